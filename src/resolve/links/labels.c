/* labels.c - see the header. */
#include "resolve/links/labels.h"
#include "data/labels.h"
#include "resolve/numbers.h"

enum { MOST_COMPARED = 2000 }; /* names, with one that is wrong */

const Node *lookup_label_anchor(const Book *book, const Chapter **chapter,
                                const char *fragment)
{
    const Label *label = map_lookup(&book->labels_by_name, fragment);

    if (label == NULL)
        return NULL;
    *chapter = label->chapter;
    return label->node;
}

static const char *text_of(const Book *book, Chapter *chapter, const Chapter *target,
                           const Node *anchor, const char *fragment)
{
    const Label *label =
        fragment == NULL ? NULL : map_lookup(&book->labels_by_name, fragment);
    const char *text =
        label == NULL ? NULL : label_phrase(&chapter->arena, chapter->language, label);

    if (text != NULL)
        return text;
    if (anchor != NULL && anchor != target->heading &&
        (anchor->kind == NODE_HEADING || anchor->kind == NODE_TERM))
        text = plain_text(&chapter->arena, anchor);
    if (text != NULL && *text != '\0')
        return text;
    return anchor == NULL || anchor->kind == NODE_HEADING ? target->title : fragment;
}

void say_target(const Book *book, Chapter *chapter, Node *link, const Chapter *target,
                const Node *anchor, const char *fragment)
{
    if (!book->dialect.cross_references || link->first_child != NULL ||
        (link->flags & NODE_RAW) != 0)
        return;
    append_child(link,
                 new_text(&chapter->arena,
                          text_of(book, chapter, target, anchor, fragment), NO_OFFSET));
}

static const char *nearest_label(const Book *book, Arena *arena, const char *name)
{
    const char **names = arena_alloc(arena, (MOST_COMPARED + 1) * sizeof *names);
    size_t count = 0;

    for (const Label *label = book->labels; label != NULL && count < MOST_COMPARED;
         label = label->next)
        names[count++] = label->name;
    return nearest_word(name, names);
}

static const char *hint_of(const Book *book, Chapter *chapter, const char *name,
                           bool reference)
{
    Arena *arena = &chapter->arena;
    const char *nearest =
        chapter->diags.count < DIAGS_KEPT ? nearest_label(book, arena, name) : NULL;

    if (nearest != NULL)
        return arena_format(arena, "did you mean %s?", nearest);
    return reference ? arena_format(arena,
                                    "name what it refers to, {#%s}; or write \\@%s for "
                                    "the text as it stands",
                                    name, name)
                     : arena_format(arena, "name what it leads to: {#%s}", name);
}

bool report_label(const Book *book, Chapter *chapter, Node *link, const char *fragment)
{
    Arena *arena = &chapter->arena;
    bool reference = link->first_child == NULL;

    if (!book->dialect.cross_references || label_kind(fragment) == LABEL_NONE)
        return false;
    link->flags |= NODE_HOLE;
    if (reference)
        append_child(link,
                     new_text(arena, arena_format(arena, "@%s", fragment), NO_OFFSET));
    diag_add(&chapter->diags, "label-unknown", node_position(chapter, link),
             hint_of(book, chapter, fragment, reference),
             "nothing in the book has the label \"%s\"", fragment);
    return true;
}
