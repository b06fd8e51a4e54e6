/* code.c - see the header. */
#include "parse/html/code.h"

#include <string.h>
#include "base/utf8.h"

typedef struct {
    const char *smart, *straight;
    const char *entities[2]; /* how an author may ask for the smart one */
} Sign;

static const Sign signs[] = {
    {"\xE2\x80\xA6", "...", {"&hellip", "&mldr"}},
    {"\xE2\x80\x94", "---", {"&mdash", "&mdash"}},
    {"\xE2\x80\x93", "--", {"&ndash", "&ndash"}},
    {"\xE2\x80\x9C", "\"", {"&ldquo", "&OpenCurlyDoubleQuote"}},
    {"\xE2\x80\x9D", "\"", {"&rdquo", "&CloseCurlyDoubleQuote"}},
    {"\xE2\x80\x98", "'", {"&lsquo", "&OpenCurlyQuote"}},
    {"\xE2\x80\x99", "'", {"&rsquo", "&CloseCurlyQuote"}},
};
enum { SIGNS = sizeof signs / sizeof signs[0] };

typedef struct {
    Chapter *chapter;
    bool looked;         /* for the author's own */
    bool is_made[SIGNS]; /* wherever it stands, smart punctuation has put it there */
} Straightening;

static bool has(const Chapter *chapter, const char *text)
{
    return find_bytes(chapter->text.data, chapter->text.len, text) != NULL;
}

static void look_for_own(Straightening *straightening)
{
    const Chapter *chapter = straightening->chapter;
    bool numbers = has(chapter, "&#8") || has(chapter, "&#x20") || has(chapter, "&#X20");

    straightening->looked = true;
    for (size_t i = 0; i < SIGNS; i++)
        straightening->is_made[i] = !numbers && !has(chapter, signs[i].smart) &&
                                    !has(chapter, signs[i].entities[0]) &&
                                    !has(chapter, signs[i].entities[1]);
}

/* Where the node's text stands in the chapter's, behind its own tag. */
static const char *written(const Chapter *chapter, const Node *node)
{
    enum { LONGEST_TAG = 200 };
    const char *text = chapter->text.data + node->offset, *end;
    size_t rest;

    if (node->offset >= chapter->text.len)
        return NULL;
    rest = chapter->text.len - node->offset;
    if (node->kind != NODE_CODE || *text != '<')
        return text;
    end = memchr(text, '>', rest < LONGEST_TAG ? rest : LONGEST_TAG);
    return end == NULL ? NULL : end + 1;
}

/* Behind what the text's next character was written as; NULL: that is lost. */
static const char *step(const char *source, const char *text, size_t length)
{
    enum { LONGEST_ENTITY = 40 };
    const char *end;

    if (source == NULL)
        return NULL;
    if (*source == '&') {
        end = memchr(source, ';', strnlen(source, LONGEST_ENTITY));
        if (end != NULL)
            return end + 1;
    }
    return strncmp(source, text, length) == 0 ? source + length : NULL;
}

static const Sign *sign_at(const char *text)
{
    for (size_t i = 0; *text == '\xE2' && i < SIGNS; i++)
        if (strncmp(text, signs[i].smart, 3) == 0)
            return &signs[i];
    return NULL;
}

/* The source tells; where its place is lost, whether the author has such signs at all. */
static bool is_made(Straightening *straightening, const Sign *sign, const char *source)
{
    if (source != NULL)
        return strncmp(source, sign->straight, strlen(sign->straight)) == 0;
    if (!straightening->looked)
        look_for_own(straightening);
    return straightening->is_made[sign - signs];
}

static void straighten_text(Straightening *straightening, Node *node)
{
    const char *at = node->text, *source;
    uint32_t code_point;
    size_t length;
    Buf straight = {0};

    if (strstr(at, "\xE2\x80") == NULL)
        return;
    source = written(straightening->chapter, node);
    while (*at != '\0') {
        const Sign *sign = sign_at(at);
        if (sign != NULL && is_made(straightening, sign, source)) {
            buf_put(&straight, sign->straight);
            source = source == NULL ? NULL : source + strlen(sign->straight);
            at += 3;
            continue;
        }
        length = utf8_next(at, &code_point);
        source = step(source, at, length);
        buf_add(&straight, at, length);
        at += length;
    }
    node->text = arena_copy(&straightening->chapter->arena, straight.data, straight.len);
    buf_free(&straight);
}

/* An element of plain text alone is a NODE_CODE, as Markdown's own, which holds no made
 * signs. */
static bool is_code(const Node *node)
{
    static const char *const names[] = {"code", "pre", "kbd", "samp", "tt"};

    if (node->kind == NODE_CODE)
        return true;
    if (node->kind != NODE_ELEMENT || node->space != SPACE_HTML)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(node->name, names[i]) == 0)
            return true;
    return false;
}

void straighten_code(Chapter *chapter)
{
    Straightening straightening = {.chapter = chapter};
    Node *root = chapter->tree, *node = root;

    while (node != NULL) {
        Node *behind;
        if (!is_code(node)) {
            node = next_node(root, node);
            continue;
        }
        behind = next_node_beside(root, node);
        for (; node != behind; node = next_node(root, node))
            if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
                straighten_text(&straightening, node);
    }
}
