#define _GNU_SOURCE
#include "spreadsheet.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* libxlsxwriter's own types, of which only pointers are held. */
typedef struct lxw_workbook lxw_workbook;
typedef struct lxw_worksheet lxw_worksheet;
typedef struct lxw_format lxw_format;

/* Source: xlsxwriter/workbook.h of 1.1.4; the fields have not changed since 0.3. */
typedef struct {
  char *title, *subject, *author, *manager, *company, *category, *keywords, *comments, *status;
  char *hyperlink_base;
  time_t created;
} lxw_doc_properties;

/* The functions used, by the names the library exports. */
#define FUNCTIONS(f)                                                                              \
  f(lxw_workbook *, workbook_new, (const char *))                                                 \
  f(int, workbook_close, (lxw_workbook *))                                                        \
  f(int, workbook_set_properties, (lxw_workbook *, lxw_doc_properties *))                         \
  f(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook *, const char *))                      \
  f(lxw_format *, workbook_add_format, (lxw_workbook *))                                          \
  f(void, format_set_bold, (lxw_format *))                                                        \
  f(void, format_set_font_size, (lxw_format *, double))                                           \
  f(void, format_set_bottom, (lxw_format *, uint8_t))                                             \
  f(void, format_set_num_format, (lxw_format *, const char *))                                    \
  f(void, worksheet_freeze_panes, (lxw_worksheet *, uint32_t, uint16_t))                          \
  f(int, worksheet_repeat_rows, (lxw_worksheet *, uint32_t, uint32_t))                            \
  f(void, worksheet_fit_to_pages, (lxw_worksheet *, uint16_t, uint16_t))                          \
  f(void, worksheet_set_landscape, (lxw_worksheet *))                                             \
  f(void, worksheet_set_paper, (lxw_worksheet *, uint8_t))                                        \
  f(int, worksheet_set_column, (lxw_worksheet *, uint16_t, uint16_t, double, lxw_format *))       \
  f(int, worksheet_write_string,                                                                  \
    (lxw_worksheet *, uint32_t, uint16_t, const char *, lxw_format *))                            \
  f(int, worksheet_write_number, (lxw_worksheet *, uint32_t, uint16_t, double, lxw_format *))     \
  f(int, worksheet_write_formula_num,                                                             \
    (lxw_worksheet *, uint32_t, uint16_t, const char *, lxw_format *, double))

#define MEMBER(result, name, arguments) result(*name) arguments;
typedef struct {
  FUNCTIONS(MEMBER)
} library;

enum { most_patterns = 64, pattern_length = 32, paper_a4 = 9, thin_border = 1 };

struct spreadsheet {
  void *handle;
  library call;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *styles[4];
  /* Formats already made, one a pattern and weight. */
  struct {
    char pattern[pattern_length];
    bool bold;
    lxw_format *format;
  } numbers[most_patterns];
  int number_count;
  char path[PATH_MAX];
};

static bool load(spreadsheet *book) {
  const char *names[] = {"libxlsxwriter.so.4", "libxlsxwriter.so", "libxlsxwriter.dylib"};
  for (size_t i = 0; i < sizeof names / sizeof *names && !book->handle; i++)
    book->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!book->handle) return false;
  bool complete = true;
#define LOOK_UP(result, name, arguments)                                                          \
  *(void **)&book->call.name = dlsym(book->handle, #name);                                        \
  complete = complete && book->call.name != NULL;
  FUNCTIONS(LOOK_UP)
  return complete;
}

/* The library writes to a file only: one of our own, gone when the bytes are read. */
static bool make_path(spreadsheet *book) {
  const char *folder = getenv("TMPDIR");
  int length = snprintf(
      book->path, sizeof book->path, "%s/aurora-cost-XXXXXX", folder && *folder ? folder : "/tmp");
  int file = length < 0 || (size_t)length >= sizeof book->path ? -1 : mkstemp(book->path);
  if (file >= 0) close(file);
  else book->path[0] = 0;
  return file >= 0;
}

static void discard(spreadsheet *book) {
  if (book->path[0]) unlink(book->path);
  if (book->handle) dlclose(book->handle);
  free(book);
}

static void make_styles(spreadsheet *book) {
  for (int style = spreadsheet_bold; style <= spreadsheet_head; style++) {
    book->styles[style] = book->call.workbook_add_format(book->book);
    book->call.format_set_bold(book->styles[style]);
  }
  book->call.format_set_font_size(book->styles[spreadsheet_title], 14);
  book->call.format_set_bottom(book->styles[spreadsheet_head], thin_border);
}

