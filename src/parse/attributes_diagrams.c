/* attributes_diagrams.c - see the header. */
#include "parse/attributes_diagrams.h"
#include <string.h>
#include "parse/attributes.h"
#include "parse/code/info.h"
#include "parse/text/leftovers.h"

static const char *const known[] = {"title", "alt", "desc", "fallback", "class", NULL};

bool is_diagram_language(const char *name)
{
    return strcmp(name, "dot") == 0 || strcmp(name, "chart") == 0;
}

static void report_unknown(Chapter *chapter, Node *block, const char *name)
{
    const char *nearest = nearest_word(name, known);

    diag_add(&chapter->diags, "attribute-unknown", info_position(chapter, block, name),
             nearest == NULL ? "a diagram has title, alt, desc and fallback"
                             : arena_format(&chapter->arena, "did you mean %s?", nearest),
             "a diagram has no attribute \"%s\"", name);
}

static void check_fallback(Chapter *chapter, Node *block, const char *value)
{
    if (strcmp(value, "png") == 0 || strcmp(value, "svg") == 0 ||
        strcmp(value, "none") == 0)
        return;
    diag_add(&chapter->diags, "attribute-unknown",
             info_position(chapter, block, "fallback"),
             "write fallback=png, or fallback=none where the manifest asks for PNG",
             "fallback=\"%s\" is none that a diagram can have, so it is left out", value);
    remove_attribute(block, "fallback");
}

static void check_attributes(Chapter *chapter, Node *block)
{
    for (Attribute *at = block->attributes, *next; at != NULL; at = next) {
        const char *const *name = known;
        next = at->next;
        while (*name != NULL && strcmp(*name, at->name) != 0)
            name++;
        if (*name == NULL) {
            report_unknown(chapter, block, at->name);
            remove_attribute(block, at->name);
        } else if (strcmp(at->name, "fallback") == 0) {
            check_fallback(chapter, block, at->value);
        }
    }
}

/* A word that is no attribute: one of another tool's, or a slip. */
static void check_word(Chapter *chapter, const Node *block, const char *word, size_t len)
{
    size_t name = strcspn(word, "= \t,}");
    const char *copy = arena_copy(&chapter->arena, word, name < len ? name : len);
    Position at = info_position(chapter, block, copy);

    if (word[name] == '=' && (word[name + 1] == '"' || word[name + 1] == '\''))
        diag_add(&chapter->diags, "attribute-unknown", at,
                 arena_format(&chapter->arena, "close the quotes: %s=\"…\"", copy),
                 "the quotes of %s= are opened and never closed", copy);
    else
        report_bare_label(chapter, word, len, at);
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
        if (n == 0) {
            n = strcspn(info, " \t,}");
            check_word(chapter, block, info, n);
        }
        info += n;
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
