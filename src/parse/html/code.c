/* code.c - see the header. */
#include "parse/html/code.h"

#include <string.h>

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
    return memmem(chapter->text.data, chapter->text.len, text, strlen(text)) != NULL;
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

static const Sign *made_sign(Straightening *straightening, const char *at)
{
    for (size_t i = 0; i < SIGNS; i++)
        if (strncmp(at, signs[i].smart, 3) == 0 && straightening->is_made[i])
            return &signs[i];
    return NULL;
}

static void straighten_text(Straightening *straightening, Node *node)
{
    const char *at = node->text;
    Buf straight = {0};

    if (strstr(at, "\xE2\x80") == NULL)
        return;
    if (!straightening->looked)
        look_for_own(straightening);
    while (*at != '\0') {
        const Sign *sign = *at == '\xE2' ? made_sign(straightening, at) : NULL;
        if (sign != NULL)
            buf_put(&straight, sign->straight);
        else
            buf_char(&straight, *at);
        at += sign != NULL ? 3 : 1;
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
