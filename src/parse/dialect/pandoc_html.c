/* pandoc_html.c - Markdown within the tags of an HTML block, as in <td>**a**</td>: a line's
 * emphasis, code, links and pictures become HTML. */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "parse/dialect/pandoc_inline.h"

enum { DEEPEST = 8, LONGEST = 400 }; /* bytes that are searched for what ends a sign */

typedef struct {
    Rewrite *rewrite;
    const char *text;
    size_t end;       /* of the line */
    char skipped[12]; /* the element whose text is none of Markdown; "": none is open */
    bool in_tag, in_comment;
    struct {
        size_t at, width; /* what ends it, and how long that is */
        const char *tag;
    } open[DEEPEST];
    size_t depth;
} Html;

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* ---- Inlines -------------------------------------------------------------------------------- */

static void put_escaped(Rewrite *rewrite, const char *text, size_t len)
{
    Buf out = {0};

    buf_add_escaped(&out, text, len);
    if (out.len > 0)
        rewrite_put(rewrite, out.data, out.len);
    buf_free(&out);
}

static size_t run_of(const Html *html, size_t at, size_t until)
{
    size_t n = 1;

    while (at + n < until && html->text[at + n] == html->text[at])
        n++;
    return n;
}

static size_t nearer(size_t at, size_t until)
{
    return until - at > LONGEST ? at + LONGEST : until;
}

/* Where the backquotes stand that end the code which begins there; at: none do. */
static size_t end_of_code(const Html *html, size_t at, size_t until)
{
    size_t width = run_of(html, at, until), close = at + width, n;

    for (until = nearer(at, until); close < until; close += n) {
        n = html->text[close] == '`' ? run_of(html, close, until) : 1;
        if (html->text[close] == '`' && n == width)
            return close;
    }
    return at;
}

/* Behind the code that begins there; at: none does. */
static size_t take_code(Html *html, size_t at, size_t until)
{
    size_t width = run_of(html, at, until), close = end_of_code(html, at, until);

    if (close == at)
        return at;
    rewrite_keep(html->rewrite, at);
    rewrite_put_text(html->rewrite, "<code>");
    put_escaped(html->rewrite, html->text + at + width, close - at - width);
    rewrite_put_text(html->rewrite, "</code>");
    rewrite_skip(html->rewrite, close + width);
    return close + width;
}

