/* epub_blocks.c - the blocks of a document as a lock has them, with their gaps and sentences.
 *
 * Nothing but the markup tells what was laid out by epubify: the rules are those by which
 * render writes it.  Trees are 258 deep at most, so that functions which call themselves are
 * harmless. */
#include <string.h>
#include "data/words.h"
#include "past/epub_parts.h"
#include "past/text.h"

enum { DEEPEST_BLOCK = 16 }; /* each block's text is read for every one that it is in */

/* ---- The text of a block ---------------------------------------------------------------------- */

static bool has_class(const EpubNode *node, const char *word)
{
    return node->name != NULL && node->attributes != NULL &&
           epub_has_word(node->attributes->classes, word);
}

/* A callout's title that is nothing but its kind. */
static bool is_kind_title(const EpubMaking *making, const EpubNode *node)
{
    static const Word words[] = {WORD_NOTE, WORD_TIP, WORD_IMPORTANT, WORD_WARNING,
                                 WORD_CAUTION};
    const char *text = making->document->text + node->from;

    if (!has_class(node, "callout-title") || node->parent->elements[0] != node)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *word = lookup_word(making->language, words[i]);
        if (strncmp(text, word, strlen(word)) == 0 && text[strlen(word)] == '\n')
            return true;
    }
    return false;
}

/* What render and resolve put into a text that is none of the author's: no block of it. */
static bool is_made(const EpubMaking *making, const EpubNode *node)
{
    return has_class(node, "banner") || has_class(node, "opener") ||
           (making != NULL && node->name != NULL && is_kind_title(making, node));
}

/* What is said instead of an element and all in it; NULL: its text. */
static const char *text_instead(const EpubMaking *making, const EpubNode *node)
{
    const char *alt = node->attributes == NULL ? NULL : node->attributes->alt;

    if (node->unseen || is_made(making, node))
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
        const char *instead = node->name == NULL ? NULL : text_instead(making, node);
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

/* ---- Blocks ------------------------------------------------------------------------------------ */

static bool is_all_elements(const EpubNode *node)
{
    for (const EpubNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name == NULL && !epub_is_blank(child))
            return false;
    return true;
}

/* An empty div directly in front of a block, or one with pairs of such a div and a block. */
bool epub_is_gap(const EpubNode *node)
{
    const EpubNode *parent = node->parent;
    bool even = true;

    if (!epub_is_bare(node, "div") || parent == NULL || !is_all_elements(node) ||
        node->ordinal + 1 >= parent->element_count ||
        !parent->elements[node->ordinal + 1]->block)
        return false;
    for (uint32_t i = 0; i < node->element_count; i++) {
        if (is_made(NULL, node->elements[i]))
            continue;
        if (even && !epub_is_gap(node->elements[i]))
            return false;
        even = !even;
    }
    return even;
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

/* What resolve cuts into sentences. */
static bool holds_prose(const EpubNode *node)
{
    static const char *const names[] = {"p", "li", "dt", "dd"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(node->name, names[i]) == 0)
            return true;
    return false;
}

static PastSentence *sentences_of(EpubMaking *making, const EpubNode *root,
                                  const EpubNode *first, const EpubNode *end)
{
    return epub_is_cut_up(first, end) ? epub_cut_up(making, first, end)
                                      : epub_running(making, root, first, end);
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
    if (!node->holds_blocks && holds_prose(node))
        block->sentences = sentences_of(making, node, node->first_child, NULL);
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
    block->sentences = sentences_of(making, parent, first, end);
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
        } else if (is_notes(node) || is_made(making, node)) {
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
