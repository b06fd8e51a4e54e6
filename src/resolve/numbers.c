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
    const Node *figure; /* that got the newest number, and its label */
    const Label *label;
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

/* What a reader takes for one figure, table or listing, and a figure may hold. */
static bool is_block_float(const Node *node)
{
    return node->kind == NODE_TABLE || node->kind == NODE_CODE_BLOCK ||
           is_element(node, "table") || is_element(node, "pre") ||
           (is_element(node, "div") && !is_element(node->parent, "dl"));
}

static bool is_drawing(const Node *node)
{
    return node->kind == NODE_ELEMENT && node->space != SPACE_HTML;
}

/* HTML allows a figure wherever it allows a division. */
static bool may_hold_figures(const Node *node)
{
    static const char *const names[] = {"div",        "section", "article", "aside",
                                        "li",         "td",      "th",      "dd",
                                        "main",       "details", "body",    "header",
                                        "blockquote", "footer",  NULL};

    if (node->kind != NODE_ELEMENT)
        return node->kind == NODE_DOCUMENT || node->kind == NODE_CELL ||
               node->kind == NODE_DEFINITION || node->kind == NODE_QUOTE ||
               node->kind == NODE_ITEM || node->kind == NODE_CALLOUT;
    for (size_t i = 0; names[i] != NULL; i++)
        if (is_element(node, names[i]))
            return true;
    return false;
}

static bool is_white(const Node *node)
{
    return node->kind == NODE_SOFT_BREAK ||
           (node->kind == NODE_TEXT && node->text[strspn(node->text, " \t\r\n")] == '\0');
}

/* Alone but for white space. */
static bool is_lone(const Node *node)
{
    const Node *beside = node->parent->first_child;

    while (beside != NULL && (beside == node || is_white(beside)))
        beside = beside->next;
    return beside == NULL;
}

static bool is_text_block(const Node *node)
{
    return node->kind == NODE_PARAGRAPH || node->kind == NODE_CAPTION ||
           is_element(node, "p") || is_element(node, "figcaption");
}

/* The figure that a node stands in, as a picture in a link in it does; in a table of it a
 * picture is one of its own. */
static Node *figure_above(const Node *node)
{
    enum { MOST = 4 };
    Node *above = node->parent;

    for (int i = 0; i < MOST && above != NULL; i++, above = above->parent) {
        if (is_figure(above))
            return above;
        if (is_block(above) && !is_text_block(above))
            return NULL;
    }
    return NULL;
}

/* A picture, or what leads from one. */
static bool is_picture(const Node *node)
{
    const Node *child = node->first_child;

    if (node->kind == NODE_LINK && child != NULL && child->next == NULL)
        node = child;
    return node->kind == NODE_IMAGE || is_drawing(node);
}

/* The paragraph in which it is alone, maybe in a link; or NULL. */
static Node *lone_paragraph_of(Node *node)
{
    while (node->parent->kind == NODE_LINK && is_lone(node))
        node = node->parent;
    return (node->parent->kind == NODE_PARAGRAPH || is_element(node->parent, "p")) &&
                   is_lone(node)
               ? node->parent
               : NULL;
}

static Node *new_figure(Arena *arena, Node *node)
{
    Node *figure = new_node(arena, NODE_FIGURE, node->offset);

    wrap_node(node, figure);
    if (node->kind == NODE_CODE_BLOCK && (node->flags & NODE_DIAGRAM) == 0)
        add_class(arena, figure, "listing");
    return figure;
}

/* The figure that the node is or stands in; else one is made of it or put around it.  NULL:
 * none may stand there. */
static Node *figure_of(Arena *arena, Node *node)
{
    Node *above = figure_above(node), *parent = node->parent;

    if (is_figure(node))
        return node;
    if (above != NULL)
        return above;
    if (is_element(node, "div") && is_block_float(node)) {
        node->name = "figure";
        return node;
    }
    if (is_block_float(node))
        return new_figure(arena, node);
    if (is_picture(node) && (above = lone_paragraph_of(node)) != NULL) {
        above->kind = NODE_FIGURE;
        return above;
    }
    return is_drawing(node) && may_hold_figures(parent) ? new_figure(arena, node) : NULL;
}

static Node *find_caption(const Node *figure)
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

