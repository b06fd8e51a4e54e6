/* folder_docc.c - see the header. */
#include "load/folder_docc.h"
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "base/slug.h"
#include "load/files/heading.h"
#include "load/files/inline.h"
#include "load/files/lines.h"
#include "load/include.h"

enum { LONGEST = 500 }; /* name and title, in bytes: what is longer is none */

/* What a catalogue holds, found once. */
struct Docc {
    Pages pages;
    Map files; /* "Page", and "picture" → its path */
    Map titles; /* a page's path → its title; "path#slug" → the heading with that slug */
    bool opened;
};

/* ---- The catalogue ---------------------------------------------------------------------------- */

static bool is_catalogue(const char *name)
{
    return strcasecmp(path_ending(name), ".docc") == 0;
}

const char *find_docc(Project *project)
{
    const Book *book = project->book;
    Arena *arena = &project->book->arena;
    const char *found = NULL;
    FolderName *names;
    size_t count;

    if (is_catalogue(book->base) || is_catalogue(project->root))
        return book->base;
    if (folder_names(&book->root, book->base, arena, &names, &count) != FILE_OK)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        if (names[i].kind != NAME_FOLDER || !is_catalogue(names[i].name))
            continue;
        if (found != NULL)
            return NULL; /* several: which is the book is not known */
        found = path_resolve(arena, book->base, names[i].name);
    }
    return found;
}

/* ---- Names ------------------------------------------------------------------------------------ */

static void name_pages(struct Docc *docc, const Page *page)
{
    Arena *arena = docc->pages.arena;

    if (!page->folder)
        map_put(&docc->files, arena, name_stem(arena, page->name), (char *)page->path);
    if (page->own != NULL)
        name_pages(docc, page->own);
    for (size_t i = 0; i < page->count; i++)
        name_pages(docc, page->children[i]);
}

/* "a@2x.png" is for fine screens, "a~dark@2x.png" for dark ones: all are called "a", and the
 * names are sorted so that the last is taken where there is no other. */
static void name_picture(struct Docc *docc, const char *folder, const char *name)
{
    Arena *arena = docc->pages.arena;
    const char *stem = arena_copy(arena, name, strcspn(name, "@~."));

    if (map_lookup(&docc->files, stem) == NULL)
        map_put(&docc->files, arena, stem, arena_format(arena, "%s/%s", folder, name));
}

static bool is_picture(const char *name)
{
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".svg", ".gif"};

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (strcasecmp(path_ending(name), endings[i]) == 0)
            return true;
    return false;
}

static void name_pictures(struct Docc *docc, const char *folder, int depth)
{
    enum { DEEPEST = 4 };
    Arena *arena = docc->pages.arena;
    FolderName *names;
    size_t count;

    if (folder_names(docc->pages.root, folder, arena, &names, &count) != FILE_OK)
        return;
    for (size_t i = 0; i < count; i++) {
        if (names[i].kind == NAME_FOLDER && depth < DEEPEST)
            name_pictures(docc, path_resolve(arena, folder, names[i].name), depth + 1);
        else if (is_picture(names[i].name))
            name_picture(docc, folder, names[i].name);
    }
}

/* The catalogue that a chapter is of; NULL: none. */
static struct Docc *docc_of(Project *project, const Chapter *chapter)
{
    Book *book = project->book;
    const char *folder = path_folder(&book->arena, chapter->source);

    while (*folder != '\0' && !is_catalogue(folder))
        folder = path_folder(&book->arena, folder);
    if (*folder == '\0' && !is_catalogue(project->root))
        return NULL;
    if (project->docc == NULL) {
        struct Docc *docc = arena_alloc(&book->arena, sizeof *docc);
        docc->pages = (Pages){.arena = &book->arena, .root = &book->root};
        read_pages(&docc->pages, folder);
        name_pages(docc, docc->pages.top);
        name_pictures(docc, folder, 0);
        project->docc = docc;
    }
    return project->docc;
}

/* ---- Order ------------------------------------------------------------------------------------ */

/* The first page beside the folders that lists others becomes the folder's own. */
static bool find_opening_page(Pages *pages, Source *source)
{
    Page *top = pages->top;

    for (size_t i = 0; i < top->count; i++) {
        Page *page = top->children[i];
        if (page->folder || !peek_file(pages, page->path, source) ||
            find_bytes(source->text.data, source->text.len, "<doc:") == NULL)
            continue;
        if (top->own != NULL)
            top->children[i] = top->own;
        else
            memmove(&top->children[i], &top->children[i + 1],
                    (--top->count - i) * sizeof(Page *));
        top->own = page;
        return true;
    }
    return false;
}

