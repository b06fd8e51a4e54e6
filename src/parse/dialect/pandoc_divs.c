/* pandoc_divs.c - ::: {.class} … ::: becomes a <div> with Markdown in it; so does an HTML
 * block whose tags stand on lines of their own. */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "data/callouts.h"
#include "parse/attributes.h"
#include "parse/dialect/pandoc_inline.h"

enum { DEEPEST_DIV = 64 };

typedef struct {
    Rewrite *rewrite;
    LineScan open[DEEPEST_DIV]; /* the lines that begin those which are open */
    size_t depth;
} Divs;

/* ---- Attributes ----------------------------------------------------------------------------- */

static bool is_known_attribute(const char *name, size_t len)
{
    static const char *const names[] = {"lang",      "dir",    "title",    "style",
                                        "role",      "width",  "height",   "xml:lang",
                                        "epub:type", "hidden", "translate"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == len && strncmp(names[i], name, len) == 0)
            return true;
    return (len > 5 && strncmp(name, "data-", 5) == 0) ||
           (len > 5 && strncmp(name, "aria-", 5) == 0);
}

static void put_escaped(Rewrite *rewrite, const char *text, size_t len)
{
    Buf out = {0};

    buf_add_escaped(&out, text, len);
    if (out.len > 0)
        rewrite_put(rewrite, out.data, out.len);
    buf_free(&out);
}

static void put_pair(Rewrite *rewrite, const char *name, size_t name_len,
                     const char *value, size_t len)
{
    rewrite_put_text(rewrite, is_known_attribute(name, name_len) ? " " : " data-");
    rewrite_put(rewrite, name, name_len);
    rewrite_put_text(rewrite, "=\"");
    put_escaped(rewrite, value, len);
    rewrite_put_text(rewrite, "\"");
}

/* An item of "{#id .class key=value}" and its parts. */
typedef struct {
    char mark; /* # or . or = */
    const char *name, *value;
    size_t name_len, value_len;
} Item;

/* The spec is one that scan_attributes has taken; *at moves on.  False: it ends. */
static bool next_item(const char *spec, size_t *at, Item *item)
{
    const char *text = spec + *at + strspn(spec + *at, " \t");
    size_t n;

    if (*text == '}' || *text == '\0')
        return false;
    *item = (Item){.mark = *text, .name = text + 1};
    if (*text == '#' || *text == '.') {
        item->name_len = strcspn(text + 1, " \t}");
        *at = (size_t)(text - spec) + 1 + item->name_len;
        return true;
    }
    item->mark = *text == '-' ? '-' : '=';
    item->name = text;
    item->name_len = strcspn(text, "= \t}");
    item->value = text + item->name_len + (text[item->name_len] == '=');
    n = item->name_len + (text[item->name_len] == '=');
    if (*item->value == '"' || *item->value == '\'') {
        item->value_len = strcspn(item->value + 1, *item->value == '"' ? "\"" : "'");
        n += item->value_len + 2;
        item->value++;
    } else {
        item->value_len = strcspn(item->value, " \t}");
        n += item->value_len;
    }
    *at = (size_t)(text - spec) + n;
    return true;
}

static bool is_name(const Item *item, const char *name)
{
    return item->mark == '=' && item->name_len == strlen(name) &&
           strncmp(item->name, name, item->name_len) == 0;
}

static void put_classes(Rewrite *rewrite, const char *spec)
{
    size_t at = 1, count = 0;
    Item item;

    while (next_item(spec, &at, &item)) {
        bool class_key = is_name(&item, "class");
        if (item.mark != '.' && item.mark != '-' && !class_key)
            continue;
        rewrite_put_text(rewrite, count++ == 0 ? " class=\"" : " ");
        if (item.mark == '-')
            rewrite_put_text(rewrite, "unnumbered");
        else
            put_escaped(rewrite, class_key ? item.value : item.name,
                        class_key ? item.value_len : item.name_len);
    }
    rewrite_put_text(rewrite, count > 0 ? "\"" : "");
}

