/* anchors.c - ids for what can be linked to, and every name by which a link may ask
 * for it. */
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/sha1.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "data/semantics.h"
#include "resolve/stages.h"

typedef struct {
    Chapter *chapter;
    Map taken; /* ids that the document has, and how often each was wanted */
    Map slugs; /* the same for the slugs of the headings */
    HeadingIds rule;
} Anchors;

/* What a hint may name. */
static void list_anchor(Anchors *anchors, const char *name)
{
    Chapter *chapter = anchors->chapter;

    chapter->anchor_names =
        arena_grow(&chapter->arena, chapter->anchor_names, chapter->anchor_count,
                   sizeof *chapter->anchor_names);
    chapter->anchor_names[chapter->anchor_count++] = name;
}

/* The first node to ask for a name has it. */
static void name_anchor(Anchors *anchors, const char *name, Node *node)
{
    Arena *arena = &anchors->chapter->arena;

    name = utf8_nfc(arena, name);
    if (*name == '\0' || map_lookup(&anchors->chapter->anchors, name) != NULL)
        return;
    map_put(&anchors->chapter->anchors, arena, name, node);
    if (anchors->chapter->whole != NULL &&
        map_lookup(&anchors->chapter->whole->parts, name) == NULL)
        map_put(&anchors->chapter->whole->parts, arena, name, anchors->chapter);
}

/* "fn-1" and "fnref-1-2" are what notes.c calls notes and references; "fn" would
 * become the first when it is taken.  "glossref-…" are those of glossary.c, "indexterm-…" those
 * of pages_index.c. */
static bool is_reserved(const char *id)
{
    if (strncmp(id, "glossref-", 9) == 0 || strncmp(id, "indexterm-", 10) == 0)
        return true;
    if (strncmp(id, "fn", 2) != 0)
        return false;
    id += strncmp(id, "fnref", 5) == 0 ? 5 : 2;
    return *id == '\0' || (*id == '-' && id[1] >= '0' && id[1] <= '9');
}

/* An id that every reading system's DOM, CSS and links agree about: an XML name in
 * ASCII without a colon.  What can't be spelled so gets six digits of its hash. */
static const char *clean_id(Arena *arena, const char *wanted)
{
    bool lossy = false;
    bool plain = wanted[0] != '\0';
    const char *slug;

    for (const char *at = wanted; *at != '\0'; at++)
        plain = plain &&
                ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
                 (*at >= '0' && *at <= '9') || *at == '-' || *at == '_' || *at == '.');
    slug = plain ? wanted : slug_ascii(arena, wanted, &lossy);
    if (lossy)
        slug = arena_format(arena, "%s-%s", slug,
                            sha1_hex(arena, sha1_of((Bytes){wanted, strlen(wanted)}), 6));
    if (((slug[0] >= 'a' && slug[0] <= 'z') || (slug[0] >= 'A' && slug[0] <= 'Z')) &&
        !is_reserved(slug))
        return slug;
    return arena_format(arena, "id-%s", slug);
}

/* wanted, or wanted-1, wanted-2 … where it is taken.  The map remembers where the
 * count stands, so that many equal ones take no longer than many different ones. */
static const char *next_free(Map *taken, Arena *arena, const char *wanted)
{
    size_t count = (size_t)(uintptr_t)map_lookup(taken, wanted);
    const char *name = wanted;

    while (map_lookup(taken, name) != NULL)
        name = arena_format(arena, "%s-%zu", wanted, count++);
    map_put(taken, arena, name, (void *)(uintptr_t)1);
    if (name != wanted)
        map_put(taken, arena, wanted, (void *)(uintptr_t)count);
    return name;
}

static const char *unique_id(Anchors *anchors, const char *wanted)
{
    return next_free(&anchors->taken, &anchors->chapter->arena, wanted);
}

/* As the project's own tool makes them, so that links from elsewhere hold. */
static const char *slug_of(HeadingIds rule, Arena *arena, const char *text)
{
    switch (rule) {
    case IDS_MDBOOK:
        return slug_mdbook(arena, text);
    case IDS_PANDOC:
        return slug_pandoc(arena, text);
    case IDS_LEANPUB:
    case IDS_HONKIT: /* most are the same; take_honkit_names sees to the others */
    case IDS_GITHUB:
        break;
    }
    return slug_github(arena, text);
}

