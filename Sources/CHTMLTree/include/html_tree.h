#ifndef AURORA_HTML_TREE_H
#define AURORA_HTML_TREE_H

#include <stddef.h>
#include <stdint.h>

/* An HTML document being written, over libxml2's tree.
 *
 * None of libxml2's headers reaches Swift: Debian's pull in ICU, whose types clash with Foundation's.
 * Text is UTF-8 without U+0000 (libxml2 would cut it there) and is escaped on output; only the text
 * of <script> and <style> is written raw. Every function aborts when memory is short. */

typedef struct html_tree html_tree;
typedef struct html_node html_node;

/* A document `<!DOCTYPE html><html></html>`; free it with html_tree_free. */
html_tree *_Nonnull html_tree_create(void);
void html_tree_free(html_tree *_Nonnull tree);

/* The <html> element. Nodes belong to their tree. */
html_node *_Nonnull html_tree_root(html_tree *_Nonnull tree);

/* Appends an empty element. */
html_node *_Nonnull html_node_add(html_node *_Nonnull parent, const char *_Nonnull name);

/* Appends text, literally: '&' and '<' are characters here, never markup. */
void html_node_add_text(html_node *_Nonnull node, const char *_Nonnull text);

/* Adds an attribute; a NULL value makes it a bare one such as `open`. */
void html_node_set(
    html_node *_Nonnull node, const char *_Nonnull name, const char *_Nullable value);

/* The document's bytes: UTF-8, no indentation. Free them with html_bytes_free. */
typedef struct {
  uint8_t *_Nullable start;
  size_t count;
} html_bytes;

html_bytes html_tree_serialise(html_tree *_Nonnull tree);
void html_bytes_free(html_bytes bytes);

#endif
