/* tex_tables.c - \begin{…}: matrices, cases, aligned equations. */
#include <string.h>
#include "base/diag.h"
#include "formats/tex/tex_parser.h"

enum { MOST_COLUMNS = 64 };

typedef struct {
    const MathEnvironment *environment;
    const char *name; /* as the author wrote it */
    size_t offset;    /* of its \begin */
    TexNode *table;
    char columns[MOST_COLUMNS];   /* l c r, of an array */
    bool lines[MOST_COLUMNS + 1]; /* in front of that column */
    size_t column_count;          /* that columns tells of */
    size_t widest;                /* cells of the longest row */
    bool line_above;              /* \hline before the next row */
} Table;

/* ---- The columns of an array ---------------------------------------------------------------- */

static void add_column(Parser *parser, Table *table, char alignment)
{
    if (table->column_count == MOST_COLUMNS)
        tex_fail(parser, TEX_LARGE, table->offset, NULL,
                 "a table has more than %d columns", (int)MOST_COLUMNS);
    else
        table->columns[table->column_count++] = alignment;
}

/* "c|lr"; what is set between columns, @{…}, is left out. */
static void read_columns(Parser *parser, Table *table, Bytes spec)
{
    for (size_t i = 0; i < spec.len && !parser->failed; i++) {
        char byte = spec.data[i];
        if (byte == 'l' || byte == 'c' || byte == 'r')
            add_column(parser, table, byte);
        else if (byte == '|' || byte == ':')
            table->lines[table->column_count] = true;
        else if (byte == '@' || byte == '!' || byte == '>' || byte == '<')
            while (i + 1 < spec.len && spec.data[i] != '}')
                i++;
        else if (byte != ' ')
            tex_fail(parser, TEX_SYNTAX, table->offset,
                     "write l, c and r, with | for lines between",
                     "\"%c\" is no kind of column",
                     byte > ' ' && byte < 0x7F ? byte : '?');
    }
}

/* ---- Cells and rows ------------------------------------------------------------------------- */

/* One word, since MathML 3 takes no more: "math-cell-left-before-behind".  NULL: it is as all
 * cells are. */
static const char *cell_class(Parser *parser, const Table *table, size_t column)
{
    bool before, behind;
    char how;

    if (column >= table->column_count)
        return NULL;
    how = table->columns[column];
    before = column == 0 && table->lines[0];
    behind = table->lines[column + 1];
    if (how == 'c' && !before && !behind)
        return NULL;
    return arena_format(parser->arena, "math-cell-%s%s%s",
                        how == 'l'   ? "left"
                        : how == 'r' ? "right"
                                     : "center",
                        before ? "-before" : "", behind ? "-behind" : "");
}

static TexNode *parse_cell(Parser *parser, const Table *table, size_t column)
{
    TexNode *cell = tex_make(parser, "mtd"), *inside = tex_parse_list(parser);
    const char *class_name = cell_class(parser, table, column);

    cell->first = inside->first;
    cell->last = inside->last;
    if (class_name != NULL)
        tex_give(parser, cell, "class", class_name);
    return cell;
}

static void add_tag_cell(Parser *parser, TexNode *row)
{
    TexNode *cell;

    if (parser->row_tag == NULL)
        return;
    cell = tex_make_with(parser, "mtd",
                         tex_make_token(parser, "mtext", parser->row_tag, TEX_ORDINARY),
                         NULL, NULL);
    tex_give(parser, cell, "class", "math-tag");
    tex_add(row, cell);
}

static TexNode *parse_row(Parser *parser, Table *table)
{
    TexNode *row = tex_make(parser, "mtr");
    const char *outer = parser->row_tag;
    size_t column = 0, most = table->environment->most_columns;

    parser->row_tag = NULL;
    if (table->line_above)
        tex_give(parser, row, "class", "math-row-above");
    table->line_above = false;
    for (;; column++) {
        Token next;
        tex_add(row, parse_cell(parser, table, column));
        next = tex_peek(parser);
        if (!tex_is_character(&next, '&'))
            break;
        if ((most > 0 && column + 1 == most) ||
            (table->column_count > 0 && column + 1 == table->column_count)) {
            tex_fail(parser, TEX_SYNTAX, next.offset, NULL,
                     "\"%s\" has no more than %zu columns", table->name, column + 1);
            break;
        }
        tex_take(parser);
    }
    table->widest = column + 1 > table->widest ? column + 1 : table->widest;
    add_tag_cell(parser, row);
    parser->row_tag = outer;
    return row;
}

