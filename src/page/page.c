/* page.c - which files the page is made of. */
#include "page/page.h"

#include <string.h>
#include "base/path.h"
#include "data/style.h"
#include "page/parts.h"

typedef struct {
    Page page;
    Container container;
} Making;

/* What of an edition is read in the browser: the page itself is its cover, title, contents and
 * rights. */
bool is_on_page(const Document *document)
{
    return document->kind == DOCUMENT_CHAPTER || document->kind == DOCUMENT_CLOSING;
}

bool has_sample(const Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *entry = book->chapters[i];
        if (entry->sample == TRISTATE_YES || entry->front.sample == TRISTATE_YES)
            return true;
    }
    return false;
}

/* ---- Files ---------------------------------------------------------------------------------- */

static Entry *add_entry(Making *making, const char *path)
{
    Container *container = &making->container;

    container->entries = arena_grow(&making->page.book->arena, container->entries,
                                    container->count, sizeof *container->entries);
    container->entries[container->count] = (Entry){.path = path};
    return &container->entries[container->count++];
}

/* What has been written to page.out, which is empty afterwards. */
static void add_written(Making *making, const char *path)
{
    Buf *out = making->page.out;
    Entry *entry = add_entry(making, path);

    entry->bytes =
        (Bytes){arena_copy(&making->page.book->arena, out->data, out->len), out->len};
    entry->size = out->len;
    buf_clear(out);
}

static void add_resource(Making *making, const char *path, const Resource *resource)
{
    Entry *entry = add_entry(making, path);

    entry->size = resource->size;
    if (resource->source == NULL || resource->bytes.len > 0) {
        entry->bytes = resource->bytes;
        entry->size = resource->bytes.len;
    } else {
        entry->file = resource->source;
    }
}

/* A drawing to look at, and its pixels for cards. */
static void add_cover(Making *making)
{
    Book *book = making->page.book;
    const Resource *both[] = {book->cover_shown, book->cover_image};

    for (size_t i = 0; i < 2 && book->cover_shown != NULL; i++) {
        const char *path =
            arena_format(&book->arena, "cover%s", path_ending(both[i]->path));
        if (i == 1 && both[0] == both[1])
            continue;
        add_resource(making, path, both[i]);
        if (i == 0)
            making->page.cover = path;
    }
}

static const char *inside(Making *making, const char *path)
{
    return arena_format(&making->page.book->arena, "%s%s", making->page.folder, path);
}

static bool is_picture(const Resource *resource)
{
    return strncmp(resource->media_type, "image/", 6) == 0;
}

/* A style sheet names it: its path is there from the sheet's own folder. */
static bool is_in_sheets(const Book *book, const Resource *picture)
{
    for (size_t i = 0; i < book->style_sheet_count; i++) {
        const Bytes sheet = book->style_sheets[i]->bytes;
        const char *name = path_name(picture->path);
        if (sheet.len > 0 && memmem(sheet.data, sheet.len, name, strlen(name)) != NULL)
            return true;
    }
    return false;
}

/* Of the edition's files those that its pages need: what they show, and style sheets with
 * all that they may name. */
static void add_resources(Making *making, const Book *book, const Map *pictures,
                          bool sheets)
{
    for (const Resource *resource = book->resources; resource != NULL;
         resource = resource->next) {
        bool named = map_lookup(pictures, resource->path) != NULL;
        bool of_sheets =
            sheets && (!is_picture(resource) || is_in_sheets(book, resource));
        if (named || of_sheets)
            add_resource(making, inside(making, resource->path), resource);
    }
}

static void add_style(Making *making, const char *path, const char *style, size_t len)
{
    buf_add(making->page.out, style, len);
    put_colors(&making->page);
    add_written(making, path);
}

/* ---- The sample ----------------------------------------------------------------------------- */

/* What each text's document is called in the EPUB: as bookmarks want it, that lasts from
 * release to release.  One that a later release has put into another's document has none. */
static void list_names(Page *page, Map *names)
{
    for (size_t i = 0; i < page->book->chapter_count; i++) {
        const Chapter *entry = page->book->chapters[i];
        if (entry->document != NULL && entry->document->chapter == entry)
            map_put(names, &page->book->arena, entry_key(page, entry),
                    (char *)entry->document->path);
    }
}

/* text/intro.xhtml of the EPUB is sample/text/intro.html here. */
static const char *place_of(Page *page, const Map *names, Map *taken,
                            const Document *document)
{
    Arena *arena = &page->book->arena;
    const char *path = document->path, *place;
    int n;

    if (document->chapter != NULL &&
        map_lookup(names, entry_key(page, document->chapter)) != NULL)
        path = map_lookup(names, entry_key(page, document->chapter));
    n = (int)(strlen(path) - strlen(path_ending(path)));
    place = arena_format(arena, "sample/%.*s.html", n, path);
    for (int i = 2; map_lookup(taken, place) != NULL; i++)
        place = arena_format(arena, "sample/%.*s-%d.html", n, path, i);
    map_put(taken, arena, place, page);
    return place;
}

static void list_pages(Making *making)
{
    Page *page = &making->page;
    Map names = {0}, taken = {0};

    if (page->sample == NULL)
        return;
    list_names(page, &names);
    for (const Document *document = page->sample->documents; document != NULL;
         document = document->next)
        if (is_on_page(document))
            map_put(&page->pages, &page->book->arena, document->path,
                    (char *)place_of(page, &names, &taken, document));
    list_entries(page);
}

static void add_sample(Making *making)
{
    Page *page = &making->page;
    const Document *previous = NULL;
    Map pictures = {0};

    if (page->sample == NULL)
        return;
    page->folder = "sample/";
    page->pictures = &pictures;
    for (const Document *document = page->sample->documents; document != NULL;
         document = document->next) {
        if (page_of(page, document) == NULL)
            continue;
        put_sample_page(page, document, previous);
        add_written(making, page_of(page, document));
        previous = document;
    }
    add_resources(making, page->sample, &pictures, true);
    add_style(making, "sample.css", sample_style, sample_style_len);
}

/* ---- All of it ------------------------------------------------------------------------------ */

static void add_index(Making *making)
{
    Page *page = &making->page;
    Map pictures = {0};
    Buf index = {0}, *out = page->out;

    page->folder = "";
    page->pictures = &pictures;
    page->out = &index;
    put_index(page);
    page->out = out;
    add_resources(making, page->book, &pictures, false);
    add_style(making, "page.css", page_style, page_style_len);
    page->out = &index;
    add_written(making, "index.html");
    page->out = out;
    buf_free(&index);
}

Container page_book(Book *book, Book *sample)
{
    Buf out = {0};
    Making making = {.page = {.book = book,
                              .sample = sample,
                              .language = book->metadata.language,
                              .out = &out},
                     .container = {.root = &book->root}};

    list_pages(&making);
    add_cover(&making);
    add_sample(&making);
    add_index(&making);
    buf_free(&out);
    return making.container;
}
