/* references_captions.c - see references.h. */
#include <string.h>
#include <strings.h>
#include "data/labels.h"
#include "data/words.h"
#include "parse/attributes.h"
#include "parse/dialect/references.h"

static char *last_text(const Node *node)
{
    const Node *last = node->last_child;

    return last == NULL || last->kind != NODE_TEXT ? NULL : (char *)last->text;
}

/* "{#id}" at the end of a text: where it begins, or NULL. */
static char *find_id(const Node *node)
{
    char *text = last_text(node);
    char *open = text == NULL ? NULL : strrchr(text, '{');

    return open == NULL || open[1] != '#' || scan_attributes(open) != strlen(open) ? NULL
                                                                                   : open;
}

static void trim_end(const Node *node)
{
    char *text = last_text(node);
    size_t len = text == NULL ? 0 : strlen(text);

    while (len > 0 && strchr(" \t", text[len - 1]) != NULL)
        text[--len] = '\0';
}

static void take_id(Chapter *chapter, Node *figure, Node *caption)
{
    char *open = find_id(caption);

    if (open == NULL)
        return;
    give_attributes(&chapter->arena, figure, open);
    if (caption->last_child->offset != NO_OFFSET)
        figure->braces =
            caption->last_child->offset + (uint32_t)(open - last_text(caption));
    *open = '\0';
    if (open == last_text(caption) && caption->first_child != caption->last_child)
        unlink_node(caption->last_child); /* braces are a text of their own */
    trim_end(caption);
}

void caption_block(Chapter *chapter, Node *block, Node *paragraph, size_t word)
{
    Arena *arena = &chapter->arena;
    Node *figure = block->kind == NODE_PARAGRAPH
                       ? block
                       : new_node(arena, NODE_FIGURE, block->offset);
    Node *caption = new_node(arena, NODE_CAPTION, paragraph->offset);
    Node *first = paragraph->first_child;
    const char *text = first->text + word;

    first->text = arena_text(arena, text + strspn(text, " \t"));
    move_children(paragraph, caption);
    unlink_node(paragraph);
    if (figure == block) {
        figure->kind = NODE_FIGURE;
        append_child(figure, caption);
    } else {
        wrap_node(block, figure);
        if ((block->flags & NODE_DIAGRAM) != 0)
            append_child(figure, caption);
        else
            insert_before(block, caption);
        if (block->kind == NODE_CODE_BLOCK && (block->flags & NODE_DIAGRAM) == 0)
            add_class(arena, figure, "listing"); /* as title= makes it */
    }
    take_id(chapter, figure, caption);
}

/* ---- The own dialect's ---------------------------------------------------------------------- */

static bool is_white(const Node *node)
{
    return node->kind == NODE_TEXT && node->text[strspn(node->text, " \t\r\n")] == '\0';
}

/* Raw HTML leaves line ends between its blocks. */
static Node *block_behind(const Node *node)
{
    Node *beside = node->next;

    while (beside != NULL && is_white(beside))
        beside = beside->next;
    return beside;
}

static Node *block_before(const Node *node)
{
    Node *beside = node->previous;

    while (beside != NULL && is_white(beside))
        beside = beside->previous;
    return beside;
}

static LabelKind label_of(const Node *paragraph)
{
    const char *id = find_id(paragraph);

    return id == NULL ? LABEL_NONE : label_kind(id + 2);
}

/* How long the word at the text's beginning is, with the colon behind it, which French puts a
 * space in front of and Chinese has its own of; 0: another word. */
static size_t match_word(const char *text, const char *word)
{
    static const char *const colons[] = {":", " :",
                                         "\xC2\xA0:", "\xE2\x80\xAF:", "\xEF\xBC\x9A"};
    size_t len = strlen(word);

    if (strncasecmp(text, word, len) != 0)
        return 0;
    for (size_t i = 0; i < sizeof colons / sizeof colons[0]; i++)
        if (strncmp(text + len, colons[i], strlen(colons[i])) == 0)
            return len + strlen(colons[i]);
    return 0;
}

/* How much of the paragraph says that it is a caption, in English or the chapter's language; 0:
 * it is none.  A word of prose may do so too, and only a label tells. */
static size_t caption_word(const Chapter *chapter, const Node *paragraph, bool below)
{
    static const Word words[] = {WORD_TABLE, WORD_LISTING, WORD_FIGURE};
    const Node *first = paragraph == NULL || paragraph->kind != NODE_PARAGRAPH
                            ? NULL
                            : paragraph->first_child;
    const char *text = first == NULL || first->kind != NODE_TEXT ? "" : first->text;
    size_t len = 0;

    if (below && text[0] == ':' && (text[1] == ' ' || text[1] == '\t'))
        return 1;
    for (size_t i = 0; len == 0 && i < sizeof words / sizeof words[0]; i++) {
        len = match_word(text, lookup_word("en", words[i]));
        if (len == 0)
            len = match_word(text, lookup_word(chapter->language, words[i]));
    }
    return len == 0 || label_of(paragraph) == LABEL_NONE ? 0 : len;
}