static bool is_word(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* The sign that ends what as many of it at an offset begin; 0: none does. */
static size_t find_end(const Html *html, size_t at, size_t width, size_t until)
{
    char sign = html->text[at];
    size_t n;

    if (at + width >= until || is_space(html->text[at + width]) ||
        (sign == '_' && at > 0 && is_word(html->text[at - 1])))
        return 0;
    until = nearer(at, until);
    for (size_t i = at + width; i < until; i += n) {
        n = html->text[i] == sign ? run_of(html, i, until) : 1;
        if (html->text[i] == sign && n == width && !is_space(html->text[i - 1]) &&
            (sign == '*' || i + n == until || !is_word(html->text[i + n])))
            return i;
    }
    return 0;
}

static void push(Html *html, size_t at, size_t width, const char *tag)
{
    html->open[html->depth].at = at;
    html->open[html->depth].width = width;
    html->open[html->depth++].tag = tag;
}

static size_t take_emphasis(Html *html, size_t at, size_t until)
{
    size_t width = run_of(html, at, until);
    size_t end =
        width < 3 && html->depth < DEEPEST ? find_end(html, at, width, until) : 0;

    if (end == 0 || (html->depth > 0 && end > html->open[html->depth - 1].at))
        return at + width;
    rewrite_keep(html->rewrite, at);
    rewrite_put_text(html->rewrite, width == 1 ? "<em>" : "<strong>");
    rewrite_skip(html->rewrite, at + width);
    push(html, end, width, width == 1 ? "</em>" : "</strong>");
    return at + width;
}

/* "[text](address)" from its bracket on: where the text and the address end; false: it is
 * none. */
static bool scan_link(const Html *html, size_t at, size_t until, size_t *close,
                      size_t *end)
{
    until = nearer(at, until);
    for (*close = at + 1; *close < until && html->text[*close] != ']'; ++*close)
        if (html->text[*close] == '[')
            return false;
    if (*close + 1 >= until || html->text[*close + 1] != '(')
        return false;
    for (*end = *close + 2; *end < until && html->text[*end] != ')'; ++*end)
        if (is_space(html->text[*end]))
            return false; /* a title, or no link */
    return *end < until;
}

static size_t take_link(Html *html, size_t at, size_t until)
{
    Rewrite *rewrite = html->rewrite;
    bool image = at > 0 && html->text[at - 1] == '!' && at > rewrite->done;
    size_t close, end;

    if (!scan_link(html, at, until, &close, &end) || html->depth == DEEPEST ||
        (html->depth > 0 && end > html->open[html->depth - 1].at))
        return at + 1;
    rewrite_keep(rewrite, at - image);
    rewrite_put_text(rewrite, image ? "<img src=\"" : "<a href=\"");
    put_escaped(rewrite, html->text + close + 2, end - close - 2);
    if (image) {
        rewrite_put_text(rewrite, "\" alt=\"");
        put_escaped(rewrite, html->text + at + 1, close - at - 1);
    }
    rewrite_put_text(rewrite, image ? "\"/>" : "\">");
    rewrite_skip(rewrite, image ? end + 1 : at + 1);
    if (!image)
        push(html, close, end + 1 - close, "</a>");
    return image ? end + 1 : at + 1;
}

static size_t take_escape(Html *html, size_t at, size_t until)
{
    if (at + 1 >= until || strchr("*_`[]\\#~^$!()+-.{}", html->text[at + 1]) == NULL)
        return at + 1;
    rewrite_keep(html->rewrite, at);
    rewrite_skip(html->rewrite, at + 1);
    return at + 2;
}

/* Text between two tags. */
static void rewrite_run(Html *html, size_t at, size_t until)
{
    html->depth = 0;
    while (at < until) {
        size_t top = html->depth - 1, behind = at;
        if (html->depth > 0 && html->open[top].at == at) {
            rewrite_keep(html->rewrite, at);
            rewrite_put_text(html->rewrite, html->open[top].tag);
            at += html->open[top].width;
            rewrite_skip(html->rewrite, at);
            html->depth--;
            continue;
        }
        if (html->text[at] == '`')
            behind = take_code(html, at, html->depth > 0 ? html->open[top].at : until);
        else if (html->text[at] == '*' || html->text[at] == '_')
            behind = take_emphasis(html, at, until);
        else if (html->text[at] == '[')
            behind = take_link(html, at, until);
        else if (html->text[at] == '\\')
            behind = take_escape(html, at, until);
        at = behind > at ? behind : at + 1;
    }
}

/* ---- Tags ----------------------------------------------------------------------------------- */

static size_t name_length(const char *name)
{
    size_t n = 0;

    while (isalnum((unsigned char)name[n]))
        n++;
    return n;
}

/* Elements whose text is taken as it is. */
static void note_tag(Html *html, const char *name, bool closing)
{
    static const char *const names[] = {"pre",      "code", "script", "style",
                                        "textarea", "svg",  "math"};
    size_t len = name_length(name);

    if (closing && html->skipped[0] != '\0' && strlen(html->skipped) == len &&
        strncasecmp(html->skipped, name, len) == 0)
        html->skipped[0] = '\0';
    for (size_t i = 0;
         !closing && html->skipped[0] == '\0' && i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == len && strncasecmp(names[i], name, len) == 0)
            strcpy(html->skipped, names[i]);
}

/* Behind the tag or comment that begins there, or the line's end; at: none does. */
static size_t behind_tag(Html *html, size_t at)
{
    const char *text = html->text + at, *end;
    bool closing = text[1] == '/';

    if (strncmp(text, "<!--", 4) == 0) {
        end = find_bytes(text, html->end - at, "-->");
        html->in_comment = end == NULL;
        return end == NULL ? html->end : (size_t)(end - html->text) + 3;
    }
    if (!isalpha((unsigned char)text[1 + closing]))
        return at;
    note_tag(html, text + 1 + closing, closing);
    end = memchr(text, '>', html->end - at);
    html->in_tag = end == NULL;
    return end == NULL ? html->end : (size_t)(end - html->text) + 1;
}

static size_t end_of_open(Html *html, size_t at)
{
    const char *end = NULL;

    if (html->in_comment)
        end = find_bytes(html->text + at, html->end - at, "-->");
    else if (html->in_tag)
        end = memchr(html->text + at, '>', html->end - at);
    else
        return at;
    if (end == NULL)
        return html->end;
    at = (size_t)(end - html->text) + (html->in_comment ? 3 : 1);
    html->in_comment = html->in_tag = false;
    return at;
}

/* The next < that is not in code. */
static size_t find_tag(const Html *html, size_t at)
{
    while (at < html->end && html->text[at] != '<') {
        bool code = html->text[at] == '`' && html->skipped[0] == '\0';
        size_t width = code ? run_of(html, at, html->end) : 1;
        size_t close = code ? end_of_code(html, at, html->end) : at;
        at = close + width;
    }
    return at < html->end ? at : html->end;
}

static void rewrite_line(Html *html, size_t at)
{
    at = end_of_open(html, at);
    while (at < html->end) {
        size_t until = find_tag(html, at);
        size_t behind;
        if (html->skipped[0] == '\0')
            rewrite_run(html, at, until);
        if (until == html->end)
            return;
        behind = behind_tag(html, until);
        at = behind > until ? behind : until + 1;
    }
}

void rewrite_markdown_in_html(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Html html = {.rewrite = rewrite, .text = rewrite->text.data};
    bool in_html = false;

    if (memchr(rewrite->text.data, '<', rewrite->text.len) == NULL)
        return;
    while (next_line(&scan)) {
        if (scan.is_blank || scan.is_code)
            in_html = false;
        else if (!in_html && !scan.is_comment && begins_html(&scan)) {
            in_html = true;
            html.skipped[0] = '\0';
            html.in_tag = html.in_comment = false;
        }
        html.end = scan.end;
        if (in_html)
            rewrite_line(&html, scan.content);
    }
}
