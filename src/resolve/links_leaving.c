/* links_leaving.c - see the header. */
#include "resolve/links_leaving.h"
#include <string.h>
#include <strings.h>
#include "base/path.h"

static void tell(Chapter *chapter, const Node *link, const char *path, bool outside)
{
    const char *hint = "link to where it is on the web";

    if (!outside && strcasecmp(path_ending(path), ".md") == 0)
        hint = "list it, and it is a chapter; or link to where it is on the web";
    if (outside)
        diag_add(&chapter->diags, "link-leaves", node_position(chapter, link), hint,
                 "\"%s\" leads out of the book; the link's text stays",
                 link->destination);
    else
        diag_add(&chapter->diags, "link-leaves", node_position(chapter, link), hint,
                 "\"%s\" is there but no chapter of the book; the link's text stays",
                 link->destination);
}

bool leaves_book(Book *book, Map *told, Chapter *chapter, Node *link, const char *path)
{
    const char *tidy;
    FileStatus status = FILE_OUTSIDE;
    FileInfo info;

    tidy = path_tidy(&chapter->arena, path);
    if (map_lookup(&book->translations, tidy) != NULL) {
        link->kind = NODE_SPAN; /* load has told of them all */
        return true;
    }
    if (!book->diags.lenient)
        return false;
    if (map_lookup(told, tidy) != NULL) {
        link->kind = NODE_SPAN;
        return true;
    }
    if (strncmp(tidy, "../", 3) != 0 && strcmp(tidy, "..") != 0)
        status = file_info(&book->root, *tidy == '\0' ? "." : tidy, &info);
    if (status == FILE_MISSING)
        return false;
    map_put(told, &book->arena, arena_text(&book->arena, tidy), book);
    tell(chapter, link, tidy, status == FILE_OUTSIDE);
    link->kind = NODE_SPAN; /* it is no hole, and looks like none */
    return true;
}
