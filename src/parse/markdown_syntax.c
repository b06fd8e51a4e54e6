/* markdown_syntax.c - cmark-gfm's parser, set up with two extensions of our own. */
#define CMARK_NO_SHORT_NAMES /* its NODE_TEXT is not ours */
#include "parse/markdown_syntax.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <pthread.h>
#include <ctype.h>
#include <string.h>
#include "parse/attributes.h"
#include "parse/markdown.h"
#include "parse/markdown_memory.h"

/* cmark-gfm keeps its special characters in one global table, so two parses at once
 * lose each other's ~ and autolinks.  Only finishing, which parses inlines, reads and
 * writes it. */
static pthread_mutex_t cmark_lock = PTHREAD_MUTEX_INITIALIZER;

/* Of the parse that this thread is at.  cmark-gfm shows its tree before it has
 * finished only to extensions, as the parent of a block that they may open. */
static _Thread_local cmark_node *open_root;

/* A node whose content is never set (an empty heading, a cell that its row lacks) has
 * a buffer with whatever realloc left there, and not even a NUL; this one leaves
 * zeros.  Nodes of two allocators can't be put together, so all of ours come from it. */
static cmark_mem memory = {markdown_calloc, markdown_realloc, markdown_free};

static cmark_syntax_extension *attributes_extension, *definitions_extension,
    *root_extension;
ExtensionTypes extension_types;
static cmark_syntax_extension *core_extensions[4];

/* Copies what may be attributes: up to the brace that closes, or to where there can be
 * none. */
static void peek_attributes(cmark_inline_parser *inline_parser, char *spec, size_t size)
{
    int start = cmark_inline_parser_get_offset(inline_parser);
    char quote = '\0';
    size_t n = 0;

    while (n < size - 1) {
        char next = (char)cmark_inline_parser_peek_at(inline_parser, start + (int)n);
        if (next == '\0' || next == '\n' || (next == '{' && n > 0 && quote == '\0'))
            break;
        spec[n++] = next;
        if (next == '}' && quote == '\0')
            break;
        if (next == quote)
            quote = '\0';
        else if (quote == '\0' && (next == '"' || next == '\''))
            quote = next;
    }
    spec[n] = '\0';
}

/* Taken out before smart punctuation could bend the quotes in {title="a"}. */
static cmark_node *match_attributes(cmark_syntax_extension *extension,
                                    cmark_parser *parser, cmark_node *parent,
                                    unsigned char character,
                                    cmark_inline_parser *inline_parser)
{
    char spec[1024];
    size_t len;
    cmark_node *node;

    (void)extension;
    (void)parser;
    (void)parent;
    if (character != '{')
        return NULL;
    peek_attributes(inline_parser, spec, sizeof spec);
    len = scan_attributes(spec);
    if (len == 0)
        return NULL;
    spec[len] = '\0';
    /* Among the kinds that a table cell may hold; the brace tells it from raw HTML.
     * The parser's allocator, since nodes of two can't be put together. */
    node = cmark_node_new_with_mem(CMARK_NODE_HTML_INLINE, &memory);
    cmark_node_set_literal(node, spec);
    cmark_inline_parser_set_offset(inline_parser,
                                   cmark_inline_parser_get_offset(inline_parser) +
                                       (int)len);
    return node;
}

static bool is_definition_mark(const unsigned char *input, int len, int at)
{
    return at + 2 < len && input[at] == ':' &&
           (input[at + 1] == ' ' || input[at + 1] == '\t');
}

/* ": text" opens a definition below a paragraph (its terms) or below another
 * definition. */
static cmark_node *open_definition(cmark_syntax_extension *extension, int indented,
                                   cmark_parser *parser, cmark_node *parent,
                                   unsigned char *input, int len)
{
    int at = cmark_parser_get_first_nonspace(parser);
    int column = cmark_parser_get_first_nonspace_column(parser);
    bool below_text = cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH;
    cmark_node *above = cmark_node_last_child(parent);
    cmark_node *node;

    if (open_root == NULL)
        open_root = parent;
    if (indented || !is_definition_mark(input, len, at))
        return NULL;
    if (!below_text &&
        (above == NULL || (cmark_node_get_type(above) != CMARK_NODE_PARAGRAPH &&
                           cmark_node_get_type(above) != extension_types.definition)))
        return NULL;
    node = cmark_parser_add_child(parser, parent, extension_types.definition, column + 1);
    cmark_node_set_syntax_extension(node, extension);
    cmark_parser_advance_offset(parser, (const char *)input,
                                at + 1 - cmark_parser_get_offset(parser), 0);
    for (int i = 0; i < 3; i++) {
        int next = cmark_parser_get_offset(parser);
        if (next >= len || (input[next] != ' ' && input[next] != '\t'))
            break;
        cmark_parser_advance_offset(parser, (const char *)input, 1, 1);
    }
    return node;
}

