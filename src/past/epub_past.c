/* epub_past.c - what a lock would say of an EPUB.
 *
 * Nothing but the markup tells whether a book has gaps and placeholders: the rules are those
 * by which render writes them.  Trees are 258 deep at most, so that functions which call
 * themselves are harmless. */
#include <string.h>
#include "base/buf.h"
#include "past/epub_parts.h"
#include "past/text.h"

enum { DEEPEST_BLOCK = 16 }; /* each block's text is read for every one that it is in */
#include "past/epub_making.h"

/* ---- Blocks ------------------------------------------------------------------------------------ */

static bool is_all_elements(const EpubNode *node)
{
    for (const EpubNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name == NULL && !is_blank_text(child))
            return false;
    return true;
}

/* An empty div directly in front of a block, or one with pairs of such a div and a block. */
static bool is_gap(const EpubNode *node)
{
    const EpubNode *parent = node->parent;

    if (!is_plain_element(node, "div") || parent == NULL || !is_all_elements(node) ||
        node->element_count % 2 != 0 || node->ordinal + 1 >= parent->element_count ||
        !parent->elements[node->ordinal + 1]->block)
        return false;
    for (uint32_t i = 0; i < node->element_count; i += 2)
        if (!is_gap(node->elements[i]))
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

static PastBlock *blocks_of(Making *making, const EpubNode *parent);

static PastBlock *block_of(Making *making, const EpubNode *node, const EpubNode *gap)
{
    PastBlock *block = arena_alloc(making->arena, sizeof *block);
    const char *text;

    block->name = node->name;
    block->id = arena_format(making->arena, "b%u", ++making->next_id);
    block->anchor = node->attributes == NULL ? NULL : node->attributes->id;
    block->no_gap = gap == NULL;
    block->gap = gap == NULL ? NULL : blocks_of(making, gap);
    block->removed = is_placeholder(node);
    if (block->removed)
        return block;
    text = gather(making, node, node, NULL);
    block->digest = digest_of(text);
    block->sketch = sketch_of(text);
    block->words = strcmp(node->name, "section") == 0 ? count_words(text) : 0;
    block->sentences = node->holds_blocks ? NULL : cut_up(making, node, NULL);
    making->depth++;
    if (is_container(node) && making->depth < DEEPEST_BLOCK)
        block->children = blocks_of(making, node);
    making->depth--;
    return block;
}

/* What stands in an item in front of the list within it. */
static PastBlock *text_of_item(Making *making, const EpubNode *item)
{
    const EpubNode *end = item->first_child;
    PastBlock *block;
    const char *text;

    while (end != NULL && (end->name == NULL || !end->block))
        end = end->next;
    text = gather(making, item, item->first_child, end);
    if (end == item->first_child || digest_of(text) == 0)
        return NULL;
    block = arena_alloc(making->arena, sizeof *block);
    block->name = "text";
    block->id = arena_format(making->arena, "b%u", ++making->next_id);
    block->no_gap = true;
    block->digest = digest_of(text);
    block->sketch = sketch_of(text);
    block->sentences = cut_up(making, item, end);
    return block;
}

static PastBlock *blocks_of(Making *making, const EpubNode *parent)
{
    PastBlock *head = NULL, **last = &head;
    const EpubNode *gap = NULL;

    if (strcmp(parent->name, "li") == 0 || strcmp(parent->name, "dd") == 0)
        head = text_of_item(making, parent);
    if (head != NULL)
        last = &head->next;

    for (uint32_t i = 0; i < parent->element_count; i++) {
        const EpubNode *node = parent->elements[i];
        if (!node->block)
            continue;
        if (is_gap(node)) {
            gap = node;
            continue;
        }
        *last = block_of(making, node, gap);
        last = &(*last)->next;
        gap = NULL;
    }
    return head;
}

/* ---- Documents --------------------------------------------------------------------------------- */

static const EpubNode *first_heading(const EpubNode *root)
{
    const EpubNode *node = root;

    while (node != NULL && (node->name == NULL || !is_heading(node)))
        node = node->first_child != NULL ? node->first_child : node_beside(node, root);
    return node;
}

static bool has_sections(const EpubNode *body)
{
    for (uint32_t i = 0; i < body->element_count; i++)
        if (strcmp(body->elements[i]->name, "section") != 0 && !is_gap(body->elements[i]))
            return false;
    return body->element_count > 0;
}

/* The titles, of sections in gaps too. */
static void name_sections(Making *making, PastBlock *section, const EpubNode *parent)
{
    for (uint32_t i = 0; i < parent->element_count && section != NULL; i++) {
        const EpubNode *node = parent->elements[i], *heading;
        if (is_gap(node)) {
            name_sections(making, section->gap, node);
            continue;
        }
        heading = first_heading(node);
        if (heading != NULL) {
            EpubDocument whole = {.text = gather(making, heading, heading, NULL)};
            section->title = epub_text(making->arena, &whole, 0, making->text.len);
        }
        section = section->next;
    }
}

/* Pages that epubify makes have these classes, and no text of the author's has. */
static bool is_made(const EpubDocument *document)
{
    static const char *const names[] = {"cover",   "titlepage", "copyright-page",
                                        "figures", "tables",    "listings",
                                        "index",   "whats-new"};
    const EpubNode *body = document->body;
    const EpubNode *section =
        body == NULL || body->element_count == 0 ? NULL : body->elements[0];

    if (document->contents || section == NULL)
        return true;
    if (strcmp(section->name, "section") != 0 || section->attributes == NULL ||
        section->attributes->classes == NULL)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(section->attributes->classes, names[i]) == 0)
            return true;
    return false;
}

