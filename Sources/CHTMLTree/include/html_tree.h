#ifndef AURORA_HTML_TREE_H
#define AURORA_HTML_TREE_H
#endif