static void rank_page(Page *page, size_t rank)
{
    for (; page != NULL && page->rank == 0; page = page->parent)
        page->rank = rank;
}

void order_docc_pages(Pages *pages)
{
    struct Docc docc = {.pages = *pages};
    Source source;
    const char *at, *end;
    size_t rank = 0;

    if (!find_opening_page(pages, &source))
        return;
    name_pages(&docc, pages->top);
    for (at = source.text.data; (at = strstr(at, "<doc:")) != NULL; at = end) {
        const char *name = at + 5, *path;
        end = name + strcspn(name, ">#\n");
        path =
            map_lookup(&docc.files, arena_copy(pages->arena, name, (size_t)(end - name)));
        if (path != NULL)
            rank_page(map_lookup(&pages->by_path, path), ++rank);
    }
    pages->ranked = true;
}

/* ---- Titles ----------------------------------------------------------------------------------- */

static void read_titles(struct Docc *docc, const char *path)
{
    Arena *arena = docc->pages.arena;
    Source source;
    TextLines lines;
    const char *title;

    if (map_lookup(&docc->titles, path) != NULL)
        return;
    map_put(&docc->titles, arena, path, "");
    if (!peek_file(&docc->pages, path, &source))
        return;
    title = first_title(arena, source.text, NULL);
    map_put(&docc->titles, arena, path, (char *)(title == NULL ? "" : title));
    for (lines = (TextLines){.text = source.text}; next_text_line(&lines);) {
        size_t at;
        const char *text =
            atx_level(&lines, &at) == 0
                ? NULL
                : plain_inline(arena, source.text.data + at, lines.end - at);
        const char *key =
            text == NULL ? NULL
                         : arena_format(arena, "%s#%s", path, slug_github(arena, text));
        if (key != NULL && map_lookup(&docc->titles, key) == NULL)
            map_put(&docc->titles, arena, key, (char *)text);
    }
}

/* What the tool writes for a link without a text. */
static const char *title_of(struct Docc *docc, const char *path, const char *slug)
{
    const char *title = NULL;

    read_titles(docc, path);
    if (slug != NULL)
        title = map_lookup(&docc->titles,
                           arena_format(docc->pages.arena, "%s#%s", path, slug));
    if (title == NULL)
        title = map_lookup(&docc->titles, path);
    return *title == '\0' || strlen(title) > LONGEST
               ? name_stem(docc->pages.arena, path_name(path))
               : title;
}

/* ---- Links ------------------------------------------------------------------------------------ */

typedef struct {
    struct Docc *docc;
    Expansion expansion;
    const char *folder; /* of the chapter */
    bool unclosed;      /* settings begin that never end */
    uint32_t missing;   /* lengths of backquotes that the rest of the line has not */
} Text;

/* The byte that ends a name; NULL: it is none. */
static const char *name_end(const char *name, const char *end, char byte)
{
    size_t len = (size_t)(end - name);

    return memchr(name, byte, len < LONGEST ? len : LONGEST);
}

static void put(Text *text, size_t at, const char *bytes)
{
    expansion_put(&text->expansion, &text->expansion.chapter->written, at, bytes,
                  strlen(bytes));
}

static void put_label(Text *text, size_t at, const char *label)
{
    Buf buf = {0};

    for (; *label != '\0'; label++) {
        if (strchr("\\[]*_`<&", *label) != NULL)
            buf_char(&buf, '\\');
        buf_char(&buf, *label);
    }
    put(text, at, buf.data == NULL ? "" : buf.data);
    buf_free(&buf);
}

/* "Page#Heading" up to end, as "(<way#slug>)" behind a label. */
static bool put_link(Text *text, size_t at, const char *name, const char *end, bool label)
{
    Arena *arena = text->docc->pages.arena;
    const char *hash = memchr(name, '#', (size_t)(end - name));
    const char *page = arena_copy(arena, name, (size_t)((hash ? hash : end) - name));
    const char *path = map_lookup(&text->docc->files, page), *slug = NULL;

    if (path == NULL)
        return false;
    if (hash != NULL)
        slug = slug_github(arena, arena_copy(arena, hash + 1, (size_t)(end - hash - 1)));
    expansion_keep(&text->expansion, at);
    if (label) {
        put(text, at, "[");
        put_label(text, at, title_of(text->docc, path, slug));
        put(text, at, "](");
    }
    put(text, at,
        arena_format(arena, "<%s%s%s>", path_relative(arena, text->folder, path),
                     slug == NULL ? "" : "#", slug == NULL ? "" : slug));
    if (label)
        put(text, at, ")");
    return true;
}

