/* markdown.c - cmark-gfm's tree becomes ours. */
#define CMARK_NO_SHORT_NAMES    /* its NODE_TEXT is not ours */
#include "parse/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "parse/markdown_syntax.h"
#include "parse/positions.h"

typedef struct {
    Chapter *chapter;
    Arena *arena;
    MarkdownTraits *traits;
    Positions positions;
    Node *parent;           /* of the node that is made next */
    size_t depth;
    size_t column;          /* of the table cell that is made next */
    const char **labels;    /* of the footnotes, in order of number */
    size_t label_count;
} Conversion;

/* cmark writes "&#xFFFE;" and "&#xFFFF;" as a byte that no UTF-8 has. */
static const char *copy_text(Conversion *conversion, const char *text)
{
    static const char never[] = "\xFE\xFF";
    Buf clean = {0};
    const char *copy;

    if (text == NULL || strpbrk(text, never) == NULL)
        return arena_text(conversion->arena, text == NULL ? "" : text);
    for (size_t n; *text != '\0'; text += n) {
        n = strcspn(text, never);
        buf_add(&clean, text, n);
        if (text[n] != '\0') {
            buf_put(&clean, "\xEF\xBF\xBD");
            n++;
        }
    }
    copy = arena_copy(conversion->arena, clean.data, clean.len);
    buf_free(&clean);
    return copy;
}

static const char *copy_if_any(Conversion *conversion, const char *text)
{
    return text == NULL || *text == '\0' ? NULL : copy_text(conversion, text);
}

static void fill_list(Node *node, cmark_node *from)
{
    if (cmark_node_get_list_type(from) == CMARK_ORDERED_LIST)
        node->flags |= NODE_ORDERED;
    if (cmark_node_get_list_tight(from))
        node->flags |= NODE_TIGHT;
    node->number = cmark_node_get_list_start(from);
}

static void fill_item(Node *node, cmark_node *from)
{
    if (strcmp(cmark_node_get_type_string(from), "tasklist") != 0)
        return;
    node->flags |= NODE_TASK;
    node->parent->flags |= NODE_TASKS;
    if (cmark_gfm_extensions_get_tasklist_item_checked(from))
        node->flags |= NODE_CHECKED;
}

static void fill_code_block(Conversion *conversion, Node *node, cmark_node *from)
{
    const char *info = cmark_node_get_fence_info(from);

    node->text = copy_text(conversion, cmark_node_get_literal(from));
    node->title = copy_if_any(conversion, info);
    if (node->title == NULL)
        return;
    if (info[0] == '{')             /* pandoc's ``` {.rust #id} */
        info += 1 + strspn(info + 1, " .");
    node->name = arena_copy(conversion->arena, info, strcspn(info, " \t,{}"));
}

static void fill_link(Conversion *conversion, Node *node, cmark_node *from)
{
    node->destination = copy_text(conversion, cmark_node_get_url(from));
    node->title = copy_if_any(conversion, cmark_node_get_title(from));
}

static void fill_cell(Conversion *conversion, Node *node, cmark_node *from)
{
    cmark_node *row = cmark_node_parent(from);
    cmark_node *table = cmark_node_parent(row);
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
    size_t column = conversion->column++;

    if (cmark_gfm_extensions_get_table_row_is_header(row))
        node->flags |= NODE_HEADER;
    if (alignments == NULL || column >= cmark_gfm_extensions_get_table_columns(table))
        return;
    node->number = alignments[column] == 'l'   ? ALIGN_LEFT
                   : alignments[column] == 'c' ? ALIGN_CENTER
                   : alignments[column] == 'r' ? ALIGN_RIGHT
                                               : ALIGN_NONE;
}

static void fill_footnote(Conversion *conversion, Node *node)
{
    conversion->labels =
        arena_grow(conversion->arena, conversion->labels, conversion->label_count,
                   sizeof *conversion->labels);
    node->name = footnote_label(&conversion->positions, conversion->arena, node->offset);
    conversion->labels[conversion->label_count++] = node->name;
}

static NodeKind extension_kind(cmark_node_type type)
{
    if (type == extension_types.cell)
        return NODE_CELL;
    if (type == extension_types.row)
        return NODE_ROW;
    if (type == extension_types.table)
        return NODE_TABLE;
    if (type == extension_types.strikethrough)
        return NODE_STRIKETHROUGH;
    assert(type == extension_types.definition);
    return NODE_DEFINITION;
}

static NodeKind kind_of(cmark_node *from)
{
    switch ((unsigned)cmark_node_get_type(from)) {
    case CMARK_NODE_DOCUMENT:
        return NODE_DOCUMENT;
    case CMARK_NODE_BLOCK_QUOTE:
        return NODE_QUOTE;
    case CMARK_NODE_LIST:
        return NODE_LIST;
    case CMARK_NODE_ITEM:
        return NODE_ITEM;
    case CMARK_NODE_CODE_BLOCK:
        return NODE_CODE_BLOCK;
    case CMARK_NODE_HTML_BLOCK:
        return NODE_HTML_BLOCK;
    case CMARK_NODE_PARAGRAPH:
        return NODE_PARAGRAPH;
    case CMARK_NODE_HEADING:
        return NODE_HEADING;
    case CMARK_NODE_THEMATIC_BREAK:
        return NODE_THEMATIC_BREAK;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return NODE_FOOTNOTE;
    case CMARK_NODE_TEXT:
        return NODE_TEXT;
    case CMARK_NODE_SOFTBREAK:
        return NODE_SOFT_BREAK;
    case CMARK_NODE_LINEBREAK:
        return NODE_LINE_BREAK;
    case CMARK_NODE_CODE:
        return NODE_CODE;
    case CMARK_NODE_HTML_INLINE:
        return NODE_HTML_INLINE;
    case CMARK_NODE_CUSTOM_INLINE:
        return NODE_SPAN;
    case CMARK_NODE_EMPH:
        return NODE_EMPHASIS;
    case CMARK_NODE_STRONG:
        return NODE_STRONG;
    case CMARK_NODE_LINK:
        return NODE_LINK;
    case CMARK_NODE_IMAGE:
        return NODE_IMAGE;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        return NODE_FOOTNOTE_REFERENCE;
    default:
        return extension_kind(cmark_node_get_type(from));
    }
}

