/* parse.c - the order in which a chapter's text becomes its tree. */
#include "parse/parse.h"

#include "base/utf8.h"
#include "parse/attributes.h"
#include "parse/blocks.h"
#include "parse/cells.h"
#include "parse/conform.h"
#include "parse/footnotes.h"
#include "parse/frontmatter.h"
#include "parse/html.h"
#include "parse/limits.h"
#include "parse/markdown.h"
#include "parse/markdown_memory.h"

void parse_init(void)
{
    markdown_init();
}

static size_t count_in_text(const char *text)
{
    size_t words = 0;
    bool space = true; /* the character before it is none of a word */

    while (*text != '\0') {
        uint32_t code_point = (unsigned char)*text;
        if (code_point < 0x80) { /* without a branch: this reads every byte of the book */
            words += space & (code_point > ' ');
            space = code_point <= ' ';
            text++;
            continue;
        }
        text += utf8_next(text, &code_point);
        if (code_point >= 0x2E80 && utf8_is_cjk(code_point)) {
            words++;
            space = true;
        } else if (utf8_is_space(code_point)) {
            space = true;
        } else if (space && utf8_is_letter_or_number(code_point)) {
            words++;
            space = false;
        }
    }
    return words;
}

static bool is_marked(const Node *node)
{
    switch (node->kind) {
    case NODE_HEADING:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_ELEMENT:
    case NODE_FOOTNOTE:
    case NODE_FOOTNOTE_REFERENCE:
        return true;
    default:
        return node->id != NULL;
    }
}

static void mark(Chapter *chapter, Node *node)
{
    chapter->marks =
        arena_grow(&chapter->arena, chapter->marks, chapter->mark_count, sizeof(Node *));
    chapter->marks[chapter->mark_count++] = node;
}

/* One walk over all nodes, here where chapters are parsed side by side, spares resolve
 * half a dozen of them. */
static void take_stock(Chapter *chapter)
{
    const Node *root = chapter->tree, *behind_picture = root;
    bool in_picture = false;

    for (Node *node = chapter->tree; node != NULL; node = next_node(root, node)) {
        in_picture = in_picture && node != behind_picture;
        chapter->has_notes |=
            node->kind == NODE_FOOTNOTE || node->kind == NODE_FOOTNOTE_REFERENCE;
        if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
            chapter->words += count_in_text(node->text);
        if (!in_picture && is_marked(node))
            mark(chapter, node);
        if (node->kind == NODE_IMAGE && !in_picture) {
            in_picture = true;
            behind_picture = next_node_beside(root, node);
        }
    }
}

static void refine(Chapter *chapter, const MarkdownTraits *traits)
{
    if (traits->has_definitions)
        group_definitions(chapter);
    if (traits->has_quotes)
        name_callouts(chapter);
    if (traits->has_tables)
        check_cells(chapter);
    check_footnotes(chapter);
    if (traits->has_html)
        graft_html(chapter);
    conform_tree(chapter);
}

static bool is_smart(const Book *book, const Chapter *chapter)
{
    return chapter->front.smart == TRISTATE_UNSET ? book->dialect.smart
                                                  : chapter->front.smart == TRISTATE_YES;
}

/* Spans with attributes nest too, so that Markdown's own depth does not tell. */
static void refuse_deep(Chapter *chapter)
{
    Walk walk = {chapter->tree, NULL, false};
    size_t depth = 0;

    while (depth <= DEEPEST_NODE && walk_next(&walk))
        depth += walk.leaving ? (size_t)-1 : 1;
    if (depth <= DEEPEST_NODE)
        return;
    diag_add(&chapter->diags, "nesting-deep", node_position(chapter, walk.node),
             "flatten it, or put the text into a code block",
             "this stands within more than %d others: quotes, lists, emphasis, links",
             (int)DEEPEST_NODE);
    chapter->tree = NULL;
}

void parse_end(void)
{
    markdown_memory_trim();
}

void parse_chapter(const Book *book, Chapter *chapter)
{
    MarkdownTraits traits = {0};

    if (chapter->source == NULL)
        return;
    parse_front_matter(chapter);
    chapter->language = chapter->front.language != NULL ? chapter->front.language
                                                        : book->metadata.language;
    chapter->smart = is_smart(book, chapter);
    parse_markdown(chapter, chapter->smart, &traits);
    if (traits.has_attributes)
        attach_attributes(chapter);
    if (traits.depth > DEEPEST_NODE || traits.has_attributes)
        refuse_deep(chapter);
    if (chapter->tree == NULL) {
        chapter->tree = new_node(&chapter->arena, NODE_DOCUMENT, 0);
        return;
    }
    refine(chapter, &traits);
    take_stock(chapter);
    /* Where load has found no text that can be read, that is all there is to say. */
    if (chapter->tree->first_child == NULL && chapter->diags.errors == 0)
        diag_add(&chapter->diags, "chapter-empty", file_position(chapter->file),
                 "write it, or mark its entry with `status: planned`",
                 "the chapter is empty");
}
