#include <libxml/xmlversion.h>
/* Debian builds libxml2 with ICU, whose headers clash with Foundation's own. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLtree.h>
#include <libxml/tree.h>
