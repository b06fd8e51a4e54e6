/* tex_tag.c - \tag and \label: what an equation is called. */
#include "formats/tex/tex_parser.h"

/* A reader that shows the tag beside the formula need not read its TeX. */
static void note_place(Parser *parser, size_t from)
{
    TexFormula *formula = parser->formula;

    if (formula->name_count == sizeof formula->names / sizeof formula->names[0])
        return;
    formula->names[formula->name_count].from = from;
    formula->names[formula->name_count++].until = tex_raw_here(parser);
}

void tex_take_tag(Parser *parser, const Token *token)
{
    bool is_tag = tex_is_special(token, MATH_TAG),
         star = is_tag && tex_take_if(parser, '*');
    Bytes raw = tex_take_raw(parser, is_tag ? "what the tag says" : "the label");
    const char *text;

    if (parser->source_count == 1 && !parser->failed && parser->tables == 0)
        note_place(parser, token->offset);
    while (raw.len > 1 && raw.data[0] == '$' && raw.data[raw.len - 1] == '$')
        raw = (Bytes){raw.data + 1, raw.len - 2};
    text = arena_format(parser->arena, is_tag && !star ? "(%.*s)" : "%.*s", (int)raw.len,
                        raw.data);
    if (!is_tag) {
        parser->formula->label = text;
        return;
    }
    if (!parser->is_display)
        tex_fail(parser, TEX_SYNTAX, token->offset, "write $$ around the formula",
                 "\\tag stands in a formula within a line");
    if (parser->tables > 0 ? parser->row_tag != NULL : parser->formula->tag != NULL)
        tex_fail(parser, TEX_SYNTAX, token->offset, NULL,
                 "a second \\tag of the same equation");
    if (parser->tables > 0)
        parser->row_tag = text;
    else
        parser->formula->tag = text;
}
