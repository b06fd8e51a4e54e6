/* report.c - see the header. */
#include "resolve/links/report.h"
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "resolve/links/leaving.h"
#include "resolve/links/targets.h"

/* What a link reports, and marks as a hole. */
void report_link(Chapter *chapter, Node *link, const char *code, const char *hint,
                 const char *message)
{
    link->flags |= NODE_HOLE;
    /* [](b.md#gone) would have had the heading's text. */
    if (link->kind == NODE_LINK && link->first_child == NULL &&
        (link->flags & NODE_RAW) == 0)
        append_child(link, new_text(&chapter->arena, link->destination, link->offset));
    diag_add(&chapter->diags, code, node_position(chapter, link), hint, "%s", message);
}

const char *link_message(Chapter *chapter, const char *format, const char *text)
{
    return arena_format(&chapter->arena, format, text);
}

static void report_no_chapter(Book *book, Hints *hints, Chapter *chapter, Node *link,
                              const char *path)
{
    bool dropped =
        chapter->diags.count >= DIAGS_KEPT; /* nobody will read it: spare the search */
    FileInfo info;
    FileStatus status = dropped ? FILE_MISSING : file_info(&book->root, path, &info);
    const char *nearest;

    if (status == FILE_OUTSIDE) {
        report_link(chapter, link, "link-outside",
                    "a book holds only what is below its root",
                    link_message(chapter, "\"%s\" leads out of the book",
                                 link->destination));
        return;
    }
    if (status == FILE_OK && strcasecmp(path_ending(path), ".md") != 0) {
        report_link(
            chapter, link, "link-resource",
            "if it is a picture, show it; else link to a page on the web",
            link_message(chapter,
                         "\"%s\" is no chapter, and reading systems open nothing else",
                         link->destination));
        return;
    }
    if (status == FILE_OK) {
        report_link(chapter, link, "link-file",
                    "the file is there: list it in the manifest",
                    link_message(chapter, "\"%s\" is no chapter of this book",
                                 link->destination));
        return;
    }
    nearest = dropped ? NULL : nearest_source(hints, book, chapter, path);
    report_link(
        chapter, link, "link-file",
        nearest != NULL ? link_message(chapter, "did you mean %s?", nearest)
                        : address_hint(&chapter->arena, link->destination),
        link_message(chapter,
                     "\"%s\" is no chapter of this book, and no such file is there",
                     link->destination));
}

void report_no_page(Book *book, Hints *hints, Chapter *chapter, Node *link,
                    const char *decoded, const char *path)
{
    if (*decoded == '/')
        report_link(
            chapter, link, "link-outside",
            "a path counts from the chapter's folder; with a / in front, from the root",
            link_message(chapter, "nothing in the book is at \"%s\"", link->destination));
    else if (is_page_beside(book, path))
        report_link(chapter, link, "link-outside",
                    "link to the page on the web: https://…",
                    link_message(chapter,
                                 "\"%s\" leads to a page of the website beside the book",
                                 link->destination));
    else
        report_no_chapter(book, hints, chapter, link, path);
}
