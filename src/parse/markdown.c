/* markdown.c - cmark-gfm's tree becomes ours. */
#define CMARK_NO_SHORT_NAMES /* its NODE_TEXT is not ours */
#include "parse/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "parse/attributes.h"
#include "parse/attributes_diagrams.h"
#include "parse/code/callouts.h"
#include "parse/code/info.h"
#include "parse/markdown_syntax.h"
#include "parse/positions.h"

typedef struct {
    Chapter *chapter;
    Arena *arena;
    MarkdownTraits *traits;
    Positions positions;
    Node *parent; /* of the node that is made next */
    size_t depth;
    size_t column;       /* of the table cell that is made next */
    int head_shift;      /* lines between a table's told place and its head */
    const char **labels; /* of the footnotes, in order of number */
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
    for (size_t n; *text != '\0'; text += n + (text[n] != '\0')) {
        n = strcspn(text, never);
        buf_add(&clean, text, n);
        buf_put(&clean, text[n] == '\0' ? "" : "\xEF\xBF\xBD");
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

static void fill_item(MarkdownTraits *traits, Node *node, cmark_node *from)
{
    if (strcmp(cmark_node_get_type_string(from), "tasklist") != 0)
        return;
    traits->has_tasks = true;
    node->flags |= NODE_TASK;
    node->parent->flags |= NODE_TASKS;
    if (cmark_gfm_extensions_get_tasklist_item_checked(from))
        node->flags |= NODE_CHECKED;
}

static void fill_code_block(Conversion *conversion, Node *node, cmark_node *from)
{
    node->text = copy_text(conversion, cmark_node_get_literal(from));
    node->title = copy_if_any(conversion, cmark_node_get_fence_info(from));
    name_code_language(conversion->arena, node);
    conversion->traits->has_code_options |=
        may_have_callouts(node->text) ||
        (node->title != NULL && strcmp(node->name, node->title) != 0);
    conversion->traits->has_diagrams |=
        node->name != NULL && is_diagram_language(node->name);
    conversion->chapter->has_math |=
        node->name != NULL && strcmp(node->name, "math") == 0;
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
    conversion->labels = arena_grow(conversion->arena, conversion->labels,
                                    conversion->label_count, sizeof *conversion->labels);
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
    case CMARK_NODE_HTML_INLINE: /* attributes in braces are told so by markdown_syntax.c */
        return cmark_node_get_literal(from)[0] == '{' ? NODE_SPAN : NODE_HTML_INLINE;
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
        fill_item(traits, node, from);
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
    case NODE_SPAN:
    case NODE_CODE:
        traits->has_html |=
            node->kind == NODE_HTML_BLOCK || node->kind == NODE_HTML_INLINE;
        traits->has_attributes |= node->kind == NODE_SPAN;
        node->text = copy_text(conversion, cmark_node_get_literal(from));
        break;
    case NODE_TEXT:
        node->text = mend_apostrophe(conversion->arena, from,
                                     copy_text(conversion, cmark_node_get_literal(from)));
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        fill_link(conversion, node, from);
        break;
    case NODE_FOOTNOTE_REFERENCE:
        node->name =
            copy_text(conversion, cmark_node_get_literal(from)); /* its number, for now */
        break;
    default:
        traits->has_definitions |= node->kind == NODE_DEFINITION;
        traits->has_quotes |= node->kind == NODE_QUOTE;
        traits->has_tables |= node->kind == NODE_TABLE;
        break;
    }
}

static uint32_t offset_of_inline(Conversion *conversion, cmark_node *from, NodeKind kind)
{
    InlineHint hint = {.kind = kind,
                       .line = cmark_node_get_start_line(from) - LINES_BEFORE,
                       .column = cmark_node_get_start_column(from)};
    cmark_node *child = cmark_node_first_child(from);

    if (kind == NODE_LINK || kind == NODE_IMAGE) {
        hint.first = child == NULL ? NODE_TEXT : kind_of(child);
        hint.text = hint.first == NODE_TEXT && child != NULL
                        ? cmark_node_get_literal(child)
                        : NULL;
        hint.destination = cmark_node_get_url(from);
    } else {
        hint.text = cmark_node_get_literal(from);
    }
    return inline_offset(&conversion->positions, &hint);
}

/* When lines above a table are a paragraph of their own, cmark-gfm gives its line to
 * the table and none to the paragraph.  Remembers how far down the table's head is. */
static int line_of_split(Conversion *conversion, cmark_node *paragraph)
{
    const char *text = cmark_node_get_string_content(paragraph);

    conversion->head_shift = 1;
    for (; (text = strchr(text, '\n')) != NULL; text++)
        conversion->head_shift++;
    return cmark_node_get_start_line(cmark_node_next(paragraph)) - LINES_BEFORE;
}

static uint32_t offset_of_block(Conversion *conversion, cmark_node *from, NodeKind kind)
{
    Positions *positions = &conversion->positions;
    int line = cmark_node_get_start_line(from) - LINES_BEFORE;
    int end = cmark_node_get_end_line(from) - LINES_BEFORE;
    int column = cmark_node_get_start_column(from);

    if (kind == NODE_CELL)
        return cell_offset(positions);
    if (kind == NODE_PARAGRAPH && line < 0 && cmark_node_next(from) != NULL) {
        line = line_of_split(conversion, from);
        return block_offset(positions, line,
                            cmark_node_get_start_column(cmark_node_next(from)),
                            line + conversion->head_shift - 1);
    }
    if (kind == NODE_TABLE && conversion->head_shift > 0)
        return row_offset(positions, line + conversion->head_shift, 0);
    if (kind == NODE_ROW) {
        bool shifted = conversion->head_shift > 0;
        line += conversion->head_shift;
        conversion->head_shift = 0;
        return row_offset(positions, line,
                          cmark_gfm_extensions_get_table_row_is_header(from) && !shifted
                              ? column
                              : 0);
    }
    if (kind == NODE_FOOTNOTE)
        return footnote_offset(positions, block_offset(positions, line, column, end));
    return block_offset(positions, line, column, end);
}

static void enter(Conversion *conversion, cmark_node *from)
{
    NodeKind kind = kind_of(from);
    uint32_t offset = kind < NODE_ELEMENT ? offset_of_block(conversion, from, kind)
                                          : offset_of_inline(conversion, from, kind);
    Node *node = new_node(conversion->arena, kind, offset);

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

/* References carry the number of their definition; the label is what links and
 * diagnostics need. */
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

/* Autolinks leave them in front of them. */
static bool is_empty_text(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_TEXT &&
           *cmark_node_get_literal(node) == '\0';
}

static void convert(Conversion *conversion, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (is_empty_text(node))
            continue;
        if (event == CMARK_EVENT_ENTER)
            enter(conversion, node);
        if (event == CMARK_EVENT_EXIT || is_leaf(node))
            leave(conversion);
    }
    name_references(conversion);
}

void parse_markdown(Chapter *chapter, const Dialect *dialect, MarkdownTraits *traits)
{
    Conversion conversion = {.chapter = chapter,
                             .arena = &chapter->arena,
                             .traits = traits};
    Bytes text = {chapter->text.data + chapter->body, chapter->text.len - chapter->body};
    cmark_node *root;
    Limits limits;

    limits_start(&limits, chapter, chapter->smart);
    root = run_cmark(&limits, dialect);
    if (root != NULL) {
        positions_start(&conversion.positions, text, chapter->body);
        convert(&conversion, root);
        positions_end(&conversion.positions);
    }
    free_cmark();
}