/* The second "Intro" is intro-1, as GitHub has it; "" when no letter or number is in
 * it. */
static const char *heading_slug(Anchors *anchors, const char *text)
{
    Arena *arena = &anchors->chapter->arena;
    const char *slug = slug_of(anchors->rule, arena, text);

    if (*slug == '\0' && anchors->rule == IDS_MDBOOK)
        slug = "section"; /* "## ::" and an empty one, since mdBook 0.5 */
    return *slug == '\0' ? slug
                         : next_free(&anchors->slugs, arena, utf8_nfc(arena, slug));
}

/* "fig:one" is what pandoc's filters want: there it need not be told. */
static bool can_be_xml_id(HeadingIds rule, const char *id)
{
    return *id != '\0' &&
           strpbrk(id, rule == IDS_PANDOC ? " \t\n\r" : " \t\n\r:") == NULL;
}

static void take_explicit_id(Anchors *anchors, Node *node)
{
    Chapter *chapter = anchors->chapter;
    const char *wanted = node->id;
    const char *clean = clean_id(&chapter->arena, wanted);

    if (map_lookup(&chapter->anchors, utf8_nfc(&chapter->arena, wanted)) != NULL) {
        diag_add(&chapter->diags, "anchor-duplicate", attribute_position(chapter, node),
                 "give one of them another id",
                 "the id \"%s\" is taken by something above; links lead there", wanted);
        node->id = NULL;
        return;
    }
    if (!can_be_xml_id(anchors->rule, wanted))
        diag_add(&chapter->diags, "id-bad", attribute_position(chapter, node),
                 arena_format(&chapter->arena, "write %s", clean),
                 "\"%s\" can't be an id; it becomes \"%s\"", wanted, clean);
    node->id = unique_id(anchors, clean);
    name_anchor(anchors, wanted, node);
    list_anchor(anchors, wanted);
}

/* What is drawn refers to these by name, so they stay as they are wherever that is
 * possible. */
static void take_foreign_id(Anchors *anchors, Node *node)
{
    if (is_reserved(node->id))
        node->id = clean_id(&anchors->chapter->arena, node->id);
    node->id = unique_id(anchors, node->id);
}

static bool is_absent(const Node *node)
{
    return (node->flags & NODE_ABSENT) != 0;
}

/* What the edition leaves out keeps its id from others, except from one of its own name: that is
 * what the other editions have in its place. */
static void reserve_ids(Anchors *anchors)
{
    const Chapter *chapter = anchors->chapter;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        const char *id;
        if (!is_absent(node) || node->name == NULL)
            continue;
        id = clean_id(&anchors->chapter->arena, node->name);
        if (map_lookup(&anchors->taken, id) == NULL)
            unique_id(anchors, id);
        node->last_child->id = id;
        name_anchor(anchors, node->name, node);
    }
}

static void take_explicit_ids(Anchors *anchors)
{
    const Chapter *chapter = anchors->chapter;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        if (node->id == NULL || node->kind == NODE_FOOTNOTE ||
            node->kind == NODE_FOOTNOTE_REFERENCE)
            continue; /* notes.c has named its own, and nothing else is named so */
        if (node->space == SPACE_HTML)
            take_explicit_id(anchors, node);
        else
            take_foreign_id(anchors, node);
    }
    if (chapter->has_conditions)
        reserve_ids(anchors);
}

static void take_absent_heading(Anchors *anchors, Node *heading)
{
    const char *slug = heading_slug(anchors, heading->title);

    if (heading->name == NULL && *heading->title != '\0')
        heading->last_child->id =
            unique_id(anchors, clean_id(&anchors->chapter->arena,
                                        *slug != '\0' ? slug : heading->title));
    name_anchor(anchors, slug, heading);
}

static void take_heading(Anchors *anchors, Node *heading)
{
    Arena *arena = &anchors->chapter->arena;
    const char *text = plain_text(arena, heading);
    const char *slug = heading_slug(anchors, text);
    bool explicit = heading->id != NULL; /* and listed as such */

    if (heading->id == NULL && *text != '\0')
        heading->id = unique_id(anchors, clean_id(arena, *slug != '\0' ? slug : text));
    if (heading->id == NULL)
        return;
    if (*slug == '\0')
        slug = heading->id;
    name_anchor(anchors, slug, heading);
    if (!explicit || strcmp(slug, heading->id) != 0)
        list_anchor(anchors, slug);
    if (anchors->rule == IDS_MDBOOK)
        name_anchor(anchors, slug_old_mdbook(arena, text), heading);
}