static void put_spec(Rewrite *rewrite, const char *spec)
{
    size_t at = 1;
    Item item;
    bool has_id = false;

    put_classes(rewrite, spec);
    while (next_item(spec, &at, &item)) {
        if (is_name(&item, "class") || item.mark == '.' || item.mark == '-')
            continue;
        if (item.mark == '=' && !is_name(&item, "id")) {
            put_pair(rewrite, item.name, item.name_len, item.value, item.value_len);
        } else if (!has_id) {
            rewrite_put_text(rewrite, " id=\"");
            put_escaped(rewrite, item.mark == '#' ? item.name : item.value,
                        item.mark == '#' ? item.name_len : item.value_len);
            rewrite_put_text(rewrite, "\"");
            has_id = true;
        }
    }
}

/* ---- Fences --------------------------------------------------------------------------------- */

/* What stands behind the colons of a fence, without those at its end; NULL: the line is no
 * fence. */
static const char *fence_text(Arena *arena, const LineScan *scan)
{
    const char *line = scan->text.data + scan->content;
    size_t len = scan->end - scan->content, n = 0;

    while (n < len && line[n] == ':')
        n++;
    if (n < 3)
        return NULL;
    while (n < len && strchr(" \t", line[n]) != NULL)
        n++;
    while (len > n && strchr(" \t:", line[len - 1]) != NULL)
        len--;
    return arena_copy(arena, line + n, len - n);
}

static bool is_word(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!isalnum((unsigned char)text[i]) && strchr("-_.:", text[i]) == NULL &&
            (unsigned char)text[i] < 0x80)
            return false;
    return len > 0;
}

/* "tip Title", "tip[Title]", "tip Title {#id}": as Docusaurus and VuePress write it. */
static bool put_titled(Rewrite *rewrite, const char *text)
{
    size_t word = strcspn(text, " \t[{"), len;
    const char *title = text + word + strspn(text + word, " \t");
    char *kind = arena_copy(&rewrite->chapter->arena, text, word);

    if (!is_word(text, word) || lookup_callout(kind) == NULL)
        return false;
    len = strcspn(title, "{");
    if (*title == '[') {
        title++;
        len = strcspn(title, "]");
    }
    while (len > 0 && strchr(" \t", title[len - 1]) != NULL)
        len--;
    rewrite_put_text(rewrite, "<div class=\"");
    rewrite_put_text(rewrite, kind);
    rewrite_put_text(rewrite, "\"");
    if (len > 0)
        put_pair(rewrite, "title", 5, title, len);
    rewrite_put_text(rewrite, ">");
    return true;
}

/* The tag that the fence's text asks for; false: it is no fence. */
static bool put_tag(Rewrite *rewrite, const char *text)
{
    if (text[0] == '{' && scan_attributes(text) == strlen(text)) {
        rewrite_put_text(rewrite, "<div");
        put_spec(rewrite, text);
        rewrite_put_text(rewrite, ">");
        return true;
    }
    if (text[0] != '{' && is_word(text, strlen(text))) {
        rewrite_put_text(rewrite, "<div class=\"");
        put_escaped(rewrite, text, strlen(text));
        rewrite_put_text(rewrite, "\">");
        return true;
    }
    return put_titled(rewrite, text);
}

/* The line with a tag in place of what it says, and a blank one behind it, without which
 * what follows would be HTML. */
static void end_line(Rewrite *rewrite, const LineScan *scan)
{
    rewrite_skip(rewrite, scan->next);
    rewrite_put_text(rewrite, "\n");
    rewrite_put(rewrite, scan->text.data + scan->at, scan->content - scan->at);
    rewrite_put_text(rewrite, "\n");
}

/* What begins with three colons, and will be seen in the text. */
static void report_text(Rewrite *rewrite, const LineScan *scan, const char *text)
{
    static const char *const kinds[] = {"note",    "tip",     "important",
                                        "warning", "caution", NULL};
    Arena *arena = &rewrite->chapter->arena;
    const char *word = arena_copy(arena, text, strcspn(text, " \t[{"));
    const char *nearest = nearest_word(word, kinds), *hint;

    if (*text == '{')
        hint = "write ::: {.name key=\"some words\"}";
    else if (nearest != NULL)
        hint =
            arena_format(arena, "did you mean ::: %s%s?", nearest, text + strlen(word));
    else
        hint = "write ::: name, ::: {.name} or ::: warning The title";
    diag_add(&rewrite->chapter->diags, "div-syntax",
             rewrite_position(rewrite, scan->content), hint,
             *text == '{' ? "this opens no div: what is in the braces is not understood"
                          : "this opens no div: only a callout may have a title here");
}

