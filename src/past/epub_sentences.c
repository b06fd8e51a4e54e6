/* epub_sentences.c - the text of an EPUB's blocks, and the sentences that it is cut into. */
#include <string.h>
#include "past/epub_making.h"
#include "past/text.h"

/* ---- The text of a block ---------------------------------------------------------------------- */

/* What is said instead of an element and all in it; NULL: its text. */
static const char *text_instead(const EpubNode *node)
{
    const char *alt = node->attributes == NULL ? NULL : node->attributes->alt;

    if (node->from == node->until && node->element_count == 0 &&
        strcmp(node->name, "img") != 0 && alt == NULL)
        return "";
    if (strcmp(node->name, "img") == 0)
        return alt == NULL ? "" : alt;
    if (strcmp(node->name, "math") == 0 && alt != NULL)
        return alt;
    return NULL;
}

bool is_heading(const EpubNode *node)
{
    return node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6' &&
           node->name[2] == '\0';
}

static bool is_within(const EpubNode *node, const EpubNode *root)
{
    while (node != NULL && node != root)
        node = node->parent;
    return node == root;
}

/* The node behind this one and all in it, below root. */
const EpubNode *node_beside(const EpubNode *node, const EpubNode *root)
{
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* From the first of these nodes to the one before end, and what is in them. */
const char *gather(Making *making, const EpubNode *root, const EpubNode *first,
                   const EpubNode *end)
{
    const EpubNode *node = first;

    buf_clear(&making->text);
    buf_put(&making->text, "");
    while (node != NULL && (end == NULL || !is_within(node, end))) {
        const char *instead = node->name == NULL ? NULL : text_instead(node);
        if (instead != NULL)
            buf_put(&making->text, instead);
        else if (node->name == NULL && node->until > node->from)
            buf_put(&making->text, node->text);
        else if (node->name != NULL && node->block)
            buf_char(&making->text, ' ');
        node = instead == NULL && node->first_child != NULL ? node->first_child
                                                            : node_beside(node, root);
    }
    return making->text.data;
}

/* ---- Sentences --------------------------------------------------------------------------------- */

bool is_plain_element(const EpubNode *node, const char *name)
{
    return node->name != NULL && strcmp(node->name, name) == 0 &&
           node->attributes == NULL;
}

bool is_blank_text(const EpubNode *text)
{
    return text->name == NULL && text->text[strspn(text->text, " \t\r\n")] == '\0';
}

static uint32_t mark_of(const char *text)
{
    Digest digest = digest_of(text);
    uint32_t mark = (uint32_t)(digest & MARK_MASK);

    return digest == 0 ? 0 : mark == 0 ? 1 : mark;
}

static const EpubNode *skip_spans(const EpubNode *node, const EpubNode *end)
{
    while (node != end && (is_plain_element(node, "span") || is_blank_text(node)))
        node = node->next;
    return node;
}

static const EpubNode *skip_others(const EpubNode *node, const EpubNode *end)
{
    while (node != end && !is_plain_element(node, "span"))
        node = node->next;
    return node;
}

/* Spans, a sentence that stands in none, and further spans: any of them may be missing. */
static bool is_cut_up(const EpubNode *first, const EpubNode *end)
{
    const EpubNode *rest = skip_spans(first, end);
    const EpubNode *behind = skip_others(rest, end);

    return skip_others(first, end) != end && skip_spans(behind, end) == end;
}

static PastSentence *sentences_of(Making *making, const EpubNode *first,
                                  const EpubNode *end);

/* In a sentence's element come what was put in front of it, its own text, and what was put
 * behind it; each of them in elements of their own. */
static PastSentence *sentence_of(Making *making, const EpubNode *span)
{
    PastSentence *sentence = arena_alloc(making->arena, sizeof *sentence);
    const EpubNode *text = span->first_child, *end, *node;

    while (text != NULL && is_plain_element(text, "span"))
        text = text->next;
    if (text == NULL && span->first_child != NULL) { /* nothing of its own is left */
        sentence->end = sentences_of(making, span->first_child, NULL);
        return sentence;
    }
    for (end = text, node = text; node != NULL; node = node->next)
        if (!is_plain_element(node, "span"))
            end = node->next;
    if (text != NULL)
        sentence->mark = mark_of(gather(making, span, text, end));
    sentence->front = sentences_of(making, span->first_child, text);
    sentence->end = sentences_of(making, end, NULL);
    return sentence;
}

static PastSentence *sentences_of(Making *making, const EpubNode *first,
                                  const EpubNode *end)
{
    PastSentence *head = NULL, **last = &head;

    for (; first != end && first != NULL; first = first->next) {
        if (!is_plain_element(first, "span"))
            continue;
        *last = sentence_of(making, first);
        last = &(*last)->next;
    }
    return head;
}

/* What stands in no span is a sentence, too. */
PastSentence *cut_up(Making *making, const EpubNode *block, const EpubNode *end)
{
    const EpubNode *first = block->first_child;
    const EpubNode *rest = skip_spans(first, end), *behind = skip_others(rest, end);
    PastSentence *sentences, **last = &sentences;

    if (!is_cut_up(first, end))
        return NULL;
    sentences = sentences_of(making, first, rest);
    while (*last != NULL)
        last = &(*last)->next;
    if (rest != end) {
        *last = arena_alloc(making->arena, sizeof **last);
        (*last)->bare = true;
        (*last)->mark = mark_of(gather(making, block, rest, behind));
        last = &(*last)->next;
    }
    *last = sentences_of(making, behind, end);
    return sentences;
}
