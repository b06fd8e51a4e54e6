/* glossary.c - where a chapter first speaks of a term that the glossary explains, it
 * links there.
 *
 * The terms are a trie of lower case characters, and the longest one that fits wins.  Terms
 * are short, so that the time is linear in the text, however many there are. */
#include <string.h>
#include "base/path.h"
#include "base/utf8.h"
#include "data/semantics.h"
#include "resolve/stages.h"

enum { LONGEST_TERM = 100, MOST_TERMS = 20000 }; /* characters of one; how many */

typedef struct Mention {
    const Chapter *chapter;
    const char *id; /* of the link there */
    struct Mention *next;
} Mention;

typedef struct {
    const Chapter *chapter; /* of the glossary */
    const char *href;       /* from the EPUB folder */
    Node *node;             /* of a definition list, which gets links back; else NULL */
    const char *mention_id; /* of links to it */
    Mention *mentions, **last;  /* the first one in each chapter */
    bool word_first, word_last; /* there it must begin or end with a word */
    const Chapter *linked;      /* where it was linked last */
} Term;

/* From one state of the trie to another, by a character. */
typedef struct {
    uint64_t from_and_character; /* 0: the slot is free; states count from 1 */
    uint32_t to;
} Step;

typedef struct {
    Arena arena;
    Step *steps;
    size_t step_count, capacity; /* capacity is a power of two */
    Term **terms;                /* of each state, or NULL */
    uint32_t states;
    size_t term_count;
    Map mention_ids;        /* that terms have */
    const Chapter *chapter; /* that is being read */
} Glossary;

/* ---- The trie --------------------------------------------------------------------------------- */

static Step *slot_of(Step *steps, size_t capacity, uint64_t key)
{
    size_t at = (size_t)((key * 0x9E3779B97F4A7C15u) >> 32) & (capacity - 1);

    while (steps[at].from_and_character != 0 && steps[at].from_and_character != key)
        at = (at + 1) & (capacity - 1);
    return &steps[at];
}

static uint64_t key_of(uint32_t state, uint32_t character)
{
    return (uint64_t)state << 21 | character;
}

/* 0: no term goes on with that character. */
static uint32_t next_state(const Glossary *glossary, uint32_t state, uint32_t character)
{
    return slot_of(glossary->steps, glossary->capacity, key_of(state, character))->to;
}

static void grow_steps(Glossary *glossary)
{
    size_t capacity = glossary->capacity == 0 ? 1024 : glossary->capacity * 2;
    Step *steps = arena_alloc(&glossary->arena, capacity * sizeof *steps);

    for (size_t i = 0; i < glossary->capacity; i++)
        if (glossary->steps[i].from_and_character != 0)
            *slot_of(steps, capacity, glossary->steps[i].from_and_character) =
                glossary->steps[i];
    glossary->steps = steps;
    glossary->capacity = capacity;
}

static uint32_t new_state(Glossary *glossary)
{
    glossary->terms = arena_grow(&glossary->arena, glossary->terms, glossary->states,
                                 sizeof *glossary->terms);
    glossary->terms[glossary->states] = NULL;
    return glossary->states++;
}

static uint32_t add_step(Glossary *glossary, uint32_t state, uint32_t character)
{
    Step *step;

    if ((glossary->step_count + 1) * 2 > glossary->capacity)
        grow_steps(glossary);
    step = slot_of(glossary->steps, glossary->capacity, key_of(state, character));
    if (step->from_and_character == 0) {
        step->from_and_character = key_of(state, character);
        step->to = new_state(glossary);
        glossary->step_count++;
    }
    return step->to;
}

/* ---- Terms ------------------------------------------------------------------------------------ */

/* A script that puts space between its words; in others a term may stand anywhere. */
static bool is_of_word(uint32_t character)
{
    return utf8_is_letter_or_number(character) && !utf8_is_cjk(character) &&
           !(character >= 0x0E00 && character <= 0x0EFF) &&
           !(character >= 0x1000 && character <= 0x109F) &&
           !(character >= 0x1780 && character <= 0x17FF);
}

/* Two glossaries may have one id for different terms.  No author's id begins so, see
 * anchors.c. */
static const char *name_mentions(Glossary *glossary, const Node *node)
{
    Arena *arena = &glossary->arena;
    const char *id = arena_format(arena, "glossref-%s", node->id), *free_id = id;

    for (size_t copy = 2; map_lookup(&glossary->mention_ids, free_id) != NULL; copy++)
        free_id = arena_format(arena, "%s--%zu", id, copy);
    map_put(&glossary->mention_ids, arena, free_id, (void *)free_id);
    return free_id;
}

