/* leaving.c - see the header. */
#include "resolve/links/leaving.h"
#include <string.h>
#include <strings.h>
#include "base/path.h"

bool is_page_beside(const Book *book, const char *path)
{
    size_t n = strlen(book->site);
    bool below = strncmp(path, book->site, n) == 0 && (n == 0 || path[n] == '/');

    return !below && strcasecmp(path_ending(path), ".html") == 0;
}

static void tell(Chapter *chapter, const Node *link, const char *path, FileStatus status)
{
    const char *hint = "link to where it is on the web";
    const char *what = "leads out of the book";

    if (status == FILE_MISSING)
        what = "leads to a page of the website beside the book";
    else if (status != FILE_OUTSIDE)
        what = "is there but no chapter of the book";
    if (status == FILE_OK && strcasecmp(path_ending(path), ".md") == 0)
        hint = "list it, and it is a chapter; or link to where it is on the web";
    diag_add(&chapter->diags, "link-leaves", node_position(chapter, link), hint,
             "\"%s\" %s; the link's text stays", link->destination, what);
}

/* [![a](a.png)](a.png): a website shows the picture alone then; here it is shown already. */
static bool shows_its_target(const Node *link)
{
    const Node *only = link->first_child;

    return only != NULL && only->next == NULL && only->kind == NODE_IMAGE &&
           only->destination != NULL && strcmp(only->destination, link->destination) == 0;
}

bool leaves_book(Book *book, Map *told, Chapter *chapter, Node *link, const char *path)
{
    const char *tidy;
    FileStatus status = FILE_OUTSIDE;
    FileInfo info;

    tidy = path_tidy(&chapter->arena, path);
    if (shows_its_target(link) || map_lookup(&book->translations, tidy) != NULL) {
        link->kind = NODE_SPAN; /* load has told of all translations */
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
    if (status == FILE_MISSING && !is_page_beside(book, tidy))
        return false;
    map_put(told, &book->arena, arena_text(&book->arena, tidy), book);
    tell(chapter, link, tidy, status);
    link->kind = NODE_SPAN; /* it is no hole, and looks like none */
    return true;
}
