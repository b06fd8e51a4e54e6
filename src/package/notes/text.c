/* text.c - the notes as a plain text, for a mail or a shop's field. */
#include <string.h>
#include "base/utf8.h"
#include "package/notes/blocks.h"
#include "package/notes/notes.h"

enum { LINE_WIDTH = 72 }; /* columns */

/* ---- Inlines -------------------------------------------------------------------------------- */

/* The link's text says its address already. */
static bool shows_address(const Node *link)
{
    const Node *text = link->first_child;

    return text != NULL && text->kind == NODE_TEXT && text->next == NULL &&
           strcmp(text->text, link->href) == 0;
}

static void enter_inline(Buf *buf, const Node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_CODE:
        buf_put(buf, node->text);
        break;
    case NODE_SOFT_BREAK:
        buf_char(buf, ' ');
        break;
    case NODE_LINE_BREAK:
        buf_char(buf, '\n');
        break;
    default:
        break;
    }
}

static void leave_inline(Buf *buf, const Node *node)
{
    if (node->kind == NODE_LINK && leads_out(node) && !shows_address(node))
        buf_format(buf, " <%s>", node->href);
}

/* ---- Blocks --------------------------------------------------------------------------------- */

static size_t width_of(const char *text, size_t n)
{
    size_t width = 0;

    for (size_t i = 0; i < n;) {
        uint32_t c;
        i += utf8_next(text + i, &c);
        width += utf8_width(c);
    }
    return width;
}

/* As many words as fit, at least one; returns their bytes. */
static size_t fitting(const char *text, size_t n, size_t room)
{
    size_t fits = 0;

    for (size_t at = 0; at < n;) {
        size_t end = at + strspn(text + at, " ");
        end += strcspn(text + end, " \n");
        if (fits > 0 && width_of(text, end) > room)
            break;
        fits = at = end;
    }
    return fits;
}

static void put_paragraph(Blocks *blocks, const char *text)
{
    size_t front = width_of(blocks->prefix.data, blocks->prefix.len);
    size_t room = front + 20 < LINE_WIDTH ? LINE_WIDTH - front : 20;

    while (*text != '\0') {
        size_t n = strcspn(text, "\n"), len;
        while (n > 0) {
            size_t blanks = strspn(text, " ");
            text += blanks;
            n -= blanks;
            len = fitting(text, n, room);
            if (len > 0)
                put_line(blocks, text, len);
            text += len;
            n -= len;
        }
        text += *text == '\n';
    }
}

static void put_heading(Blocks *blocks, int level, const char *text)
{
    size_t width = width_of(text, strlen(text));
    Buf line = {0};

    put_paragraph(blocks, text);
    for (size_t i = 0; i < width && i < LINE_WIDTH && level <= 2; i++)
        buf_char(&line, level == 1 ? '=' : '-');
    if (line.len > 0)
        put_line(blocks, line.data, line.len);
    buf_free(&line);
}

static void put_code(Blocks *blocks, const char *text)
{
    Buf line = {0};

    while (*text != '\0') {
        size_t n = strcspn(text, "\n");
        buf_clear(&line);
        buf_put(&line, n > 0 ? "    " : "");
        buf_add(&line, text, n);
        put_line(blocks, line.data, line.len);
        text += n + (text[n] == '\n');
    }
    buf_free(&line);
}

static const Form plain = {enter_inline, leave_inline, put_paragraph, put_heading,
                           put_code};

void put_as_text(Buf *buf, const Node *root)
{
    put_as(&plain, buf, root);
}

Bytes notes_as_text(const ReleaseNotes *notes)
{
    Arena *arena = &notes->book->arena;
    Buf buf = {0};
    Blocks blocks = {.form = &plain, .out = &buf};
    Bytes bytes;

    put_heading(&blocks, 1, notes->heading);
    blocks_free(&blocks);
    if (notes->release->date != NULL)
        buf_format(&buf, "\n%s\n", notes->release->date);
    buf_char(&buf, '\n');
    put_as_text(&buf, notes->news);
    bytes = (Bytes){arena_copy(arena, buf.data, buf.len), buf.len};
    buf_free(&buf);
    return bytes;
}