/* \hline stands where a row begins. */
static void take_lines(Parser *parser, Table *table)
{
    Token token;

    while (token = tex_peek(parser),
           tex_is_special(&token, MATH_HLINE) || tex_is_special(&token, MATH_DASHLINE)) {
        tex_take(parser);
        table->line_above = true;
    }
}

/* Behind \\: a star, and how far down the next row is. */
void tex_take_row_gap(Parser *parser)
{
    Bytes gap;

    tex_take_if(parser, '*');
    if (tex_peek_byte(parser) == '[')
        tex_take_raw_bracket(parser, &gap);
}

static bool ends_table(Parser *parser)
{
    Token token = tex_peek(parser);

    return parser->failed || tex_is_special(&token, MATH_END) || token.kind == TOKEN_END;
}

static void parse_rows(Parser *parser, Table *table)
{
    TexNode *row = NULL;

    for (;;) {
        Token next;
        take_lines(parser, table);
        if (ends_table(parser))
            break;
        row = parse_row(parser, table);
        tex_add(table->table, row);
        next = tex_peek(parser);
        if (!tex_is_special(&next, MATH_NEWLINE))
            break;
        tex_take(parser);
        tex_take_row_gap(parser);
    }
    if (table->line_above && row != NULL)
        tex_give(parser, row, "class",
                 row->attributes != NULL ? "math-row-above-below" : "math-row-below");
}

/* ---- The table ------------------------------------------------------------------------------ */

static const char *word_of(char how)
{
    return how == 'l' ? "left" : how == 'r' ? "right" : "center";
}

/* For reading systems that know the attributes of MathML 3; the others have classes. */
static void give_alignment(Parser *parser, Table *table)
{
    const char *pattern = table->environment->columns;
    size_t width = table->widest < MOST_COLUMNS ? table->widest : MOST_COLUMNS, n;
    bool aligned = strcmp(pattern, "rl") == 0, special = false;
    Buf words = {0}, gaps = {0};

    for (size_t i = 0; i < width; i++) {
        n = strlen(pattern);
        char how = n > 0                     ? pattern[i % n]
                   : i < table->column_count ? table->columns[i]
                                             : 'c';
        special |= how != 'c';
        buf_format(&words, "%s%s", i == 0 ? "" : " ", word_of(how));
        if (i > 0)
            buf_format(&gaps, "%s%s", i == 1 ? "" : " ", i % 2 == 1 ? "0em" : "2em");
    }
    if (special)
        tex_give(parser, table->table, "columnalign",
                 arena_copy(parser->arena, words.data, words.len));
    if (aligned && gaps.len > 0)
        tex_give(parser, table->table, "columnspacing",
                 arena_copy(parser->arena, gaps.data, gaps.len));
    buf_free(&words);
    buf_free(&gaps);
}

static TexNode *finish_table(Parser *parser, Table *table)
{
    const MathEnvironment *environment = table->environment;
    TexNode *node = table->table, *row;

    if (environment->style == 'd')
        tex_give(parser, node, "displaystyle", "true");
    if (environment->class_name != NULL)
        tex_give(parser, node, "class", environment->class_name);
    give_alignment(parser, table);
    if (environment->style == 's') {
        node = tex_make_with(parser, "mstyle", node, NULL, NULL);
        tex_give(parser, node, "scriptlevel", "1");
    }
    node->atom = TEX_INNER;
    if (environment->left == NULL && environment->right == NULL)
        return node;
    row = tex_make(parser, "mrow");
    row->atom = TEX_INNER;
    if (environment->left != NULL)
        tex_add(row, tex_make_fence(parser, environment->left, TEX_OPENING));
    tex_add(row, node);
    if (environment->right != NULL)
        tex_add(row, tex_make_fence(parser, environment->right, TEX_CLOSING));
    return row;
}

static void take_end(Parser *parser, const char *name, size_t offset)
{
    Token token = tex_peek(parser);
    Bytes raw;

    if (!tex_is_special(&token, MATH_END)) {
        tex_fail(parser, TEX_SYNTAX, token.kind == TOKEN_END ? offset : token.offset,
                 arena_format(parser->arena, "close it with \\end{%s}", name),
                 token.kind == TOKEN_END ? "nothing closes this \\begin"
                                         : "this stands between \\begin and \\end");
        return;
    }
    tex_take(parser);
    raw = tex_take_raw(parser, "the environment's name");
    if (!parser->failed &&
        (raw.len != strlen(name) || memcmp(raw.data, name, raw.len) != 0))
        tex_fail(parser, TEX_SYNTAX, token.offset,
                 arena_format(parser->arena, "write \\end{%s}", name),
                 "\\end{%.*s} does not close \\begin{%s}", (int)raw.len, raw.data, name);
}

