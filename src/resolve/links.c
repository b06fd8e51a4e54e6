/* links.c - where each link leads, as the EPUB says it. */
#include <string.h>
#include <strings.h>
#include "base/buf.h"
#include "base/path.h"
#include "base/utf8.h"
#include "resolve/links_leaving.h"
#include "resolve/links_targets.h"
#include "resolve/stages.h"
#include "resolve/urls.h"

/* How many names are compared with broken links, in the whole book: a hostile one
 * could ask for billions.  A book of honest size never comes near it. */
enum { MOST_GUESSES = 500000 };

typedef struct {
    Book *book;
    Targets targets;
    Map nearest;    /* "folder//path" of a missing file → what was guessed, or "" */
    size_t guesses; /* names compared so far */
    Map leaving;    /* targets outside of the book that have been told */
} Links;

/* What a link reports, and marks as a hole. */
static void report(Chapter *chapter, Node *link, const char *code, const char *hint,
                   const char *message)
{
    link->flags |= NODE_HOLE;
    diag_add(&chapter->diags, code, node_position(chapter, link), hint, "%s", message);
}

static const char *message_of(Chapter *chapter, const char *format, const char *text)
{
    return arena_format(&chapter->arena, format, text);
}

static const char *href_to(const Chapter *from, const Chapter *to, const char *id,
                           Arena *arena)
{
    const char *file = from == to ? "" : path_name(to->document->path);

    return id == NULL ? path_name(to->document->path)
                      : arena_format(arena, "%s#%s", file, id);
}

/* The name that was most likely meant, or NULL. */
static const char *guess(Links *links, const char *word, const char *const *names,
                         size_t count)
{
    if (count > MOST_GUESSES - links->guesses)
        return NULL;
    links->guesses += count;
    return nearest_word(word, names);
}

/* "#a, #b, #c …" */
static const char *list_anchors(Arena *arena, const Chapter *target, bool here)
{
    enum { FEW = 6, LONGEST = 80 };
    const char *list = "";
    size_t listed = 0;

    for (size_t i = 0; i < target->anchor_count && listed < FEW; i++)
        if (strlen(target->anchor_names[i]) <= LONGEST)
            list = arena_format(arena, "%s%s#%s", list, listed++ == 0 ? "" : ", ",
                                target->anchor_names[i]);
    return arena_format(arena, "the anchors %s are %s%s", here ? "here" : "there", list,
                        listed < target->anchor_count ? " …" : "");
}

/* The anchor that was most likely meant, or the first ones. */
static const char *anchor_hint(Links *links, Chapter *chapter, const Chapter *target,
                               const char *fragment)
{
    Arena *arena = &chapter->arena;
    const char *decoded = percent_decode(arena, fragment);
    const char *nearest;

    if (chapter->diags.count >= DIAGS_KEPT)
        return NULL;
    if (target->anchor_count == 0)
        return "there is no anchor in that file; a heading makes one";
    nearest = guess(links, decoded == NULL ? fragment : decoded, target->anchor_names,
                    target->anchor_count);
    if (nearest == NULL && target->whole != NULL)
        return NULL; /* most are in the other parts of the file */
    return nearest == NULL ? list_anchors(arena, target, target == chapter)
                           : arena_format(arena, "did you mean #%s?", nearest);
}

/* Its text could not be read, which has been said; what its headings are is unknown. */
static bool is_unread(const Chapter *chapter)
{
    return chapter->words == 0 && chapter->diags.errors > 0;
}

static void link_anchor(Links *links, Chapter *chapter, Node *link, Chapter *target,
                        const char *fragment)
{
    Arena *arena = &chapter->arena;
    const Chapter *part = target;
    const Node *anchor = lookup_anchor(&part, arena, fragment);
    const Chapter *entry = map_lookup(&links->targets.ids, fragment);

    if (anchor != NULL && anchor->id != NULL) {
        link->href = href_to(chapter, part, anchor->id, arena);
    } else if (target->tree == NULL ||
               is_unread(target)) { /* not written yet, or broken */
        link->href = href_to(chapter, target, NULL, arena);
    } else if (entry != NULL && target == chapter) {
        link->href = href_to(chapter, entry, NULL, arena);
    } else if (strcmp(fragment, "top") ==
               0) { /* HTML 7.4.6.4: the beginning, when nothing has that id */
        link->href = href_to(chapter, target, NULL, arena);
    } else {
        report(chapter, link, "link-broken",
               anchor_hint(links, chapter, target, fragment),
               target == chapter
                   ? message_of(chapter, "no heading answers to \"#%s\"", fragment)
                   : arena_format(arena, "no heading in %s answers to \"#%s\"",
                                  target->file, fragment));
    }
}

