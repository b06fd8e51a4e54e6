/* inline.c - see the header. */
#include "load/files/inline.h"
#include <ctype.h>
#include <string.h>
#include "base/buf.h"
#include "data/html.h"

/* Where a byte stands next; asked again only once it has been passed, so that a scan with
 * many questions stays linear. */
typedef struct {
    char byte;
    size_t at; /* len: nowhere */
    bool known;
} Next;

static size_t next_at(Next *next, const char *text, size_t len, size_t from)
{
    const char *found;

    if (next->known && next->at >= from)
        return next->at;
    found = memchr(text + from, next->byte, len - from);
    next->at = found == NULL ? len : (size_t)(found - text);
    next->known = true;
    return next->at;
}

static size_t run_length(const char *text, size_t len, size_t at)
{
    size_t n = 0;

    while (at + n < len && text[at + n] == text[at])
        n++;
    return n;
}

static bool is_escape(const char *text, size_t len, size_t at)
{
    return text[at] == '\\' && at + 1 < len && ispunct((unsigned char)text[at + 1]);
}

/* ---- Plain text ----------------------------------------------------------------------------- */

static const struct {
    const char *name, *text;
} entities[] = {
    {"&amp;", "&"}, {"&lt;", "<"},   {"&gt;", ">"},          {"&quot;", "\""},
    {"&#39;", "'"}, {"&apos;", "'"}, {"&nbsp;", "\xC2\xA0"},
};

static size_t put_entity(Buf *buf, const char *text, size_t len, size_t at)
{
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        size_t n = strlen(entities[i].name);
        if (len - at >= n && memcmp(text + at, entities[i].name, n) == 0) {
            buf_put(buf, entities[i].text);
            return n;
        }
    }
    buf_char(buf, '&');
    return 1;
}

/* A heading's closing # and attributes in braces. */
static size_t without_tail(const char *text, size_t len)
{
    const char *brace;

    while (len > 0 && strchr(" \t\r", text[len - 1]) != NULL)
        len--;
    brace = len > 0 && text[len - 1] == '}' ? memrchr(text, '{', len) : NULL;
    if (brace != NULL && brace > text && brace[1] != '}')
        len = (size_t)(brace - text);
    while (len > 0 && strchr("# \t\r", text[len - 1]) != NULL)
        len--;
    return len;
}

/* Behind "](…)" or "][…]" at the offset; at when there is no such thing. */
static size_t skip_target(const char *text, size_t len, size_t at, Next *paren,
                          Next *bracket)
{
    size_t end = len;

    if (at + 1 < len && text[at + 1] == '(')
        end = next_at(paren, text, len, at + 1);
    else if (at + 1 < len && text[at + 1] == '[')
        end = next_at(bracket, text, len, at + 1);
    return end == len ? at : end;
}

/* "<T>" is no element of HTML: an author has written it for its own sake. */
static bool is_unknown(const char *text, size_t len, size_t name)
{
    enum { LONGEST = 32 };
    char word[LONGEST];
    size_t n = 0;

    while (name + n < len && n < LONGEST && isalnum((unsigned char)text[name + n])) {
        word[n] = text[name + n];
        n++;
    }
    if (n == 0 || n == LONGEST || name + n == len ||
        strchr(" />", text[name + n]) == NULL)
        return false;
    word[n] = '\0';
    return lookup_html_element(word) == NULL;
}

/* A tag: "a < b" is none, nor is Vec<T>. */
static bool begins_tag(const char *text, size_t len, size_t at)
{
    if (at + 1 >= len || (!isalpha((unsigned char)text[at + 1]) && text[at + 1] != '/' &&
                          text[at + 1] != '!'))
        return false;
    return !is_unknown(text, len, at + 1 + (text[at + 1] == '/'));
}

/* An underscore that marks emphasis stands at a word's edge. */
static bool is_mark(const char *text, size_t len, size_t at)
{
    if (text[at] == '*')
        return true;
    return text[at] == '_' &&
           (at == 0 || !isalnum((unsigned char)text[at - 1]) || at + 1 == len ||
            !isalnum((unsigned char)text[at + 1])) &&
           !(at > 0 && text[at - 1] == ' ' && at + 1 < len && text[at + 1] == ' ');
}

