/* plugins.h - links by names that a plug-in would have turned into paths or addresses. */
#ifndef EPUBIFY_RESOLVE_LINKS_PLUGINS_H
#define EPUBIFY_RESOLVE_LINKS_PLUGINS_H

#include "book.h"

typedef struct {
    Chapter *chapter;   /* of the first one */
    Node *first;        /* NULL: there is none */
    size_t count;
} PluginLinks;

/* "std::vec::Vec" is no address, "a.b.c" no file: what it leads to only the plug-in knows, so
 * the link's text stays.  False: it looks like a path, or the book has no such plug-in. */
bool left_to_plugin(PluginLinks *links, const Dialect *dialect, Chapter *chapter,
                    Node *link);
/* One note about all of them, at the place of the first. */
void note_plugin_links(const PluginLinks *links);

#endif
