/* pages_index.c - the index: terms in the order of the book's language, each with links to
 * where the text speaks of it.  A link says the chapter and the heading, since a reading
 * system has no pages. */
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "data/collation.h"
#include "data/semantics.h"
#include "data/words.h"
#include "resolve/stages.h"

enum { DEEPEST_TERM = 3 };

typedef struct Place {
    const Chapter *chapter;
    const Node *heading; /* NULL: none stands before it */
    const Node *node;
    struct Place *next;
} Place;

typedef struct Term {
    const char *text, *key, *group;
    const char *see; /* another term, or NULL */
    Place *places, *newest;
    struct Term **below;
    size_t count;
} Term;

typedef struct {
    Book *book;
    const char *language;
    Map by_path; /* "retry!exponential", without case → Term */
} Index;

/* ---- Gathering ------------------------------------------------------------------------------ */

static void name_term(Index *index, Term *term, const char *text, const char *sort)
{
    Arena *arena = &index->book->arena;

    sort = sort == NULL ? text : sort;
    term->text = text;
    term->key = collation_key(arena, index->language, sort);
    term->group = collation_group(arena, index->language, sort);
}

/* "Retry" at the start of a sentence is "retry" elsewhere. */
static bool is_smaller(const char *text, const char *than)
{
    uint32_t one, other;

    utf8_next(text, &one);
    utf8_next(than, &other);
    return one != other && one == utf8_lower(other);
}

static Term *add_term(Index *index, Term *above, const char *path, const char *text,
                      const char *sort)
{
    Arena *arena = &index->book->arena;
    Term *term;

    path = utf8_fold(arena, path);
    term = map_lookup(&index->by_path, path);
    if (term != NULL && (sort != NULL || is_smaller(text, term->text)))
        name_term(index, term, text, sort);
    if (term != NULL)
        return term;
    term = arena_alloc(arena, sizeof *term);
    name_term(index, term, text, sort);
    map_put(&index->by_path, arena, path, term);
    above->below = arena_grow(arena, above->below, above->count, sizeof(Term *));
    above->below[above->count++] = term;
    return term;
}

static const char *trimmed(Arena *arena, const char *text, size_t len)
{
    while (len > 0 && *text == ' ') {
        text++;
        len--;
    }
    while (len > 0 && text[len - 1] == ' ')
        len--;
    return arena_copy(arena, text, len);
}

/* The bytes of one level; a sign at the end is the term's own: "Yahoo!". */
static size_t level_length(const char *at, int depth)
{
    size_t len = depth == DEEPEST_TERM ? strlen(at) : strcspn(at, "!");

    return at[len + strspn(at + len, "! ")] == '\0' ? strlen(at) : len;
}

/* "retry!exponential" is the second below the first. */
static Term *find_term(Index *index, Term *root, const Node *node)
{
    Arena *arena = &index->book->arena;
    const char *path = lookup_attribute(node, "data-index");
    const char *sort = lookup_attribute(node, "data-index-sort"), *at = path;
    Term *term = root;

    for (int depth = 1; term != NULL; depth++) {
        size_t len = level_length(at, depth);
        const char *text = trimmed(arena, at, len);
        bool last = at[len] == '\0';
        if (*text != '\0')
            term =
                add_term(index, term, arena_copy(arena, path, (size_t)(at + len - path)),
                         text, last ? sort : NULL);
        if (last)
            return term == root ? NULL : term;
        at += len + 1;
    }
    return NULL;
}

/* Of several in one section the first one is enough. */
static void add_place(Arena *arena, Term *term, Place place)
{
    Place *newest = term->newest;

    if (newest != NULL && newest->chapter == place.chapter &&
        newest->heading == place.heading)
        return;
    term->newest = arena_alloc(arena, sizeof place);
    *term->newest = place;
    if (newest == NULL)
        term->places = term->newest;
    else
        newest->next = term->newest;
}

static void gather_chapter(Index *index, Term *root, const Chapter *chapter)
{
    const Node *heading = NULL;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        const char *see;
        Term *term;
        if (node->kind == NODE_HEADING)
            heading = node;
        if (node->kind == NODE_FOOTNOTE)
            heading = NULL; /* notes stand below all headings */
        if ((node->flags & NODE_INDEX) == 0 || node->id == NULL)
            continue;
        term = find_term(index, root, node);
        see = lookup_attribute(node, "data-index-see");
        if (term != NULL && see != NULL)
            term->see = see;
        else if (term != NULL)
            add_place(&index->book->arena, term, (Place){chapter, heading, node, NULL});
        remove_attribute(node, "data-index");
        remove_attribute(node, "data-index-sort");
        remove_attribute(node, "data-index-see");
    }
}