/* The source that a path was most likely meant for, as seen from the chapter; or NULL. */
static const char *nearest_source(Links *links, Chapter *chapter, const char *path)
{
    Book *book = links->book;
    Arena *arena = &book->arena;
    const char *folder = path_folder(arena, chapter->source);
    const char *key = arena_format(arena, "%s//%s", folder, path);
    char *known = map_lookup(&links->nearest, key);
    const char **list, *found;
    size_t count = 0;

    if (known != NULL)
        return *known == '\0' ? NULL : known;
    if (book->chapter_count > MOST_GUESSES - links->guesses)
        return NULL;
    list = arena_alloc(arena, (book->chapter_count + 1) * sizeof *list);
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->place != NULL)
            list[count++] = path_relative(arena, folder, book->chapters[i]->place);
    found = guess(links, path_relative(arena, folder, path), list, count);
    map_put(&links->nearest, arena, key, arena_text(arena, found == NULL ? "" : found));
    return found;
}

/* "www.example.org", "ada@example.org": what an author means, Markdown does not. */
static const char *hint_of_address(Chapter *chapter, const char *destination)
{
    if (strncasecmp(destination, "www.", 4) == 0)
        return message_of(chapter, "write https://%s", destination);
    if (strchr(destination, '@') != NULL && strchr(destination, '/') == NULL)
        return message_of(chapter, "write mailto:%s", destination);
    return "mend the path, or list the file with `status: planned` until it is there";
}

/* As a link writes it: without spaces. */
static const char *as_written(Arena *arena, const char *path)
{
    Buf buf = {0};
    const char *written;

    for (; *path != '\0'; path++)
        if (*path == ' ')
            buf_put(&buf, "%20");
        else
            buf_char(&buf, *path);
    written = arena_copy(arena, buf.data, buf.len);
    buf_free(&buf);
    return written;
}

static void report_no_chapter(Links *links, Chapter *chapter, Node *link,
                              const char *path)
{
    bool dropped =
        chapter->diags.count >= DIAGS_KEPT; /* nobody will read it: spare the search */
    FileInfo info;
    FileStatus status =
        dropped ? FILE_MISSING : file_info(&links->book->root, path, &info);
    const char *nearest;

    if (status == FILE_OUTSIDE) {
        report(chapter, link, "link-outside", "a book holds only what is below its root",
               message_of(chapter, "\"%s\" leads out of the book", link->destination));
        return;
    }
    if (status == FILE_OK && strcasecmp(path_ending(path), ".md") != 0) {
        report(chapter, link, "link-resource",
               "if it is a picture, show it; else link to a page on the web",
               message_of(chapter,
                          "\"%s\" is no chapter, and reading systems open nothing else",
                          link->destination));
        return;
    }
    if (status == FILE_OK) {
        report(chapter, link, "link-file", "the file is there: list it in the manifest",
               message_of(chapter, "\"%s\" is no chapter of this book",
                          link->destination));
        return;
    }
    nearest = dropped ? NULL : nearest_source(links, chapter, path);
    report(chapter, link, "link-file",
           nearest != NULL ? message_of(chapter, "did you mean %s?",
                                        as_written(&chapter->arena, nearest))
                           : hint_of_address(chapter, link->destination),
           message_of(chapter,
                      "\"%s\" is no chapter of this book, and no such file is there",
                      link->destination));
}

static void link_path(Links *links, Chapter *chapter, Node *link, const char *written,
                      const char *fragment)
{
    Arena *arena = &chapter->arena;
    const char *decoded = percent_decode(arena, written);
    const char *folder =
        *written == '/' ? links->book->site : path_folder(arena, chapter->source);
    const char *path = NULL;
    Chapter *target;

    if (decoded == NULL) {
        report(chapter, link, "link-url", "a percent sign is written %25",
               message_of(chapter, "\"%s\" is no well-formed address",
                          link->destination));
        return;
    }
    /* On the web a path that begins with a slash counts from the top of the project. */
    decoded += *decoded == '/';
    path = path_resolve(arena, folder, decoded);
    target = path == NULL ? NULL : lookup_target(&links->targets, arena, path);
    if (target == NULL && leaves_book(links->book, &links->leaving, chapter, link,
                                      arena_format(arena, "%s%s%s", folder,
                                                   *folder == '\0' ? "" : "/", decoded)))
        return;
    if (path == NULL) {
        report(chapter, link, "link-outside", "a book holds only what is below its root",
               message_of(chapter, "\"%s\" leads out of the book", link->destination));
        return;
    }
    if (target == NULL && *written == '/')
        report(
            chapter, link, "link-outside",
            "a path counts from the chapter's folder; with a / in front, from the root",
            message_of(chapter, "nothing in the book is at \"%s\"", link->destination));
    else if (target == NULL)
        report_no_chapter(links, chapter, link, path);
    else if (fragment == NULL || *fragment == '\0')
        link->href = href_to(chapter, target, NULL, arena);
    else
        link_anchor(links, chapter, link, target, fragment);
}

