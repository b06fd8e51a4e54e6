/* spans.c - see the header. */
#include "parse/text/spans.h"
#include <string.h>

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

static void name_element(Arena *arena, Node *span, const Row *row, size_t at)
{
    const char *classes = lookup_attribute(span, "class");
    size_t n = strlen(row->class_name);
    const char *behind = classes + at + n;

    span->kind = NODE_ELEMENT;
    span->space = SPACE_HTML;
    span->name = row->first;
    behind += strspn(behind, " ");
    if (at == 0 && *behind == '\0')
        remove_attribute(span, "class");
    else
        put_attribute(arena, span, "class",
                      *behind == '\0'
                          ? arena_copy(arena, classes, at - 1)
                          : arena_format(arena, "%.*s%s", (int)at, classes, behind));
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

static void rename_attribute(Arena *arena, Node *node, const char *from, const char *to)
{
    const char *value = lookup_attribute(node, from);

    if (value != NULL)
        put_attribute(arena, node, to, value);
    remove_attribute(node, from);
}

/* [retry]{.index}, [text]{.index term="retry!exponential" sort="…" see="…"}. */
static void make_index_entry(Chapter *chapter, Node *span)
{
    Arena *arena = &chapter->arena;
    const char *term = lookup_attribute(span, "term");

    if (term == NULL)
        term = plain_text(arena, span);
    if (term[strspn(term, " !")] == '\0') {
        diag_add(&chapter->diags, "index-empty", attribute_position(chapter, span),
                 "write [retry]{.index}, or []{.index term=\"retry!exponential\"}",
                 "this index entry names no term, so it is none");
        return;
    }
    remove_attribute(span, "term");
    put_attribute(arena, span, "data-index", term);
    rename_attribute(arena, span, "sort", "data-index-sort");
    rename_attribute(arena, span, "see", "data-index-see");
    put_attribute(arena, span, "class", "index-entry");
    span->flags |= NODE_INDEX;
}

/* ---- Pages of a printed edition ------------------------------------------------------------- */

static bool is_empty(const Node *span)
{
    return span->first_child == NULL;
}

/* []{.page n=12}: where that page begins (EPUB 3.3, 7.4.2.3; DPUB-ARIA doc-pagebreak). */
static void make_page_mark(Chapter *chapter, Node *span)
{
    Arena *arena = &chapter->arena;
    const char *number = lookup_attribute(span, "n");

    if (number == NULL || number[strspn(number, " ")] == '\0' || !is_empty(span)) {
        diag_add(&chapter->diags, "page-bad", attribute_position(chapter, span),
                 "write []{.page n=12} where the page begins",
                 is_empty(span) ? "this mark of a page has no number, so it is none"
                                : "this mark of a page holds text, so it is none");
        remove_attribute(span, "n");
        return;
    }
    remove_attribute(span, "n");
    if (span->id == NULL)
        span->id = arena_format(arena, "page-%s", number);
    put_attribute(arena, span, "class", "page-mark");
    put_attribute(arena, span, "epub:type", "pagebreak");
    put_attribute(arena, span, "role", "doc-pagebreak");
    put_attribute(arena, span, "aria-label", number);
}

static const Row page_class[] = {{"page", NULL, NULL}, {NULL, NULL, NULL}};
static const Row index_class[] = {{"index", NULL, NULL}, {NULL, NULL, NULL}};

void name_spans(Chapter *chapter)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        const char *classes =
            node->attributes == NULL ? NULL : lookup_attribute(node, "class");
        const Row *row = NULL;
        size_t at;
        if (is_span(node) && lookup_attribute(node, "data-index") != NULL)
            node->flags |= NODE_INDEX; /* Markua's */
        if (classes == NULL)
            continue;
        if (node->kind == NODE_SPAN && find_class(index_class, classes, &at) != NULL)
            make_index_entry(chapter, node);
        if (node->kind == NODE_SPAN && find_class(page_class, classes, &at) != NULL)
            make_page_mark(chapter, node);
        if (node->kind == NODE_SPAN && (row = find_class(elements, classes, &at)) != NULL)
            name_element(&chapter->arena, node, row, at);
        else if (node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
                 strcmp(node->name, "div") == 0 &&
                 (row = find_class(types, classes, &at)) != NULL)
            name_type(&chapter->arena, node, row);
    }
}
