/* epub_blocks.c - the blocks of a document as a lock has them, with their gaps and sentences.
 *
 * Nothing but the markup tells what was laid out by epubify: the rules are those by which
 * render writes it.  Trees are 258 deep at most, so that functions which call themselves are
 * harmless. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "past/epub_parts.h"
#include "past/text.h"

enum { DEEPEST_BLOCK = 16 }; /* each block's text is read for every one that it is in */

/* ---- The text of a block ---------------------------------------------------------------------- */

/* What is said instead of an element and all in it; NULL: its text. */
static const char *text_instead(const EpubNode *node)
{
    const char *alt = node->attributes == NULL ? NULL : node->attributes->alt;

    if (node->unseen)
        return "";
    if (strcmp(node->name, "img") == 0)
        return alt == NULL ? "" : alt;
    if (strcmp(node->name, "math") == 0 && alt != NULL)
        return alt;
    return NULL;
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

/* From the first of these nodes to the one before end, and what is in them. */
const char *epub_gather(EpubMaking *making, const EpubNode *root, const EpubNode *first,
                        const EpubNode *end)
{
    const EpubNode *node = first;

    buf_clear(&making->text);
    buf_put(&making->text, "");
    while (node != NULL && node != end) {
        const char *instead = node->name == NULL ? NULL : text_instead(node);
        if (instead != NULL)
            buf_put(&making->text, instead);
        else if (node->name == NULL && node->until > node->from)
            buf_put(&making->text, node->text);
        else if (node->name != NULL && node->block)
            buf_char(&making->text, ' ');
        node = instead == NULL && node->first_child != NULL ? node->first_child
                                                            : epub_beside(node, root);
    }
    return making->text.data;
}

/* ---- Sentences --------------------------------------------------------------------------------- */

static bool is_bare(const EpubNode *node, const char *name)
{
    return node->name != NULL && strcmp(node->name, name) == 0 &&
           node->attributes == NULL;
}

static bool is_blank(const EpubNode *text)
{
    return text->name == NULL && text->text[strspn(text->text, " \t\r\n")] == '\0';
}

static uint32_t mark_of(const char *text)
{
    Digest digest = digest_of(text);
    uint32_t mark = (uint32_t)(digest & MARK_MASK);

    return digest == 0 ? 0 : mark == 0 ? 1 : mark;
}

/* Without attributes, or with the id that Kobo's readers want. */
static bool is_sentence(const EpubNode *node)
{
    return is_bare(node, "span") ||
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
        if (len >= 3 && strcmp(text + len - 3, stops[i]) == 0)
            return true;
    return false;
}

static bool has_text_behind(const EpubNode *node, const EpubNode *end)
{
    for (node = node->next; node != end; node = node->next)
        if (node->until > node->from && (node->name != NULL || !is_blank(node)))
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

/* The nodes from first to the one before end: nothing but such spans, and maybe one sentence
 * that has none. */
static bool is_cut_up(const EpubMaking *making, const EpubNode *first,
                      const EpubNode *end)
{
    size_t spans = 0, bare = 0;
    bool within = false;

    for (const EpubNode *node = first; node != end; node = node->next) {
        if (is_whole(making, node, end)) {
            spans++;
            within = false;
        } else if (!is_blank(node) && !within) {
            bare++;
            within = true;
        }
    }
    return spans > 0 && bare < 2;
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
    while (making->depth < DEEPEST_BLOCK && text != NULL && is_whole(making, text, NULL))
        text = text->next;
    if (text == NULL && span->first_child != NULL) { /* nothing of its own is left */
        sentence->end = sentences_of(making, span->first_child, NULL);
        return sentence;
    }
    end = making->depth < DEEPEST_BLOCK ? own_end(making, span, text) : NULL;
    if (text != NULL)
        sentence->mark = mark_of(epub_gather(making, span, text, end));
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

/* In the first release the last sentence of each paragraph was bare: where there is no such one
 * any more, it is gone. */
static PastSentence *cut_up(EpubMaking *making, const EpubNode *root,
                            const EpubNode *first, const EpubNode *end)
{
    PastSentence *sentences = NULL, **last = &sentences;
    bool bare = false;

    for (const EpubNode *node = first, *until; node != end; node = until) {
        uint32_t mark;
        until = node->next;
        if (is_whole(making, node, end)) {
            *last = sentence_of(making, node);
            bare |= (*last)->number != 0; /* for Kobo all have elements */
            last = &(*last)->next;
            continue;
        }
        while (until != end && !is_whole(making, until, end))
            until = until->next;
        mark = mark_of(epub_gather(making, root, node, until));
        if (mark == 0)
            continue;
        *last = arena_alloc(making->arena, sizeof **last);
        (*last)->bare = bare = true;
        (*last)->mark = mark;
        last = &(*last)->next;
    }
    if (!bare) {
        *last = arena_alloc(making->arena, sizeof **last);
        (*last)->bare = true;
    }
    return sentences;
}

/* ---- Blocks ------------------------------------------------------------------------------------ */

static bool is_all_elements(const EpubNode *node)
{
    for (const EpubNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name == NULL && !is_blank(child))
            return false;
    return true;
}

/* An empty div directly in front of a block, or one with pairs of such a div and a block. */
bool epub_is_gap(const EpubNode *node)
{
    const EpubNode *parent = node->parent;

    if (!is_bare(node, "div") || parent == NULL || !is_all_elements(node) ||
        node->element_count % 2 != 0 || node->ordinal + 1 >= parent->element_count ||
        !parent->elements[node->ordinal + 1]->block)
        return false;
    for (uint32_t i = 0; i < node->element_count; i += 2)
        if (!epub_is_gap(node->elements[i]))
            return false;
    return true;
}

static bool is_container(const EpubNode *node)
{
    static const char *const names[] = {"blockquote", "ul",      "ol", "li", "div",
                                        "section",    "article", "dl", "dd", "aside"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(node->name, names[i]) == 0)
            return node->holds_blocks;
    return false;
}

static bool is_placeholder(const EpubNode *node)
{
    return node->attributes != NULL && node->attributes->hidden &&
           node->element_count == 0 && is_all_elements(node);
}

/* The notes at the end of a text are no blocks of it: render puts them there. */
static bool is_notes(const EpubNode *node)
{
    return strcmp(node->name, "section") == 0 && node->attributes != NULL &&
           (epub_has_word(node->attributes->type, "footnotes") ||
            epub_has_word(node->attributes->classes, "footnotes"));
}

static void fill(EpubMaking *making, PastBlock *block, const EpubNode *root,
                 const EpubNode *first, const EpubNode *end)
{
    const char *text = epub_gather(making, root, first, end);

    block->id = arena_format(making->arena, "b%u", ++making->next_id);
    block->digest = digest_of(text);
    block->sketch = sketch_of(text);
}

PastBlock *epub_block_of(EpubMaking *making, const EpubNode *node, const EpubNode *gap)
{
    PastBlock *block = arena_alloc(making->arena, sizeof *block);

    block->gap = gap == NULL ? NULL : epub_blocks_of(making, gap);
    block->no_gap = gap == NULL;
    block->name = node->name;
    block->anchor = node->attributes == NULL ? NULL : node->attributes->id;
    block->removed = is_placeholder(node);
    if (block->removed) {
        block->id = arena_format(making->arena, "b%u", ++making->next_id);
        return block;
    }
    fill(making, block, node, node, NULL);
    if (!node->holds_blocks && is_cut_up(making, node->first_child, NULL))
        block->sentences = cut_up(making, node, node->first_child, NULL);
    making->depth++;
    if (is_container(node) && making->depth < DEEPEST_BLOCK)
        block->children = epub_blocks_of(making, node);
    making->depth--;
    return block;
}

/* Text beside blocks, as a tight item has it in front of a list.  Blank: NULL. */
static PastBlock *text_of(EpubMaking *making, const EpubNode *parent,
                          const EpubNode *first, const EpubNode *end)
{
    PastBlock *block = arena_alloc(making->arena, sizeof *block);

    if (digest_of(epub_gather(making, parent, first, end)) == 0)
        return NULL;
    block->name = "text";
    block->no_gap = true;
    fill(making, block, parent, first, end);
    if (is_cut_up(making, first, end))
        block->sentences = cut_up(making, parent, first, end);
    return block;
}

static bool is_edge(const EpubNode *node)
{
    return node->name != NULL && node->block;
}

PastBlock *epub_blocks_of(EpubMaking *making, const EpubNode *parent)
{
    PastBlock *head = NULL, **last = &head;
    const EpubNode *gap = NULL;

    for (const EpubNode *node = parent->first_child, *until; node != NULL; node = until) {
        until = node->next;
        if (!is_edge(node)) {
            while (until != NULL && !is_edge(until))
                until = until->next;
            *last = text_of(making, parent, node, until);
        } else if (is_notes(node)) {
            continue;
        } else if (epub_is_gap(node)) {
            gap = node;
            continue;
        } else {
            *last = epub_block_of(making, node, gap);
            gap = NULL;
        }
        if (*last != NULL)
            last = &(*last)->next;
    }
    return head;
}
