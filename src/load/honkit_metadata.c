/* honkit_metadata.c - what book.json says of the book, as our own manifest would say it. */
#include <ctype.h>
#include <string.h>
#include "base/path.h"
#include "load/dialect.h"
#include "load/honkit.h"
#include "load/languages.h"

static DataNode *new_scalar(Arena *arena, const DataNode *from, const char *key,
                            const char *text)
{
    DataNode *node = arena_alloc(arena, sizeof *node);

    *node = (DataNode){.kind = DATA_SCALAR,
                       .quoted = true,
                       .key = key,
                       .text = text,
                       .at = from->at,
                       .at_key = from->at_key};
    return node;
}

static DataNode *new_holder(Arena *arena, const DataNode *from, DataKind kind,
                            const char *key)
{
    DataNode *node = new_scalar(arena, from, key, "");

    node->kind = kind;
    return node;
}

static void add_child(DataNode *holder, DataNode *child)
{
    if (holder->last == NULL)
        holder->first = child;
    else
        holder->last->next = child;
    holder->last = child;
    holder->count++;
}

/* What HonKit calls key is what our manifest calls ours. */
static void read_key(Honkit *honkit, const char *key, const char *ours)
{
    Manifest *layer;
    const DataNode *node = lookup_honkit_key(honkit, key, &layer);

    if (node != NULL && node->kind == DATA_SCALAR)
        read_metadata_key(layer, ours,
                          new_scalar(&honkit->book->arena, node, key, node->text));
}

/* ---- Authors ---------------------------------------------------------------------------------- */

/* "Ada Lovelace & Charles Babbage", as the manual has it. */
static void add_names(Arena *arena, DataNode *list, const DataNode *from)
{
    const char *text = from->text;

    while (*text != '\0') {
        size_t n = strcspn(text, "&");
        const char *name = arena_copy(arena, text, n);
        if (name[strspn(name, " \t\n")] != '\0')
            add_child(list, new_scalar(arena, from, NULL, name));
        text += n + (text[n] == '&');
    }
}

static void read_authors(Honkit *honkit)
{
    Arena *arena = &honkit->book->arena;
    Metadata *metadata = &honkit->book->metadata;
    Manifest *layer;
    const DataNode *node = lookup_honkit_key(honkit, "author", &layer);
    const char *sort = honkit_text(honkit, "authorSort");
    DataNode *list;

    if (node == NULL)
        node = lookup_honkit_key(honkit, "authors", &layer);
    if (node == NULL)
        return;
    list = new_holder(arena, node, DATA_LIST, "author");
    if (node->kind == DATA_SCALAR)
        add_names(arena, list, node);
    for (const DataNode *item = node->first; item != NULL; item = item->next)
        if (item->kind == DATA_SCALAR && !data_is_null(item))
            add_names(arena, list, item);
    if (list->count > 0)
        read_metadata_key(layer, "author", list);
    if (sort != NULL && metadata->creator_count == 1)
        metadata->creators[0].file_as = sort;
}

/* ---- Others ----------------------------------------------------------------------------------- */

/* The manual asks for YYYY-MM-DDTHH:MM:SS, a time of no zone, which EPUB has no place for. */
static void read_date(Honkit *honkit)
{
    Manifest *layer;
    const DataNode *node = lookup_honkit_key(honkit, "pubdate", &layer);
    size_t n;

    if (node == NULL || node->kind != DATA_SCALAR)
        return;
    n = strspn(node->text, "0123456789-");
    read_metadata_key(layer, "date",
                      new_scalar(&honkit->book->arena, node, "date",
                                 node->text[n] == 'T' || node->text[n] == ' '
                                     ? arena_copy(&honkit->book->arena, node->text, n)
                                     : node->text));
}

/* A number that nothing calls an ISBN is one here. */
static void read_isbn(Honkit *honkit)
{
    Arena *arena = &honkit->book->arena;
    Manifest *layer;
    const DataNode *node = lookup_honkit_key(honkit, "isbn", &layer);
    const char *text = node == NULL || node->kind != DATA_SCALAR ? NULL : node->text;

    if (text == NULL)
        return;
    text += strspn(text, " \t");
    if (isdigit((unsigned char)*text))
        text = arena_format(arena, "ISBN %s", text);
    read_metadata_key(layer, "identifier", new_scalar(arena, node, "identifier", text));
}

static void read_series(Honkit *honkit)
{
    Arena *arena = &honkit->book->arena;
    Manifest *layer;
    const DataNode *name = lookup_honkit_key(honkit, "series", &layer);
    const DataNode *index = lookup_honkit_key(honkit, "seriesIndex", NULL);
    DataNode *map;

    if (name == NULL || name->kind != DATA_SCALAR)
        return;
    map = new_holder(arena, name, DATA_MAP, "belongs-to-collection");
    add_child(map, new_scalar(arena, name, "name", name->text));
    if (index != NULL && index->kind == DATA_SCALAR)
        add_child(map, new_scalar(arena, index, "position", index->text));
    read_metadata_key(layer, "belongs-to-collection", map);
}

/* The folder of a language is called by its tag, as a rule, which goes before what the
 * project says for all of them. */
