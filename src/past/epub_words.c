/* epub_words.c - how many words a text has, as parse counts them: text by text. */
#include <string.h>
#include "past/epub_parts.h"
#include "past/text.h"

typedef struct {
    const EpubMaking *making;
    Buf text;               /* that has not been counted yet */
    const EpubNode *last;   /* the newest text in it */
    const EpubNode *before; /* the node before this one */
    size_t words;
} Count;

/* The words of a formula are those of the line that readers without MathML see, if any. */
static bool is_formula(const EpubNode *node)
{
    while (node != NULL && (node->name == NULL || !epub_has_class(node, "math-text")))
        node = node->name != NULL && node->block ? NULL : node->parent;
    return node != NULL;
}

/* Code, formulas and drawings have none, and what is made has none of the author's. */
static bool has_words(const EpubMaking *making, const EpubNode *node)
{
    static const char *const passed[] = {"pre", "math", "svg"};

    for (size_t i = 0; i < sizeof passed / sizeof passed[0]; i++)
        if (strcmp(passed[i], node->name) == 0)
            return false;
    if (epub_has_class(node, "diagram") && strcmp(node->name, "figure") == 0)
        return false; /* it was a code block, with its title */
    if (epub_has_class(node, "data") && strcmp(node->name, "details") == 0)
        return false; /* the numbers of a chart */
    return is_formula(node) || epub_is_written(making, node);
}

static bool is_term(const EpubNode *node)
{
    return node != NULL && node->name != NULL && epub_has_class(node, "glossary-term");
}

/* The glossary is linked from a text once its words are counted: "queue" and "s" were one. */
static bool goes_on(const EpubNode *last, const EpubNode *text)
{
    if (last == NULL)
        return false;
    return is_term(text->parent)   ? last->parent == text->parent->parent
           : is_term(last->parent) ? last->parent->parent == text->parent
                                   : false;
}

static void flush(Count *count)
{
    if (count->text.len > 0)
        count->words += count_words(count->text.data);
    buf_clear(&count->text);
}

static void add_node(Count *count, const EpubNode *node)
{
    if (node->name == NULL && (node->until > node->from || is_formula(node))) {
        if (!goes_on(count->last, node))
            flush(count);
        buf_put(&count->text, epub_own_text(count->making, node, count->before));
        count->last = node;
    } else if (node->name != NULL && strcmp(node->name, "img") == 0 &&
               node->attributes != NULL && node->attributes->alt != NULL) {
        count->words += count_words(node->attributes->alt);
    }
}

size_t epub_words(const EpubMaking *making, const EpubNode *root)
{
    Count count = {.making = making};

    for (const EpubNode *node = root; node != NULL;) {
        add_node(&count, node);
        count.before = node;
        node = node->first_child != NULL && has_words(making, node)
                   ? node->first_child
                   : epub_beside(node, root);
    }
    flush(&count);
    buf_free(&count.text);
    return count.words;
}
