/* tex_brackets.c - what stands between two brackets, when the second one has scripts. */
#include <string.h>
#include "formats/tex/tex_parser.h"

enum { MOST_BRACKETS = sizeof((Brackets *)NULL)->before / sizeof(TexNode *) };

/* In (a + b)^2 the exponent is of all in the brackets, to who hears it. */
static TexNode *enclose(Parser *parser, TexNode *row, TexNode *before, TexNode *scripted)
{
    TexNode *inside = tex_make(parser, "mrow"), *close = scripted->first;

    inside->first = before == NULL ? row->first : before->next;
    inside->last = row->last;
    inside->atom = TEX_INNER;
    row->last = before;
    if (before == NULL)
        row->first = NULL;
    else
        before->next = NULL;
    inside->last->next = NULL;
    scripted->first = inside;
    inside->next = close->next;
    tex_add(inside, close);
    tex_space_row(parser, inside);
    scripted->atom = TEX_INNER;
    return scripted;
}

void tex_add_atom(Parser *parser, TexNode *row, Brackets *brackets, TexNode *node)
{
    bool scripted = node->text == NULL && node->first != NULL &&
                    node->first->text != NULL && strcmp(node->name, "mrow") != 0;

    if (node->atom == TEX_OPENING) {
        if (brackets->depth < MOST_BRACKETS)
            brackets->before[brackets->depth] = row->last;
        brackets->depth++;
    } else if (node->atom == TEX_CLOSING && brackets->depth > 0) {
        brackets->depth--;
        if (scripted && brackets->depth < MOST_BRACKETS)
            node = enclose(parser, row, brackets->before[brackets->depth], node);
    }
    tex_add(row, node);
}