static void read_language(Honkit *honkit)
{
    Book *book = honkit->book;
    Manifest *layer = NULL;
    const char *tag =
        honkit->language == NULL ? NULL : folder_language(&book->arena, honkit->language);

    lookup_honkit_key(honkit, "language", &layer);
    if (tag == NULL || (layer != NULL && layer < honkit->layers + honkit->folder_layers))
        read_key(honkit, "language", "language");
    if (book->metadata.language == NULL)
        book->metadata.language = tag;
}

void read_honkit_metadata(Honkit *honkit)
{
    read_key(honkit, "title", "title");
    read_authors(honkit);
    read_key(honkit, "description", "description");
    read_isbn(honkit);
    read_language(honkit);
    read_key(honkit, "direction", "page-progression-direction");
    read_key(honkit, "publisher", "publisher");
    read_date(honkit);
    read_series(honkit);
}

/* ---- Variables -------------------------------------------------------------------------------- */

enum { DEEPEST_VARIABLE = 8 };

static void add_variables(Book *book, const DataNode *node, const char *name, int depth);

/* A list stands for its items with commas between them, as JavaScript has it. */
static void add_list(Book *book, const DataNode *list, const char *name, int depth)
{
    Buf joined = {0};
    size_t index = 0;

    for (const DataNode *item = list->first; item != NULL; item = item->next) {
        add_variables(book, item, arena_format(&book->arena, "%s.%zu", name, index),
                      depth + 1);
        buf_put(&joined, index++ == 0 ? "" : ",");
        buf_put(&joined, item->kind == DATA_SCALAR ? item->text : "");
    }
    add_variable(book, name, arena_copy(&book->arena, joined.data, joined.len));
    buf_free(&joined);
}

static void add_variables(Book *book, const DataNode *node, const char *name, int depth)
{
    if (depth > DEEPEST_VARIABLE)
        return;
    if (node->kind == DATA_SCALAR)
        add_variable(book, name, data_is_null(node) && !node->quoted ? "" : node->text);
    else if (node->kind == DATA_LIST)
        add_list(book, node, name, depth);
    else if (node->kind == DATA_MAP)
        for (const DataNode *child = node->first; child != NULL; child = child->next)
            add_variables(book, child,
                          arena_format(&book->arena, "%s.%s", name, child->key),
                          depth + 1);
}

/* A nearer layer's go before a farther one's of the same name. */
static void read_variables(Honkit *honkit)
{
    Book *book = honkit->book;

    for (size_t i = 0; i < honkit->layer_count; i++) {
        const DataNode *map = data_lookup(honkit->layers[i].root, "variables");
        if (map != NULL && map->kind == DATA_MAP)
            add_variables(book, map, "book", 0);
    }
    if (honkit->language != NULL)
        add_variable(book, "book.language", honkit->language);
    add_variable(book, "output.name", "ebook");
    add_variable(book, "output.format", "epub");
}

/* ---- Files ------------------------------------------------------------------------------------ */

static void report_missing(Honkit *honkit, const DataNode *node, const char *what)
{
    diag_add(&honkit->book->diags, "project-missing", node->at,
             "its path counts from the folder with the text",
             "%s %s does not exist, so there is none", what, node->text);
}

/* What the book names must be there; the usual name need not. */
static void add_style(Honkit *honkit, const char *key, const char *usual)
{
    Book *book = honkit->book;
    const DataNode *node = lookup_honkit_key(honkit, key, NULL);
    const char *name = node != NULL && node->kind == DATA_SCALAR ? node->text : usual;
    const char *path = honkit_file(honkit, name);

    if (path != NULL) {
        add_style_sheet(book, path,
                        node != NULL ? node->at : file_position(book->manifest));
        note_modified(honkit->project, path);
    } else if (node != NULL && node->kind == DATA_SCALAR) {
        report_missing(honkit, node, "the style sheet");
    }
}

/* In the folder with the text, and for a language also in the project's. */
static const char *cover_file(Honkit *honkit, const char *name)
{
    Book *book = honkit->book;
    const char *path = honkit_file(honkit, name);

    if (path == NULL)
        path = path_resolve(&book->arena, book->base, name + strspn(name, "/"));
    return path != NULL && has_file(&book->root, path) ? path : NULL;
}

static void read_cover(Honkit *honkit)
{
    static const char *const usual[] = {"cover.jpg", "cover_small.jpg"};
    Book *book = honkit->book;
    const DataNode *node = lookup_honkit_key(honkit, "cover", NULL);
    const char *path = NULL;

    if (node != NULL && node->kind == DATA_SCALAR) {
        path = cover_file(honkit, node->text);
        if (path == NULL)
            report_missing(honkit, node, "the cover image");
    }
    for (size_t i = 0; path == NULL && i < 2; i++)
        path = cover_file(honkit, usual[i]);
    if (path == NULL)
        return;
    set_cover(book, path, node != NULL ? node->at : file_position(book->manifest));
    note_modified(honkit->project, path);
}

void read_honkit_files(Honkit *honkit)
{
    read_variables(honkit);
    add_style(honkit, "styles.ebook", "styles/ebook.css");
    add_style(honkit, "styles.epub", "styles/epub.css");
    read_cover(honkit);
}
