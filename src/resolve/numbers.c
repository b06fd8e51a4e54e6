/* numbers.c - labels, the numbers of what they name, and captions that say them.
 *
 * "fig-retry" is the third figure of chapter 2: Figure 2.3, also in its lessons.  What no
 * numbered chapter holds is counted through the book.  Only what has a label has a number:
 * nothing else can be referred to. */
#include "resolve/numbers.h"
#include <string.h>
#include "data/html.h"
#include "data/labels.h"
#include "data/words.h"
#include "resolve/stages.h"

typedef struct {
    Book *book;
    Label **last;
    const Chapter *chapter; /* whose numbers are given out */
    size_t counts[LABEL_NUMBERED], plain[LABEL_NUMBERED];
} Numbers;

const char *label_phrase(Arena *arena, const char *language, const Label *label)
{
    static const Word words[] = {WORD_FIGURE, WORD_TABLE, WORD_LISTING, WORD_EQUATION};
    const char *word;
    bool east;

    if (label->number == NULL)
        return NULL;
    word = lookup_word(language, words[label->kind]);
    east = strncmp(language, "zh", 2) == 0 || strncmp(language, "ja", 2) == 0;
    return arena_format(arena, "%s%s%s", word, east ? "" : "\xC2\xA0", label->number);
}

/* ---- Numbers -------------------------------------------------------------------------------- */

/* The chapter of a lesson, however deep it stands. */
static const Chapter *chapter_of(const Chapter *entry)
{
    while (entry->parent != NULL && entry->parent->kind != ENTRY_PART)
        entry = entry->parent;
    return entry;
}

static void number_label(Numbers *numbers, Label *label)
{
    Arena *arena = &numbers->book->arena;
    const Chapter *chapter = chapter_of(label->chapter);

    if (chapter->label == NULL) {
        label->number = arena_format(arena, "%zu", ++numbers->plain[label->kind]);
        return;
    }
    if (chapter != numbers->chapter)
        memset(numbers->counts, 0, sizeof numbers->counts);
    numbers->chapter = chapter;
    label->number =
        arena_format(arena, "%s.%zu", chapter->label, ++numbers->counts[label->kind]);
}

/* ---- Captions ------------------------------------------------------------------------------- */

static bool is_element(const Node *node, const char *name)
{
    return node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
           strcmp(node->name, name) == 0;
}

static bool is_figure(const Node *node)
{
    return node != NULL && (node->kind == NODE_FIGURE || is_element(node, "figure"));
}

/* What a reader takes for one figure, table or listing. */
static bool is_float(const Node *node)
{
    return is_figure(node) || node->kind == NODE_TABLE || node->kind == NODE_CODE_BLOCK ||
           is_element(node, "table") || is_element(node, "pre") ||
           is_element(node, "div") ||
           (node->kind == NODE_ELEMENT && node->space != SPACE_HTML);
}

static Node *find_caption(Node *figure)
{
    Node *node = figure->first_child;

    while (node != NULL && node->kind != NODE_CAPTION &&
           !is_element(node, "figcaption") && !is_element(node, "caption"))
        node = node->next;
    return node;
}

/* A table's caption stands above it, a figure's below. */
static Node *make_caption(Arena *arena, Node *figure, LabelKind kind)
{
    Node *caption = new_node(arena, NODE_CAPTION, figure->offset);

    if (kind == LABEL_TABLE || kind == LABEL_LISTING)
        insert_before(figure->first_child, caption);
    else
        append_child(figure, caption);
    return caption;
}

/* The figure that the node is or stands in; else one is put around it. */
static Node *figure_of(Arena *arena, Node *node)
{
    Node *figure = node;

    if (is_figure(node) || is_element(node, "table") || is_element(node, "div"))
        return node;
    if (is_figure(node->parent))
        return node->parent;
    figure = new_node(arena, NODE_FIGURE, node->offset);
    wrap_node(node, figure);
    return figure;
}

