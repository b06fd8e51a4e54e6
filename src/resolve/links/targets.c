/* targets.c - see the header. */
#include "resolve/links/targets.h"
#include <string.h>
#include <strings.h>
#include "base/buf.h"
#include "base/path.h"
#include "base/utf8.h"
#include "resolve/stages.h"

/* "a" may mean a.md, and a folder its README or index. */
static const char *const endings[] = {"", ".md", "/README.md", "/index.md", "/readme.md"};
enum { ENDINGS = sizeof endings / sizeof endings[0] };

static Chapter *lookup_source(const Targets *targets, Arena *arena, const char *path)
{
    Chapter *chapter = map_lookup(&targets->chapters, path);

    return chapter != NULL ? chapter
                           : map_lookup(&targets->chapters, utf8_nfc(arena, path));
}

Chapter *lookup_target(const Targets *targets, Arena *arena, const char *path)
{
    for (size_t i = 0; i < ENDINGS; i++) {
        const char *name = arena_format(arena, "%s%s", path, endings[i]);
        Chapter *chapter = lookup_source(targets, arena, *name == '/' ? name + 1 : name);
        if (chapter != NULL)
            return chapter;
    }
    return map_lookup(&targets->openers, utf8_nfc(arena, path));
}

/* By a name that differs in case, or has backslashes between folders. */
static Chapter *lookup_similar(const Targets *targets, Arena *arena, const char *path)
{
    char *slashed = arena_text(arena, path);
    const char *folded;

    for (char *byte = slashed; *byte != '\0'; byte++)
        if (*byte == '\\')
            *byte = '/';
    folded = path_resolve(arena, "", slashed);
    if (folded == NULL)
        return NULL;
    folded = utf8_fold(arena, folded);
    for (size_t i = 0; i < ENDINGS; i++) {
        const char *name =
            utf8_fold(arena, arena_format(arena, "%s%s", folded, endings[i]));
        Chapter *chapter = map_lookup(&targets->folded, *name == '/' ? name + 1 : name);
        if (chapter != NULL)
            return chapter;
    }
    return NULL;
}

const char *as_written(Arena *arena, const char *path)
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

Chapter *find_similar_target(Book *book, const Targets *targets, Chapter *chapter,
                             const Node *link, const char *path)
{
    Arena *arena = &chapter->arena;
    const char *way;
    FileInfo info;
    Chapter *target = lookup_similar(targets, arena, path);

    if (target == NULL || file_info(&book->root, path, &info) == FILE_OK)
        return NULL;
    way = path_relative(arena, path_folder(arena, chapter->source), target->place);
    diag_add(&chapter->diags, "name-case", node_position(chapter, link),
             arena_format(arena, "write %s", as_written(arena, way)),
             strchr(link->destination, '\\') != NULL
                 ? "\"%s\" has backslashes, which stand between folders on Windows only"
                 : "\"%s\" is there under a name that differs in upper and lower case",
             link->destination);
    return target;
}

/* The first lesson says in which folder the lessons are. */
static void add_opener(Book *book, Targets *targets, const Chapter *lesson)
{
    Arena *arena = &book->arena;
    const char *folder;

    if (lesson->place == NULL || lesson->parent == NULL || lesson->parent->place != NULL)
        return;
    folder = utf8_nfc(arena, path_folder(arena, lesson->place));
    if (map_lookup(&targets->openers, folder) == NULL)
        map_put(&targets->openers, arena, folder, lesson->parent);
}

/* Of two places that differ in case the first one stays. */
static void add_place(Arena *arena, Targets *targets, Chapter *chapter)
{
    const char *folded = utf8_fold(arena, chapter->place);

    map_put(&targets->chapters, arena, utf8_nfc(arena, chapter->place), chapter);
    if (map_lookup(&targets->folded, folded) == NULL)
        map_put(&targets->folded, arena, folded, chapter);
}

/* An entry may be another name of a file that is listed already; links may use that. */
static void add_alias(Arena *arena, Targets *targets, const Chapter *alias)
{
    const char *path = utf8_nfc(arena, alias->place);
    Chapter *chapter =
        map_lookup(&targets->chapters, utf8_nfc(arena, alias->destination));

    if (chapter != NULL && map_lookup(&targets->chapters, path) == NULL)
        map_put(&targets->chapters, arena, path, chapter);
}

