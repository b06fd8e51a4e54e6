/* labels.c - see the header. */
#include "resolve/links/labels.h"
#include <string.h>
#include <strings.h>
#include "base/buf.h"
#include "data/labels.h"
#include "resolve/numbers.h"

enum {
    MOST_COMPARED = 2000, /* names, with one that is wrong */
    LONGEST_LABEL = 200   /* bytes */
};

const Node *lookup_label_anchor(const Book *book, const Chapter **chapter,
                                const char *fragment)
{
    const Label *label = map_lookup(&book->labels_by_name, fragment);

    if (label == NULL)
        return NULL;
    *chapter = label->chapter;
    return label->node;
}

/* ---- Numbers -------------------------------------------------------------------------------- */

static const char *phrase_of(const Book *book, Chapter *chapter, const char *name)
{
    const Label *label = map_lookup(&book->labels_by_name, name);

    return label == NULL ? NULL : label_phrase(&chapter->arena, chapter->language, label);
}

/* The phrase for the label behind an @, and its length; NULL: none is there. */
static const char *phrase_at(const Book *book, Chapter *chapter, const char *text,
                             const char *at, size_t *len)
{
    const Label *label;

    *len = 0;
    if (may_stand_before_label(text, at) && (at == text || at[-1] != '/'))
        *len = scan_label(at + 1, strnlen(at + 1, LONGEST_LABEL));
    if (*len == 0)
        return NULL;
    label = map_lookup(&book->labels_by_name, arena_copy(&chapter->arena, at + 1, *len));
    if (label != NULL && label->node->kind == NODE_HEADING)
        return short_text(&chapter->arena, label->node);
    return label == NULL ? NULL : label_phrase(&chapter->arena, chapter->language, label);
}

static void say_in_text(const Book *book, Chapter *chapter, Node *node)
{
    const char *done = node->text;
    Buf buf = {0};

    for (const char *at = done; (at = strchr(at, '@')) != NULL; at++) {
        size_t len;
        const char *phrase = phrase_at(book, chapter, node->text, at, &len);
        if (phrase == NULL)
            continue;
        buf_add(&buf, done, (size_t)(at - done));
        buf_put(&buf, phrase);
        done = at + 1 + len;
    }
    if (done != node->text) {
        buf_put(&buf, done);
        node->text = arena_copy(&chapter->arena, buf.data, buf.len);
    }
    buf_free(&buf);
}

static bool is_of_heading(const Chapter *chapter, const Node *node)
{
    while (node != NULL && !is_block(node))
        node = node->parent;
    return node != NULL && node == chapter->heading;
}

/* The class tells those who compare releases that these words are not the author's. */
static void give_text(Chapter *chapter, Node *link, const char *text)
{
    if (link->first_child != NULL)
        unlink_node(link->first_child);
    append_child(link, new_text(&chapter->arena, text, NO_OFFSET));
    add_class(&chapter->arena, link, "xref");
}

static void say_in_link(const Book *book, Chapter *chapter, Node *link)
{
    const char *phrase = NULL;

    if (link->first_child == NULL && (link->flags & NODE_RAW) == 0 &&
        link->kind == NODE_LINK && link->destination[0] == '#')
        phrase = phrase_of(book, chapter, link->destination + 1);
    if (phrase != NULL)
        give_text(chapter, link, phrase);
    else
        for (Node *node = link; node != NULL; node = next_node(link, node))
            if (node->kind == NODE_TEXT && (node->flags & NODE_RAW) == 0)
                say_in_text(book, chapter, node);
}

/* The title was read off the heading before there were numbers. */
static void say_in_chapter(const Book *book, Chapter *chapter)
{
    const char *before =
        chapter->heading == NULL ? NULL : plain_text(&chapter->arena, chapter->heading);
    bool changed = false;

    for (size_t i = 0; i < chapter->mark_count; i++) {
        Node *node = chapter->marks[i];
        if (node->kind != NODE_LINK && node->kind != NODE_IMAGE)
            continue;
        say_in_link(book, chapter, node);
        changed |= before != NULL && is_of_heading(chapter, node);
    }
    if (!changed || strcmp(chapter->title, before) != 0)
        return;
    chapter->title = plain_text(&chapter->arena, chapter->heading);
    if (chapter->body_section == NULL)
        return;
    if (chapter->document->chapter == chapter &&
        strcmp(chapter->document->title, before) == 0)
        chapter->document->title = chapter->title;
    chapter->body_section->title = chapter->title;
}

void say_numbers(Book *book)
{
    for (size_t i = 0; book->labels != NULL && i < book->chapter_count; i++)
        say_in_chapter(book, book->chapters[i]);
}

/* ---- Texts ---------------------------------------------------------------------------------- */

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
        text = short_text(&chapter->arena, anchor);
    if (text != NULL && *text != '\0')
        return text;
    return anchor == NULL || anchor->kind == NODE_HEADING
               ? shortened(&chapter->arena, target->title)
               : fragment;
}

/* "[](b.md)", and "[ ](b.md)" just so. */
static bool is_silent(const Book *book, const Node *link)
{
    const Node *only = link->first_child;

    if (!book->dialect.cross_references || (link->flags & NODE_RAW) != 0)
        return false;
    return only == NULL || (only->next == NULL && only->kind == NODE_TEXT &&
                            only->text[strspn(only->text, " \t")] == '\0');
}

void say_target(const Book *book, Chapter *chapter, Node *link, const Chapter *target,
                const Node *anchor, const char *fragment)
{
    if (is_silent(book, link))
        give_text(chapter, link, text_of(book, chapter, target, anchor, fragment));
}

void say_address(const Book *book, Chapter *chapter, Node *link)
{
    const char *address = link->destination, *path = strstr(address, "://");

    if (!is_silent(book, link))
        return;
    if (path != NULL)
        address = path + 3;
    else if (strncasecmp(address, "mailto:", 7) == 0)
        address += 7;
    give_text(chapter, link, address);
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
