/* conditions.c - see the header. */
#include "parse/text/conditions.h"
#include <string.h>

static bool has_class(const char *classes, const char *word)
{
    size_t len = strlen(word);

    for (const char *at = classes; (at = strstr(at, word)) != NULL; at += len)
        if ((at == classes || at[-1] == ' ') && (at[len] == '\0' || at[len] == ' '))
            return true;
    return false;
}

/* Attributes that HTML does not know have become data-…, or will. */
static const char *take_names(Node *node)
{
    static const char *const names[] = {"edition", "editions", "data-edition",
                                        "data-editions"};
    const char *found = NULL;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = lookup_attribute(node, names[i]);
        if (value != NULL)
            found = value;
        if (value != NULL)
            remove_attribute(node, names[i]);
    }
    return found;
}

static bool is_div(const Node *node)
{
    return node->kind == NODE_CALLOUT ||
           (node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
            strcmp(node->name, "div") == 0);
}

void name_condition(Chapter *chapter, Node *node, const char *classes)
{
    bool only = has_class(classes, "only");
    const char *names;

    if (!only && !has_class(classes, "not"))
        return;
    names = take_names(node);
    if (names != NULL && names[strspn(names, " ,")] != '\0') {
        put_attribute(&chapter->arena, node, "data-edition", names);
        node->flags |= NODE_CONDITION;
    } else if (names != NULL || (only && is_div(node))) {
        diag_add(&chapter->diags, "edition-unnamed", node_position(chapter, node),
                 "write {.only edition=early}",
                 "this does not say for which edition it is, so that all have it");
    }
}