void collect_targets(Book *book, Targets *targets)
{
    targets->book = book;
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        const char *id =
            chapter->given_id != NULL ? chapter->given_id : chapter->front.id;
        if (chapter->place != NULL && chapter->section == NULL &&
            chapter->destination == NULL)
            add_place(&book->arena, targets, chapter);
        if (id != NULL && chapter->section == NULL)
            map_put(&targets->ids, &book->arena, id, chapter);
        add_opener(book, targets, chapter);
    }
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->place != NULL && book->chapters[i]->destination != NULL)
            add_alias(&book->arena, targets, book->chapters[i]);
}

/* ---- Pages of a website --------------------------------------------------------------------- */

enum { MOST_REDIRECTS = 8 }; /* one behind the other */

/* The first chapter with a text: what a website opens with. */
static Chapter *first_page(const Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->source != NULL)
            return book->chapters[i];
    return NULL;
}

/* How a source would be called that became the page a.html. */
static const char *source_of_page(Arena *arena, const char *path)
{
    const char *ending = path_ending(path);

    if (strcasecmp(ending, ".html") != 0 && strcasecmp(ending, ".htm") != 0)
        return path;
    return arena_format(arena, "%.*s.md", (int)(strlen(path) - strlen(ending)), path);
}

/* path: that of a source. */
static Chapter *lookup_web_page(const Targets *targets, Arena *arena, const char *path)
{
    const Book *book = targets->book;
    const char *name = path_name(path), *folder = path_folder(arena, path);
    Chapter *chapter = lookup_target(targets, arena, path);

    if (chapter != NULL)
        return chapter;
    if (strcasecmp(name, "index.md") == 0)
        chapter = lookup_target(targets, arena, folder);
    if (chapter == NULL && strcmp(folder, book->site) == 0 &&
        (strcmp(name, "index.md") == 0 || strcmp(name, "print.md") == 0))
        chapter = first_page(book);
    return chapter;
}

static const char *lookup_redirect(const Targets *targets, Arena *arena, const char *path,
                                   const char *fragment)
{
    return map_lookup(&targets->book->redirects,
                      fragment == NULL ? path
                                       : arena_format(arena, "%s#%s", path, fragment));
}

/* A redirect's target: a path with or without a fragment, or an address of the web. */
static void follow(Arena *arena, const char *target, const char **path, Page *page)
{
    size_t len = strcspn(target, "#");

    if (strstr(target, "://") != NULL) {
        page->address = target;
        return;
    }
    *path = arena_copy(arena, target, len);
    if (target[len] == '#')
        page->fragment = target + len + 1;
}

bool lookup_page(const Targets *targets, Arena *arena, const char *path,
                 const char *fragment, Page *page)
{
    *page = (Page){.fragment = fragment == NULL || *fragment == '\0' ? NULL : fragment};
    page->chapter = lookup_target(targets, arena, path);
    if (page->chapter != NULL)
        return true;
    if (targets->book->dialect.html_links)
        path = source_of_page(arena, path);
    for (int i = 0; i < MOST_REDIRECTS && page->address == NULL; i++) {
        const char *target;
        page->chapter = targets->book->dialect.html_links
                            ? lookup_web_page(targets, arena, path)
                            : lookup_target(targets, arena, path);
        if (page->chapter != NULL)
            return true;
        target = page->fragment == NULL
                     ? NULL
                     : lookup_redirect(targets, arena, path, page->fragment);
        if (target == NULL)
            target = lookup_redirect(targets, arena, path, NULL);
        if (target == NULL)
            break;
        follow(arena, target, &path, page);
    }
    return page->address != NULL;
}

bool lookup_moved(const Targets *targets, Arena *arena, const Chapter *chapter,
                  const char *fragment, Page *page)
{
    const char *path = chapter->place, *target;

    if (targets->book->redirects.count == 0 || path == NULL)
        return false;
    target = lookup_redirect(targets, arena, path, fragment);
    if (target == NULL)
        return false;
    *page = (Page){0};
    follow(arena, target, &path, page);
    return page->address != NULL ||
           lookup_page(targets, arena, path, page->fragment, page);
}

bool link_contents(const Book *book, Chapter *chapter, Node *link, const char *path)
{
    const Document *document = book->documents;

    if (book->contents == NULL || strcmp(book->contents, path) != 0)
        return false;
    while (document != NULL && document->kind != DOCUMENT_CONTENTS)
        document = document->next;
    if (document != NULL)
        link->href = href_within(&chapter->arena, chapter->document, document->path);
    return document != NULL;
}
