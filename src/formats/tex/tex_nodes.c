/* tex_nodes.c - elements, the spaces between operators, and the tree as XML. */
#include <string.h>
#include "formats/tex/tex_parser.h"

TexNode *tex_make(Parser *parser, const char *name)
{
    TexNode *node = arena_alloc(parser->arena, sizeof *node);

    node->name = name;
    if (++parser->context->nodes > TEX_MOST_NODES)
        tex_fail(parser, TEX_LARGE, 0, "split the text into several files",
                 "the formulas of this text make more than %d elements",
                 (int)TEX_MOST_NODES);
    return node;
}

TexNode *tex_make_token(Parser *parser, const char *name, const char *text, TexAtom atom)
{
    TexNode *node = tex_make(parser, name);

    node->text = text;
    node->atom = (uint8_t)atom;
    return node;
}

void tex_add(TexNode *parent, TexNode *child)
{
    if (parent->last == NULL)
        parent->first = child;
    else
        parent->last->next = child;
    parent->last = child;
    child->next = NULL;
}

void tex_give(Parser *parser, TexNode *node, const char *name, const char *value)
{
    TexAttribute **end = &node->attributes;

    for (; *end != NULL; end = &(*end)->next)
        if (strcmp((*end)->name, name) == 0) {
            (*end)->value = value;
            return;
        }
    *end = arena_alloc(parser->arena, sizeof **end);
    **end = (TexAttribute){NULL, name, value};
}

TexNode *tex_make_with(Parser *parser, const char *name, TexNode *one, TexNode *two,
                       TexNode *three)
{
    TexNode *node = tex_make(parser, name);

    if (one != NULL)
        tex_add(node, one);
    if (two != NULL)
        tex_add(node, two);
    if (three != NULL)
        tex_add(node, three);
    return node;
}

TexNode *tex_make_space(Parser *parser, const char *width)
{
    TexNode *space = tex_make(parser, "mspace");

    tex_give(parser, space, "width", width);
    space->atom = TEX_SPACE;
    return space;
}

TexNode *tex_simplify(TexNode *row)
{
    TexNode *only = row->first;

    return row->attributes == NULL && only != NULL && only->next == NULL &&
                   strcmp(row->name, "mrow") == 0
               ? only
               : row;
}

static bool has_base(const TexNode *node)
{
    static const char *const names[] = {"msub",  "msup",       "msubsup",      "munder",
                                        "mover", "munderover", "mmultiscripts"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], node->name) == 0)
            return node->first != NULL;
    return false;
}

TexNode *tex_core_of(TexNode *node)
{
    while (has_base(node))
        node = node->first;
    return node;
}

/* ---- Spaces --------------------------------------------------------------------------------- */

/* An operator that has no left operand is a sign: "-x", "a = -b" (The TeXbook, page 170). */
static bool is_sign(const TexNode *before)
{
    switch (before == NULL ? TEX_OPENING : (TexAtom)before->atom) {
    case TEX_BINARY:
    case TEX_RELATION:
    case TEX_OPENING:
    case TEX_PUNCTUATION:
    case TEX_BIG:
    case TEX_FUNCTION:
        return true;
    default:
        return false;
    }
}

static bool ends_operand(const TexNode *next)
{
    return next == NULL || next->atom == TEX_RELATION || next->atom == TEX_CLOSING ||
           next->atom == TEX_PUNCTUATION;
}

static void space_operator(Parser *parser, const TexNode *before, TexNode *node,
                           const TexNode *next)
{
    TexNode *core = tex_core_of(node);

    if (core->text == NULL || strcmp(core->name, "mo") != 0)
        return;
    if (is_sign(before)) {
        tex_give(parser, core, "form", "prefix");
        node->atom = TEX_ORDINARY;
    } else if (ends_operand(next)) {
        tex_give(parser, core, "lspace", "0");
        tex_give(parser, core, "rspace", "0");
        node->atom = TEX_ORDINARY;
    }
}

static bool is_operand(const TexNode *node)
{
    return node != NULL && (node->atom == TEX_ORDINARY || node->atom == TEX_INNER ||
                            node->atom == TEX_OPENING || node->atom == TEX_CLOSING);
}

