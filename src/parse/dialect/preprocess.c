/* preprocess.c - see the header. */
#include "parse/dialect/preprocess.h"
#include <string.h>
#include "data/html.h"
#include "parse/dialect/lines.h"

#define NONE SIZE_MAX

/* A line that is a tag of an unknown name, and nothing else. */
typedef struct {
    size_t at;       /* where the line begins */
    size_t tag, end; /* the tag; the line's end is behind end, blanks aside */
    size_t next;     /* where the next line begins */
    const char *name;
    bool closes;
    size_t partner; /* the index of the tag that closes or opens it, or NONE */
} Tag;

typedef struct {
    Rewrite *rewrite;
    Arena *arena;
    Tag *tags;
    size_t count;
    bool helpers; /* there is a {{ somewhere */
    Map open;     /* a name → 1 + the index of the last one that is open */
    Map noted;
} Plugins;

/* ---- Tags ----------------------------------------------------------------------------------- */

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
}

/* A part of the text. */
typedef struct {
    size_t from, until; /* the same: it is not there */
} Part;

/* The value in quotes of the tag's attribute. */
static Part value_of(Bytes text, const Tag *tag, const char *name)
{
    const char *data = text.data;
    size_t n = strlen(name);

    for (size_t at = tag->tag; at < tag->end; at++) {
        bool found = data[at - (at > 0)] == ' ' && at + n + 2 < tag->end &&
                     memcmp(data + at, name, n) == 0 && data[at + n] == '=' &&
                     (data[at + n + 1] == '"' || data[at + n + 1] == '\'');
        const char *close;
        at += found ? n + 1 : 0;
        if (data[at] != '"' && data[at] != '\'')
            continue;
        close = memchr(data + at + 1, data[at], tag->end - at - 1);
        if (close == NULL)
            break;
        if (found)
            return (Part){at + 1, (size_t)(close - data)};
        at = (size_t)(close - data);
    }
    return (Part){0, 0};
}

/* Between a tag's name and the > that ends the line there is no other < or >, but in
 * quotes. */
static bool is_one_tag(const char *text, size_t at, size_t end)
{
    char quote = '\0';

    for (; at + 1 < end; at++)
        if (quote != '\0')
            quote = text[at] == quote ? '\0' : quote;
        else if (text[at] == '"' || text[at] == '\'')
            quote = text[at];
        else if (text[at] == '<' || text[at] == '>')
            return false;
    return quote == '\0';
}

