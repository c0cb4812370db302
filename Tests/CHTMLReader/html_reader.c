#include "html_reader.h"

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <stdlib.h>

static char *joined(xmlNodeSetPtr nodes) {
  xmlBufferPtr buffer = xmlBufferCreate();
  for (int i = 0; nodes && i < nodes->nodeNr; i++) {
    xmlChar *content = xmlNodeGetContent(nodes->nodeTab[i]);
    if (content) xmlBufferCat(buffer, content);
    xmlBufferCCat(buffer, "\x1F");
    xmlFree(content);
  }
  char *text = (char *)xmlBufferDetach(buffer);
  xmlBufferFree(buffer);
  return text ? text : calloc(1, 1);
}

char *html_reader_find(const void *page, size_t count, const char *xpath) {
  int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING;
  htmlDocPtr document = htmlReadMemory(page, (int)count, NULL, "UTF-8", options);
  if (!document) return NULL;
  xmlXPathContextPtr context = xmlXPathNewContext(document);
  xmlXPathObjectPtr result = xmlXPathEvalExpression(BAD_CAST xpath, context);
  char *text = result ? joined(result->nodesetval) : NULL;
  if (result) xmlXPathFreeObject(result);
  xmlXPathFreeContext(context);
  xmlFreeDoc(document);
  return text;
}

void html_reader_free(char *found) { free(found); }
