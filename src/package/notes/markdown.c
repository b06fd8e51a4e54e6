/* markdown.c - the notes as Markdown, for a mail or a page on the web. */
#include <string.h>
#include "package/notes/blocks.h"
#include "package/notes/notes.h"

/* ---- Inlines -------------------------------------------------------------------------------- */

static size_t longest_run(const char *text, char byte)
{
    size_t longest = 0;

    for (; *text != '\0'; text++) {
        size_t n = 0;
        while (text[n] == byte)
            n++;
        longest = n > longest ? n : longest;
        text += n > 0 ? n - 1 : 0;
    }
    return longest;
}

static void put_many(Buf *buf, char byte, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_char(buf, byte);
}

/* At the start of a line it would begin a heading, a list, an underline … */
static bool begins_block(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return strchr("#+-=:", *text) != NULL ||
           (digits > 0 && (text[digits] == '.' || text[digits] == ')') &&
            strchr(" \n", text[digits + 1]) != NULL); /* or the end */
}

static void put_escaped(Buf *buf, const char *text)
{
    for (; *text != '\0'; text++) {
        bool starts = buf->len == 0 || buf->data[buf->len - 1] == '\n';
        size_t digits = starts && begins_block(text) ? strspn(text, "0123456789") : 0;
        buf_add(buf, text, digits);
        text += digits;
        if (strchr("\\`*_[]<>~", *text) != NULL || (starts && begins_block(text)) ||
            digits > 0 || (*text == '&' && text[1] != ' ' && text[1] != '\0') ||
            (*text == '!' && (text[1] == '[' || text[1] == '\0')))
            buf_char(buf, '\\');
        buf_char(buf, *text);
    }
}

/* CommonMark, 6.1: with more backquotes around than are in it. */
static void put_code_span(Buf *buf, const char *text)
{
    size_t marks = longest_run(text, '`') + 1;
    bool padded = text[0] == '`' || text[0] == ' ' || text[0] == '\0' ||
                  text[strlen(text) - 1] == '`' || text[strlen(text) - 1] == ' ';

    put_many(buf, '`', marks);
    buf_put(buf, padded ? " " : "");
    buf_put(buf, text);
    buf_put(buf, padded ? " " : "");
    put_many(buf, '`', marks);
}

static const char *mark_of(const Node *node)
{
    switch (node->kind) {
    case NODE_EMPHASIS:
        return "*";
    case NODE_STRONG:
        return "**";
    case NODE_STRIKETHROUGH:
        return "~~";
    default:
        return "";
    }
}

static void enter_inline(Buf *buf, const Node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
        put_escaped(buf, node->text);
        break;
    case NODE_SOFT_BREAK:
        buf_char(buf, '\n');
        break;
    case NODE_LINE_BREAK:
        buf_put(buf, "\\\n");
        break;
    case NODE_CODE:
        put_code_span(buf, node->text);
        break;
    case NODE_LINK:
        buf_put(buf, leads_out(node) ? "[" : "");
        break;
    default:
        buf_put(buf, mark_of(node));
        break;
    }
}

static void put_address(Buf *buf, const char *href)
{
    bool plain = strpbrk(href, " ()<>\\") == NULL;

    buf_format(buf, plain ? "](%s)" : "](<%s>)", href);
}

static void leave_inline(Buf *buf, const Node *node)
{
    if (node->kind == NODE_LINK && leads_out(node))
        put_address(buf, node->href);
    else
        buf_put(buf, mark_of(node));
}

/* ---- Blocks --------------------------------------------------------------------------------- */

static void put_heading(Blocks *blocks, int level, const char *text)
{
    Buf line = {0};

    put_many(&line, '#', (size_t)level);
    buf_char(&line, ' ');
    for (; *text != '\0'; text++)
        buf_char(&line, *text == '\n' ? ' ' : *text);
    put_line(blocks, line.data, line.len);
    buf_free(&line);
}

static void put_code(Blocks *blocks, const char *text)
{
    size_t longest = longest_run(text, '`');
    Buf fence = {0};

    put_many(&fence, '`', longest < 3 ? 3 : longest + 1);
    put_line(blocks, fence.data, fence.len);
    put_each_line(blocks, text);
    put_line(blocks, fence.data, fence.len);
    buf_free(&fence);
}

static const Form markdown = {enter_inline, leave_inline, put_each_line, put_heading,
                              put_code};

void put_as_markdown(Buf *buf, const Node *root)
{
    put_as(&markdown, buf, root);
}

Bytes notes_as_markdown(const ReleaseNotes *notes)
{
    Arena *arena = &notes->book->arena;
    Buf buf = {0}, heading = {0};
    Bytes bytes;

    put_escaped(&heading, notes->heading);
    buf_format(&buf, "# %s\n\n", heading.data);
    if (notes->release->date != NULL)
        buf_format(&buf, "%s\n\n", notes->release->date);
    put_as_markdown(&buf, notes->news);
    buf_free(&heading);
    bytes = (Bytes){arena_copy(arena, buf.data, buf.len), buf.len};
    buf_free(&buf);
    return bytes;
}
