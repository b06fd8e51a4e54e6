/* text.c - text for some editions only: ::: {.only edition=early} … :::
 *
 * What the edition at hand does not have goes out of the tree.  For all that had an id, or would
 * have got one, a node stays behind among the chapter's marks, which stands for it: so anchors.c
 * gives what is left the same ids in every edition.  Blocks stay until they have been compared
 * with the release before: they keep their places in all editions, and one lock is that of all. */
#include <string.h>
#include <strings.h>
#include "resolve/edition/edition.h"
#include "resolve/stages.h"

typedef struct {
    Book *book;
    Chapter *chapter;
    Node **roots; /* of what stays and of what goes, in reading order */
    size_t count;
} Conditions;

/* ---- What a condition says ------------------------------------------------------------------ */

static const char *lookup_name(const Book *book, const char *name, size_t len)
{
    for (size_t i = 0; i < book->edition_count; i++)
        if (strlen(book->editions[i].name) == len &&
            strncasecmp(book->editions[i].name, name, len) == 0)
            return book->editions[i].name;
    return NULL;
}

static void report_name(const Conditions *conditions, const Node *node, const char *name)
{
    const Book *book = conditions->book;
    Arena *arena = &conditions->chapter->arena;
    const char **names = arena_alloc(arena, (book->edition_count + 1) * sizeof *names);
    const char *near;

    for (size_t i = 0; i < book->edition_count; i++)
        names[i] = book->editions[i].name;
    near = nearest_word(name, names);
    diag_add(&conditions->chapter->diags, "edition-unknown",
             node_position(conditions->chapter, node),
             near != NULL
                 ? arena_format(arena, "did you mean \"%s\"?", near)
                 : "there are early, sample and final, and those that the manifest "
                   "declares in `editions:`",
             "there is no edition \"%s\"", name);
}

/* Names stand apart by blanks or commas. */
static bool names_edition(const Conditions *conditions, const Node *node,
                          const char *names)
{
    bool found = false;

    for (names += strspn(names, " ,"); *names != '\0'; names += strspn(names, " ,")) {
        size_t len = strcspn(names, " ,");
        const char *name = lookup_name(conditions->book, names, len);
        if (name == NULL)
            report_name(conditions, node,
                        arena_copy(&conditions->chapter->arena, names, len));
        found |= name != NULL && strcmp(name, conditions->book->edition.name) == 0;
        names += len;
    }
    return found;
}

static bool has_class(const Node *node, const char *word)
{
    const char *classes = lookup_attribute(node, "class");
    size_t len = strlen(word);

    for (; classes != NULL && *classes != '\0'; classes += strspn(classes, " ")) {
        size_t n = strcspn(classes, " ");
        if (n == len && strncmp(classes, word, n) == 0)
            return true;
        classes += n;
    }
    return false;
}

static void add_root(Conditions *conditions, Node *node)
{
    conditions->roots = arena_grow(&conditions->chapter->arena, conditions->roots,
                                   conditions->count, sizeof *conditions->roots);
    conditions->roots[conditions->count++] = node;
}

static void judge(Conditions *conditions)
{
    const Chapter *chapter = conditions->chapter;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        if ((node->flags & NODE_CONDITION) == 0)
            continue;
        add_root(conditions, node);
        if (names_edition(conditions, node, lookup_attribute(node, "data-edition")) ==
            has_class(node, "not"))
            node->flags |= NODE_ABSENT;
    }
}

/* ---- What goes ------------------------------------------------------------------------------ */

static bool is_absent(const Node *node)
{
    while (node != NULL && (node->flags & NODE_ABSENT) == 0)
        node = node->parent;
    return node != NULL;
}

/* NULL: nothing of it could get an id. */
static Node *stand_in(Arena *arena, Node *gone)
{
    bool note = gone->kind == NODE_FOOTNOTE || gone->kind == NODE_FOOTNOTE_REFERENCE;
    bool named = gone->kind == NODE_HEADING || gone->kind == NODE_TERM;
    const char *index = lookup_attribute(gone, "data-index");
    Node *node;

    if (note || (gone->id == NULL && !named && index == NULL))
        return NULL;
    node = new_node(arena, NODE_SPAN, gone->offset);
    node->flags = NODE_ABSENT;
    node->number = gone->kind;
    node->name = gone->id;
    node->last_child = gone;
    if (named)
        node->title = plain_text(arena, gone);
    if (index != NULL)
        put_attribute(arena, node, "data-index", index);
    return node;
}

static void replace_marks(const Conditions *conditions)
{
    Chapter *chapter = conditions->chapter;
    size_t kept = 0;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        if (is_absent(node))
            node = stand_in(&chapter->arena, node);
        if (node != NULL)
            chapter->marks[kept++] = node;
    }
    chapter->mark_count = kept;
}