static void put_plain(Buf *buf, const char *text, size_t len)
{
    Next angle = {.byte = '>'}, paren = {.byte = ')'}, bracket = {.byte = ']'};
    size_t code = 0; /* how wide the backquotes are that are open */

    for (size_t i = 0; i < len; i++) {
        size_t ticks = text[i] == '`' ? run_length(text, len, i) : 0;
        if (ticks > 0 && (code == 0 || code == ticks)) {
            code = code == 0 ? ticks : 0;
            i += ticks - 1;
        } else if (code > 0) {
            buf_char(buf, text[i]);
        } else if (is_escape(text, len, i)) {
            buf_char(buf, text[++i]);
        } else if (text[i] == '<' && begins_tag(text, len, i) &&
                   next_at(&angle, text, len, i) < len) {
            i = angle.at;
        } else if (text[i] == ']') {
            i = skip_target(text, len, i, &paren, &bracket);
        } else if (text[i] == '&') {
            i += put_entity(buf, text, len, i) - 1;
        } else if (text[i] != '[' && !is_mark(text, len, i) &&
                   !(text[i] == '!' && i + 1 < len && text[i + 1] == '[')) {
            buf_char(buf, text[i] == '\t' || text[i] == '\n' ? ' ' : text[i]);
        }
    }
}

const char *plain_inline(Arena *arena, const char *text, size_t len)
{
    Buf buf = {0};
    const char *copy = NULL;
    size_t start;

    put_plain(&buf, text, without_tail(text, len));
    while (buf.len > 0 && buf.data[buf.len - 1] == ' ')
        buf.len--;
    for (start = 0; start < buf.len && buf.data[start] == ' ';)
        start++;
    if (buf.len > start)
        copy = arena_copy(arena, buf.data + start, buf.len - start);
    buf_free(&buf);
    return copy;
}

/* ---- Links ---------------------------------------------------------------------------------- */

/* The bracket or parenthesis that closes the one at the offset; len: none does. */
static size_t find_close(const char *text, size_t len, size_t at, char open, char close)
{
    size_t depth = 0;

    for (size_t i = at; i < len; i++) {
        if (is_escape(text, len, i))
            i++;
        else if (text[i] == open)
            depth++;
        else if (text[i] == close && --depth == 0)
            return i;
    }
    return len;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

/* What stands between the parentheses, without <> and a title behind it. */
static void take_destination(InlineLink *link, const char *text, size_t start, size_t end)
{
    const char *quote;

    while (start < end && is_blank(text[start]))
        start++;
    while (end > start && is_blank(text[end - 1]))
        end--;
    if (start < end && text[start] == '<') {
        const char *close = memchr(text + start, '>', end - start);
        if (close != NULL) {
            start++;
            end = (size_t)(close - text);
        }
    } else if (end > start && strchr("\"')", text[end - 1]) != NULL) {
        char opening = text[end - 1] == ')' ? '(' : text[end - 1];
        quote = end - 1 > start ? memrchr(text + start, opening, end - 1 - start) : NULL;
        if (quote != NULL && quote > text + start && is_blank(quote[-1]))
            end = (size_t)(quote - text);
        while (end > start && is_blank(text[end - 1]))
            end--;
    }
    link->destination = text + start;
    link->destination_len = end - start;
}

bool next_link(const char *text, size_t len, size_t from, InlineLink *link)
{
    size_t tries = 0, close, end;

    for (size_t at = from; at < len; at++) {
        if (is_escape(text, len, at)) {
            at++;
            continue;
        }
        if (text[at] == '!' && at + 1 < len && text[at + 1] == '[')
            continue; /* a picture's; a link around it was found before */
        if (text[at] != '[')
            continue;
        /* Brackets that never close make each search run to the end. */
        close = tries++ < 64 ? find_close(text, len, at, '[', ']') : len;
        if (close == len)
            continue;
        *link = (InlineLink){.start = at, .label = text + at + 1};
        link->label_len = close - at - 1;
        link->end = close + 1;
        if (link->end < len && text[link->end] == '(') {
            end = find_close(text, len, link->end, '(', ')');
            if (end == len)
                continue;
            take_destination(link, text, link->end + 1, end);
            link->end = end + 1;
        } else if (link->end < len && text[link->end] == '[') {
            end = find_close(text, len, link->end, '[', ']');
            if (end == len)
                continue;
            link->reference = text + link->end + 1;
            link->reference_len = end - link->end - 1;
            link->end = end + 1;
        }
        if (at > 0 && text[at - 1] == '!')
            continue;
        return true;
    }
    return false;
}

const char *plain_destination(Arena *arena, const char *text, size_t len)
{
    Buf buf = {0};
    const char *copy;

    for (size_t i = 0; i < len; i++)
        if (is_escape(text, len, i))
            buf_char(&buf, text[++i]);
        else if (text[i] == '&')
            i += put_entity(&buf, text, len, i) - 1;
        else
            buf_char(&buf, text[i]);
    copy = arena_copy(arena, buf.data, buf.len);
    buf_free(&buf);
    return copy;
}