/* Behind all others, so that none of them is led elsewhere. */
static void take_honkit_names(Anchors *anchors)
{
    const Chapter *chapter = anchors->chapter;
    Arena *arena = &anchors->chapter->arena;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        if (node->kind == NODE_HEADING && node->id != NULL)
            name_anchor(anchors, slug_honkit(arena, plain_text(arena, node)), node);
    }
}

static void take_headings(Anchors *anchors)
{
    const Chapter *chapter = anchors->chapter;
    bool terms =
        anchors->rule == IDS_MDBOOK; /* of definition lists: anchors too, there */

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        int kind = is_absent(node) ? node->number : node->kind;
        if (kind != NODE_HEADING && (!terms || kind != NODE_TERM))
            continue;
        if (is_absent(node))
            take_absent_heading(anchors, node);
        else
            take_heading(anchors, node);
    }
}

/* Behind the headings, whose ids come first. */
static void take_index(Anchors *anchors)
{
    const Chapter *chapter = anchors->chapter;
    Arena *arena = &anchors->chapter->arena;

    for (size_t i = 0; chapter->has_index && i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        const char *term = lookup_attribute(node, "data-index"), *id;
        bool absent = is_absent(node) && node->name == NULL && term != NULL;
        if (!absent && ((node->flags & NODE_INDEX) == 0 || node->id != NULL))
            continue;
        id = unique_id(anchors, clean_id(arena, arena_format(arena, "index-%s", term)));
        if (!absent)
            node->id = id;
    }
}

/* The terms of a glossary can be linked to. */
static void take_terms(Anchors *anchors)
{
    const Chapter *chapter = anchors->chapter;
    Arena *arena = &anchors->chapter->arena;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        const char *text =
            node->kind == NODE_TERM && node->id == NULL ? plain_text(arena, node) : "";
        if (*text == '\0')
            continue;
        node->id =
            unique_id(anchors, clean_id(arena, slug_of(anchors->rule, arena, text)));
        name_anchor(anchors, node->id, node);
        list_anchor(anchors, node->id);
    }
}

void resolve_anchors(Book *book)
{
    Anchors anchors = {0};

    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        /* The parts of one file count their headings together, as where it is one page;
         * pandoc counts those of the whole book. */
        bool goes_on =
            (anchors.chapter != NULL && chapter->whole != NULL &&
             anchors.chapter->whole == chapter->whole) ||
            (book->dialect.global_ids && book->dialect.heading_ids == IDS_PANDOC);
        anchors = (Anchors){.chapter = chapter,
                            .rule = book->dialect.heading_ids,
                            .slugs = goes_on ? anchors.slugs : (Map){0}};
        if (anchors.chapter->tree == NULL)
            continue;
        take_explicit_ids(&anchors);
        take_headings(&anchors);
        take_index(&anchors);
        if (book->dialect.glossary_links &&
            strcmp(chapter->semantics->epub_type, "glossary") == 0)
            take_terms(&anchors);
        if (anchors.rule == IDS_HONKIT)
            take_honkit_names(&anchors);
        list_anchor(&anchors, NULL);     /* the end, */
        anchors.chapter->anchor_count--; /* which does not count */
    }
}

/* In the chapter; else in the other parts of its file. */
static const Node *lookup_name(const Chapter **chapter, const char *name)
{
    const Node *node = map_lookup(&(*chapter)->anchors, name);
    const Chapter *part;

    if (node != NULL || (*chapter)->whole == NULL)
        return node;
    part = map_lookup(&(*chapter)->whole->parts, name);
    if (part == NULL)
        return NULL;
    *chapter = part;
    return map_lookup(&part->anchors, name);
}

const Node *lookup_anchor(const Chapter **chapter, Arena *arena, const char *fragment)
{
    const Node *node = lookup_name(chapter, fragment);
    const char *decoded;

    if (node != NULL)
        return node;
    decoded = percent_decode(arena, fragment);
    if (decoded == NULL)
        return NULL;
    node = lookup_name(chapter, utf8_nfc(arena, decoded));
    return node != NULL ? node : lookup_name(chapter, slug_github(arena, decoded));
}
