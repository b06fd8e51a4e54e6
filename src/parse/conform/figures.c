/* figures.c - a picture's title becomes a caption, with the punctuation of the text
 * around it. */
#include <string.h>
#include "parse/conform/shapes.h"

/* ---- Smart punctuation, as cmark has it -------------------------------------------- */

/* A run of hyphens is as many em dashes as go, and no hyphen left over. */
static void put_dashes(Buf *out, size_t hyphens)
{
    size_t en = hyphens % 3 == 0   ? 0
                : hyphens % 2 == 0 ? hyphens / 2
                : hyphens % 3 == 2 ? 1
                                   : 2;

    for (size_t em = (hyphens - 2 * en) / 3; em > 0; em--)
        buf_put(out, "—");
    for (; en > 0; en--)
        buf_put(out, "–");
}

/* behind_quote: right behind one that opens. */
static bool can_open(const char *text, const char *at, bool behind_quote)
{
    return at[1] != '\0' && strchr(" \t\n", at[1]) == NULL &&
           (at == text || behind_quote || strchr(" \t\n([{-/", at[-1]) != NULL);
}

static bool is_word_byte(char byte)
{
    return (byte >= '0' && byte <= '9') ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || (unsigned char)byte >= 0x80;
}

/* The single quote that closes one at the place, or the text's end. */
static const char *find_closing(const char *at)
{
    for (at++; (at = strchrnul(at, '\''))[0] != '\0'; at++)
        if (strchr(" \t\n", at[-1]) == NULL && !is_word_byte(at[1]))
            break;
    return at;
}

/* *closing: the newest one found, so that many quotes do not each look through the
 * text. */
static bool opens(const char *text, const char *at, bool behind_quote,
                  const char **closing)
{
    if ((*at != '"' && *at != '\'') || !can_open(text, at, behind_quote))
        return false;
    if (*at == '\'' && *closing <= at)
        *closing = find_closing(at);
    return *at == '"' || **closing != '\0'; /* else an apostrophe: '90s */
}

static const char *smart_text(Arena *arena, const char *text)
{
    Buf out = {0};
    const char *copy, *closing = text;
    bool opened = false; /* the character in front is a quote that opens */
    size_t n;

    for (const char *at = text; *at != '\0'; at += n) {
        opened = opens(text, at, opened, &closing);
        n = strncmp(at, "...", 3) == 0 ? 3 : strspn(at, "-");
        if (*at == '"')
            buf_put(&out, opened ? "“" : "”");
        else if (*at == '\'')
            buf_put(&out, opened ? "‘" : "’");
        else if (n == 3 && *at == '.')
            buf_put(&out, "…");
        else if (n > 1)
            put_dashes(&out, n);
        else
            buf_char(&out, *at);
        n += n == 0;
    }
    copy = arena_copy(arena, out.data, out.len);
    buf_free(&out);
    return copy;
}

/* ---- Figures ----------------------------------------------------------------------- */

void make_figure(Chapter *chapter, Node *paragraph)
{
    Node *image = paragraph->first_child;
    const char *text;
    Node *caption;

    if (image == NULL || image->kind != NODE_IMAGE || image->next != NULL ||
        image->title == NULL || *image->title == '\0')
        return;
    /* Raw HTML is never smart. */
    text = chapter->smart && (image->flags & NODE_RAW) == 0
               ? smart_text(&chapter->arena, image->title)
               : image->title;
    paragraph->kind = NODE_FIGURE;
    caption = new_node(&chapter->arena, NODE_CAPTION, image->offset);
    append_child(caption, new_text(&chapter->arena, text, image->offset));
    append_child(paragraph, caption);
    image->title = NULL;
}