/* The first of two terms that differ in case only has the link. */
static void add_term(Glossary *glossary, Chapter *chapter, const char *text,
                     const Node *anchor, Node *node)
{
    uint32_t state = 1, character = 0, first = 0;
    Term *term;

    if (utf8_count(text, strlen(text)) > LONGEST_TERM ||
        glossary->term_count == MOST_TERMS)
        return;
    for (const char *at = text; *at != '\0';) {
        at += utf8_next(at, &character);
        first = first == 0 ? character : first;
        state = add_step(glossary, state, utf8_lower(character));
    }
    if (state == 1 || glossary->terms[state] != NULL)
        return;
    term = arena_alloc(&glossary->arena, sizeof *term);
    *term = (Term){.chapter = chapter,
                   .href = arena_format(&chapter->arena, "%s#%s", chapter->document->path,
                                        anchor->id),
                   .node = node,
                   .word_first = is_of_word(first),
                   .word_last = is_of_word(character)};
    term->last = &term->mentions;
    if (node != NULL)
        term->mention_id = name_mentions(glossary, node);
    glossary->terms[state] = term;
    glossary->term_count++;
}

static bool is_glossary(const Chapter *chapter)
{
    return strcmp(chapter->semantics->epub_type, "glossary") == 0;
}

static void add_terms(Glossary *glossary, Chapter *chapter)
{
    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        bool heading =
            node->kind == NODE_HEADING && node->number == 2 && node != chapter->heading;
        if ((!heading && node->kind != NODE_TERM) || node->id == NULL)
            continue;
        add_term(glossary, chapter, plain_text(&glossary->arena, node), node,
                 heading ? NULL : node);
    }
}

/* ---- A piece of text -------------------------------------------------------------------------- */

typedef struct {
    Glossary *glossary;
    Arena *arena;     /* of the chapter */
    Node *node;       /* the text; links are put before it */
    const char *text; /* its content */
    size_t done;      /* of it, put already */
} Piece;

static Node *new_piece(const Piece *piece, size_t from, size_t until)
{
    return new_text(piece->arena,
                    arena_copy(piece->arena, piece->text + from, until - from),
                    piece->node->offset);
}

/* So that the glossary can lead back. */
static void note_mention(Piece *piece, Term *term, Node *link)
{
    Arena *arena = &piece->glossary->arena;
    Mention *mention;

    if (term->node == NULL)
        return;
    link->id = arena_text(piece->arena, term->mention_id);
    mention = arena_alloc(arena, sizeof *mention);
    *mention = (Mention){piece->glossary->chapter, link->id, NULL};
    *term->last = mention;
    term->last = &mention->next;
}

static void put_link(Piece *piece, Term *term, size_t from, size_t until)
{
    Node *link = new_node(piece->arena, NODE_LINK, piece->node->offset);

    if (from > piece->done)
        insert_before(piece->node, new_piece(piece, piece->done, from));
    link->href =
        href_within(piece->arena, piece->glossary->chapter->document, term->href);
    add_class(piece->arena, link, "glossary-term");
    put_attribute(piece->arena, link, "epub:type", "glossref");
    put_attribute(piece->arena, link, "role", "doc-glossref");
    append_child(link, new_piece(piece, from, until));
    note_mention(piece, term, link);
    insert_before(piece->node, link);
    piece->done = until;
}

/* The longest term that begins at an offset; *end: where it ends. */
static Term *longest_term(const Piece *piece, size_t at, bool behind_word, size_t *end)
{
    const Glossary *glossary = piece->glossary;
    uint32_t state = 1, character;
    Term *found = NULL;

    while (piece->text[at] != '\0') {
        Term *term;
        uint32_t next;
        at += utf8_next(piece->text + at, &character);
        state = next_state(glossary, state, utf8_lower(character));
        if (state == 0)
            break;
        term = glossary->terms[state];
        if (term == NULL || (term->word_first && behind_word))
            continue;
        next = 0;
        if (piece->text[at] != '\0')
            utf8_next(piece->text + at, &next);
        if (term->word_last && next != 0 && is_of_word(next))
            continue;
        found = term;
        *end = at;
    }
    return found;
}

