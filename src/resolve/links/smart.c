/* smart.c - see the header. */
#include "resolve/links/smart.h"
#include <string.h>
#include "data/words.h"

typedef struct {
    const char *title;
    const char *number;          /* NULL: it has none that readers see */
    const char *before, *behind; /* of the number, as its language says "Chapter 3" */
} Named;

static bool is_word_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || (unsigned char)byte >= 0x80;
}

/* The first of "#t", "#n" … at or behind the text's begin; NULL: there is none. */
static const char *find_mark(const char *text)
{
    for (const char *at = text; (at = strchr(at, '#')) != NULL; at++)
        if (at[1] != '\0' && strchr("tndsf", at[1]) != NULL && !is_word_byte(at[2]) &&
            (at == text || !is_word_byte(at[-1])))
            return at;
    return NULL;
}

static bool has_marks(Node *link)
{
    for (Node *node = link; node != NULL; node = next_node(link, node))
        if (node->kind == NODE_TEXT && find_mark(node->text) != NULL)
            return true;
    return false;
}

/* ---- What the link leads to ----------------------------------------------------------------- */

static const char *caption_of(Arena *arena, const Node *anchor)
{
    if (anchor->kind == NODE_IMAGE)
        return anchor->title;
    if (anchor->kind != NODE_ELEMENT || strcmp(anchor->name, "figure") != 0)
        return NULL;
    for (const Node *child = anchor->first_child; child != NULL; child = child->next)
        if (child->kind == NODE_ELEMENT && strcmp(child->name, "figcaption") == 0)
            return plain_text(arena, child);
    return NULL;
}

/* The heading that the anchor is, or stands below; NULL: the chapter's own. */
static const Node *heading_above(const Chapter *target, const Node *anchor, size_t *work)
{
    const Node *heading = NULL;

    for (size_t i = 0; i<target->mark_count && * work> 0; i++, --*work) {
        if (target->marks[i]->kind == NODE_HEADING)
            heading = target->marks[i];
        if (target->marks[i] == anchor)
            return heading;
    }
    return NULL;
}

static Named name_of(Arena *arena, const Chapter *target, const Node *anchor,
                     size_t *work)
{
    const char *caption = caption_of(arena, anchor);
    const Node *heading = caption != NULL ? NULL : heading_above(target, anchor, work);
    Named named = {.title = caption};

    if (caption == NULL && heading != NULL && heading != target->heading)
        named.title = plain_text(arena, heading);
    if (named.title != NULL && *named.title != '\0')
        return named;
    named.title = target->title;
    named.number = target->says_label ? NULL : target->label;
    if (target->document != NULL)
        lookup_chapter_phrase(target->body_section->language, WORD_CHAPTER, &named.before,
                              &named.behind);
    else
        named.number = NULL;
    return named;
}

/* ---- The link's text ------------------------------------------------------------------------ */

/* "Chapter" of "Chapter 3", 章 of 第3章. */
static void put_word(Buf *out, const Named *named)
{
    if (strchr(named->before, ' ') != NULL)
        buf_add(out, named->before, strcspn(named->before, " "));
    else
        buf_put(out, named->behind);
}

/* What has no number is called by its title. */
static void put_mark(Buf *out, char mark, const Named *named)
{
    bool numbered = named->number != NULL;

    if (mark == 't' || !numbered)
        buf_put(out, named->title);
    else if (mark == 'n')
        buf_put(out, named->number);
    else if (mark == 'd')
        put_word(out, named);
    else
        buf_format(out, "%s%s%s%s%s", named->before, named->number, named->behind,
                   mark == 'f' ? ": " : "", mark == 'f' ? named->title : "");
}

static const char *fill_text(Arena *arena, const char *text, const Named *named)
{
    Buf out = {0};
    const char *mark, *filled;

    while ((mark = find_mark(text)) != NULL) {
        buf_add(&out, text, (size_t)(mark - text));
        put_mark(&out, mark[1], named);
        text = mark + 2;
    }
    buf_put(&out, text);
    filled = arena_copy(arena, out.data, out.len);
    buf_free(&out);
    return filled;
}

void name_target(Chapter *chapter, Node *link, const Chapter *target, const Node *anchor,
                 size_t *work)
{
    Arena *arena = &chapter->arena;
    Named named;

    if (link->first_child != NULL && !has_marks(link))
        return;
    named = name_of(arena, target, anchor, work);
    if (link->first_child == NULL) {
        append_child(link, new_text(arena, named.title, link->offset));
        return;
    }
    for (Node *node = link; node != NULL; node = next_node(link, node))
        if (node->kind == NODE_TEXT)
            node->text = fill_text(arena, node->text, &named);
}