/* Dots keep away from letters, not from the operators and commas of a list. */
static void space_dots(Parser *parser, const TexNode *before, TexNode *node,
                       const TexNode *next)
{
    TexNode *core = tex_core_of(node);

    if (core->text == NULL || strcmp(core->name, "mo") != 0 ||
        strcmp(core->text, "\u2032") == 0)
        return;
    tex_give(parser, core, "lspace",
             is_operand(before) && before->atom != TEX_OPENING ? "0.1667em" : "0");
    tex_give(parser, core, "rspace",
             is_operand(next) && next->atom != TEX_CLOSING ? "0.1667em" : "0");
}

/* Two relations in a row are one: ":=". */
static void join_relations(Parser *parser, TexNode *one, TexNode *other)
{
    TexNode *left = tex_core_of(one), *right = tex_core_of(other);

    if (left->text != NULL && strcmp(left->name, "mo") == 0)
        tex_give(parser, left, "rspace", "0");
    if (right->text != NULL && strcmp(right->name, "mo") == 0)
        tex_give(parser, right, "lspace", "0");
}

static bool is_space_of(const TexNode *node)
{
    return node != NULL && node->atom == TEX_SPACE;
}

/* "2 sin x", but not "-sin x", nor behind an operator, which has its own. */
static bool needs_space_behind(const TexNode *before)
{
    if (before == NULL)
        return false;
    if (before->atom == TEX_ORDINARY)
        return before->text == NULL || strcmp(before->name, "mo") != 0;
    return before->atom == TEX_CLOSING || before->atom == TEX_INNER;
}

/* "sin x" has a space that "sin(x)" has not; what is applied is said by U+2061. */
static TexNode *space_function(Parser *parser, const TexNode *before, TexNode **link,
                               const TexNode *behind)
{
    TexNode *node = *link, *apply = tex_make_token(parser, "mo", "\u2061", TEX_SPACE);
    TexNode *last = apply;
    TexAtom next = behind == NULL ? TEX_ORDINARY : (TexAtom)behind->atom;

    if (needs_space_behind(before)) {
        TexNode *space = tex_make_space(parser, "0.1667em");
        space->next = node;
        *link = space;
    }
    apply->next = node->next;
    node->next = apply;
    if (next == TEX_ORDINARY || next == TEX_INNER || next == TEX_BIG ||
        next == TEX_FUNCTION) {
        last = tex_make_space(parser, "0.1667em");
        last->next = apply->next;
        apply->next = last;
    }
    return last;
}

static const TexNode *next_atom(const TexNode *node)
{
    do
        node = node->next;
    while (is_space_of(node));
    return node;
}

void tex_space_row(Parser *parser, TexNode *row)
{
    TexNode *before = NULL;

    for (TexNode **link = &row->first; *link != NULL; link = &(*link)->next) {
        TexNode *node = *link;
        const TexNode *next;
        if (node->atom == TEX_SPACE)
            continue;
        next = next_atom(node);
        if (node->atom == TEX_BINARY && (before != NULL || next != NULL))
            space_operator(parser, before, node, next);
        else if (node->atom == TEX_RELATION && before != NULL &&
                 before->atom == TEX_RELATION && before->next == node)
            join_relations(parser, before, node);
        if (node->atom == TEX_INNER)
            space_dots(parser, before, node, next);
        if (node->atom == TEX_FUNCTION) {
            TexNode *last = space_function(parser, before, link, next);
            if (last->next == NULL)
                row->last = last;
            while (*link != last)
                link = &(*link)->next;
        }
        before = node;
    }
}

/* ---- As XML --------------------------------------------------------------------------------- */

static void open_element(const TexNode *node, Buf *out)
{
    buf_format(out, "<%s", node->name);
    for (const TexAttribute *pair = node->attributes; pair != NULL; pair = pair->next) {
        buf_format(out, " %s=\"", pair->name);
        buf_put_escaped(out, pair->value);
        buf_char(out, '"');
    }
    buf_put(out, node->text == NULL && node->first == NULL ? "/>" : ">");
    if (node->text != NULL)
        buf_put_escaped(out, node->text);
}

void tex_write(const TexNode *root, Buf *out)
{
    const TexNode *path[TEX_DEEPEST + 2];
    size_t depth = 0;

    for (const TexNode *node = root->first; node != NULL;) {
        open_element(node, out);
        if (node->first != NULL) { /* tex_convert has refused what is deeper */
            path[depth++] = node;
            node = node->first;
            continue;
        }
        if (node->text != NULL)
            buf_format(out, "</%s>", node->name);
        while (node->next == NULL && depth > 0) {
            node = path[--depth];
            buf_format(out, "</%s>", node->name);
        }
        node = node->next;
    }
}
