/* plugins.c - see the header. */
#include "resolve/links/plugins.h"
#include <string.h>
#include <strings.h>
#include "base/path.h"

/* A name in a program, or one that has dots as a file has, but no file's ending. */
static bool is_name(const char *destination)
{
    static const char *const endings[] = {".md",  ".markdown", ".html", ".htm", ".txt",
                                          ".pdf", ".zip",      ".png",  ".jpg", ".jpeg",
                                          ".gif", ".svg",      ".webp"};
    const char *ending = path_ending(destination);
    size_t n = strcspn(destination, "#");

    if (strstr(destination, "::") != NULL)
        return true;
    /* pointer#method.offset */
    if (destination[n] == '#' && n > 0 && memchr(destination, '.', n) == NULL &&
        destination[strcspn(destination, "/\\?\"():")] == '\0')
        return true;
    if (*destination == '\0' || strpbrk(destination, "/\\#?\"():") != NULL ||
        strncasecmp(destination, "www.", 4) == 0 ||
        (strchr(destination, '@') != NULL && *ending != '\0'))
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return false;
    return true;
}

bool left_to_plugin(PluginLinks *links, const Dialect *dialect, Chapter *chapter,
                    Node *link)
{
    if (!dialect->plugin_links || !is_name(link->destination))
        return false;
    if (links->first == NULL) {
        links->first = link;
        links->chapter = chapter;
    }
    links->count++;
    link->kind = NODE_SPAN; /* it is no hole, and looks like none */
    return true;
}

void note_plugin_links(const PluginLinks *links)
{
    if (links->first == NULL)
        return;
    if (links->count == 1)
        diag_add(&links->chapter->diags, "project-plugin",
                 node_position(links->chapter, links->first), NULL,
                 "what would lead a link to \"%s\" is not run; the link's text stays",
                 links->first->destination);
    else
        diag_add(
            &links->chapter->diags, "project-plugin",
            node_position(links->chapter, links->first), NULL,
            "what would lead a link to \"%s\" is not run; the texts of %zu such links "
            "stay",
            links->first->destination, links->count);
}
