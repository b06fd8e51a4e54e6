/* epub_text.c - the text of a block as its author wrote it: what plain_text says of its tree when
 * resolve compares it with the release before.
 *
 * Numbers of captions, what references say by themselves and the like come after that. */
#include <string.h>
#include "data/words.h"
#include "past/epub_parts.h"

static bool is_named(const EpubNode *node, const char *name)
{
    return node != NULL && node->name != NULL && strcmp(node->name, name) == 0;
}

bool epub_has_class(const EpubNode *node, const char *word)
{
    return node != NULL && node->name != NULL && node->attributes != NULL &&
           epub_has_word(node->attributes->classes, word);
}

bool epub_is_heading(const EpubNode *node)
{
    return node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6' &&
           node->name[2] == '\0';
}

/* The node behind this one and all in it, below root. */
const EpubNode *epub_beside(const EpubNode *node, const EpubNode *root)
{
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* ---- What nobody wrote ---------------------------------------------------------------------- */

/* A callout's title that is nothing but its kind. */
static bool is_kind_title(const EpubMaking *making, const EpubNode *node)
{
    static const Word words[] = {WORD_NOTE, WORD_TIP, WORD_IMPORTANT, WORD_WARNING,
                                 WORD_CAUTION};
    const char *text = making->document->text + node->from;

    if (!epub_has_class(node, "callout-title") || node->parent == NULL ||
        node->parent->elements[0] != node)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *word = lookup_word(making->language, words[i]);
        if (strncmp(text, word, strlen(word)) == 0 && text[strlen(word)] == '\n')
            return true;
    }
    return false;
}

/* What a page that announces a text says of it. */
static bool is_announced(const EpubNode *node)
{
    return epub_has_class(node->parent, "planned") &&
           (epub_has_class(node, "stay-tuned") || epub_has_class(node, "abstract") ||
            epub_has_class(node, "expected"));
}

bool epub_is_made(const EpubMaking *making, const EpubNode *node)
{
    return epub_has_class(node, "banner") || epub_has_class(node, "opener") ||
           epub_has_class(node, "backlinks") || is_announced(node) ||
           (making != NULL && node->name != NULL && is_kind_title(making, node));
}

static bool is_caption(const EpubNode *node)
{
    return is_named(node, "figcaption") || is_named(node, "caption");
}

static bool is_caption_label(const EpubNode *node)
{
    return epub_has_class(node, "label") && is_caption(node->parent);
}

/* "(2.1)", which stands beside an equation; what \tag says is the author's. */
static bool is_equation_number(const EpubMaking *making, const EpubNode *node)
{
    const char *text = making->document->text + node->from;
    size_t len = node->until - node->from;

    return epub_has_class(node, "equation-number") && len > 2 && text[0] == '(' &&
           strspn(text + 1, "0123456789.") == len - 2;
}

/* In front of a line of code that was changed; a prompt is the author's. */
static bool is_sign(const EpubNode *node)
{
    const EpubNode *text = node->first_child;

    return epub_has_class(node, "p") && text != NULL && text->name == NULL &&
           text->next == NULL && strchr("+- ", text->text[0]) != NULL &&
           text->text[0] != '\0' && text->text[1] == '\0';
}

static bool is_said_later(const EpubMaking *making, const EpubNode *node)
{
    return epub_has_class(node, "forthcoming") || epub_has_class(node, "not-here") ||
           epub_has_class(node, "xref") || is_sign(node) || is_caption_label(node) ||
           is_equation_number(making, node);
}

bool epub_is_written(const EpubMaking *making, const EpubNode *node)
{
    return !node->unseen && !epub_is_made(making, node) && !is_said_later(making, node);
}

/* ---- What nobody sees, and is text ---------------------------------------------------------- */

/* What a drawing says of itself; the arrow behind the explanation of a line of code. */
static bool is_told(const EpubNode *node)
{
    if (is_named(node, "title") || is_named(node, "desc"))
        return true;
    return epub_has_class(node, "backlink") && is_named(node->parent, "li") &&
           epub_has_class(node->parent->parent, "callouts");
}

/* ---- All of it ------------------------------------------------------------------------------ */

/* What is said instead of an element and all in it; NULL: its text. */
static const char *text_instead(const EpubMaking *making, const EpubNode *node)
{
    const char *alt = node->attributes == NULL ? NULL : node->attributes->alt;

    if (is_told(node))
        return NULL;
    if (node->unseen || epub_is_made(making, node) ||
        (!making->shown && is_said_later(making, node)))
        return "";
    if (is_named(node, "img"))
        return alt == NULL ? "" : alt;
    return is_named(node, "math") ? alt : NULL;
}

/* As plain_text has it: none in front of code, a summary or a gap.  Whether it is a gap indeed is
 * not worth looking at all that is in it. */
static bool takes_space(const EpubNode *node)
{
    if (!node->block || is_named(node, "pre") || is_named(node, "summary"))
        return false;
    if (!epub_is_bare(node, "div"))
        return true;
    return node->element_count > 0 ? !epub_is_bare(node->elements[0], "div")
                                   : node->until > node->from;
}

/* The sibling in front of a node, from the node before it in reading order. */
static const EpubNode *sibling_before(const EpubNode *node, const EpubNode *last)
{
    while (last != NULL && last->parent != node->parent)
        last = last->parent;
    return last;
}

const char *epub_own_text(const EpubMaking *making, const EpubNode *node,
                          const EpubNode *last)
{
    const EpubNode *before = sibling_before(node, last);
    const char *text = node->text;

    if (before != NULL && before->block)
        return text + strspn(text, " \t\r\n");
    if (before != NULL && !making->shown && is_caption_label(before)) {
        const char *gap = lookup_caption_gap(making->language);
        return strncmp(text, gap, strlen(gap)) == 0 ? text + strlen(gap) : text;
    }
    return text;
}

static bool is_read(const EpubNode *text)
{
    return text->until > text->from || is_told(text->parent);
}

const char *epub_gather(EpubMaking *making, const EpubNode *root, const EpubNode *first,
                        const EpubNode *end)
{
    const EpubNode *node = first, *last = NULL;

    buf_clear(&making->text);
    buf_put(&making->text, "");
    while (node != NULL && node != end) {
        const char *instead = node->name == NULL ? NULL : text_instead(making, node);
        if (instead != NULL)
            buf_put(&making->text, instead);
        else if (node->name != NULL && takes_space(node))
            buf_char(&making->text, ' ');
        else if (node->name == NULL && is_read(node))
            buf_put(&making->text, epub_own_text(making, node, last));
        last = node;
        node = instead == NULL && node->first_child != NULL ? node->first_child
                                                            : epub_beside(node, root);
    }
    return making->text.data;
}
