/* epub_sentences.c - the sentences of a block that stand in elements of their own. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "past/epub_parts.h"
#include "past/text.h"

enum { DEEPEST_SENTENCE = 16 };

bool epub_is_bare(const EpubNode *node, const char *name)
{
    return node->name != NULL && strcmp(node->name, name) == 0 &&
           node->attributes == NULL;
}

bool epub_is_blank(const EpubNode *text)
{
    return text->name == NULL ? text->text[strspn(text->text, " \t\r\n")] == '\0'
                              : text->unseen;
}

/* Without attributes, or with the id that Kobo's readers want. */
static bool is_sentence(const EpubNode *node)
{
    return epub_is_bare(node, "span") ||
           (node->name != NULL && strcmp(node->name, "span") == 0 &&
            node->attributes->id != NULL &&
            strncmp(node->attributes->id, "kobo.", 5) == 0);
}

/* A sentence takes the white space behind it along, unless its script has none. */
static bool ends_one(const char *text, size_t len)
{
    static const char *const stops[] = {"。", "！", "？"};

    if (len == 0 || strchr(" \n\t\r", text[len - 1]) != NULL)
        return true;
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
        if (len >= 3 && memcmp(text + len - 3, stops[i], 3) == 0)
            return true;
    return false;
}

static bool has_text_behind(const EpubNode *node, const EpubNode *end)
{
    for (node = node->next; node != end; node = node->next)
        if (node->until > node->from && (node->name != NULL || !epub_is_blank(node)))
            return true;
    return false;
}

/* Is there nothing in front, or the end of a sentence? */
static bool is_behind_one(const char *text, size_t len)
{
    static const char *const signs[] = {".", "!", "?", "…", ":", "。", "！", "？"};
    static const char *const closing[] = {" ", "\n", "\"", "'", ")", "]", "”", "’", "»"};

    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++) {
        size_t n = strlen(closing[i]);
        if (len >= n && memcmp(text + len - n, closing[i], n) == 0) {
            len -= n;
            i = SIZE_MAX; /* from the first one again */
        }
    }
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t n = strlen(signs[i]);
        if (len >= n && memcmp(text + len - n, signs[i], n) == 0)
            return true;
    }
    return len == 0;
}

/* Does an element hold a whole sentence?  An author's span of no meaning is in the middle of
 * one; what is the last of its paragraph has no white space behind it. */
static bool is_whole(const EpubMaking *making, const EpubNode *span, const EpubNode *end)
{
    const EpubNode *parent = span->parent;
    const char *text = making->document->text;

    if (!is_sentence(span))
        return false;
    if (span->attributes != NULL || ends_one(text + span->from, span->until - span->from))
        return true;
    return !has_text_behind(span, end) &&
           is_behind_one(text + parent->from, span->from - parent->from);
}

/* Without an id: behind a sentence, and nothing but sentences. */
bool epub_is_group(const EpubMaking *making, const EpubNode *span, const EpubNode *end)
{
    const EpubNode *parent = span->parent;

    return epub_is_bare(span, "span") && span->until > span->from &&
           is_behind_one(making->document->text + parent->from,
                         span->from - parent->from) &&
           is_whole(making, span, end);
}

/* For Kobo's readers all sentences have elements with an id. */
bool epub_is_cut_up(const EpubNode *first, const EpubNode *end)
{
    for (const EpubNode *node = first; node != end; node = node->next)
        if (is_sentence(node) && node->attributes != NULL)
            return true;
    return false;
}

static PastSentence *sentences_of(EpubMaking *making, const EpubNode *first,
                                  const EpubNode *end);

/* Where a sentence's own text ends: in front of the first of the elements at its end that are
 * sentences, too. */
static const EpubNode *own_end(const EpubMaking *making, const EpubNode *span,
                               const EpubNode *text)
{
    const char *all = making->document->text;
    const EpubNode *end = NULL;

    for (const EpubNode *node = text; node != NULL; node = node->next) {
        if (!is_sentence(node))
            end = NULL;
        else if (end == NULL && ends_one(all + span->from, node->from - span->from))
            end = node;
    }
    return end;
}

/* In a sentence's element come what was put in front of it, its own text, and what was put
 * behind it; each of them in elements of their own. */
static PastSentence *sentence_of(EpubMaking *making, const EpubNode *span)
{
    PastSentence *sentence = arena_alloc(making->arena, sizeof *sentence);
    const EpubNode *text = span->first_child, *end;

    if (span->attributes != NULL)
        sscanf(span->attributes->id, "kobo.%" SCNu32, &sentence->number);
    while (making->depth < DEEPEST_SENTENCE && text != NULL &&
           is_whole(making, text, NULL))
        text = text->next;
    if (text == NULL && span->first_child != NULL) { /* nothing of its own is left */
        sentence->end = sentences_of(making, span->first_child, NULL);
        return sentence;
    }
    end = making->depth < DEEPEST_SENTENCE ? own_end(making, span, text) : NULL;
    if (text != NULL)
        sentence->mark = mark_of(digest_of(epub_gather(making, span, text, end)));
    sentence->front = sentences_of(making, span->first_child, text);
    sentence->end = sentences_of(making, end, NULL);
    return sentence;
}

static PastSentence *sentences_of(EpubMaking *making, const EpubNode *first,
                                  const EpubNode *end)
{
    PastSentence *head = NULL, **last = &head;

    making->depth++;
    for (; first != end && first != NULL; first = first->next) {
        if (!is_sentence(first))
            continue;
        *last = sentence_of(making, first);
        last = &(*last)->next;
    }
    making->depth--;
    return head;
}

PastSentence *epub_cut_up(EpubMaking *making, const EpubNode *first, const EpubNode *end)
{
    return sentences_of(making, first, end);
}