/* equation and its like hold one formula. */
static TexNode *parse_plain(Parser *parser, const Table *table)
{
    TexNode *row = tex_parse_list(parser);

    take_end(parser, table->name, table->offset);
    row->atom = TEX_INNER;
    return tex_simplify(row);
}

static bool is_named(const MathEnvironment *environment, const char *names)
{
    const char *found = strstr(names, environment->name);
    size_t len = strlen(environment->name);

    return found != NULL && (found == names || found[-1] == ' ') &&
           (found[len] == ' ' || found[len] == '\0');
}

static void take_options(Parser *parser, Table *table)
{
    Bytes option;

    if (is_named(table->environment, "array darray aligned alignedat gathered"))
        tex_take_raw_bracket(parser, &option);
    if (*table->environment->columns == '\0')
        read_columns(parser, table,
                     tex_take_raw(parser, "the kinds of the table's columns, as {lcr}"));
    else if (is_named(table->environment, "alignat alignedat"))
        tex_take_raw(parser, "the number of pairs of columns");
    else if (table->name[strlen(table->name) - 1] == '*' &&
             strstr(table->name, "matrix") != NULL &&
             tex_take_raw_bracket(parser, &option))
        for (size_t i = 0; i < MOST_COLUMNS && option.len == 1; i++)
            add_column(parser, table,
                       *option.data == 'l' || *option.data == 'r' ? *option.data : 'c');
}

static TexNode *parse_table(Parser *parser, Table *table)
{
    bool display = parser->display, stops_at_bracket = parser->stops_at_bracket;
    bool stops_at_dollar = parser->stops_at_dollar;
    TexNode *node;

    parser->display = table->environment->style == 'd';
    parser->stops_at_bracket = parser->stops_at_dollar = false;
    if (table->environment->columns == NULL) {
        node = parse_plain(parser, table);
    } else {
        take_options(parser, table);
        table->table = tex_make(parser, "mtable");
        parser->tables++;
        parse_rows(parser, table);
        parser->tables--;
        if (table->table->first == NULL)
            tex_add(table->table,
                    tex_make_with(parser, "mtr", tex_make(parser, "mtd"), NULL, NULL));
        take_end(parser, table->name, table->offset);
        node = finish_table(parser, table);
    }
    parser->display = display;
    parser->stops_at_bracket = stops_at_bracket;
    parser->stops_at_dollar = stops_at_dollar;
    return node;
}

TexNode *tex_parse_environment(Parser *parser, const Token *token)
{
    Table table = {.offset = token->offset};
    size_t offset = tex_raw_here(parser);
    Bytes raw = tex_take_raw(parser, "the environment's name");

    if (parser->failed)
        return tex_make(parser, "mrow");
    table.name = arena_copy(parser->arena, raw.data, raw.len);
    table.environment = lookup_math_environment(raw.data, raw.len);
    if (table.environment == NULL) {
        const char *near = nearest_word(table.name, math_environment_names());
        tex_fail(parser, TEX_COMMAND, offset,
                 near == NULL ? NULL
                              : arena_format(parser->arena, "did you mean {%s}?", near),
                 "there is no environment \"%s\" in mathematics", table.name);
        return tex_make(parser, "mrow");
    }
    return parse_table(parser, &table);
}

/* \substack{a \\ b} */
TexNode *tex_parse_substack(Parser *parser)
{
    Table table = {.environment = lookup_math_environment("subarray", 8),
                   .name = "substack",
                   .offset = tex_here(parser),
                   .columns = {'c'},
                   .column_count = 1,
                   .table = tex_make(parser, "mtable")};
    bool display = parser->display;

    if (!tex_take_if(parser, '{'))
        tex_fail(parser, TEX_SYNTAX, table.offset, "\\substack{a \\\\ b}",
                 "\\substack needs braces");
    parser->display = false;
    while (!parser->failed) {
        Token next;
        tex_add(table.table, parse_row(parser, &table));
        next = tex_peek(parser);
        if (!tex_is_special(&next, MATH_NEWLINE))
            break;
        tex_take(parser);
        tex_take_row_gap(parser);
    }
    parser->display = display;
    if (!tex_take_if(parser, '}'))
        tex_fail(parser, TEX_SYNTAX, table.offset, "close it with }",
                 "nothing closes this \\substack");
    return finish_table(parser, &table);
}