static bool is_lone_picture(const Node *node)
{
    return node->kind == NODE_PARAGRAPH && node->first_child != NULL &&
           node->first_child == node->last_child && node->first_child->kind == NODE_IMAGE;
}

static bool takes_caption(const Node *node)
{
    switch (node->kind) {
    case NODE_TABLE:
    case NODE_CODE_BLOCK:
        return true;
    case NODE_ELEMENT:
        return node->space == SPACE_HTML && strcmp(node->name, "table") == 0;
    default:
        return is_lone_picture(node);
    }
}

static LabelKind kind_of(const Node *block)
{
    return block->kind == NODE_CODE_BLOCK  ? LABEL_LISTING
           : block->kind == NODE_PARAGRAPH ? LABEL_FIGURE
                                           : LABEL_TABLE;
}

/* "Table: …" between a picture and a table is the table's. */
static bool is_of_next(const Chapter *chapter, const Node *block)
{
    const Node *caption = block_behind(block), *behind = block_behind(caption);
    LabelKind kind = label_of(caption);

    return behind != NULL && takes_caption(behind) && kind_of(block) != kind &&
           kind_of(behind) == kind && caption_word(chapter, caption, false) > 0;
}

/* A labelled picture alone in its paragraph is a figure, with a caption or without. */
static void name_figure(Node *paragraph)
{
    Node *image = paragraph->first_child;

    if (image->id == NULL || label_kind(image->id) == LABEL_NONE)
        return;
    paragraph->id = image->id;
    paragraph->braces = image->braces;
    image->id = NULL;
    if (image->title == NULL)
        paragraph->kind = NODE_FIGURE; /* else conform makes one, with a caption */
}

/* A caption with a label that stands beside nothing that could have it. */
static void check_paragraph(Chapter *chapter, const Node *node)
{
    const Node *behind = block_behind(node);

    if (node->kind != NODE_PARAGRAPH || caption_word(chapter, node, true) == 0 ||
        label_of(node) == LABEL_NONE || (behind != NULL && takes_caption(behind)))
        return;
    diag_add(&chapter->diags, "label-place", node_position(chapter, node),
             "put it right above or below a table, a code block or a picture, and one "
             "alone to each",
             "this caption stands beside nothing that it could be of");
}

/* "| 1 | 2 |" and right below it ": Caption" is one more row to GitHub's tables. */
static void free_caption(Chapter *chapter, Node *table)
{
    Node *row = table->last_child, *cell = row == NULL ? NULL : row->first_child;
    const Node *first = cell == NULL ? NULL : cell->first_child;
    Node *paragraph;

    if (table->kind != NODE_TABLE || row->previous == NULL || first == NULL ||
        first->kind != NODE_TEXT || row->offset >= chapter->text.len ||
        chapter->text.data[row->offset] == '|')
        return;
    for (const Node *other = cell->next; other != NULL; other = other->next)
        if (other->first_child != NULL)
            return;
    paragraph = new_node(&chapter->arena, NODE_PARAGRAPH, cell->offset);
    move_children(cell, paragraph);
    if (caption_word(chapter, paragraph, true) == 0) {
        move_children(paragraph, cell);
        return;
    }
    unlink_node(row);
    insert_after(table, paragraph);
}

void refine_captions(Chapter *chapter, const Dialect *dialect)
{
    Node *root = chapter->tree, *next;

    (void)dialect;
    for (Node *node = root; node != NULL; node = next) {
        Node *above, *below;
        size_t word;
        next = next_node(root, node);
        check_paragraph(chapter, node);
        if (!takes_caption(node) || node->parent->kind == NODE_FIGURE)
            continue;
        free_caption(chapter, node);
        next = next_node_beside(root, node);
        above = block_before(node);
        below = block_behind(node);
        /* What stands above is no other block's: that one would have taken it. */
        if ((word = caption_word(chapter, above, false)) > 0) {
            caption_block(chapter, node, above, word);
        } else if ((word = caption_word(chapter, below, true)) > 0 &&
                   !is_of_next(chapter, node)) {
            next = next_node_beside(root, below);
            caption_block(chapter, node, below, word);
        } else if (is_lone_picture(node)) {
            name_figure(node);
        }
    }
}
