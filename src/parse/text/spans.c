/* spans.c - see the header. */
#include "parse/text/spans.h"
#include <string.h>
#include "parse/text/conditions.h"

typedef struct {
    const char *class_name, *first, *second; /* what stands for it */
} Row;

/* As pandoc has them, and insertions. */
static const Row elements[] = {
    {"kbd", "kbd", NULL}, {"mark", "mark", NULL},   {"dfn", "dfn", NULL},
    {"ins", "ins", NULL}, {"underline", "u", NULL}, {"samp", "samp", NULL},
    {"var", "var", NULL}, {"cite", "cite", NULL},   {NULL, NULL, NULL},
};

/* The class stays: style sheets know it. */
static const Row types[] = {
    {"epigraph", "epigraph", "doc-epigraph"},
    {"abstract", "abstract", "doc-abstract"},
    {"pullquote", "pullquote", "doc-pullquote"},
    {"example", "example", "doc-example"},
    {NULL, NULL, NULL},
};

/* The row of the class that comes first, and where it stands. */
static const Row *find_class(const Row *rows, const char *classes, size_t *at)
{
    for (*at = 0; classes[*at] != '\0'; *at += strspn(classes + *at, " ")) {
        size_t n = strcspn(classes + *at, " ");
        for (const Row *row = rows; row->class_name != NULL; row++)
            if (strlen(row->class_name) == n &&
                strncmp(row->class_name, classes + *at, n) == 0)
                return row;
        *at += n;
    }
    return NULL;
}

/* word: one of the node's classes; instead: another one, or NULL. */
static void replace_class(Arena *arena, Node *node, const char *word, const char *instead)
{
    const Row row[] = {{word, NULL, NULL}, {NULL, NULL, NULL}};
    const char *classes = lookup_attribute(node, "class"), *behind;
    size_t at;

    find_class(row, classes, &at);
    behind = classes + at + strlen(word);
    behind += strspn(behind, " ");
    if (instead != NULL)
        put_attribute(arena, node, "class",
                      arena_format(arena, "%.*s%s%s%s", (int)at, classes, instead,
                                   *behind == '\0' ? "" : " ", behind));
    else if (at == 0 && *behind == '\0')
        remove_attribute(node, "class");
    else
        put_attribute(arena, node, "class",
                      *behind == '\0'
                          ? arena_copy(arena, classes, at - 1)
                          : arena_format(arena, "%.*s%s", (int)at, classes, behind));
}

static void name_element(Arena *arena, Node *span, const Row *row)
{
    span->kind = NODE_ELEMENT;
    span->space = SPACE_HTML;
    span->name = row->first;
    replace_class(arena, span, row->class_name, NULL);
}

static void name_type(Arena *arena, Node *div, const Row *row)
{
    if (lookup_attribute(div, "epub:type") == NULL)
        put_attribute(arena, div, "epub:type", row->first);
    if (lookup_attribute(div, "role") == NULL)
        put_attribute(arena, div, "role", row->second);
}

/* ---- Index ---------------------------------------------------------------------------------- */

static bool is_span(const Node *node)
{
    return node->kind == NODE_SPAN ||
           (node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
            strcmp(node->name, "span") == 0);
}

static void move_attribute(Arena *arena, Node *from, const char *name, Node *to,
                           const char *new_name)
{
    const char *value = lookup_attribute(from, name);

    if (value != NULL)
        put_attribute(arena, to, new_name, value);
    remove_attribute(from, name);
}

/* What the entry leads to: of a picture's description only the picture can be seen. */
static Node *place_of(Node *span)
{
    for (Node *above = span->parent; above != NULL && !is_block(above);
         above = above->parent)
        if (above->kind == NODE_IMAGE && (above->flags & NODE_INDEX) == 0)
            return above;
    return span;
}

/* term= is misspelt. */
static void check_index_attributes(Chapter *chapter, Node *span)
{
    static const char *const names[] = {"term", "sort", "see", NULL};

    for (const Attribute *at = span->attributes; at != NULL; at = at->next) {
        const char *nearest = nearest_word(at->name, names);
        if (nearest == NULL || strcmp(nearest, at->name) == 0 ||
            strcmp(at->name, "dir") == 0)
            continue;
        diag_add(&chapter->diags, "attribute-unknown", attribute_position(chapter, span),
                 arena_format(&chapter->arena, "did you mean %s?", nearest),
                 "an index entry has no attribute \"%s\"", at->name);
        remove_attribute(span, at->name);
        return;
    }
}