static void fill_node(Conversion *conversion, Node *node, cmark_node *from)
{
    MarkdownTraits *traits = conversion->traits;

    switch (node->kind) {
    case NODE_HEADING:
        node->number = cmark_node_get_heading_level(from);
        break;
    case NODE_LIST:
        fill_list(node, from);
        break;
    case NODE_ITEM:
        fill_item(node, from);
        break;
    case NODE_CODE_BLOCK:
        fill_code_block(conversion, node, from);
        break;
    case NODE_ROW:
        conversion->column = 0;
        if (cmark_gfm_extensions_get_table_row_is_header(from))
            node->flags |= NODE_HEADER;
        break;
    case NODE_CELL:
        fill_cell(conversion, node, from);
        break;
    case NODE_FOOTNOTE:
        fill_footnote(conversion, node);
        break;
    case NODE_HTML_BLOCK:
    case NODE_HTML_INLINE:
        traits->has_html = true;
        node->text = copy_text(conversion, cmark_node_get_literal(from));
        break;
    case NODE_TEXT:
    case NODE_CODE:
        node->text = copy_text(conversion, cmark_node_get_literal(from));
        break;
    case NODE_SPAN:
        traits->has_attributes = true;
        node->text = copy_text(conversion, cmark_node_get_on_enter(from));
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        fill_link(conversion, node, from);
        break;
    case NODE_FOOTNOTE_REFERENCE:
        node->name = copy_text(conversion, cmark_node_get_literal(from));   /* its number, for now */
        break;
    default:
        traits->has_definitions |= node->kind == NODE_DEFINITION;
        traits->has_quotes |= node->kind == NODE_QUOTE;
        break;
    }
}

static uint32_t offset_of(Conversion *conversion, cmark_node *from, NodeKind kind)
{
    int line = cmark_node_get_start_line(from) - LINES_BEFORE;
    int column = cmark_node_get_start_column(from);
    cmark_node *text = kind == NODE_LINK ? cmark_node_first_child(from) : NULL;
    uint32_t offset;

    if (kind < NODE_ELEMENT) {
        offset = block_offset(&conversion->positions, line, column,
                              cmark_node_get_end_line(from) - LINES_BEFORE);
        return kind == NODE_FOOTNOTE ? footnote_offset(&conversion->positions, offset) : offset;
    }
    /* What else has a literal (code, raw HTML) does not stand there as it is. */
    if (text != NULL && cmark_node_get_type(text) != CMARK_NODE_TEXT)
        text = NULL;
    return inline_offset(&conversion->positions, kind, line, column,
                         text == NULL ? NULL : cmark_node_get_literal(text));
}

static void enter(Conversion *conversion, cmark_node *from)
{
    NodeKind kind = kind_of(from);
    Node *node = new_node(conversion->arena, kind, offset_of(conversion, from, kind));

    if (conversion->parent == NULL)
        conversion->chapter->tree = node;
    else
        append_child(conversion->parent, node);
    fill_node(conversion, node, from);
    conversion->depth++;
    if (conversion->depth > conversion->traits->depth)
        conversion->traits->depth = conversion->depth;
    conversion->parent = node;
}

static bool is_leaf(cmark_node *from)
{
    switch ((unsigned)cmark_node_get_type(from)) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
        return true;
    default:
        return false;
    }
}

static void leave(Conversion *conversion)
{
    conversion->depth--;
    conversion->parent = conversion->parent->parent;
}

/* References carry the number of their definition; the label is what links and diagnostics need. */
static void name_references(Conversion *conversion)
{
    Node *root = conversion->chapter->tree;

    if (conversion->label_count == 0)
        return;
    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        size_t number;
        if (node->kind != NODE_FOOTNOTE_REFERENCE)
            continue;
        number = strtoul(node->name, NULL, 10);
        if (number >= 1 && number <= conversion->label_count)
            node->name = conversion->labels[number - 1];
    }
}

void parse_markdown(Chapter *chapter, bool smart, MarkdownTraits *traits)
{
    Conversion conversion = {.chapter = chapter, .arena = &chapter->arena, .traits = traits};
    Bytes text = {chapter->markdown.data + chapter->body, chapter->markdown.len - chapter->body};
    cmark_event_type event;
    cmark_iter *iter;
    cmark_node *root;
    Limits limits;

    limits_start(&limits, chapter, smart);
    root = run_cmark(&limits);
    if (root == NULL)
        return;
    iter = cmark_iter_new(root);
    positions_start(&conversion.positions, text, chapter->body);
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER)
            enter(&conversion, node);
        if (event == CMARK_EVENT_EXIT || is_leaf(node))
            leave(&conversion);
    }
    name_references(&conversion);
    positions_end(&conversion.positions);
    cmark_iter_free(iter);
    cmark_node_free(root);
}