static const char *path_within(const Epub *epub, const char *path)
{
    size_t n = strlen(epub->folder);

    return n > 0 && strncmp(path, epub->folder, n) == 0 && path[n] == '/' ? path + n + 1
                                                                          : path;
}

/* A section of the body is a text; where there is anything else, all of it is one. */
static PastBlock *sections_of(Making *making, const EpubDocument *document)
{
    const EpubNode *body = document->body;
    PastBlock *sections;

    if (has_sections(body)) {
        sections = blocks_of(making, body);
        name_sections(making, sections, body);
        return sections;
    }
    sections = block_of(making, body, NULL);
    sections->name = "section";
    sections->title = document->title;
    sections->words = count_words(gather(making, body, body, NULL));
    sections->children = blocks_of(making, body);
    return sections;
}

static PastDocument *document_of(Making *making, const Epub *epub,
                                 const EpubDocument *document)
{
    PastDocument *past = arena_alloc(making->arena, sizeof *past);

    making->next_id = 0;
    past->path = path_within(epub, document->path);
    past->id = document->id;
    past->stub = !document->linear && document->run_count == 0;
    past->made = !past->stub && is_made(document);
    if (!past->made && document->body != NULL)
        past->sections = sections_of(making, document);
    return past;
}

Past *past_from_epub(Arena *arena, const Epub *epub)
{
    Making making = {.arena = arena};
    Past *past = arena_alloc(arena, sizeof *past);
    PastDocument **last = &past->documents;
    PastRelease *release = arena_alloc(arena, sizeof *release);
    const char *date = epub->date != NULL ? epub->date : epub->modified;

    past->identifier = epub->identifier == NULL ? "" : epub->identifier;
    release->name = epub->release == NULL ? "1" : epub->release;
    if (date != NULL)
        release->date = arena_copy(arena, date, strnlen(date, strlen("2025-03-18")));
    release->ordinal = 1;
    release->given_out = true;
    past->releases = release;
    for (size_t i = 0; i < epub->document_count; i++) {
        *last = document_of(&making, epub, &epub->documents[i]);
        for (const PastBlock *one = (*last)->sections; one != NULL; one = one->next)
            release->words += one->words;
        last = &(*last)->next;
    }
    buf_free(&making.text);
    return past;
}