static void show_number(const Label *label)
{
    Chapter *chapter = label->chapter;
    Arena *arena = &chapter->arena;
    Node *caption = label->caption;
    Node *mark =
        new_element(arena, "span", label_phrase(arena, chapter->language, label));

    add_class(arena, mark, "label");
    if (caption->first_child == NULL || plain_text(arena, caption)[0] == '\0') {
        append_child(caption, mark);
        return;
    }
    insert_before(caption->first_child, mark);
    insert_after(mark, new_text(arena, lookup_caption_gap(chapter->language), NO_OFFSET));
}

/* ---- Equations ------------------------------------------------------------------------------ */

static bool has_class(const Node *node, const char *word)
{
    const char *classes = lookup_attribute(node, "class");

    return classes != NULL && has_word(classes, word, strlen(word));
}

static bool is_equation(const Node *node)
{
    return is_element(node, "div") && has_class(node, "equation");
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

static void number_equation(Numbers *numbers, Label *label)
{
    const Node *equation = label->node;

    label->number = tag_of(&numbers->book->arena, equation);
    if (label->number == NULL)
        number_label(numbers, label);
}

/* It stands in parentheses beside the equation, unless the author's own does. */
static void show_equation_number(const Label *label)
{
    Arena *arena = &label->chapter->arena;
    Node *equation = label->node, *mark;

    if (tag_of(arena, equation) != NULL)
        return;
    mark = new_node(arena, NODE_SPAN, equation->offset);
    add_class(arena, mark, "equation-number");
    append_child(mark,
                 new_text(arena, arena_format(arena, "(%s)", label->number), NO_OFFSET));
    append_child(equation, new_text(arena, " ", NO_OFFSET));
    append_child(equation, mark);
}

/* A second label of one figure is another name of its number.  false: the node can have no
 * caption. */
static bool number_caption(Numbers *numbers, Label *label)
{
    Arena *arena = &label->chapter->arena;
    Node *caption = is_element(label->node, "table") ? find_caption(label->node) : NULL;
    Node *figure = caption != NULL ? label->node : figure_of(arena, label->node);

    if (figure == NULL)
        return false;
    if (numbers->figure == figure) {
        label->kind = numbers->label->kind;
        label->number = numbers->label->number;
        return true;
    }
    numbers->figure = figure;
    numbers->label = label;
    number_label(numbers, label);
    if (caption == NULL)
        caption = find_caption(figure);
    label->caption =
        caption != NULL ? caption : make_caption(arena, figure, (LabelKind)label->kind);
    return true;
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
    static const char *const names[] = {"a figure", "a table", "a listing",
                                        "an equation"};

    diag_add(&chapter->diags, "label-place", attribute_position(chapter, node),
             node->kind == NODE_HEADING
                 ? "a heading's label begins with sec-"
                 : "put the picture, table or block into a paragraph of its own",
             "\"%s\" is %s's label, but what it names can't have a caption, so that it "
             "has no number",
             node->id, names[kind]);
}

static void add_label(Numbers *numbers, Chapter *chapter, Node *node)
{
    Book *book = numbers->book;
    LabelKind kind = label_kind(node->id);
    const Label *first = map_lookup(&book->labels_by_name, node->id);
    Label *label;

    if (first != NULL) {
        report_twice(chapter, node, first);
        if (first->chapter == chapter)
            node->id = NULL; /* anchors.c need not tell once more */
        return;
    }
    label = arena_alloc(&book->arena, sizeof *label);
    *label =
        (Label){.name = node->id, .kind = (int)kind, .chapter = chapter, .node = node};
    map_put(&book->labels_by_name, &book->arena, label->name, label);
    *numbers->last = label;
    numbers->last = &label->next;
    if (kind == LABEL_SECTION)
        return;
    if (kind == LABEL_EQUATION && is_equation(node))
        number_equation(numbers, label);
    else if (!number_caption(numbers, label))
        report_place(chapter, node, kind);
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

void resolve_captions(Book *book)
{
    for (const Label *label = book->labels; label != NULL; label = label->next) {
        if (label->caption != NULL)
            show_number(label);
        else if (label->kind == LABEL_EQUATION && is_equation(label->node))
            show_equation_number(label);
    }
}