static void open_div(Divs *divs, const LineScan *scan, const char *text)
{
    Rewrite *rewrite = divs->rewrite;

    if (divs->depth == DEEPEST_DIV)
        return;
    rewrite_keep(rewrite, scan->content);
    if (!put_tag(rewrite, text)) {
        report_text(rewrite, scan, text);
        return;
    }
    end_line(rewrite, scan);
    divs->open[divs->depth++] = *scan;
}

static void close_div(Divs *divs, const LineScan *scan)
{
    Rewrite *rewrite = divs->rewrite;

    if (divs->depth == 0)
        return;
    divs->depth--;
    rewrite_keep(rewrite, scan->content);
    rewrite_put_text(rewrite, "</div>");
    end_line(rewrite, scan);
}

/* What is still open where the text ends, or the quote that it stands in. */
static void close_rest(Divs *divs, size_t quotes, size_t at)
{
    Rewrite *rewrite = divs->rewrite;

    while (divs->depth > 0 && divs->open[divs->depth - 1].quotes >= quotes) {
        const LineScan *open = &divs->open[--divs->depth];
        diag_add(&rewrite->chapter->diags, "div-unclosed",
                 rewrite_position(rewrite, open->content),
                 "end it with a line of three colons",
                 quotes == 0 ? "this div is never closed; it ends with the file"
                             : "this div is never closed; it ends with the quote");
        rewrite_keep(rewrite, at);
        if (at > 0 && rewrite->text.data[at - 1] != '\n')
            rewrite_put_text(rewrite, "\n");
        for (size_t i = 0; i < 2; i++) {
            rewrite_put(rewrite, open->text.data + open->at, open->content - open->at);
            rewrite_put_text(rewrite, i == 0 ? "\n" : "</div>\n\n");
        }
    }
}

/* ---- Tags on lines of their own ------------------------------------------------------------- */

/* "<div …>" or "</div>", and nothing else. */
static bool is_lone_tag(const LineScan *scan)
{
    static const char *const names[] = {"div",  "section", "aside",   "article",
                                        "main", "figure",  "details", "center"};
    const char *line = scan->text.data + scan->content;
    size_t len = scan->end - scan->content, n = 1;

    while (len > 0 && strchr(" \t", line[len - 1]) != NULL)
        len--;
    if (len < 4 || line[0] != '<' || memchr(line, '>', len) != line + len - 1)
        return false;
    n += line[1] == '/';
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t name = strlen(names[i]);
        if (len > n + name && strncasecmp(line + n, names[i], name) == 0 &&
            strchr(" \t>", line[n + name]) != NULL)
            return true;
    }
    return false;
}

/* Text right below such a line is Markdown to pandoc, HTML to others. */
static void part_from_text(Rewrite *rewrite, const LineScan *scan)
{
    LineScan line = *scan;

    if (!next_line(&line) || line.is_blank || line.quotes != scan->quotes ||
        line_begins(&line, "<"))
        return;
    rewrite_keep(rewrite, scan->next);
    rewrite_put(rewrite, scan->text.data + scan->at, scan->content - scan->at);
    rewrite_put_text(rewrite, "\n");
}

void rewrite_divs(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Divs divs = {.rewrite = rewrite};

    if (memchr(rewrite->text.data, '<', rewrite->text.len) == NULL &&
        find_bytes(rewrite->text.data, rewrite->text.len, ":::") == NULL)
        return;
    while (next_line(&scan)) {
        const char *text = NULL;
        if (divs.depth > 0 && divs.open[divs.depth - 1].quotes > scan.quotes)
            close_rest(&divs, divs.open[divs.depth - 1].quotes, scan.at);
        if (scan.is_code || scan.is_comment || scan.is_blank)
            continue;
        if (line_begins(&scan, ":::"))
            text = fence_text(&rewrite->chapter->arena, &scan);
        if (text != NULL && *text != '\0')
            open_div(&divs, &scan, text);
        else if (text != NULL)
            close_div(&divs, &scan);
    }
    close_rest(&divs, 0, rewrite->text.len);
}

void rewrite_lone_tags(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);

    while (next_line(&scan))
        if (!scan.is_code && !scan.is_comment && !scan.is_blank && is_lone_tag(&scan))
            part_from_text(rewrite, &scan);
}
