/* typography.c - see the header. */
#include "parse/text/typography.h"
#include <string.h>
#include "base/utf8.h"
#include "data/quotes.h"

/* U+2018 to U+201F are E2 80 98 to 9F; with EE in front they are private characters of the
 * same length. */
#define TYPED '\xE2'
#define HIDDEN '\xEE'

static bool is_quote(const char *at, char first)
{
    return at[0] == first && at[1] == '\x80' && (unsigned char)at[2] >= 0x98 &&
           (unsigned char)at[2] <= 0x9F;
}

/* The text is NUL-terminated. */
static char *find_quote(char *text, char first)
{
    for (; (text = strchr(text, first)) != NULL; text++)
        if (is_quote(text, first))
            return text;
    return NULL;
}

static const Quotes *quotes_of(const Chapter *chapter)
{
    return chapter->smart ? lookup_quotes(chapter->language) : NULL;
}

static void hide_all(char *text)
{
    while ((text = find_quote(text, TYPED)) != NULL)
        *text = HIDDEN;
}

void hide_typed_quotes(Chapter *chapter)
{
    char *text = (char *)chapter->text.data;

    if (quotes_of(chapter) == NULL || find_quote(text, TYPED) == NULL)
        return;
    if (find_quote(text, HIDDEN) != NULL)
        return; /* a private character of the author's: nothing is told apart then */
    text = arena_copy(&chapter->arena, text, chapter->text.len);
    chapter->text.data = text;
    hide_all(text);
    for (size_t i = 0; i < chapter->abbreviation_count; i++)
        hide_all((char *)chapter->abbreviations[i].name); /* is looked for in the text */
    chapter->hides_quotes = true;
}

static void bring_back(const char *text)
{
    for (char *at = (char *)text; at != NULL && (at = find_quote(at, HIDDEN)) != NULL;)
        *at = TYPED;
}

static void bring_all_back(Chapter *chapter)
{
    Node *root = chapter->tree;

    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        bring_back(node->text); /* of the same union as destination */
        bring_back(node->name);
        bring_back(node->title);
        bring_back(node->id);
        for (const Attribute *pair = node->attributes; pair != NULL; pair = pair->next)
            bring_back(pair->value);
    }
    bring_back(chapter->text.data);
}

/* ---- cmark's quotes ------------------------------------------------------------------------- */

enum { OPEN_INNER = 0x98, CLOSE_INNER, OPEN_OUTER = 0x9C, CLOSE_OUTER };

typedef struct {
    const Quotes *quotes;
    size_t inner; /* quotes that are open within another */
    Buf out;
} Setting;

static bool is_letter_behind(const char *text)
{
    uint32_t c = 0;

    if (*text != '\0')
        utf8_next(text, &c);
    return c != 0 && utf8_is_letter_or_number(c);
}

/* An apostrophe looks like what closes an inner quote, but stands within a word. */
static const char *set_quote(Setting *setting, const char *at)
{
    const Quotes *quotes = setting->quotes;

    switch ((unsigned char)at[2]) {
    case OPEN_OUTER:
        return quotes->outer[0];
    case CLOSE_OUTER:
        return quotes->outer[1];
    case OPEN_INNER:
        setting->inner++;
        return quotes->inner[0];
    case CLOSE_INNER:
        if (setting->inner == 0 || is_letter_behind(at + 3))
            return NULL;
        setting->inner--;
        return quotes->inner[1];
    default:
        return NULL;
    }
}

/* "Quoi ?", "« Oui »": the space beside such a sign must not break.  None is put where the
 * author has none. */
static const char *set_space(const Quotes *quotes, const char *text, const char *at)
{
    static const char narrow[] = "\xE2\x80\xAF", open[] = "\xC2\xAB",
                      close[] = "\xC2\xBB";

    if (!quotes->spaced || at[1] == '\0')
        return NULL;
    if (at[1] == ':')
        return "\xC2\xA0";
    if (strchr(";!?", at[1]) != NULL || strncmp(at + 1, close, 2) == 0 ||
        (at - text >= 2 && strncmp(at - 2, open, 2) == 0))
        return narrow;
    return NULL;
}

static const char *set_text(Setting *setting, Arena *arena, const char *text)
{
    const char *done = text;

    buf_clear(&setting->out);
    for (const char *at = text; *(at += strcspn(at, "\xE2 ")) != '\0'; at++) {
        const char *instead = *at == ' '            ? set_space(setting->quotes, text, at)
                              : is_quote(at, TYPED) ? set_quote(setting, at)
                                                    : NULL;
        if (instead == NULL)
            continue;
        buf_add(&setting->out, done, (size_t)(at - done));
        buf_put(&setting->out, instead);
        done = at + (*at == ' ' ? 1 : 3);
    }
    if (done == text)
        return text;
    buf_put(&setting->out, done);
    return arena_copy(arena, setting->out.data, setting->out.len);
}

/* A part in another language has quotes of its own, which cmark has set; in code and in
 * drawings nothing is set. */
static bool is_passed_over(const Node *node)
{
    static const char *const names[] = {"code", "pre", "kbd", "samp", "var", "tt", NULL};

    for (size_t i = 0; node->kind == NODE_ELEMENT && names[i] != NULL; i++)
        if (node->space != SPACE_HTML || strcmp(node->name, names[i]) == 0)
            return true;
    return lookup_attribute(node, "lang") != NULL ||
           lookup_attribute(node, "xml:lang") != NULL;
}

void set_typography(Chapter *chapter)
{
    Setting setting = {.quotes = quotes_of(chapter)};
    Node *root = chapter->tree, *next;

    if (setting.quotes == NULL)
        return;
    for (Node *node = root; node != NULL; node = next) {
        next = node != root && is_passed_over(node) ? next_node_beside(root, node)
                                                    : next_node(root, node);
        if (is_block(node))
            setting.inner = 0;
        if (node->kind == NODE_TEXT && (node->flags & NODE_RAW) == 0)
            node->text = set_text(&setting, &chapter->arena, node->text);
        if (node->kind == NODE_CALLOUT &&
            node->title != NULL) /* that of its first block */
            node->title = set_text(&setting, &chapter->arena, node->title);
    }
    buf_free(&setting.out);
    if (chapter->hides_quotes)
        bring_all_back(chapter);
}