static bool holds_nothing(const Node *node)
{
    const Node *child = node->first_child;

    while (child != NULL && (child->kind == NODE_SOFT_BREAK ||
                             (child->kind == NODE_TEXT &&
                              child->text[strspn(child->text, " \t\n")] == '\0')))
        child = child->next;
    return child == NULL;
}

static bool may_be_empty(const Node *node)
{
    return node->kind != NODE_PARAGRAPH && node->kind != NODE_QUOTE &&
           node->kind != NODE_LIST && node->kind != NODE_ITEM &&
           node->kind != NODE_CALLOUT;
}

/* An empty paragraph, quote or item that it leaves behind goes too, and is as absent. */
static void remove_node(Node *node)
{
    Node *parent = node->parent;

    unlink_node(node);
    while (parent != NULL && parent->parent != NULL && !may_be_empty(parent) &&
           holds_nothing(parent)) {
        node = parent;
        parent = parent->parent;
        node->flags |= NODE_ABSENT;
        unlink_node(node);
    }
}

/* A paragraph of which nothing is left keeps its place as other blocks do. */
static void remove_inline(Node *node)
{
    Node *parent = node->parent;

    unlink_node(node);
    if (parent != NULL && parent->kind == NODE_PARAGRAPH && holds_nothing(parent))
        parent->flags |= NODE_ABSENT;
}

/* ---- The elements that say it --------------------------------------------------------------- */

/* It has done its work, unless the author wants more of it. */
static bool has_done(const Node *node)
{
    const char *classes = lookup_attribute(node, "class");
    const char *rest = classes == NULL ? "" : classes + strspn(classes, " ");

    return (node->kind == NODE_SPAN || node->kind == NODE_ELEMENT) && node->id == NULL &&
           (strcmp(rest, "only") == 0 || strcmp(rest, "not") == 0) &&
           node->attributes != NULL && node->attributes->next == NULL;
}

/* The blocks of an absent division are in its place, in all editions. */
static void open_division(Node *node, bool absent)
{
    for (Node *child = node->first_child; child != NULL && absent; child = child->next)
        child->flags |= NODE_ABSENT;
    dissolve_node(node);
}

static void apply_root(Node *node)
{
    bool absent = is_absent(node);
    const char *classes = lookup_attribute(node, "class");

    remove_attribute(node, "data-edition");
    if (!is_block(node) && absent) {
        remove_inline(node);
    } else if (has_done(node)) {
        open_division(node, absent);
    } else {
        node->flags &= (uint16_t)~NODE_CONDITION;
        if (classes != NULL &&
            (strcmp(classes, "only") == 0 || strcmp(classes, "not") == 0))
            remove_attribute(node, "class");
    }
}

static void forget_dissolved(Chapter *chapter)
{
    size_t kept = 0;

    for (size_t i = 0; i < chapter->mark_count; i++)
        if ((chapter->marks[i]->flags & NODE_CONDITION) == 0)
            chapter->marks[kept++] = chapter->marks[i];
    chapter->mark_count = kept;
}

static bool has_index_entry(const Chapter *chapter)
{
    size_t i = 0;

    while (i < chapter->mark_count && (chapter->marks[i]->flags & NODE_INDEX) == 0)
        i++;
    return i < chapter->mark_count;
}

static void apply(Book *book, Chapter *chapter)
{
    Conditions conditions = {.book = book, .chapter = chapter};

    judge(&conditions);
    replace_marks(&conditions);
    for (size_t i = 0; i < conditions.count; i++)
        if (conditions.roots[i]->parent != NULL)
            apply_root(conditions.roots[i]);
    forget_dissolved(chapter);
    chapter->has_index = chapter->has_index && has_index_entry(chapter);
}

void resolve_conditions(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->has_conditions)
            apply(book, book->chapters[i]);
}

static void remove_absent(Book *book, Chapter *chapter)
{
    Conditions conditions = {.book = book, .chapter = chapter};
    Node *root = chapter->tree;

    for (Node *node = root, *next; node != NULL; node = next) {
        bool absent = (node->flags & NODE_ABSENT) != 0;
        next = absent ? next_node_beside(root, node) : next_node(root, node);
        if (absent)
            add_root(&conditions, node);
    }
    for (size_t i = 0; i < conditions.count; i++)
        if (conditions.roots[i]->parent != NULL)
            remove_node(conditions.roots[i]);
    if (chapter->has_notes)
        renumber_notes(chapter);
}

void resolve_absent(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->has_conditions)
            remove_absent(book, book->chapters[i]);
}