/* A definition goes on over blank lines and lines that are indented by two or more. */
static int continue_definition(cmark_syntax_extension *extension, cmark_parser *parser,
                               unsigned char *input, int len, cmark_node *container)
{
    int indent = cmark_parser_get_indent(parser);

    (void)extension;
    (void)len;
    if (cmark_node_get_type(container) != extension_types.definition)
        return 0;
    if (cmark_parser_is_blank(parser))
        return cmark_node_first_child(container) != NULL;
    if (indent < 2)
        return 0;
    cmark_parser_advance_offset(parser, (const char *)input, indent < 4 ? indent : 4, 1);
    return 1;
}

static int definition_contains(cmark_syntax_extension *extension, cmark_node *node,
                               cmark_node_type child)
{
    (void)extension;
    if (cmark_node_get_type(node) != extension_types.definition)
        return 0;
    return (child & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK &&
           child != CMARK_NODE_ITEM;
}

/* Where there are no definitions: opens nothing, and only sees the root. */
static cmark_node *note_root(cmark_syntax_extension *extension, int indented,
                             cmark_parser *parser, cmark_node *parent,
                             unsigned char *input, int len)
{
    (void)extension;
    (void)indented;
    (void)parser;
    (void)input;
    (void)len;
    if (open_root == NULL)
        open_root = parent;
    return NULL;
}

static cmark_parser *new_parser(bool smart, const Dialect *dialect)
{
    int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE | (smart ? CMARK_OPT_SMART : 0);
    cmark_parser *parser = cmark_parser_new_with_mem(options, &memory);

    /* Before the tables: their extension answers for every line behind a paragraph. */
    cmark_parser_attach_syntax_extension(parser, dialect->definitions
                                                     ? definitions_extension
                                                     : root_extension);
    for (size_t i = 0; i < 4; i++)
        cmark_parser_attach_syntax_extension(parser, core_extensions[i]);
    if (dialect->attributes != ATTRIBUTES_NONE)
        cmark_parser_attach_syntax_extension(parser, attributes_extension);
    return parser;
}

/* The core extensions keep their types to themselves, so they are read off a sample. */
static void learn_type(cmark_node *node)
{
    const char *name = cmark_node_get_type_string(node);
    cmark_node_type type = cmark_node_get_type(node);

    if (strcmp(name, "table") == 0)
        extension_types.table = type;
    else if (strcmp(name, "table_row") == 0)
        extension_types.row = type;
    else if (strcmp(name, "table_cell") == 0)
        extension_types.cell = type;
    else if (strcmp(name, "strikethrough") == 0)
        extension_types.strikethrough = type;
}

static void learn_types(void)
{
    static const char sample[] = "|a|\n|-|\n|~a~|\n";
    const Dialect plain = {0};
    cmark_parser *parser = new_parser(false, &plain);
    cmark_node *root;
    cmark_iter *iter;

    cmark_parser_feed(parser, sample, sizeof sample - 1);
    root = cmark_parser_finish(parser);
    iter = cmark_iter_new(root);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE)
        learn_type(cmark_iter_get_node(iter));
    free_cmark();
}

void markdown_init(void)
{
    static const char *const names[] = {"table", "strikethrough", "autolink", "tasklist"};
    cmark_mem *lasting = cmark_get_default_mem_allocator();

    cmark_gfm_core_extensions_ensure_registered();
    for (size_t i = 0; i < 4; i++)
        core_extensions[i] = cmark_find_syntax_extension(names[i]);
    attributes_extension = cmark_syntax_extension_new("epubify-attributes");
    cmark_syntax_extension_set_match_inline_func(attributes_extension, match_attributes);
    cmark_syntax_extension_set_special_inline_chars(
        attributes_extension, cmark_llist_append(lasting, NULL, (void *)(size_t)'{'));
    definitions_extension = cmark_syntax_extension_new("epubify-definitions");
    extension_types.definition = cmark_syntax_extension_add_node(0);
    cmark_syntax_extension_set_open_block_func(definitions_extension, open_definition);
    cmark_syntax_extension_set_match_block_func(definitions_extension,
                                                continue_definition);
    cmark_syntax_extension_set_can_contain_func(definitions_extension,
                                                definition_contains);
    root_extension = cmark_syntax_extension_new("epubify-root");
    cmark_syntax_extension_set_open_block_func(root_extension, note_root);
    learn_types();
}