static void link_local(Links *links, Chapter *chapter, Node *link)
{
    Arena *arena = &chapter->arena;
    const char *destination = link->destination;
    const char *hash = strchr(destination, '#');
    size_t len =
        strcspn(destination, "?#"); /* a query asks a server, and there is none */

    if (len > 0)
        link_path(links, chapter, link, arena_copy(arena, destination, len),
                  hash == NULL ? NULL : hash + 1);
    else if (hash == NULL)
        report(chapter, link, "link-url", "write where it leads: [text](chapter.md)",
               "the link leads nowhere");
    else if (hash[1] == '\0')
        link->href = href_to(chapter, chapter, NULL, arena);
    else
        link_anchor(links, chapter, link, chapter, hash + 1);
}

static void link_web(Chapter *chapter, Node *link)
{
    const char *wrong = NULL;

    link->href = clean_url(&chapter->arena, link->destination, &wrong);
    if (link->href == NULL)
        report(chapter, link, "link-url", "mend it, or write it as code",
               arena_format(&chapter->arena, "\"%s\" is no well-formed address: %s",
                            link->destination, wrong));
}

static void report_unsafe(Chapter *chapter, Node *link)
{
    report(chapter, link, "link-unsafe",
           "link to a chapter of the book or to a page on the web",
           message_of(chapter,
                      "\"%s\" would run or read something on the reader's machine",
                      link->destination));
}

static void resolve_link(Links *links, Chapter *chapter, Node *link)
{
    switch (judge_url(link->destination)) {
    case URL_WEB:
        link_web(chapter, link);
        break;
    case URL_LOCAL:
        link_local(links, chapter, link);
        break;
    case URL_UNSAFE:
        report_unsafe(chapter, link);
        break;
    case URL_UNKNOWN:
        report(chapter, link, "link-url", "use https: or mailto:, or write it as code",
               message_of(chapter, "reading systems can't open \"%s\"",
                          link->destination));
        break;
    }
}

/* An entry of the contents alone leads to a chapter, or to an anchor in it. */
static void resolve_destination(Links *links, Chapter *entry)
{
    Book *book = links->book;
    const char *hash = strchr(entry->destination, '#');
    size_t len = strcspn(entry->destination, "#");
    const Chapter *target =
        lookup_target(&links->targets, &book->arena,
                      arena_copy(&book->arena, entry->destination, len));
    const Node *anchor = NULL;

    if (target == NULL || target->document == NULL) {
        diag_add(&book->diags, "link-broken", entry->at,
                 "list the file as a chapter, or remove the entry",
                 "\"%s\" is no chapter of this book, so the contents leave \"%s\" out",
                 entry->destination,
                 entry->given_title == NULL ? "" : entry->given_title);
        return;
    }
    if (hash != NULL && hash[1] != '\0')
        anchor = lookup_anchor(&target, &book->arena, hash + 1);
    if (hash != NULL && hash[1] != '\0' && (anchor == NULL || anchor->id == NULL))
        diag_add(&book->diags, "link-broken", entry->at,
                 "the contents lead to the beginning of the chapter instead",
                 "no heading in %s answers to \"%s\"", target->file, hash);
    entry->title = entry->given_title != NULL ? entry->given_title
                   : anchor != NULL           ? plain_text(&book->arena, anchor)
                                              : target->title;
    entry->href =
        anchor == NULL || anchor->id == NULL
            ? target->document->path
            : arena_format(&book->arena, "%s#%s", target->document->path, anchor->id);
}

void resolve_links(Book *book)
{
    Links links = {.book = book};

    collect_targets(book, &links.targets);
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        if (chapter->destination != NULL)
            resolve_destination(&links, chapter);
        for (size_t k = 0; k < chapter->mark_count; k++)
            if (chapter->marks[k]->kind == NODE_LINK)
                resolve_link(&links, chapter, chapter->marks[k]);
    }
}