static bool read_tag(Plugins *plugins, const LineScan *scan, Tag *tag)
{
    const char *text = scan->text.data;
    size_t end = scan->end, name;

    while (end > scan->content && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    if (end < scan->content + 3 || text[scan->content] != '<' || text[end - 1] != '>')
        return false;
    *tag = (Tag){.at = scan->at,
                 .tag = scan->content,
                 .end = end,
                 .next = scan->next,
                 .partner = NONE};
    tag->closes = text[scan->content + 1] == '/';
    name = scan->content + 1 + tag->closes;
    if (text[end - 2] == '/' || !is_name_byte(text[name]) || text[name] == '-')
        return false;
    for (end = name; is_name_byte(text[end]);)
        end++;
    tag->name = arena_copy(plugins->arena, text + name, end - name);
    return (text[end] == ' ' || end + 1 == tag->end) && is_one_tag(text, end, tag->end) &&
           lookup_html_element(tag->name) == NULL;
}

/* A tag opens an element when the same name closes it further down. */
static void add_tag(Plugins *plugins, const Tag *tag)
{
    size_t open = (size_t)(uintptr_t)map_lookup(&plugins->open, tag->name);
    size_t index = plugins->count;

    if (tag->closes && open == 0)
        return;
    plugins->tags =
        arena_grow(plugins->arena, plugins->tags, index, sizeof *plugins->tags);
    plugins->tags[plugins->count++] = *tag;
    if (tag->closes) {
        plugins->tags[index].partner = open - 1;
        plugins->tags[open - 1].partner = index;
    }
    map_put(&plugins->open, plugins->arena, tag->name,
            (void *)(uintptr_t)(tag->closes ? 0 : index + 1));
}

/* ---- {{#name …}} ---------------------------------------------------------------------------- */

static void note(Plugins *plugins, const char *name, size_t at, const char *format)
{
    Rewrite *rewrite = plugins->rewrite;

    if (map_lookup(&plugins->noted, name) != NULL)
        return;
    map_put(&plugins->noted, plugins->arena, name, rewrite);
    diag_add(&rewrite->chapter->diags, "project-plugin", rewrite_position(rewrite, at),
             NULL, format, name);
}

/* mdBook's own have been expanded, or reported. */
static bool is_expanded_by_load(const char *name)
{
    static const char *const names[] = {"include", "rustdoc_include", "playground",
                                        "playpen", "title"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void note_helpers(Plugins *plugins, const LineScan *scan)
{
    const char *text = scan->text.data;

    for (size_t at = scan->content; at + 3 < scan->end;) {
        const char *found = find_bytes(text + at, scan->end - at, "{{");
        size_t name;
        if (found == NULL)
            return;
        name = at = (size_t)(found - text) + 3;
        if (found[2] != '#' && found[2] != '%')
            continue;
        while (at < scan->end && is_name_byte(text[at]))
            at++;
        if (at > name && (name < 4 || text[name - 4] != '`')) {
            const char *word = arena_copy(plugins->arena, text + name, at - name);
            if (found[2] == '%')
                note(
                    plugins, word, name - 3,
                    "what would expand {{%%%s …}} is not run; it stays as it is written");
            else if (!is_expanded_by_load(word))
                note(plugins, word, name - 3,
                     "what would expand {{#%s …}} is not run; it stays as it is written");
        }
    }
}

/* In front of it there are only marks of quotes and blanks on its line. */
static bool begins_line(Bytes text, size_t at)
{
    while (at > 0 && strchr(" \t>", text.data[at - 1]) != NULL)
        at--;
    return at == 0 || text.data[at - 1] == '\n';
}

/* Most chapters have no plug-in's element: a look at each < at a line's beginning tells. */
static bool may_have_tags(Bytes text, size_t start)
{
    for (size_t at = start; at < text.len; at++) {
        const char *found = memchr(text.data + at, '<', text.len - at);
        const char *name;
        size_t len = 0;
        char word[32];
        if (found == NULL)
            return false;
        at = (size_t)(found - text.data);
        name = found + 1 + (found[1] == '/');
        while (is_name_byte(name[len]))
            len++;
        if (len == 0 || !begins_line(text, at))
            continue;
        if (len >= sizeof word)
            return true;
        memcpy(word, name, len);
        word[len] = '\0';
        if (lookup_html_element(word) == NULL)
            return true;
    }
    return false;
}

static bool may_have_helpers(Bytes text, size_t start)
{
    return find_bytes(text.data + start, text.len - start, "{{") != NULL;
}

static void find_plugins(Plugins *plugins)
{
    LineScan scan = scan_lines(plugins->rewrite->text, plugins->rewrite->start);
    bool after_blank = true; /* where a block of raw HTML may begin (CommonMark 4.6) */
    Tag tag;

    while (next_line(&scan)) {
        bool begins = after_blank;
        after_blank = scan.is_blank || scan.is_code;
        if (scan.is_code || scan.is_comment || scan.is_blank)
            continue;
        if (scan.text.data[scan.content] != '<' || !read_tag(plugins, &scan, &tag)) {
            if (plugins->helpers)
                note_helpers(plugins, &scan);
        } else if (tag.closes || begins) {
            add_tag(plugins, &tag);
            after_blank = true; /* it may hold another one at once */
        }
    }
}

/* ---- Figures -------------------------------------------------------------------------------- */

typedef struct {
    const char *number, *file_name; /* or NULL */
    Part caption;
} Labels;

static bool is_there(Part part)
{
    return part.until > part.from;
}

static const char *text_of(Plugins *plugins, Part part)
{
    return !is_there(part)
               ? NULL
               : arena_copy(plugins->arena, plugins->rewrite->text.data + part.from,
                            part.until - part.from);
}

static Labels labels_of(Plugins *plugins, const Tag *tag)
{
    Bytes text = plugins->rewrite->text;
    Labels labels = {text_of(plugins, value_of(text, tag, "number")),
                     text_of(plugins, value_of(text, tag, "file-name")),
                     value_of(text, tag, "caption")};

    if (!is_there(labels.caption))
        labels.caption = value_of(text, tag, "title");
    return labels;
}

static bool is_figure(const Labels *labels)
{
    return labels->number != NULL || labels->file_name != NULL ||
           is_there(labels->caption);
}

/* A line in the quotes and the indentation that the tag stands in; "": a blank one. */
static void put_line(Plugins *plugins, const Tag *tag, const char *line)
{
    Rewrite *rewrite = plugins->rewrite;

    rewrite_put(rewrite, rewrite->text.data + tag->at, tag->tag - tag->at);
    rewrite_put_text(rewrite, line);
    rewrite_put_text(rewrite, "\n");
}

static const char *lower_case(Arena *arena, const char *name)
{
    char *lower = arena_text(arena, name);

    for (char *at = lower; *at != '\0'; at++)
        *at = (char)(*at >= 'A' && *at <= 'Z' ? *at + ('a' - 'A') : *at);
    return lower;
}

/* An id of the name and number, when the number can be in one. */
static const char *id_attribute(Plugins *plugins, const char *class, const Labels *labels)
{
    const char *number = labels->number;

    for (; number != NULL && *number != '\0'; number++)
        if (!is_name_byte(*number) && *number != '.')
            return "";
    return number == NULL
               ? ""
               : arena_format(plugins->arena, " id=\"%s-%s\"", class, labels->number);
}

/* As Markdown: it is text in a line of its own. */
static const char *file_line(Arena *arena, const char *file_name)
{
    return strchr(file_name, '`') == NULL ? arena_format(arena, "`%s`", file_name)
                                          : file_name;
}

static void put_start(Plugins *plugins, const Tag *tag, const Labels *labels)
{
    const char *class = lower_case(plugins->arena, tag->name);

    put_line(plugins, tag, "");
    put_line(plugins, tag,
             arena_format(plugins->arena, "<%s class=\"%s\"%s>",
                          is_figure(labels) ? "figure" : "div", class,
                          id_attribute(plugins, class, labels)));
    put_line(plugins, tag, "");
    if (labels->file_name == NULL)
        return;
    put_line(plugins, tag, "<div class=\"file-name\">");
    put_line(plugins, tag, "");
    put_line(plugins, tag, file_line(plugins->arena, labels->file_name));
    put_line(plugins, tag, "");
    put_line(plugins, tag, "</div>");
    put_line(plugins, tag, "");
}

/* The caption is Markdown, and stands where the author wrote it. */
static void put_caption(Plugins *plugins, const Tag *tag, const Labels *labels)
{
    Rewrite *rewrite = plugins->rewrite;

    put_line(plugins, tag, "<figcaption>");
    put_line(plugins, tag, "");
    rewrite_put(rewrite, rewrite->text.data + tag->at, tag->tag - tag->at);
    if (labels->number != NULL)
        rewrite_put_text(rewrite, arena_format(plugins->arena, "%s %s%s", tag->name,
                                               labels->number,
                                               is_there(labels->caption) ? ": " : ""));
    if (is_there(labels->caption))
        rewrite_copy(rewrite, labels->caption.from, labels->caption.until);
    rewrite_put_text(rewrite, "\n");
    put_line(plugins, tag, "");
    put_line(plugins, tag, "</figcaption>");
}

static void put_end(Plugins *plugins, const Tag *tag, const Labels *labels)
{
    put_line(plugins, tag, "");
    if (labels->number != NULL || is_there(labels->caption))
        put_caption(plugins, tag, labels);
    put_line(plugins, tag, is_figure(labels) ? "</figure>" : "</div>");
    put_line(plugins, tag, "");
}

static void replace_tag(Plugins *plugins, const Tag *tag)
{
    Labels labels = labels_of(plugins, tag->closes ? &plugins->tags[tag->partner] : tag);

    rewrite_keep(plugins->rewrite, tag->at);
    if (tag->closes)
        put_end(plugins, tag, &labels);
    else
        put_start(plugins, tag, &labels);
    rewrite_skip(plugins->rewrite, tag->next);
    if (!tag->closes)
        note(plugins, tag->name, tag->tag,
             is_figure(&labels)
                 ? "what would expand <%s> is not run; its labels are shown around what "
                   "it holds"
                 : "what would expand <%s> is not run; what it holds is shown");
}

void rewrite_plugins(Rewrite *rewrite)
{
    Plugins plugins = {.rewrite = rewrite, .arena = &rewrite->chapter->arena};

    plugins.helpers = may_have_helpers(rewrite->text, rewrite->start);
    if (!plugins.helpers && !may_have_tags(rewrite->text, rewrite->start))
        return;
    find_plugins(&plugins);
    for (size_t i = 0; i < plugins.count; i++)
        if (plugins.tags[i].partner != NONE)
            replace_tag(&plugins, &plugins.tags[i]);
}