static int compare_terms(const void *a, const void *b)
{
    const Term *one = *(Term *const *)a, *other = *(Term *const *)b;
    int order = strcmp(one->key, other->key);

    return order != 0 ? order : strcmp(one->text, other->text);
}

static void sort_terms(Term *term, int depth)
{
    if (term->count > 1)
        qsort(term->below, term->count, sizeof(Term *), compare_terms);
    for (size_t i = 0; i < term->count && depth < DEEPEST_TERM; i++)
        sort_terms(term->below[i], depth + 1);
}

/* ---- The page ------------------------------------------------------------------------------- */

static const char *name_of(Arena *arena, const Place *place)
{
    const Chapter *chapter = place->chapter;
    const char *text = place->heading == NULL || place->heading == chapter->heading
                           ? shortened(arena, chapter->title)
                           : short_text(arena, place->heading);

    return chapter->label == NULL || chapter->says_label
               ? text
               : arena_format(arena, "%s %s", chapter->label, text);
}

static void add_link(Book *book, Node *item, const Place *place)
{
    Node *link = new_node(&book->arena, NODE_LINK, NO_OFFSET);

    link->href =
        arena_format(&book->arena, "%s#%s",
                     strrchr(place->chapter->document->path, '/') + 1, place->node->id);
    append_child(link, new_text(&book->arena, name_of(&book->arena, place), NO_OFFSET));
    append_child(item, link);
}

static void add_item(Index *index, Node *list, const Term *term, int depth)
{
    Arena *arena = &index->book->arena;
    Node *item = new_element(arena, "li", term->text);

    append_child(list, item);
    if (term->see != NULL) {
        append_child(item, new_text(arena, ", ", NO_OFFSET));
        append_child(item,
                     new_element(arena, "em", lookup_word(index->language, WORD_SEE)));
        append_child(item,
                     new_text(arena, arena_format(arena, " %s", term->see), NO_OFFSET));
    }
    for (const Place *place = term->places; place != NULL; place = place->next) {
        append_child(item,
                     new_text(arena, place == term->places ? ": " : "; ", NO_OFFSET));
        add_link(index->book, item, place);
    }
    if (term->count == 0 || depth == DEEPEST_TERM)
        return;
    list = new_element(arena, "ul", NULL);
    append_child(item, list);
    for (size_t i = 0; i < term->count; i++)
        add_item(index, list, term->below[i], depth + 1);
}

static void add_groups(Index *index, const Term *root, Node *page)
{
    Arena *arena = &index->book->arena;
    const char *group = "";
    Node *list = NULL;

    for (size_t i = 0; i < root->count; i++) {
        if (list == NULL || strcmp(root->below[i]->group, group) != 0) {
            group = root->below[i]->group;
            list = new_element(arena, "h2", group);
            add_class(arena, list, "index-group");
            append_child(page, list);
            list = new_element(arena, "ul", NULL);
            add_class(arena, list, "index");
            append_child(page, list);
        }
        add_item(index, list, root->below[i], 1);
    }
}

static void put_terms(Book *book, Node *page)
{
    Index index = {.book = book, .language = book->metadata.language};
    Term root = {0};

    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->has_index && book->chapters[i]->document != NULL)
            gather_chapter(&index, &root, book->chapters[i]);
    sort_terms(&root, 1);
    add_groups(&index, &root, page);
}

Node *make_index(Book *book, const Document *document)
{
    Node *page = new_node(&book->arena, NODE_DOCUMENT, NO_OFFSET);

    append_child(page, new_element(&book->arena, "h1", document->title));
    put_terms(book, page);
    return page;
}

void append_index(Book *book, const Chapter *chapter)
{
    if (book->no_index || strcmp(chapter->semantics->epub_type, "index") != 0)
        return;
    for (size_t i = 0; book->chapters[i] != chapter; i++)
        if (book->chapters[i]->tree != NULL && !book->chapters[i]->left_out &&
            strcmp(book->chapters[i]->semantics->epub_type, "index") == 0)
            return; /* the first one has them */
    put_terms(book, chapter->tree);
}