/* [retry]{.index}, [text]{.index term="retry!exponential" sort="…" see="…"}. */
static void make_index_entry(Chapter *chapter, Node *span)
{
    Arena *arena = &chapter->arena;
    const char *term = lookup_attribute(span, "term");
    Node *place = place_of(span);

    check_index_attributes(chapter, span);
    if (term == NULL)
        term = plain_text(arena, span);
    if (term[strspn(term, " !")] == '\0') {
        diag_add(&chapter->diags, "index-empty", attribute_position(chapter, span),
                 "write [retry]{.index}, or []{.index term=\"retry!exponential\"}",
                 "this index entry names no term, so it is none");
        return;
    }
    remove_attribute(span, "term");
    put_attribute(arena, place, "data-index", term);
    move_attribute(arena, span, "sort", place, "data-index-sort");
    move_attribute(arena, span, "see", place, "data-index-see");
    replace_class(arena, span, "index", "index-entry");
    place->flags |= NODE_INDEX;
}

/* ---- Pages of a printed edition ------------------------------------------------------------- */

static bool is_empty(const Node *span)
{
    return span->first_child == NULL;
}

/* Nobody wrote it, so that nobody need be told what an id can't hold. */
static const char *page_id(Arena *arena, const char *number)
{
    char *id = arena_format(arena, "page-%s", number);

    for (char *at = id; (at = strpbrk(at, " \t\n\r:")) != NULL;)
        *at = '-';
    return id;
}

static void report_page(Chapter *chapter, Node *span, const char *message)
{
    diag_add(&chapter->diags, "page-bad", attribute_position(chapter, span),
             "write []{.page n=12} where the page begins", "%s", message);
    remove_attribute(span, "n");
}

/* []{.page n=12}: where that page begins (EPUB 3.3, 7.4.2.3; DPUB-ARIA doc-pagebreak). */
static void make_page_mark(Chapter *chapter, Node *span, Map *pages)
{
    Arena *arena = &chapter->arena;
    const char *number = lookup_attribute(span, "n");

    if (number == NULL || number[strspn(number, " ")] == '\0' || !is_empty(span)) {
        report_page(chapter, span,
                    is_empty(span) ? "this mark of a page has no number, so it is none"
                                   : "this mark of a page holds text, so it is none");
        return;
    }
    if (map_lookup(pages, number) != NULL) {
        report_page(chapter, span,
                    "this page has begun further above, so this is no mark");
        return;
    }
    map_put(pages, arena, number, span);
    remove_attribute(span, "n");
    if (span->id == NULL)
        span->id = page_id(arena, number);
    replace_class(arena, span, "page", "page-mark");
    put_attribute(arena, span, "epub:type", "pagebreak");
    put_attribute(arena, span, "role", "doc-pagebreak");
    put_attribute(arena, span, "aria-label", number);
}

static const Row page_class[] = {{"page", NULL, NULL}, {NULL, NULL, NULL}};
static const Row index_class[] = {{"index", NULL, NULL}, {NULL, NULL, NULL}};

void name_spans(Chapter *chapter)
{
    Node *root = chapter->tree;
    Map pages = {0};

    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        const char *classes =
            node->attributes == NULL ? NULL : lookup_attribute(node, "class");
        const Row *row = NULL;
        size_t at;
        if (is_span(node) && lookup_attribute(node, "data-index") != NULL)
            node->flags |= NODE_INDEX; /* Markua's */
        if (classes == NULL)
            continue;
        name_condition(chapter, node, classes);
        if (node->kind == NODE_SPAN && find_class(index_class, classes, &at) != NULL)
            make_index_entry(chapter, node);
        if (node->kind == NODE_SPAN && find_class(page_class, classes, &at) != NULL)
            make_page_mark(chapter, node, &pages);
        if (node->kind == NODE_SPAN && (row = find_class(elements, classes, &at)) != NULL)
            name_element(&chapter->arena, node, row);
        else if (node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
                 strcmp(node->name, "div") == 0 &&
                 (row = find_class(types, classes, &at)) != NULL)
            name_type(&chapter->arena, node, row);
    }
}
