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
    const char *see; /* another term as the author writes it, or NULL */
    Chapter *see_in; /* where it is said */
    const Node *see_at;
    struct Term *seen; /* that term, or NULL: there is none */
    const struct Term *above;
    const char *id; /* of its item, where others lead to it; else NULL */
    Place *places, *newest;
    struct Term **below;
    size_t count;
} Term;

typedef struct {
    Book *book;
    const Document *document; /* that it stands in */
    const char *language;
    Map by_path; /* "retry!exponential", without case → Term */
    Term root;   /* above all others */
    size_t ids, misses;
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
    term->above = above;
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

/* The text of the next level; NULL behind the last one. */
static const char *take_level(Arena *arena, const char **at, int depth)
{
    const char *text;
    size_t len;

    if (*at == NULL)
        return NULL;
    len = level_length(*at, depth);
    text = trimmed(arena, *at, len);
    *at = (*at)[len] == '\0' ? NULL : *at + len + 1;
    return text;
}

static const char *join_path(Arena *arena, const char *path, const char *text)
{
    return *path == '\0' || *text == '\0' ? arena_format(arena, "%s%s", path, text)
                                          : arena_format(arena, "%s!%s", path, text);
}

/* "retry!exponential" is the second below the first. */
static Term *find_term(Index *index, const Node *node)
{
    Arena *arena = &index->book->arena;
    const char *sort = lookup_attribute(node, "data-index-sort"), *path = "", *text;
    const char *at = lookup_attribute(node, "data-index");
    Term *term = &index->root;

    for (int depth = 1; (text = take_level(arena, &at, depth)) != NULL; depth++) {
        path = join_path(arena, path, text);
        if (*text != '\0')
            term = add_term(index, term, path, text, at == NULL ? sort : NULL);
    }
    return term == &index->root ? NULL : term;
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

static void gather_chapter(Index *index, Chapter *chapter)
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
        term = find_term(index, node);
        see = lookup_attribute(node, "data-index-see");
        if (term != NULL && see != NULL) {
            term->see = see;
            term->see_in = chapter;
            term->see_at = node;
        } else if (term != NULL) {
            add_place(&index->book->arena, term, (Place){chapter, heading, node, NULL});
        }
        remove_attribute(node, "data-index");
        remove_attribute(node, "data-index-sort");
        remove_attribute(node, "data-index-see");
    }
}

/* ---- From one term to another --------------------------------------------------------------- */

/* The term that see= is near to.  Looking costs time, and an author needs it a few times. */
static const char *nearest_term(Index *index, const char *see)
{
    enum { MOST_MISSES = 20, MOST_TERMS = 2000 };
    const Term *root = &index->root;
    const char **texts;

    if (++index->misses > MOST_MISSES || root->count > MOST_TERMS)
        return NULL;
    texts = arena_alloc(&index->book->arena, (root->count + 1) * sizeof *texts);
    for (size_t i = 0; i < root->count; i++)
        texts[i] = root->below[i]->text;
    return nearest_word(see, texts);
}

static void report_miss(Index *index, Term *term)
{
    Chapter *chapter = term->see_in;
    const char *nearest = nearest_term(index, term->see);

    diag_add(&chapter->diags, "index-see", attribute_position(chapter, term->see_at),
             nearest != NULL && strcmp(nearest, term->text) != 0
                 ? arena_format(&chapter->arena, "did you mean see=\"%s\"?", nearest)
                 : "name a term that is marked somewhere, as it is written there; levels "
                   "are parted by !",
             term->seen == term ? "the index entry \"%s\" leads to itself"
                                : "the index has no term \"%s\" to lead to",
             term->see);
    term->seen = NULL;
}

static void lead_on(Index *index, Term *term)
{
    Arena *arena = &index->book->arena;
    const char *at = term->see, *path = "", *text;

    for (int depth = 1; (text = take_level(arena, &at, depth)) != NULL; depth++)
        path = join_path(arena, path, text);
    term->seen = map_lookup(&index->by_path, utf8_fold(arena, path));
    if (term->seen == NULL || term->seen == term)
        report_miss(index, term);
    else if (term->seen->id == NULL)
        term->seen->id = arena_format(arena, "indexterm-%zu", ++index->ids);
}

static void lead_all_on(Index *index, const Term *above, int depth)
{
    for (size_t i = 0; i < above->count; i++) {
        if (above->below[i]->see != NULL)
            lead_on(index, above->below[i]);
        if (depth < DEEPEST_TERM)
            lead_all_on(index, above->below[i], depth + 1);
    }
}

/* ---- Order ---------------------------------------------------------------------------------- */

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

static void add_link(const Index *index, Node *item, const Place *place)
{
    Book *book = index->book;
    Node *link = new_node(&book->arena, NODE_LINK, NO_OFFSET);

    link->href = arena_format(&book->arena, "%s#%s",
                              href_within(&book->arena, index->document,
                                          place->chapter->document->path),
                              place->node->id);
    append_child(link, new_text(&book->arena, name_of(&book->arena, place), NO_OFFSET));
    append_child(item, link);
}

/* "retry, exponential" */
static const char *full_name(Arena *arena, const Term *term)
{
    const char *name = term->text;

    for (term = term->above; term->text != NULL; term = term->above)
        name = arena_format(arena, "%s, %s", term->text, name);
    return name;
}

static void add_see(Index *index, Node *item, const Term *term)
{
    Arena *arena = &index->book->arena;
    Node *link;

    append_child(item, new_text(arena, ", ", NO_OFFSET));
    append_child(item, new_element(arena, "em", lookup_word(index->language, WORD_SEE)));
    append_child(item, new_text(arena, " ", NO_OFFSET));
    if (term->seen == NULL) {
        append_child(item, new_text(arena, term->see, NO_OFFSET));
        return;
    }
    link = new_node(arena, NODE_LINK, NO_OFFSET);
    link->href = arena_format(arena, "#%s", term->seen->id);
    append_child(link, new_text(arena, full_name(arena, term->seen), NO_OFFSET));
    append_child(item, link);
}

static void add_item(Index *index, Node *list, const Term *term, int depth)
{
    Arena *arena = &index->book->arena;
    Node *item = new_element(arena, "li", term->text);

    item->id = term->id;
    append_child(list, item);
    if (term->see != NULL)
        add_see(index, item, term);
    for (const Place *place = term->places; place != NULL; place = place->next) {
        append_child(item,
                     new_text(arena, place == term->places ? ": " : "; ", NO_OFFSET));
        add_link(index, item, place);
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

static void put_terms(Book *book, const Document *document, Node *page)
{
    Index index = {.book = book,
                   .document = document,
                   .language = book->metadata.language};

    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->has_index && book->chapters[i]->document != NULL)
            gather_chapter(&index, book->chapters[i]);
    sort_terms(&index.root, 1);
    lead_all_on(&index, &index.root, 1);
    add_groups(&index, &index.root, page);
}

Node *make_index(Book *book, const Document *document)
{
    Node *page = new_node(&book->arena, NODE_DOCUMENT, NO_OFFSET);

    append_child(page, new_element(&book->arena, "h1", document->title));
    put_terms(book, document, page);
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
    put_terms(book, chapter->document, chapter->tree);
}
