/* tex.c - a formula as a whole. */
#include "formats/tex/tex.h"
#include "formats/tex/tex_parser.h"

static size_t depth_of(const TexNode *root)
{
    const TexNode *path[TEX_DEEPEST + 2];
    size_t depth = 0, deepest = 0;

    for (const TexNode *node = root->first; node != NULL;) {
        if (node->first != NULL) {
            if (depth == TEX_DEEPEST)
                return depth + 1;
            path[depth++] = node;
            deepest = depth > deepest ? depth : deepest;
            node = node->first;
            continue;
        }
        while (node->next == NULL && depth > 0)
            node = path[--depth];
        node = node->next;
    }
    return deepest;
}

/* a \\ b outside of a table: lines below one another. */
static TexNode *parse_lines(Parser *parser, TexNode *first)
{
    TexNode *table = make(parser, "mtable"), *lines = make(parser, "mrow"), *line = first;
    Token next = peek(parser);

    if (!is_special(&next, MATH_NEWLINE))
        return first;
    give(parser, table, "displaystyle", parser->display ? "true" : "false");
    for (;;) {
        TexNode *cell = make(parser, "mtd");
        cell->first = line->first;
        cell->last = line->last;
        add(table, make_with(parser, "mtr", cell, NULL, NULL));
        next = peek(parser);
        if (!is_special(&next, MATH_NEWLINE))
            break;
        take(parser);
        take_row_gap(parser);
        if (peek(parser).kind == TOKEN_END)
            break;
        line = parse_list(parser);
    }
    add(lines, table);
    return lines;
}

static void refuse_rest(Parser *parser)
{
    Token token = peek(parser);

    if (parser->failed || token.kind == TOKEN_END)
        return;
    if (is_character(&token, '&'))
        fail(parser, TEX_SYNTAX, token.offset,
             "columns belong into \\begin{aligned} … \\end{aligned}",
             "& stands outside of a table");
    else
        fail(parser, TEX_SYNTAX, token.offset, NULL, "%s%.*s closes nothing",
             token.kind == TOKEN_COMMAND ? "\\" : "", (int)token.len, token.text);
}

bool tex_convert(Arena *arena, TexContext *context, Bytes tex, bool display,
                 TexFormula *formula)
{
    Parser parser = {.arena = arena,
                     .context = context,
                     .formula = formula,
                     .display = display,
                     .is_display = display};
    TexNode *root;

    *formula = (TexFormula){0};
    start_input(&parser, tex);
    if (tex.len > TEX_LONGEST)
        fail(&parser, TEX_LARGE, TEX_LONGEST, "split it",
             "a formula is longer than %d bytes", (int)TEX_LONGEST);
    root = parse_lines(&parser, parse_list(&parser));
    refuse_rest(&parser);
    if (!parser.failed && depth_of(root) > TEX_DEEPEST)
        fail(&parser, TEX_LARGE, 0, "split the formula",
             "the formula nests deeper than %d elements", (int)TEX_DEEPEST);
    formula->root = parser.failed ? NULL : root;
    return !parser.failed;
}
