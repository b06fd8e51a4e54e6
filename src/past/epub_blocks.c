/* epub_blocks.c - the blocks of a document as a lock has them, with their gaps and sentences.
 *
 * Nothing but the markup tells what was laid out by epubify: the rules are those by which
 * render writes it.  Trees are 258 deep at most, so that functions which call themselves are
 * harmless. */
#include <string.h>
#include "past/epub_parts.h"
#include "past/text.h"

enum { DEEPEST_BLOCK = 16 }; /* each block's text is read for every one that it is in */

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
        if (epub_is_made(NULL, node->elements[i]))
            continue;
        if (even && !epub_is_gap(node->elements[i]))
            return false;
        even = !even;
    }
    return even;
}

static bool is_container(const EpubNode *node)
{
    static const char *const names[] = {"blockquote", "ul",      "ol",      "li",
                                        "div",        "section", "article", "dl",
                                        "dd",         "aside",   "details"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(node->name, names[i]) == 0)
            return strcmp(node->name, "details") != 0 || is_all_elements(node);
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

/* The first of the blocks at the end that nobody wrote; NULL: there is none. */
static const EpubNode *made_end(const EpubMaking *making, const EpubNode *node)
{
    const EpubNode *end = NULL;

    for (const EpubNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL && epub_is_made(making, child))
            end = end == NULL ? child : end;
        else if (!epub_is_blank(child))
            end = NULL;
    return end;
}

/* Is what a block holds text, but for blocks that nobody wrote? */
static bool is_prose(const EpubMaking *making, const EpubNode *node)
{
    for (uint32_t i = 0; i < node->element_count; i++)
        if (node->elements[i]->block && !epub_is_made(making, node->elements[i]))
            return false;
    return true;
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

/* They are cut when references say already what they lead to. */
static PastSentence *sentences_of(EpubMaking *making, const EpubNode *root,
                                  const EpubNode *first, const EpubNode *end)
{
    PastSentence *sentences;

    making->shown = true;
    sentences = epub_is_cut_up(first, end) ? epub_cut_up(making, first, end)
                                           : epub_running(making, root, first, end);
    making->shown = false;
    return sentences;
}

PastBlock *epub_block_of(EpubMaking *making, const EpubNode *node, const EpubNode *gap)
{
    PastBlock *block = arena_alloc(making->arena, sizeof *block);
    const EpubNode *end;
    bool blocks;

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
    end = made_end(making, node);
    blocks = node->holds_blocks && !is_prose(making, node);
    if (!blocks && holds_prose(node))
        block->sentences = sentences_of(making, node, node->first_child, end);
    making->depth++;
    if (blocks && is_container(node) && making->depth < DEEPEST_BLOCK)
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
        } else if (is_notes(node) || epub_is_made(making, node)) {
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