spreadsheet *spreadsheet_create(const char *title, spreadsheet_problem *problem) {
  spreadsheet *book = calloc(1, sizeof *book);
  if (!book) abort();
  *problem = !load(book)        ? spreadsheet_no_library
             : !make_path(book) ? spreadsheet_no_file
                                : spreadsheet_fine;
  if (*problem != spreadsheet_fine) {
    discard(book);
    return NULL;
  }
  book->book = book->call.workbook_new(book->path);
  if (!book->book) abort();
  /* A fixed date, or two renders would differ: 2000-01-01 00:00 UTC. */
  lxw_doc_properties properties = {.created = 946684800};
  properties.title = (char *)title;
  book->call.workbook_set_properties(book->book, &properties);
  make_styles(book);
  return book;
}

void spreadsheet_add_sheet(spreadsheet *book, const char *name, uint32_t frozen_rows) {
  book->sheet = book->call.workbook_add_worksheet(book->book, name);
  if (!book->sheet) {
    fprintf(stderr, "aurora-cost: libxlsxwriter refuses the sheet name '%s'\n", name);
    abort();
  }
  book->call.worksheet_set_paper(book->sheet, paper_a4);
  book->call.worksheet_set_landscape(book->sheet);
  book->call.worksheet_fit_to_pages(book->sheet, 1, 0);
  if (frozen_rows == 0) return;
  book->call.worksheet_freeze_panes(book->sheet, frozen_rows, 0);
  book->call.worksheet_repeat_rows(book->sheet, 0, frozen_rows - 1);
}

void spreadsheet_set_width(spreadsheet *book, uint16_t column, uint16_t characters) {
  book->call.worksheet_set_column(book->sheet, column, column, characters, NULL);
}

void spreadsheet_write_text(
    spreadsheet *book, uint32_t row, uint16_t column, const char *text, spreadsheet_style style) {
  book->call.worksheet_write_string(book->sheet, row, column, text, book->styles[style]);
}

static lxw_format *number_format(spreadsheet *book, const char *pattern, bool bold) {
  for (int i = 0; i < book->number_count; i++)
    if (book->numbers[i].bold == bold && strcmp(book->numbers[i].pattern, pattern) == 0)
      return book->numbers[i].format;
  if (book->number_count == most_patterns || strlen(pattern) >= pattern_length) return NULL;
  lxw_format *format = book->call.workbook_add_format(book->book);
  book->call.format_set_num_format(format, pattern);
  if (bold) book->call.format_set_bold(format);
  strcpy(book->numbers[book->number_count].pattern, pattern);
  book->numbers[book->number_count].bold = bold;
  book->numbers[book->number_count++].format = format;
  return format;
}

void spreadsheet_write_number(
    spreadsheet *book, uint32_t row, uint16_t column, const char *decimal, const char *pattern,
    bool bold) {
  book->call.worksheet_write_number(
      book->sheet, row, column, strtod(decimal, NULL), number_format(book, pattern, bold));
}

void spreadsheet_write_formula(
    spreadsheet *book, uint32_t row, uint16_t column, const char *formula, const char *decimal,
    const char *pattern, bool bold) {
  book->call.worksheet_write_formula_num(
      book->sheet, row, column, formula, number_format(book, pattern, bold),
      strtod(decimal, NULL));
}

static spreadsheet_bytes read_all(const char *path) {
  spreadsheet_bytes bytes = {NULL, 0};
  FILE *file = fopen(path, "rb");
  if (!file) return bytes;
  if (fseek(file, 0, SEEK_END) == 0) {
    long size = ftell(file);
    rewind(file);
    if (size > 0 && (bytes.start = malloc((size_t)size))) {
      bytes.count = fread(bytes.start, 1, (size_t)size, file);
      if (bytes.count != (size_t)size) {
        free(bytes.start);
        bytes = (spreadsheet_bytes){NULL, 0};
      }
    }
  }
  fclose(file);
  return bytes;
}

spreadsheet_bytes spreadsheet_finish(spreadsheet *book) {
  spreadsheet_bytes bytes = {NULL, 0};
  if (book->call.workbook_close(book->book) == 0) bytes = read_all(book->path);
  discard(book);
  return bytes;
}

void spreadsheet_bytes_free(spreadsheet_bytes bytes) { free(bytes.start); }
