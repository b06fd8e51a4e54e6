/* mdbook_callouts.c - blocks of code that mdbook-admonish makes callouts of. */
#include <ctype.h>
#include <string.h>
#include "data/callouts.h"
#include "parse/dialect/lines.h"
#include "parse/dialect/mdbook.h"

/* What the line says behind its fence: ```admonish warning title="Look out" */
typedef struct {
    const char *class; /* its words, or "" */
    const char *title; /* or NULL */
    const char *id;    /* or NULL */
} Admonish;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == ',' || byte == '{' || byte == '}';
}

/* Behind ``` or more, and the word; 0: it is another block. */
static size_t skip_word(const LineScan *scan)
{
    static const char word[] = "admonish";
    const char *text = scan->text.data;
    size_t at = scan->content, n = sizeof word - 1;

    while (at < scan->end && (text[at] == '`' || text[at] == '~'))
        at++;
    if (at < scan->content + 3)
        return 0;
    while (at < scan->end && is_blank(text[at]))
        at++;
    if (scan->end - at < n || memcmp(text + at, word, n) != 0)
        return 0;
    at += n;
    return at == scan->end || is_blank(text[at]) ? at : 0;
}

/* A text in quotes; *at goes behind it. */
static const char *read_quoted(Arena *arena, const LineScan *scan, size_t *at)
{
    const char *text = scan->text.data;
    char quote = text[(*at)++];
    Buf out = {0};
    const char *value;

    for (; *at < scan->end && text[*at] != quote; (*at)++) {
        if (text[*at] == '\\' && quote == '"' && *at + 1 < scan->end)
            (*at)++;
        buf_char(&out, text[*at]);
    }
    *at += *at < scan->end;
    value = arena_copy(arena, out.data, out.len);
    buf_free(&out);
    return value;
}

/* A kind that is the author's own is called as it is written: "expensive". */
static const char *own_title(Arena *arena, const char *class)
{
    const char *word = class + strspn(class, " ");
    size_t n = strcspn(word, " ");
    char *title = arena_copy(arena, word, n);

    if (n == 0 || lookup_callout(title) != NULL)
        return NULL;
    title[0] = (char)toupper((unsigned char)title[0]);
    return title;
}

static Admonish read_info(Arena *arena, const LineScan *scan, size_t at)
{
    const char *text = scan->text.data;
    Admonish info = {"", NULL, NULL};

    while (at < scan->end) {
        size_t from = at;
        const char *key, *value = NULL;
        if (is_blank(text[at])) {
            at++;
            continue;
        }
        while (at < scan->end && !is_blank(text[at]) && strchr("=\"'", text[at]) == NULL)
            at++;
        key = arena_copy(arena, text + from, at - from);
        at += at < scan->end && text[at] == '=';
        if (at < scan->end && (text[at] == '"' || text[at] == '\''))
            value = read_quoted(arena, scan, &at);
        if (value != NULL && (*key == '\0' || strcmp(key, "title") == 0))
            info.title = value; /* the first version had the title alone */
        else if (value != NULL && strcmp(key, "id") == 0)
            info.id = value;
        else if (value != NULL ? strcmp(key, "class") == 0
                               : *key != '\0' && text[at - 1] != '=')
            info.class =
                arena_format(arena, "%s %s", info.class, value != NULL ? value : key);
        while (value == NULL && at < scan->end && !is_blank(text[at]))
            at++; /* collapsible=true */
    }
    if (info.title == NULL)
        info.title = own_title(arena, info.class);
    return info;
}

/* A line in the quotes and the indentation of the block. */
static void put_line(Rewrite *rewrite, const LineScan *fence, const char *line)
{
    rewrite_put(rewrite, rewrite->text.data + fence->at, fence->content - fence->at);
    rewrite_put_text(rewrite, line);
    rewrite_put_text(rewrite, "\n");
}

/* A title is Markdown, unless it would be a block of another kind. */
static bool is_paragraph(const char *title)
{
    return title != NULL && *title != '\0' && strchr("#-+*>`~|=: \t", *title) == NULL &&
           (*title < '0' || *title > '9');
}

static void put_start(Rewrite *rewrite, const LineScan *fence, const Admonish *info)
{
    bool paragraph = is_paragraph(info->title);
    const char *class = *info->class == '\0' ? " note" : info->class;
    Buf tag = {0};

    buf_put(&tag, "<div class=\"admonition");
    buf_add_escaped(&tag, class, strlen(class));
    if (!paragraph && info->title != NULL && *info->title != '\0') {
        buf_put(&tag, "\" title=\"");
        buf_add_escaped(&tag, info->title, strlen(info->title));
    }
    if (info->id != NULL && *info->id != '\0') {
        buf_put(&tag, "\" id=\"");
        buf_add_escaped(&tag, info->id, strlen(info->id));
    }
    buf_put(&tag, "\">");
    rewrite_keep(rewrite, fence->at);
    put_line(rewrite, fence, "");
    put_line(rewrite, fence, tag.data);
    put_line(rewrite, fence, "");
    if (paragraph) {
        put_line(rewrite, fence, "<div class=\"callout-title\">");
        put_line(rewrite, fence, "");
        put_line(rewrite, fence, info->title);
        put_line(rewrite, fence, "");
        put_line(rewrite, fence, "</div>");
        put_line(rewrite, fence, "");
    }
    rewrite_skip(rewrite, fence->next);
    buf_free(&tag);
}

/* Its end, or that of what it stands in. */
static void put_end(Rewrite *rewrite, const LineScan *fence, size_t at, size_t next)
{
    rewrite_keep(rewrite, at);
    put_line(rewrite, fence, "");
    put_line(rewrite, fence, "</div>");
    put_line(rewrite, fence, "");
    rewrite_skip(rewrite, next);
}

void rewrite_fenced_callouts(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start), fence = {0};
    bool within = false, callout = false; /* a block of code, one that is a callout */

    if (find_bytes(rewrite->text.data, rewrite->text.len, "admonish") == NULL)
        return;
    while (next_line(&scan)) {
        bool ends = within && scan.fence == '\0';
        if (ends && callout) {
            put_end(rewrite, &fence, scan.at, scan.next);
        } else if (!within && scan.fence != '\0') {
            size_t behind = skip_word(&scan);
            Admonish info;
            fence = scan;
            callout = behind > 0;
            if (callout) {
                info = read_info(&rewrite->chapter->arena, &scan, behind);
                put_start(rewrite, &fence, &info);
            }
        }
        within = scan.fence != '\0';
    }
    if (within && callout)
        put_end(rewrite, &fence, rewrite->text.len, rewrite->text.len);
}
