/* fuzz_math.c - whatever a formula holds, it ends soon: as MathML 3 that XML can say, or as a fault with its place.
 * Blank lines part formulas of one text, whose macros last. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "data/html.h"
#include "formats/tex/tex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text)
{
    assert(text != NULL && utf8_check(text, strlen(text)) == strlen(text));
}

static void check_attributes(const TexNode *node, const MathElement *element)
{
    for (const TexAttribute *pair = node->attributes; pair != NULL; pair = pair->next) {
        check_text(pair->value);
        assert(strcmp(pair->name, "class") == 0
                   ? strchr(pair->value, ' ') == NULL
                   : is_math_attribute(element, pair->name, pair->value));
        for (const TexAttribute *other = pair->next; other != NULL; other = other->next)
            assert(strcmp(pair->name, other->name) != 0);
    }
}

static void check_node(const TexNode *node, size_t depth)
{
    const MathElement *element = lookup_math_element(node->name);
    int children = 0;

    assert(element != NULL && depth <= TEX_DEEPEST + 1);
    check_attributes(node, element);
    for (const TexNode *child = node->first; child != NULL;
         child = child->next, children++) {
        check_node(child, depth + 1);
        assert(child->next != NULL || node->last == child);
    }
    assert(element->children < 0 || children == element->children);
    assert((element->children == -2) == (node->text != NULL));
    if (node->text != NULL)
        check_text(node->text);
}

static void check_formula(TexContext *context, const char *tex, size_t len, bool display)
{
    Arena arena = {0};
    TexFormula formula;
    Buf out = {0};

    if (tex_convert(&arena, context, (Bytes){tex, len}, display, &formula)) {
        check_node(formula.root, 0);
        tex_write(formula.root, &out);
        /* A character makes an element or two, a macro's text likewise. */
        assert(out.len <= 1000 + 400 * (len + context->made));
        if (formula.tag != NULL)
            check_text(formula.tag);
        if (formula.label != NULL)
            check_text(formula.label);
    } else {
        assert(formula.root == NULL && formula.offset <= len);
        check_text(formula.message);
        if (formula.hint != NULL)
            check_text(formula.hint);
    }
    buf_free(&out);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    TexContext context = {.arena = &arena};
    char *text = arena_copy(&arena, (const char *)data, size);

    if (memchr(text, '\0', size) != NULL || utf8_check(text, size) < size) {
        arena_free(&arena);
        return 0;
    }
    for (char *at = text, *next; at != NULL; at = next) {
        char *end = strstr(at, "\n\n");
        next = end == NULL ? NULL : end + 2;
        if (end != NULL)
            *end = '\0';
        check_formula(&context, at, strlen(at), size % 2 == 0);
    }
    arena_free(&arena);
    return 0;
}
