#ifndef AURORA_HTML_READER_H
#define AURORA_HTML_READER_H

#include <stddef.h>

/* For tests: what an independent HTML parser and XPath find in a page.
 *
 * Returns the string value of every node found, each ended by U+001F, or NULL where the page or the
 * expression cannot be read. Free it with html_reader_free. */
char *_Nullable html_reader_find(
    const void *_Nonnull page, size_t count, const char *_Nonnull xpath);
void html_reader_free(char *_Nullable found);

#endif
