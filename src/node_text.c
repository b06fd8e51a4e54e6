/* node_text.c - the text below a node, as one line. */
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "node.h"

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Until the buffer holds so many bytes. */
static void add_folded(Buf *buf, const char *text, size_t most)
{
    while (*text != '\0' && buf->len < most) {
        size_t solid = 0, room = most - buf->len;
        while (solid < room && text[solid] != '\0' && !is_white(text[solid]))
            solid++;
        if (solid > 0)
            buf_add(buf, text, solid);
        else if (buf->len > 0 && buf->data[buf->len - 1] != ' ')
            buf_char(buf, ' ');
        text += solid > 0 ? solid : 1;
    }
}

static void add_plain(Buf *buf, const Node *node, size_t most)
{
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_CODE:
    case NODE_CODE_BLOCK:
        add_folded(buf, node->text == NULL ? "" : node->text, most);
        break;
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
        add_folded(buf, " ", most);
        break;
    default:
        if (is_block(node))
            add_folded(buf, " ", most);
        break;
    }
}

/* What is left out, or what stands for all that is below the node; NULL: neither. */
static const char *text_instead(const Node *node)
{
    if (node->kind == NODE_FOOTNOTE_REFERENCE)
        return "";
    if (node->kind == NODE_IMAGE && (node->flags & NODE_DECORATIVE))
        return "";
    if (node->attributes != NULL && node->kind == NODE_ELEMENT &&
        node->space == SPACE_MATHML)
        return lookup_attribute(node, "alttext");
    /* What readers without MathML show of the same formula. */
    if (node->attributes != NULL &&
        (node->kind == NODE_CODE || node->kind == NODE_SPAN) &&
        lookup_attribute(node, "hidden") != NULL)
        return "";
    return node->kind == NODE_IMAGE ? lookup_attribute(node, "alt") : NULL;
}

/* True when nobody would see a letter: no-break spaces, characters without a width. */
static bool is_invisible(const char *text, size_t len)
{
    uint32_t c = 0;

    for (size_t i = 0; i < len; i += utf8_next(text + i, &c)) {
        utf8_next(text + i, &c);
        if (!utf8_is_space(c) && !(c >= 0x200B && c <= 0x200F) && c != 0x2060 &&
            c != 0xFEFF && c != 0xAD)
            return false;
    }
    return true;
}

static void gather_text(Buf *buf, const Node *node, size_t most)
{
    Walk walk = {.root = node};

    while (buf->len < most && walk_next(&walk)) {
        const char *instead = walk.leaving ? NULL : text_instead(walk.node);
        if (instead != NULL) {
            add_folded(buf, instead, most);
            walk_skip(&walk);
        } else if (!walk.leaving) {
            add_plain(buf, walk.node, most);
            if (walk.node->kind == NODE_CODE_BLOCK)
                walk_skip(&walk); /* the numbers of its lines' explanations */
        }
    }
}

char *plain_text(Arena *arena, const Node *node)
{
    Buf buf = {0};
    char *text;

    gather_text(&buf, node, SIZE_MAX);
    while (buf.len > 0 && buf.data[buf.len - 1] == ' ')
        buf.len--;
    if (is_invisible(buf.data, buf.len))
        buf.len = 0;
    text = arena_copy(arena, buf.data, buf.len);
    buf_free(&buf);
    return text;
}

const char *words_alone(Arena *arena, const Node *tree)
{
    Buf words = {0};
    const char *text;

    for (const Node *node = tree; node != NULL; node = next_node(tree, node)) {
        const char *more = node->kind == NODE_PARAGRAPH    ? plain_text(arena, node)
                           : node->kind == NODE_CODE_BLOCK ? node->text
                                                           : "";
        if (*more != '\0')
            buf_format(&words, "%s%s", words.len == 0 ? "" : "\n\n", more);
    }
    text = words.len == 0 ? "" : arena_copy(arena, words.data, words.len);
    buf_free(&words);
    return text;
}

enum { SHORT_TEXT = 300 }; /* bytes */

const char *shortened(Arena *arena, const char *text)
{
    size_t len = strnlen(text, SHORT_TEXT);

    if (len < SHORT_TEXT)
        return text;
    while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
        len--;
    return arena_format(arena, "%.*s…", (int)len, text);
}

const char *short_text(Arena *arena, const Node *node)
{
    Buf buf = {0};
    const char *text;

    gather_text(&buf, node, SHORT_TEXT + 4); /* with all of the character at the end */
    text = buf.len < SHORT_TEXT ? plain_text(arena, node) : shortened(arena, buf.data);
    buf_free(&buf);
    return text;
}
