#ifndef AURORA_SPREADSHEET_H
#define AURORA_SPREADSHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An XLSX workbook being written, over libxlsxwriter where that is installed.
 *
 * The library is looked for when a workbook is made, not when this is built, so a binary starts on
 * any machine and only this format needs it. Every function aborts when memory is short. Text is
 * UTF-8 and stays text, whatever it begins with; a number comes as decimal text, so that no caller
 * ever holds it as binary. */

typedef struct spreadsheet spreadsheet;

typedef enum {
  spreadsheet_plain,
  spreadsheet_bold,
  spreadsheet_title,
  spreadsheet_head,
} spreadsheet_style;

typedef enum { spreadsheet_fine, spreadsheet_no_library, spreadsheet_no_file } spreadsheet_problem;

/* NULL, and why, where libxlsxwriter is not installed or no temporary file can be made. */
spreadsheet *_Nullable spreadsheet_create(
    const char *_Nonnull title, spreadsheet_problem *_Nonnull problem);

/* Starts the next sheet, which later cells go to; `name` is unique, of 31 characters at most and has
 * none of []:*?/\ . The rows above `frozen_rows` stay in sight and are repeated on paper. */
void spreadsheet_add_sheet(
    spreadsheet *_Nonnull book, const char *_Nonnull name, uint32_t frozen_rows);

void spreadsheet_set_width(spreadsheet *_Nonnull book, uint16_t column, uint16_t characters);

void spreadsheet_write_text(
    spreadsheet *_Nonnull book, uint32_t row, uint16_t column, const char *_Nonnull text,
    spreadsheet_style style);

/* `pattern` is a number format such as `#,##0.00`. */
void spreadsheet_write_number(
    spreadsheet *_Nonnull book, uint32_t row, uint16_t column, const char *_Nonnull decimal,
    const char *_Nonnull pattern, bool bold);

/* A live formula such as `=SUM(D5:D9)`, with its value for readers that do not compute. */
void spreadsheet_write_formula(
    spreadsheet *_Nonnull book, uint32_t row, uint16_t column, const char *_Nonnull formula,
    const char *_Nonnull decimal, const char *_Nonnull pattern, bool bold);

/* The workbook's bytes; start is NULL where it could not be written. */
typedef struct {
  uint8_t *_Nullable start;
  size_t count;
} spreadsheet_bytes;

/* Ends the workbook and frees it. Free the bytes with spreadsheet_bytes_free. */
spreadsheet_bytes spreadsheet_finish(spreadsheet *_Nonnull book);
void spreadsheet_bytes_free(spreadsheet_bytes bytes);

#endif