static void link_piece(Piece *piece)
{
    bool behind_word = false;
    uint32_t character;

    for (size_t at = 0, end = 0; piece->text[at] != '\0';) {
        Term *term = longest_term(piece, at, behind_word, &end);
        size_t step = utf8_next(piece->text + at, &character);
        behind_word = term != NULL ? term->word_last : is_of_word(character);
        if (term != NULL && term->linked != piece->glossary->chapter) {
            put_link(piece, term, at, end);
            term->linked = piece->glossary->chapter;
        }
        at = term != NULL ? end : at + step;
    }
    if (piece->done == 0)
        return;
    if (piece->text[piece->done] == '\0')
        unlink_node(piece->node);
    else
        piece->node->text = arena_text(piece->arena, piece->text + piece->done);
}

/* ---- A chapter -------------------------------------------------------------------------------- */

/* What is no prose, or must not hold a link, or asks to be left alone. */
static bool is_passed_over(const Node *node)
{
    static const char *const names[] = {"a",    "code", "pre",  "kbd",   "samp",
                                        "ruby", "svg",  "math", "script"};
    const char *classes;

    switch (node->kind) {
    case NODE_HEADING:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_CODE:
    case NODE_CODE_BLOCK:
    case NODE_FOOTNOTE_REFERENCE:
        return true;
    case NODE_ELEMENT:
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
            if (node->space != SPACE_HTML || strcmp(node->name, names[i]) == 0)
                return true;
        break;
    default:
        break;
    }
    if (lookup_attribute(node, "hidden") != NULL)
        return true;
    classes = lookup_attribute(node, "class");
    return classes != NULL && (strstr(classes, "no-glossary") != NULL ||
                               (node->offset == NO_OFFSET &&
                                strcmp(classes, "label") == 0)); /* "Figure 2" */
}

static void link_chapter(Glossary *glossary, Chapter *chapter)
{
    const Node *root = chapter->tree;
    Node *node = chapter->tree, *next;

    glossary->chapter = chapter;
    for (; node != NULL; node = next) {
        next =
            is_passed_over(node) ? next_node_beside(root, node) : next_node(root, node);
        if (node->kind == NODE_TEXT) {
            Piece piece = {glossary, &chapter->arena, node, node->text, 0};
            link_piece(&piece);
        }
    }
}

/* ---- Links back ------------------------------------------------------------------------------- */

/* The last definition of a term; NULL: it has none. */
static Node *definition_of(const Node *term)
{
    Node *node = term->next, *found = NULL;

    while (node != NULL && node->kind == NODE_TERM)
        node = node->next;
    for (; node != NULL && node->kind == NODE_DEFINITION; node = node->next)
        found = node;
    return found;
}

static void lead_back(Arena *arena, const Term *term)
{
    Node *definition = term->node == NULL ? NULL : definition_of(term->node);
    Node *line;

    if (definition == NULL || term->mentions == NULL)
        return;
    line = new_element(arena, "p", NULL);
    add_class(arena, line, "backlinks");
    for (const Mention *mention = term->mentions; mention != NULL;
         mention = mention->next) {
        const Chapter *chapter = mention->chapter;
        const char *title = shortened(arena, chapter->title);
        Node *link = new_node(arena, NODE_LINK, NO_OFFSET);
        link->href = arena_format(arena, "%s#%s",
                                  href_within(arena, term->chapter->document,
                                              chapter->document->path),
                                  mention->id);
        if (chapter->label != NULL && !chapter->says_label)
            title = arena_format(arena, "%s %s", chapter->label, title);
        append_child(link, new_text(arena, title, NO_OFFSET));
        append_child(line,
                     new_text(arena, mention == term->mentions ? "↩ " : "; ", NO_OFFSET));
        append_child(line, link);
    }
    append_child(definition, line);
}

void resolve_glossary(Book *book)
{
    Glossary glossary = {0};

    if (!book->dialect.glossary_links)
        return;
    new_state(&glossary); /* none */
    new_state(&glossary); /* the beginning */
    grow_steps(&glossary);
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->document != NULL && is_glossary(book->chapters[i]))
            add_terms(&glossary, book->chapters[i]);
    for (size_t i = 0; glossary.term_count > 0 && i < book->chapter_count; i++)
        if (book->chapters[i]->tree != NULL && !book->chapters[i]->left_out &&
            !is_glossary(book->chapters[i]))
            link_chapter(&glossary, book->chapters[i]);
    for (uint32_t state = 1; state < glossary.states; state++)
        if (glossary.terms[state] != NULL)
            lead_back(&book->arena, glossary.terms[state]);
    arena_free(&glossary.arena);
}