/* Behind its ' stands what English puts there: 's, 're, 'll. */
static bool is_apostrophe(const char *behind)
{
    static const char *const words[] = {"s", "d", "t", "m", "re", "ve", "ll"};
    size_t letters = 0;

    while (isalpha((unsigned char)behind[letters]))
        letters++;
    for (size_t i = 0; letters > 0 && i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == letters && strncmp(behind, words[i], letters) == 0)
            return true;
    return false;
}

const char *mend_apostrophe(Arena *arena, cmark_node *node, const char *text)
{
    static const char open[] = "\xE2\x80\x98", close[] = "\xE2\x80\x99";
    cmark_node *before;
    cmark_node_type type;

    if (strncmp(text, open, sizeof open - 1) != 0 ||
        !is_apostrophe(text + sizeof open - 1) ||
        (before = cmark_node_previous(node)) == NULL)
        return text;
    type = cmark_node_get_type(before);
    return type == CMARK_NODE_CODE || type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG
               ? arena_format(arena, "%s%s", close, text + sizeof open - 1)
               : text;
}

static bool has_inlines(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
           type == extension_types.cell;
}

/* What is open are last children, though not each of them is: that errs on the safe
 * side. */
static OpenBlocks open_blocks(void)
{
    OpenBlocks open = {0};

    for (cmark_node *node = open_root; node != NULL; node = cmark_node_last_child(node)) {
        open.depth++;
        if (cmark_node_get_type(node) == extension_types.table)
            open.columns = cmark_gfm_extensions_get_table_columns(node);
        if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
            open.paragraph = cmark_node_get_string_content(node);
    }
    return open;
}

static bool feed(cmark_parser *parser, Limits *limits)
{
    Bytes piece = {"\n", LINES_BEFORE};
    OpenBlocks open;

    open_root = NULL;
    do {
        cmark_parser_feed(parser, piece.data, piece.len);
        open = open_blocks();
    } while (next_piece(limits, &open, &piece));
    if (limits->len > 0 && limits->text[limits->len - 1] != '\n')
        cmark_parser_feed(parser, "\n",
                          1); /* or the last line would wait for the finish */
    return !limits->refused;
}

/* cmark-gfm drops all but the first words of "[^…]" over two lines, since it takes a
 * footnote's length from columns.  So such a line end becomes a space. */
static void join_lines(char *text, size_t len)
{
    char *end = text + len;

    while ((text = memchr(text, '\n', (size_t)(end - text))) != NULL)
        *text = ' ';
}

static void join_labels(char *content)
{
    Buf opens = {0}; /* offsets of brackets that are open, a size_t each */
    size_t open;

    if (strchr(content, '\n') == NULL || strstr(content, "[^") == NULL)
        return;
    for (size_t i = 0; content[i += strcspn(content + i, "[]")] != '\0'; i++) {
        if (content[i] == '[') {
            buf_add(&opens, (const char *)&i, sizeof i);
        } else if (opens.len > 0) {
            opens.len -= sizeof open;
            memcpy(&open, opens.data + opens.len, sizeof open);
            if (content[open + 1] == '^')
                join_lines(content + open, i - open);
        }
    }
    buf_free(&opens);
}

static void check_blocks(Limits *limits)
{
    cmark_iter *iter = cmark_iter_new(open_root);

    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        size_t line = (size_t)cmark_node_get_start_line(node);
        char *content;
        if (cmark_iter_get_event_type(iter) != CMARK_EVENT_ENTER || !has_inlines(node))
            continue;
        content = (char *)cmark_node_get_string_content(node);
        check_inlines(limits, content, line - LINES_BEFORE);
        join_labels(content);
    }
}

cmark_node *run_cmark(Limits *limits, const Dialect *dialect)
{
    cmark_parser *parser = new_parser(limits->smart, dialect);
    cmark_node *root = NULL;

    if (feed(parser, limits))
        check_blocks(limits);
    if (limits_end(limits)) {
        pthread_mutex_lock(&cmark_lock);
        root = cmark_parser_finish(parser);
        pthread_mutex_unlock(&cmark_lock);
    }
    return root;
}

void free_cmark(void)
{
    markdown_memory_end();
}
