/* text.c - text for some editions only: ::: {.only edition=early} … :::
 *
 * What the edition at hand does not have goes out of the tree.  For all that had an id, or would
 * have got one, a node stays behind among the chapter's marks, which stands for it: so anchors.c
 * gives what is left the same ids in every edition. */
#include <string.h>
#include <strings.h>
#include "past/text.h"
#include "resolve/edition/edition.h"
#include "resolve/stages.h"

typedef struct {
    Book *book;
    Chapter *chapter;
    Node **dissolved, **removed; /* roots of what stays and of what goes */
    size_t dissolved_count, removed_count;
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

static void add_root(const Conditions *conditions, Node ***roots, size_t *count,
                     Node *node)
{
    *roots = arena_grow(&conditions->chapter->arena, *roots, *count, sizeof **roots);
    (*roots)[(*count)++] = node;
}

static void judge(Conditions *conditions)
{
    const Chapter *chapter = conditions->chapter;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        if ((node->flags & NODE_CONDITION) == 0)
            continue;
        if (names_edition(conditions, node, lookup_attribute(node, "data-edition")) !=
            has_class(node, "not")) {
            add_root(conditions, &conditions->dissolved, &conditions->dissolved_count,
                     node);
        } else {
            node->flags |= NODE_ABSENT;
            add_root(conditions, &conditions->removed, &conditions->removed_count, node);
        }
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
static Node *stand_in(Arena *arena, const Node *gone)
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

static size_t words_below(const Node *root)
{
    size_t words = 0;

    for (const Node *node = root; node != NULL; node = next_node(root, node))
        if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
            words += count_words(node->text);
    return words;
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

/* An empty paragraph, quote or item that it leaves behind goes too. */
static void remove_root(const Conditions *conditions, Node *node)
{
    Chapter *chapter = conditions->chapter;
    size_t words = words_below(node);
    Node *parent = node->parent;

    chapter->words -= words < chapter->words ? words : chapter->words;
    unlink_node(node);
    while (parent != NULL && parent->parent != NULL && !may_be_empty(parent) &&
           holds_nothing(parent)) {
        node = parent;
        parent = parent->parent;
        unlink_node(node);
    }
}

/* ---- What stays ----------------------------------------------------------------------------- */

/* The element has done its work, unless the author wants more of it. */
static void keep_root(Node *node)
{
    const char *classes = lookup_attribute(node, "class");
    const char *rest = classes + strspn(classes, " ");
    bool alone = strcmp(rest, "only") == 0 || strcmp(rest, "not") == 0;

    remove_attribute(node, "data-edition");
    if (alone)
        remove_attribute(node, "class");
    if (alone && node->id == NULL && node->attributes == NULL &&
        (node->kind == NODE_SPAN || node->kind == NODE_ELEMENT))
        dissolve_node(node);
    else
        node->flags &= (uint16_t)~NODE_CONDITION;
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
    for (size_t i = 0; i < conditions.removed_count; i++)
        if (conditions.removed[i]->parent != NULL)
            remove_root(&conditions, conditions.removed[i]);
    for (size_t i = 0; i < conditions.dissolved_count; i++)
        if (conditions.dissolved[i]->parent != NULL)
            keep_root(conditions.dissolved[i]);
    forget_dissolved(chapter);
    chapter->has_index = chapter->has_index && has_index_entry(chapter);
    if (conditions.removed_count > 0 && chapter->has_notes)
        renumber_notes(chapter);
}

void resolve_conditions(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->has_conditions)
            apply(book, book->chapters[i]);
}