static void number_caption(Label *label)
{
    Chapter *chapter = label->chapter;
    Arena *arena = &chapter->arena;
    Node *figure = figure_of(arena, label->node), *mark;

    label->caption = find_caption(figure);
    if (label->caption == NULL)
        label->caption =
            make_caption(arena,
                         is_element(figure, "table") ? figure_of(arena, figure) : figure,
                         (LabelKind)label->kind);
    mark = new_element(arena, "span", label_phrase(arena, chapter->language, label));
    add_class(arena, mark, "label");
    if (label->caption->first_child == NULL) {
        append_child(label->caption, mark);
        return;
    }
    insert_before(label->caption->first_child, mark);
    insert_after(mark, new_text(arena, lookup_caption_gap(chapter->language), NO_OFFSET));
}

/* ---- Equations ------------------------------------------------------------------------------ */

static bool has_class(const Node *node, const char *word)
{
    const char *classes = lookup_attribute(node, "class");

    return classes != NULL && has_word(classes, word, strlen(word));
}

/* What \tag says, without the parentheses around it; NULL: the author gave none. */
static const char *tag_of(Arena *arena, const Node *equation)
{
    const Node *tag = equation->last_child;
    const char *text;
    size_t len;

    if (tag == NULL || tag->kind != NODE_SPAN || !has_class(tag, "equation-number"))
        return NULL;
    text = plain_text(arena, tag);
    len = strlen(text);
    return len > 2 && text[0] == '(' && text[len - 1] == ')'
               ? arena_copy(arena, text + 1, len - 2)
               : text;
}

/* An equation's number stands in parentheses beside it. */
static void number_equation(Numbers *numbers, Label *label)
{
    Arena *arena = &label->chapter->arena;
    Node *equation = label->node, *mark;

    label->number = tag_of(&numbers->book->arena, equation);
    if (label->number != NULL)
        return;
    number_label(numbers, label);
    mark = new_node(arena, NODE_SPAN, equation->offset);
    add_class(arena, mark, "equation-number");
    append_child(mark,
                 new_text(arena, arena_format(arena, "(%s)", label->number), NO_OFFSET));
    append_child(equation, new_text(arena, " ", NO_OFFSET));
    append_child(equation, mark);
}

/* ---- Labels --------------------------------------------------------------------------------- */

static void report_twice(Chapter *chapter, const Node *node, const Label *first)
{
    Position at = attribute_position(first->chapter, first->node);

    diag_add(&chapter->diags, "label-duplicate", attribute_position(chapter, node),
             "give it another name: labels are the whole book's",
             "the label \"%s\" is taken in %s:%u; references lead there", node->id,
             at.file, at.line);
}

static void report_place(Chapter *chapter, const Node *node, LabelKind kind)
{
    static const char *const names[] = {"figure", "table", "listing", "equation"};

    diag_add(&chapter->diags, "label-place", attribute_position(chapter, node),
             node->kind == NODE_HEADING
                 ? "a heading's label begins with sec-"
                 : "put the picture, table or block into a paragraph of its own",
             "\"%s\" is a %s's label, but what it names can't have a caption, so that it "
             "has no number",
             node->id, names[kind]);
}

static void add_label(Numbers *numbers, Chapter *chapter, Node *node)
{
    Book *book = numbers->book;
    LabelKind kind = label_kind(node->id);
    const Label *first = map_lookup(&book->labels_by_name, node->id);
    Label *label;

    if (first != NULL && first->chapter != chapter) {
        report_twice(chapter, node, first);
        return;
    }
    if (first != NULL) /* anchors.c tells */
        return;
    label = arena_alloc(&book->arena, sizeof *label);
    *label =
        (Label){.name = node->id, .kind = (int)kind, .chapter = chapter, .node = node};
    map_put(&book->labels_by_name, &book->arena, label->name, label);
    *numbers->last = label;
    numbers->last = &label->next;
    if (kind == LABEL_SECTION)
        return;
    if (kind == LABEL_EQUATION && is_element(node, "div") &&
        has_class(node, "equation")) {
        number_equation(numbers, label);
    } else if (is_float(node) || is_figure(node->parent)) {
        number_label(numbers, label);
        number_caption(label);
    } else {
        report_place(chapter, node, kind);
    }
}

void resolve_numbers(Book *book)
{
    Numbers numbers = {.book = book, .last = &book->labels};

    if (!book->dialect.cross_references)
        return;
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        for (size_t k = 0; k < chapter->mark_count; k++) {
            Node *node = chapter->marks[k];
            if (node->id != NULL && label_kind(node->id) != LABEL_NONE)
                add_label(&numbers, chapter, node);
        }
    }
}
