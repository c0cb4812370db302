#include "html_tree.h"

#include <libxml/HTMLtree.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *pointer) {
  if (!pointer) {
    fputs("aurora-cost: out of memory while writing HTML\n", stderr);
    abort();
  }
  return pointer;
}

html_tree *html_tree_create(void) {
  xmlDocPtr document = checked(htmlNewDocNoDtD(NULL, NULL));
  checked(xmlCreateIntSubset(document, BAD_CAST "html", NULL, NULL));
  xmlNodePtr root = checked(xmlNewDocRawNode(document, NULL, BAD_CAST "html", NULL));
  xmlDocSetRootElement(document, root);
  return (html_tree *)document;
}

void html_tree_free(html_tree *tree) { xmlFreeDoc((xmlDocPtr)tree); }

html_node *html_tree_root(html_tree *tree) {
  return checked(xmlDocGetRootElement((xmlDocPtr)tree));
}

html_node *html_node_add(html_node *parent, const char *name) {
  /* No content is passed: xmlNewChild would parse '&' in it as markup. */
  return checked(xmlNewTextChild((xmlNodePtr)parent, NULL, BAD_CAST name, NULL));
}

void html_node_add_text(html_node *node, const char *text) {
  xmlNodePtr owner = (xmlNodePtr)node;
  if (*text == 0) return;
  checked(xmlAddChild(owner, checked(xmlNewDocText(owner->doc, BAD_CAST text))));
}

void html_node_set(html_node *node, const char *name, const char *value) {
  checked(xmlNewProp((xmlNodePtr)node, BAD_CAST name, BAD_CAST value));
}

html_bytes html_tree_serialise(html_tree *tree) {
  xmlBufferPtr buffer = checked(xmlBufferCreate());
  xmlOutputBufferPtr output = checked(xmlOutputBufferCreateBuffer(buffer, NULL));
  htmlDocContentDumpFormatOutput(output, (xmlDocPtr)tree, "UTF-8", 0);
  if (xmlOutputBufferClose(output) < 0) checked(NULL);
  html_bytes bytes = {.count = (size_t)xmlBufferLength(buffer)};
  bytes.start = xmlBufferDetach(buffer);
  xmlBufferFree(buffer);
  return bytes;
}

void html_bytes_free(html_bytes bytes) {
  if (bytes.start) xmlFree(bytes.start);
}
