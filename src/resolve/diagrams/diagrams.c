/* diagrams.c - code blocks in the language of graphs or charts become drawings. */
#include "resolve/diagrams/diagrams.h"

#include <string.h>
#include "base/sha1.h"
#include "resolve/stages.h"

typedef struct {
    Diagram **items;
    size_t count;
    Map ids; /* how often each was wanted */
} Diagrams;

/* ---- Finding them --------------------------------------------------------------------------- */

static const char *text_or_null(const char *text)
{
    return text == NULL || text[strspn(text, " \t\n")] == '\0' ? NULL : text;
}

bool is_html(const Node *node, const char *name)
{
    return node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
           strcmp(node->name, name) == 0;
}

bool is_figure(const Node *node)
{
    return node->kind == NODE_FIGURE || is_html(node, "figure");
}

static const Node *caption_of(const Node *figure)
{
    const Node *node = figure->first_child;

    while (node != NULL && node->kind != NODE_CAPTION && !is_html(node, "figcaption"))
        node = node->next;
    return node;
}

/* title= is shown and names the picture; alt= or desc= say more.  A caption of the text is
 * shown instead, and alone it is the name. */
void read_caption(Diagram *diagram)
{
    const Node *block = diagram->block;
    const Node *caption = is_figure(block->parent) ? caption_of(block->parent) : NULL;
    const char *title = text_or_null(lookup_attribute(block, "title"));
    const char *alt = text_or_null(lookup_attribute(block, "alt"));
    const char *desc = text_or_null(lookup_attribute(block, "desc"));

    diagram->caption.shown = title != NULL && caption == NULL;
    if (title == NULL && caption != NULL)
        title = text_or_null(plain_text(diagram->arena, caption));
    if (desc == NULL && title != NULL)
        desc = alt;
    diagram->caption.title = title != NULL ? title : alt;
    diagram->caption.description = desc;
}

static const char *name_diagram(Diagrams *diagrams, Diagram *diagram)
{
    Arena *arena = &diagram->book->arena;
    const char *text = diagram->block->text;
    const char *name =
        arena_format(arena, "%s-%s", diagram->block->name,
                     sha1_hex(arena, sha1_of((Bytes){text, strlen(text)}), 8));
    size_t times = (size_t)(uintptr_t)map_lookup(&diagrams->ids, name);

    map_put(&diagrams->ids, arena, name, (void *)(uintptr_t)(times + 1));
    return times == 0 ? name : arena_format(arena, "%s-%zu", name, times + 1);
}

static void add_diagram(Diagrams *diagrams, Book *book, Chapter *chapter, Node *block)
{
    Diagram *diagram = arena_alloc(&book->arena, sizeof *diagram);

    *diagram = (Diagram){.book = book,
                         .chapter = chapter,
                         .arena = &chapter->arena,
                         .block = block,
                         .name = block->name,
                         .what = strcmp(block->name, "dot") == 0 ? "graph" : "chart"};
    diagram->caption.id = name_diagram(diagrams, diagram);
    read_caption(diagram);
    diagrams->items = arena_grow(&book->arena, diagrams->items, diagrams->count,
                                 sizeof *diagrams->items);
    diagrams->items[diagrams->count++] = diagram;
}

static void collect(Diagrams *diagrams, Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        for (size_t k = 0; k < chapter->mark_count && !chapter->left_out; k++)
            if ((chapter->marks[k]->flags & NODE_DIAGRAM) != 0 &&
                chapter->marks[k]->kind == NODE_CODE_BLOCK)
                add_diagram(diagrams, book, chapter, chapter->marks[k]);
    }
}

/* ---- What they bring along ------------------------------------------------------------------ */

static void mark(Chapter *chapter, Node *node)
{
    chapter->marks =
        arena_grow(&chapter->arena, chapter->marks, chapter->mark_count, sizeof(Node *));
    chapter->marks[chapter->mark_count++] = node;
}

/* The drawing itself, what refers to something in it, and what is referred to. */
static void mark_drawn(Chapter *chapter, Node *root)
{
    for (Node *node = root; node != NULL; node = next_node(root, node))
        if (node == root || node->kind == NODE_LINK || node->id != NULL)
            mark(chapter, node);
}

static const Diagram *diagram_of(const Diagrams *diagrams, const Node *block, size_t *at)
{
    if (*at >= diagrams->count || diagrams->items[*at]->block != block)
        return NULL;
    return diagrams->items[(*at)++];
}

/* The chapter's list of marks, anew, with those of its drawings where they stand. */
static void mark_chapter(const Diagrams *diagrams, size_t *at, Chapter *chapter)
{
    Node **marks = chapter->marks;
    size_t count = chapter->mark_count;

    chapter->marks = NULL;
    chapter->mark_count = 0;
    for (size_t i = 0; i < count; i++) {
        const Diagram *diagram = diagram_of(diagrams, marks[i], at);
        if (diagram == NULL || diagram->drawn == NULL || marks[i]->kind == NODE_FIGURE)
            mark(chapter, marks[i]);
        if (diagram != NULL && diagram->drawn != NULL)
            mark_drawn(chapter, diagram->drawn);
    }
}

static void mark_chapters(const Diagrams *diagrams)
{
    size_t at = 0;

    while (at < diagrams->count) {
        Chapter *chapter = diagrams->items[at]->chapter;
        size_t before = at;
        mark_chapter(diagrams, &at, chapter);
        if (at == before)
            return;
    }
}

/* ---- The stage ------------------------------------------------------------------------------ */

static void check_description(const Diagram *diagram)
{
    if (diagram->drawn == NULL || diagram->caption.title != NULL)
        return;
    diag_add(&diagram->chapter->diags, "picture-alt",
             chapter_position(diagram->chapter, diagram->block->offset),
             "write title=\"what it shows\" behind the fence's first word",
             "this %s has no description", diagram->what);
}

void resolve_diagrams(Book *book)
{
    Diagrams diagrams = {0};

    if (!book->dialect.diagrams)
        return;
    collect(&diagrams, book);
    if (diagrams.count == 0)
        return;
    draw_graphs(book, diagrams.items, diagrams.count);
    for (size_t i = 0; i < diagrams.count; i++)
        if (strcmp(diagrams.items[i]->name, "chart") == 0)
            draw_chart(diagrams.items[i]);
    mark_chapters(&diagrams);
    for (size_t i = 0; i < diagrams.count; i++)
        check_description(diagrams.items[i]);
}
