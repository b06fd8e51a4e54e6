/* tex_tag.c - \tag and \label: what an equation is called. */
#include "formats/tex/tex_parser.h"

void take_tag(Parser *parser, const Token *token)
{
    bool is_tag = is_special(token, MATH_TAG), star = is_tag && take_if(parser, '*');
    Bytes raw = take_raw(parser, is_tag ? "what the tag says" : "the label");
    const char *text;

    while (raw.len > 1 && raw.data[0] == '$' && raw.data[raw.len - 1] == '$')
        raw = (Bytes){raw.data + 1, raw.len - 2};
    text = arena_format(parser->arena, is_tag && !star ? "(%.*s)" : "%.*s", (int)raw.len,
                        raw.data);
    if (!is_tag) {
        parser->formula->label = text;
        return;
    }
    if (!parser->is_display)
        fail(parser, TEX_SYNTAX, token->offset, "write $$ around the formula",
             "\\tag stands in a formula within a line");
    if (parser->tables > 0 ? parser->row_tag != NULL : parser->formula->tag != NULL)
        fail(parser, TEX_SYNTAX, token->offset, NULL,
             "a second \\tag of the same equation");
    if (parser->tables > 0)
        parser->row_tag = text;
    else
        parser->formula->tag = text;
}
