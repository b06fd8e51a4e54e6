/* attributes_diagrams.c - see the header. */
#include "parse/attributes_diagrams.h"
#include <string.h>
#include "parse/attributes.h"

static const char *const known[] = {"title", "alt", "desc", "fallback", "class", NULL};

bool is_diagram_language(const char *name)
{
    return strcmp(name, "dot") == 0 || strcmp(name, "chart") == 0;
}

static void check_attributes(Chapter *chapter, Node *block)
{
    for (Attribute *at = block->attributes, *next; at != NULL; at = next) {
        const char *const *name = known;
        const char *nearest;
        next = at->next;
        while (*name != NULL && strcmp(*name, at->name) != 0)
            name++;
        if (*name != NULL)
            continue;
        nearest = nearest_word(at->name, known);
        diag_add(&chapter->diags, "attribute-unknown", node_position(chapter, block),
                 nearest == NULL
                     ? "a diagram has title, alt, desc and fallback"
                     : arena_format(&chapter->arena, "did you mean %s?", nearest),
                 "a diagram has no attribute \"%s\"", at->name);
        remove_attribute(block, at->name);
    }
}

/* "dot {#id title="…"}", "dot title="…"" or "{.dot #id title="…"}".  What can't be read
 * is passed over, as for code. */
static void read_info(Chapter *chapter, Node *block)
{
    const char *info = strstr(block->title, block->name) + strlen(block->name);

    block->title = NULL;
    while (*info != '\0') {
        size_t n;
        info += strspn(info, " \t,{}");
        n = give_attribute(&chapter->arena, block, info);
        info += n > 0 ? n : strcspn(info, " \t,}");
    }
    check_attributes(chapter, block);
}

void name_diagrams(Chapter *chapter)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        if (node->kind != NODE_CODE_BLOCK || node->name == NULL || node->title == NULL ||
            !is_diagram_language(node->name))
            continue;
        node->flags |= NODE_DIAGRAM;
        read_info(chapter, node);
    }
}