/* "](doc:Page)", "](picture)": behind the parenthesis. */
static void read_destination(Text *text, const char *line, size_t at, size_t end)
{
    Arena *arena = text->docc->pages.arena;
    const char *name = line + at, *close = name_end(name, line + end, ')'), *path;

    if (close == NULL)
        return;
    if (close - name > 4 && memcmp(name, "doc:", 4) == 0) {
        if (put_link(text, at, name + 4, close, false))
            expansion_skip(&text->expansion, (size_t)(close - line));
        return;
    }
    if (close == name || memchr(name, '/', (size_t)(close - name)) != NULL)
        return;
    path = map_lookup(&text->docc->files, arena_copy(arena, name, strcspn(name, ".)")));
    if (path == NULL || !is_picture(path))
        return;
    expansion_keep(&text->expansion, at);
    put(text, at, arena_format(arena, "<%s>", path_relative(arena, text->folder, path)));
    expansion_skip(&text->expansion, (size_t)(close - line));
}

/* Behind code within the line, or behind its first backquotes when nothing closes them. */
static size_t skip_code(Text *text, const TextLines *lines, size_t at)
{
    const char *all = lines->text.data;
    size_t width = strspn(all + at, "`"), behind = at + width, run;
    uint32_t bit = (uint32_t)1 << (width < 31 ? width : 31);

    if ((text->missing & bit) != 0)
        return behind;
    for (size_t i = behind; i<lines->end; i += run> 0 ? run : 1) {
        run = strspn(all + i, "`");
        if (run == width)
            return i + run;
    }
    text->missing |= bit;
    return behind;
}

static void read_line(Text *text, const TextLines *lines)
{
    const char *all = lines->text.data;

    text->missing = 0;
    for (size_t at = lines->at; at + 5 < lines->end; at++) {
        const char *close;
        if (all[at] == '`')
            at = skip_code(text, lines, at) - 1;
        else if (all[at] == ']' && all[at + 1] == '(') {
            read_destination(text, all, at + 2, lines->end);
        } else if (all[at] == '<' && memcmp(all + at, "<doc:", 5) == 0) {
            close = name_end(all + at, all + lines->end, '>');
            if (close != NULL && put_link(text, at, all + at + 5, close, true))
                expansion_skip(&text->expansion, (size_t)(close - all) + 1);
        }
    }
}

/* "@Metadata {" and the like say to the tool how a page is to look. */
static bool begins_settings(const TextLines *lines)
{
    static const char *const names[] = {"@Metadata", "@Options", "@Comment"};
    const char *line = lines->text.data + lines->at;
    size_t len = lines->end - lines->at;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (len > strlen(names[i]) && memcmp(line, names[i], strlen(names[i])) == 0 &&
            strchr(" ({", line[strlen(names[i])]) != NULL)
            return memchr(line, '{', len) != NULL;
    return false;
}

/* False: they never end, and are none. */
static bool skip_settings(Text *text, TextLines *lines)
{
    TextLines start = *lines;
    int depth = 0;

    if (text->unclosed)
        return false;
    do
        for (size_t i = lines->at; i < lines->end; i++)
            depth += (lines->text.data[i] == '{') - (lines->text.data[i] == '}');
    while (depth > 0 && next_text_line(lines));
    text->unclosed = depth > 0;
    if (text->unclosed) {
        *lines = start;
        return false;
    }
    expansion_keep(&text->expansion, start.at);
    expansion_skip(&text->expansion, lines->end);
    return true;
}

void expand_docc(Project *project, Chapter *chapter)
{
    Text text = {.docc = docc_of(project, chapter)};
    TextLines lines = {.text = chapter->written.text};

    if (text.docc == NULL)
        return;
    text.folder = path_folder(&project->book->arena, chapter->source);
    expansion_start(&text.expansion, project, chapter);
    while (next_text_line(&lines))
        if (!begins_settings(&lines) || !skip_settings(&text, &lines))
            read_line(&text, &lines);
    expansion_end(&text.expansion);
}
