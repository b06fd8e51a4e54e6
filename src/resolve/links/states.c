/* states.c - see the header. */
#include "resolve/links/states.h"
#include <string.h>
#include "base/path.h"
#include "data/words.h"
#include "resolve/pages_state.h"
#include "resolve/stages.h"

static const char *language_of(const Book *book, const Chapter *chapter)
{
    return chapter->language != NULL ? chapter->language : book->metadata.language;
}

/* Once is enough, be it the author who says it. */
static void say_behind(const Book *book, Chapter *chapter, Node *link, Word word,
                       const char *style)
{
    Arena *arena = &chapter->arena;
    const char *text = lookup_word(language_of(book, chapter), word);
    Node *mark;

    if (link->parent == NULL || link->parent->kind == NODE_CODE_BLOCK ||
        link->space != SPACE_HTML || strstr(plain_text(arena, link), text) != NULL)
        return;
    mark = new_element(arena, "span", bracketed(arena, language_of(book, chapter), text));
    add_class(arena, mark, style);
    insert_after(link, mark);
}

static const char *href_to(const Chapter *from, const Chapter *to, const char *id,
                           Arena *arena)
{
    if (to->document == NULL) /* the page of its chapter lists it */
        return href_within(arena, from->document, to->href);
    if (id == NULL)
        return href_within(arena, from->document, chapter_href(arena, to));
    return arena_format(arena, "%s#%s",
                        from == to
                            ? ""
                            : href_within(arena, from->document, to->document->path),
                        id);
}

void lead_to(const Book *book, Chapter *from, Node *link, const Chapter *to,
             const char *id)
{
    if (to->left_out) {
        lead_nowhere(book, from, link, to, NULL);
        return;
    }
    link->href = href_to(from, to, id, &from->arena);
    if (to->status == STATUS_PLANNED && to != from)
        say_behind(book, from, link, WORD_FORTHCOMING, "forthcoming");
}

/* A link that has no text would have had its target's. */
static const char *text_for(const Chapter *to, const Node *anchor)
{
    if (anchor == NULL)
        return to->title;
    return anchor->title != NULL ? anchor->title : anchor->name;
}

void lead_nowhere(const Book *book, Chapter *from, Node *link, const Chapter *to,
                  const Node *anchor)
{
    const char *classes = lookup_attribute(link, "class");

    if (link->first_child == NULL && (link->flags & NODE_RAW) == 0 &&
        book->dialect.cross_references)
        append_child(link, new_text(&from->arena, text_for(to, anchor), link->offset));
    if (book->edition.sample)
        say_behind(book, from, link, WORD_IN_FULL_BOOK, "not-here");
    else if (from->semantics !=
             NULL) /* notes on a release are the same in all editions */
        diag_add(
            &from->diags, "edition-link", node_position(from, link),
            "write the link for the others only: [text]{.not edition=…}",
            "\"%s\" leads to what the edition \"%s\" leaves out, so that only its text "
            "is there",
            link->destination, book->edition.name);
    if (link->space != SPACE_HTML || link->parent == NULL ||
        link->parent->kind == NODE_CODE_BLOCK)
        return; /* it has no href */
    link->kind = NODE_SPAN;
    link->attributes = NULL;
    if (classes != NULL)
        put_attribute(&from->arena, link, "class", classes);
}
