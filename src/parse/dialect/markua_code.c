/* markua_code.c - a code block with the language, title and lines that its list asks for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "parse/dialect/markua.h"

typedef struct {
    Rewrite *rewrite;
    LineScan *scan;
    const MarkuaList *list;
    Bytes prefix;   /* of a line of the block: indentation, marks of quotes */
    Bytes language; /* what the list wants; or empty */
    Bytes title;
    Bytes numbers, from; /* line numbers: whether, and the first one; or empty */
    size_t first, last;  /* the lines that are shown, from 1 */
    size_t line;
} Code;

static Bytes either(const MarkuaList *list, const char *key, const char *other)
{
    Bytes value = markua_value(list, key);

    return value.len > 0 ? value : markua_value(list, other);
}

static size_t number_of(Bytes value, size_t otherwise)
{
    size_t number = 0, i = 0;

    for (; i < value.len && i < 8 && value.data[i] >= '0' && value.data[i] <= '9'; i++)
        number = number * 10 + (size_t)(value.data[i] - '0');
    return i == 0 ? otherwise : number;
}

static void read_list(Code *code)
{
    const MarkuaList *list = code->list;

    code->language = either(list, "format", "lang");
    if (code->language.len == 0)
        code->language = markua_value(list, "language");
    if (markua_is(code->language, "guess"))
        code->language = (Bytes){NULL, 0};
    code->title = either(list, "title", "caption");
    if (code->title.len == 0)
        code->title = markua_value(list, "captions");
    code->numbers = either(list, "line-numbers", "linenos");
    code->from = either(list, "number-from", "starting-line-number");
    code->first = number_of(either(list, "crop-start", "crop-start-line"), 1);
    code->last = number_of(either(list, "crop-end", "crop-end-line"), SIZE_MAX);
}

static void put_prefix(const Code *code)
{
    rewrite_put(code->rewrite, code->prefix.data, code->prefix.len);
}

static void put_line(const Code *code, const char *text)
{
    put_prefix(code);
    rewrite_put_text(code->rewrite, text);
    rewrite_put_text(code->rewrite, "\n");
}

static bool is_figure(const Code *code)
{
    return code->title.len > 0 || markua_value(code->list, "id").len > 0 ||
           markua_value(code->list, "class").len > 0;
}

static void open_figure(const Code *code)
{
    Rewrite *rewrite = code->rewrite;

    if (!is_figure(code))
        return;
    put_prefix(code);
    rewrite_put_text(rewrite, "<figure");
    put_html_attributes(rewrite, code->list, NULL);
    rewrite_put_text(rewrite, ">\n");
    if (code->title.len > 0) {
        put_line(code, "<figcaption>");
        put_line(code, "");
        put_prefix(code);
        rewrite_put(rewrite, code->title.data, code->title.len);
        rewrite_put_text(rewrite, "\n");
        put_line(code, "");
        put_line(code, "</figcaption>");
    }
    put_line(code, "");
}

static void close_figure(const Code *code)
{
    if (!is_figure(code))
        return;
    put_line(code, "");
    put_line(code, "</figure>");
    put_line(code, "");
}

/* ---- Fenced --------------------------------------------------------------------------------- */

/* Where the fence's run ends on the scan's line, which may begin with marks of lists. */
static size_t end_of_fence(const LineScan *scan)
{
    const char *run =
        memchr(scan->text.data + scan->content, scan->fence, scan->end - scan->content);

    return (size_t)(run - scan->text.data) + scan->fence_width;
}

/* Markua's one-letter formats, as their names. */
static const char *name_of_sugar(Bytes info)
{
    static const struct {
        const char *sugar, *name;
    } names[] = {{"$", "math"}, {"@", "asciimath"},   {"!", "svg"},         {"&", "text"},
                 {"guess", ""}, {"verbatim", "text"}, {"latexmath", "math"}};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (markua_is(info, names[i].sugar))
            return names[i].name;
    return NULL;
}

static bool is_off(Bytes value)
{
    return markua_is(value, "false") || markua_is(value, "off") || markua_is(value, "no");
}

/* As parse/code reads it, behind the language. */
static void put_numbers(const Code *code)
{
    char from[32];

    if (is_off(code->numbers) || (code->numbers.len == 0 && code->from.len == 0))
        return;
    snprintf(from, sizeof from, " startFrom=%zu", number_of(code->from, 1));
    rewrite_put_text(code->rewrite, from);
}

static void rewrite_info(const Code *code)
{
    const LineScan *scan = code->scan;
    size_t from = end_of_fence(scan), until = trimmed_line_end(scan), at = from;
    Bytes info, language = code->language;
    const char *name;

    while (at < until && scan->text.data[at] == ' ')
        at++;
    info = (Bytes){scan->text.data + at, until - at};
    name = name_of_sugar(language.len > 0 ? language : info);
    if (name != NULL)
        language = (Bytes){name, strlen(name)};
    if (name == NULL && language.len == 0 && code->numbers.len == 0 &&
        code->from.len == 0)
        return;
    if (name == NULL && language.len == 0)
        language = info;
    rewrite_keep(code->rewrite, from);
    rewrite_skip(code->rewrite, scan->end);
    rewrite_put(code->rewrite, language.data, language.len);
    put_numbers(code);
}

