/* epub_tree.c - a content document as a tree, and as the text that a reader sees. */
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "data/html.h"
#include "past/epub_parts.h"

enum {
    DEEPEST = 258,  /* libxml2 refuses more */
    MOST_NAMES = 64 /* that the children of one element are counted by; then all as one */
};

/* What is known of an element's name. */
typedef struct {
    const char *name;
    bool block, unseen;
} Name;

typedef struct {
    const char *name;
    uint32_t count;
} Count;

typedef struct { /* one open element */
    EpubNode *node, *last;
    uint32_t elements, texts;
    Count counts[MOST_NAMES];
    size_t count_count;
} Level;

struct EpubTree {
    EpubSource *source;
    EpubDocument *document;
    Level *levels;         /* DEEPEST of them */
    size_t depth;          /* of those that are open */
    size_t unseen;         /* how many of the open ones hide their text; 0: none */
    size_t code, heading;  /* the same of <pre> and of h1 to h6 */
    const EpubNode *block; /* the innermost open one */
    Buf seen;              /* document->text */
    size_t run_from;       /* where the run began that is being read */
    bool in_title;
    Buf pending; /* the text that is being read */
    Buf title;
};

/* ---- Names ----------------------------------------------------------------------------------- */

static bool is_one_of(const char *name, const char *const *names)
{
    while (*names != NULL && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

/* What stands on lines of its own though it is no block of flow content. */
static const char *const parts[] = {"html",       "body",    "li",     "dt",
                                    "dd",         "td",      "th",     "tr",
                                    "thead",      "tbody",   "tfoot",  "caption",
                                    "figcaption", "summary", "legend", NULL};
static const char *const unseen[] = {"head",       "script",         "style", "template",
                                     "annotation", "annotation-xml", "rp",    "metadata",
                                     "desc",       "title",          NULL};

static const Name *lookup_name(EpubSource *source, const char *text)
{
    Name *name = map_lookup(&source->names, text);
    const HtmlElement *element;

    if (name != NULL)
        return name;
    name = arena_alloc(source->arena, sizeof *name);
    element = lookup_html_element(text);
    name->name = arena_text(source->arena, text);
    name->block =
        is_one_of(text, parts) || (element != NULL && (element->flags & HTML_BLOCK) != 0);
    name->unseen = is_one_of(text, unseen);
    map_put(&source->names, source->arena, name->name, name);
    return name;
}

/* ---- Attributes ------------------------------------------------------------------------------ */

static void keep_id(EpubTree *tree, EpubNode *node)
{
    EpubDocument *document = tree->document;
    const char *id = node->attributes == NULL ? NULL : node->attributes->id;

    if (id == NULL || map_lookup(&document->ids, id) != NULL)
        return;
    map_put(&document->ids, tree->source->arena, id, node);
    document->id_names = arena_grow(tree->source->arena, document->id_names,
                                    document->id_count, sizeof *document->id_names);
    document->id_names[document->id_count++] = id;
}

/* References to notes carry numbers that change with each note before them, and links back an
 * arrow; the number of a chapter changes with those before it.  None is text of the author's. */
static bool is_unseen(const EpubTree *tree, const Name *name,
                      const EpubAttributes *attributes)
{
    static const char *const labels[] = {"number", "label", "header-section-number"};

    if (name->unseen || attributes == NULL)
        return name->unseen;
    for (size_t i = 0; tree->heading > 0 && i < sizeof labels / sizeof labels[0]; i++)
        if (epub_has_word(attributes->classes, labels[i]))
            return true;
    if ((epub_has_word(attributes->classes, "task") && /* done or not */
         epub_has_word(attributes->role, "img")) ||
        (tree->code > 0 &&
         epub_has_word(attributes->classes, "co"))) /* a callout's number */
        return true;
    return attributes->hidden || epub_has_word(attributes->type, "noteref") ||
           epub_has_word(attributes->classes, "noteref") ||
           epub_has_word(attributes->role, "doc-noteref") ||
           epub_has_word(attributes->role, "doc-backlink");
}

/* ---- Nodes ----------------------------------------------------------------------------------- */

static EpubNode *add_node(EpubTree *tree)
{
    EpubNode *node = arena_alloc(tree->source->arena, sizeof *node);
    Level *level = tree->depth > 0 ? &tree->levels[tree->depth - 1] : NULL;

    tree->source->epub->node_count++;
    node->from = node->until = (uint32_t)tree->seen.len;
    if (level == NULL)
        return node;
    node->parent = level->node;
    if (level->last == NULL)
        level->node->first_child = node;
    else
        level->last->next = node;
    level->last = node;
    return node;
}

/* How many siblings of that name came before. */
static uint32_t count_like(Level *level, const char *name)
{
    size_t i = 0;

    while (i < level->count_count && level->counts[i].name != name)
        i++;
    if (i == MOST_NAMES)
        return level->elements;
    if (i == level->count_count)
        level->counts[level->count_count++] = (Count){name, 0};
    return level->counts[i].count++;
}

static bool ends_in_space(const Buf *text)
{
    return text->len == 0 || strchr(" \t\r\n", text->data[text->len - 1]) != NULL;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The text since the last block's edge becomes a run, when there is any. */
static void end_run(EpubTree *tree)
{
    EpubDocument *document = tree->document;
    size_t from = tree->run_from, until = tree->seen.len;

    while (from < until && is_space(tree->seen.data[from]))
        from++;
    while (until > from && is_space(tree->seen.data[until - 1]))
        until--;
    if (until > from && tree->block != NULL) {
        document->runs = arena_grow(tree->source->arena, document->runs,
                                    document->run_count, sizeof *document->runs);
        document->runs[document->run_count++] =
            (EpubRun){tree->block, (uint32_t)from, (uint32_t)until, tree->code > 0,
                      tree->heading > 0};
    }
    if (!ends_in_space(&tree->seen))
        buf_char(&tree->seen, '\n');
    tree->run_from = tree->seen.len;
}

static void end_text(EpubTree *tree)
{
    EpubDocument *document = tree->document;
    EpubNode *node;

    if (tree->pending.len == 0)
        return;
    if (tree->in_title)
        buf_put(&tree->title, tree->pending.data);
    node = add_node(tree);
    node->ordinal = tree->levels[tree->depth - 1].texts++;
    node->like = tree->levels[tree->depth - 1].elements;
    node->text = arena_copy(tree->source->arena, tree->pending.data, tree->pending.len);
    if (tree->unseen == 0)
        buf_add(&tree->seen, tree->pending.data, tree->pending.len);
    node->until = (uint32_t)tree->seen.len;
    document->texts = arena_grow(tree->source->arena, document->texts,
                                 document->text_count, sizeof *document->texts);
    document->texts[document->text_count++] = node;
    buf_clear(&tree->pending);
}

static bool is_heading(const char *name)
{
    return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
}

static void enter(EpubTree *tree, EpubNode *node, const Name *name)
{
    Level *level = &tree->levels[tree->depth++];

    *level = (Level){.node = node};
    node->unseen = is_unseen(tree, name, node->attributes);
    if (tree->unseen > 0 || node->unseen)
        tree->unseen++;
    if (tree->code > 0 || strcmp(name->name, "pre") == 0)
        tree->code++;
    if (tree->heading > 0 || is_heading(name->name))
        tree->heading++;
}

static void open_element(EpubTree *tree, const char *text,
                         const EpubAttributes *attributes)
{
    const Name *name = lookup_name(tree->source, text);
    Level *level = tree->depth > 0 ? &tree->levels[tree->depth - 1] : NULL;
    EpubNode *node;

    if (name->block) /* what stands before it is its parent's */
        end_run(tree);
    node = add_node(tree);
    node->name = name->name;
    node->block = name->block;
    node->attributes = attributes;
    keep_id(tree, node);
    if (level != NULL) {
        node->like = count_like(level, name->name);
        node->ordinal = level->elements++;
        level->node->holds_blocks |= name->block;
    } else {
        tree->document->root = node;
    }
    tree->in_title = strcmp(name->name, "title") == 0 && tree->title.len == 0;
    if (tree->document->body == NULL && strcmp(name->name, "body") == 0)
        tree->document->body = node;
    enter(tree, node, name);
    if (name->block)
        tree->block = node;
}

static void list_elements(EpubTree *tree, const Level *level)
{
    EpubNode *node = level->node;
    size_t i = 0;

    node->element_count = level->elements;
    if (level->elements == 0)
        return;
    node->elements =
        arena_room(tree->source->arena, level->elements * sizeof *node->elements);
    for (EpubNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            node->elements[i++] = child;
}

static void close_element(EpubTree *tree)
{
    Level *level = &tree->levels[--tree->depth];
    EpubNode *node = level->node;

    if (node->block) {
        end_run(tree);
        tree->block = node->parent;
        while (tree->block != NULL && !tree->block->block)
            tree->block = tree->block->parent;
    }
    node->until = (uint32_t)tree->seen.len;
    list_elements(tree, level);
    tree->unseen -= tree->unseen > 0;
    tree->code -= tree->code > 0;
    tree->heading -= tree->heading > 0;
    tree->in_title = false;
}

/* ---- The verbs ------------------------------------------------------------------------------- */

EpubTree *new_epub_tree(EpubSource *source, EpubDocument *document)
{
    EpubTree *tree = memory_new(sizeof *tree);

    *tree = (EpubTree){.source = source, .document = document};
    tree->levels = memory_new(DEEPEST * sizeof *tree->levels);
    return tree;
}

void epub_tree_free(EpubTree *tree)
{
    free(tree->levels);
    buf_free(&tree->seen);
    buf_free(&tree->pending);
    buf_free(&tree->title);
    free(tree);
}

bool epub_open(EpubTree *tree, const char *name, const EpubAttributes *attributes)
{
    end_text(tree);
    if (tree->source->epub->node_count > EPUB_NODE_LIMIT || tree->depth + 1 >= DEEPEST)
        return epub_fail(tree->source, tree->document->path,
                         "the EPUB has more elements than can be read");
    open_element(tree, name, attributes);
    return true;
}

void epub_add_text(EpubTree *tree, const char *text)
{
    if (tree->depth > 0)
        buf_put(&tree->pending, text);
}

void epub_close(EpubTree *tree)
{
    end_text(tree);
    close_element(tree);
}

void epub_finish(EpubTree *tree)
{
    EpubDocument *document = tree->document;
    Arena *arena = tree->source->arena;
    EpubDocument whole = {.text = tree->title.data};

    document->length = tree->seen.len;
    document->text =
        arena_copy(arena, tree->seen.len > 0 ? tree->seen.data : "", tree->seen.len);
    if (tree->title.len > 0)
        document->title = epub_text(arena, &whole, 0, tree->title.len);
}
