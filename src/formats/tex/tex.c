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
    TexNode *table = tex_make(parser, "mtable"), *lines = tex_make(parser, "mrow"),
            *line = first;
    Token next = tex_peek(parser);

    if (!tex_is_special(&next, MATH_NEWLINE))
        return first;
    tex_give(parser, table, "displaystyle", parser->display ? "true" : "false");
    for (;;) {
        TexNode *cell = tex_make(parser, "mtd");
        cell->first = line->first;
        cell->last = line->last;
        tex_add(table, tex_make_with(parser, "mtr", cell, NULL, NULL));
        next = tex_peek(parser);
        if (!tex_is_special(&next, MATH_NEWLINE))
            break;
        tex_take(parser);
        tex_take_row_gap(parser);
        if (tex_peek(parser).kind == TOKEN_END)
            break;
        line = tex_parse_list(parser);
    }
    tex_add(lines, table);
    return lines;
}

static void refuse_rest(Parser *parser)
{
    Token token = tex_peek(parser);

    if (parser->failed || token.kind == TOKEN_END)
        return;
    if (tex_is_character(&token, '&'))
        tex_fail(parser, TEX_SYNTAX, token.offset,
                 "columns belong into \\begin{aligned} … \\end{aligned}",
                 "& stands outside of a table");
    else
        tex_fail(parser, TEX_SYNTAX, token.offset, NULL, "%s%.*s closes nothing",
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
    tex_start_input(&parser, tex);
    if (tex.len > TEX_LONGEST)
        tex_fail(&parser, TEX_LARGE, TEX_LONGEST, "split it",
                 "a formula is longer than %d bytes", (int)TEX_LONGEST);
    root = parse_lines(&parser, tex_parse_list(&parser));
    refuse_rest(&parser);
    if (!parser.failed && depth_of(root) > TEX_DEEPEST)
        tex_fail(&parser, TEX_LARGE, 0, "split the formula",
                 "the formula nests deeper than %d elements", (int)TEX_DEEPEST);
    formula->root = parser.failed ? NULL : root;
    return !parser.failed;
}