/* A comment of the author's to Leanpub: what follows is new, or gone. */
static bool is_magic(const LineScan *scan)
{
    static const char *const words[] = {"-start-insert", "-end-insert", "-start-delete",
                                        "-end-delete"};
    const char *line = scan->text.data + scan->at;
    size_t len = scan->end - scan->at;

    if (memmem(line, len, "leanpub-", 8) == NULL &&
        memmem(line, len, "markua-", 7) == NULL)
        return false;
    for (size_t i = 0; i < 4; i++)
        if (memmem(line, len, words[i], strlen(words[i])) != NULL)
            return true;
    return false;
}

static bool is_shown(Code *code)
{
    code->line++;
    return code->line >= code->first && code->line <= code->last && !is_magic(code->scan);
}

/* Leaves the line out when it is none to be shown. */
static void rewrite_line(Code *code)
{
    if (is_shown(code))
        return;
    rewrite_keep(code->rewrite, code->scan->at);
    rewrite_skip(code->rewrite, code->scan->next);
}

static void rewrite_fenced(Code *code)
{
    Rewrite *rewrite = code->rewrite;
    LineScan *scan = code->scan;

    if (is_figure(code)) {
        rewrite_keep(rewrite, scan->at);
        open_figure(code);
    }
    rewrite_info(code);
    while (scan->fence != '\0' && next_line(scan))
        if (scan->fence != '\0')
            rewrite_line(code);
    if (!is_figure(code))
        return;
    rewrite_keep(rewrite, scan->next < scan->text.len ? scan->next : scan->text.len);
    if (rewrite->text.data[rewrite->done - 1] != '\n')
        rewrite_put_text(rewrite, "\n");
    close_figure(code);
}

/* ---- Indented ------------------------------------------------------------------------------- */

static const char fence_line[] = "~~~~~~~~~~";

static size_t behind_indentation(const LineScan *scan)
{
    size_t at = scan->at;

    while (at < scan->end && at - scan->at < 4 && scan->text.data[at] == ' ')
        at++;
    return at < scan->end && at - scan->at < 4 && scan->text.data[at] == '\t' ? at + 1
                                                                              : at;
}

static void rewrite_indented_line(Code *code)
{
    const LineScan *scan = code->scan;

    rewrite_keep(code->rewrite, scan->at);
    rewrite_skip(code->rewrite, is_shown(code) ? behind_indentation(scan) : scan->next);
    rewrite_keep(code->rewrite, scan->next);
}

/* Only a fence has room for the language. */
static void rewrite_indented(Code *code)
{
    Rewrite *rewrite = code->rewrite;
    LineScan *scan = code->scan, ahead;

    rewrite_keep(rewrite, scan->at);
    rewrite_put_text(rewrite, "\n");
    open_figure(code);
    rewrite_put_text(rewrite, fence_line);
    rewrite_put(rewrite, code->language.data, code->language.len);
    put_numbers(code);
    rewrite_put_text(rewrite, "\n");
    rewrite_indented_line(code);
    for (ahead = *scan; next_line(&ahead) && (ahead.is_blank || ahead.is_code);) {
        if (ahead.is_blank)
            continue;
        if (ahead.fence != '\0')
            break; /* another block */
        while (scan->next < ahead.at && next_line(scan))
            rewrite_line(code); /* blank ones between */
        *scan = ahead;
        rewrite_indented_line(code);
    }
    if (rewrite->text.data[rewrite->done - 1] != '\n')
        rewrite_put_text(rewrite, "\n");
    put_line(code, fence_line);
    close_figure(code);
}

void rewrite_markua_code(Rewrite *rewrite, LineScan *scan, const MarkuaList *list)
{
    Code code = {.rewrite = rewrite,
                 .scan = scan,
                 .list = list,
                 .prefix = {scan->text.data + scan->at, scan->content - scan->at}};
    static const MarkuaList none = {0};
    LineScan ahead;

    if (scan->fence != '\0' && scan->text.data[scan->content] != scan->fence)
        code.list = &none; /* behind the mark of a list's item: no place for more */
    read_list(&code);
    if (scan->fence != '\0') {
        rewrite_fenced(&code);
        return;
    }
    code.prefix = (Bytes){"", 0};
    if (list->count > 0) {
        rewrite_indented(&code);
        return;
    }
    for (ahead = *scan; next_line(&ahead) && ahead.is_code && ahead.fence == '\0';)
        *scan = ahead;
}
