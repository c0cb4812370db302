// Tests arrive with the price book.
