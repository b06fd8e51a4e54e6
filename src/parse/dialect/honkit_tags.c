/* honkit_tags.c - the tags of templates become Markdown and HTML; those of plug-ins stay as they are
 * written, with a note. */
#include "parse/dialect/honkit_tags.h"
#include <string.h>

enum { MOST_NOTES = 64, LONGEST_NAME = 80 };

/* ---- Notes ------------------------------------------------------------------------------------ */

static const char *format_of(const Tag *tag, bool is_filter)
{
    if (tag->kind == TAG_VARIABLE)
        return is_filter
                   ? "the filter | %s is not known; what it is used on is shown as it "
                     "is written"
                   : "the value of {{ %s }} is not known; it is shown as it is "
                     "written";
    if (tag->kind == TAG_IF)
        return "what {%% %s %%} asks for is not known; all of it is shown";
    if (tag->kind == TAG_SET)
        return "what {%% %s %%} says can't be told; it is shown as it is written";
    if (tag->kind == TAG_UNKNOWN)
        return "{%% %s %%} is no tag that is known here; it is shown as it is written";
    return tag->closes ? "nothing opens what {%% end%s %%} closes; it is shown as it is "
                         "written"
                       : "nothing closes {%% %s %%}; it is shown as it is written";
}

/* Where in {{ value | filter }} the last filter's name stands; 0: there is none. */
static size_t filter_at(const char *text, size_t len)
{
    size_t at = len;

    while (at > 0 && text[at - 1] != '|' && text[at - 1] != '"' && text[at - 1] != '\'')
        at--;
    if (at == 0 || text[at - 1] != '|')
        return 0;
    while (at < len && text[at] == ' ')
        at++;
    return at < len ? at : 0;
}

/* One for each name in a chapter. */
static void note_tag(Tags *tags, const Tag *tag)
{
    Rewrite *rewrite = tags->rewrite;
    Chapter *chapter = rewrite->chapter;
    const char *text = rewrite->text.data + tag->name, *name;
    size_t from = tag->kind == TAG_VARIABLE ? filter_at(text, tag->name_len) : 0;
    size_t len = tag->name_len - from;

    text += from;
    len = len < LONGEST_NAME ? len : LONGEST_NAME;
    while (len < tag->name_len - from && len > 0 &&
           ((unsigned char)text[len] & 0xC0) == 0x80)
        len--;
    name = arena_copy(&chapter->arena, text, len);
    if (tag->known || tags->notes >= MOST_NOTES || map_lookup(&tags->noted, name) != NULL)
        return;
    tags->notes++;
    map_put(&tags->noted, &chapter->arena, name, chapter);
    diag_add(&chapter->diags, "project-plugin", rewrite_position(rewrite, tag->at), NULL,
             "%s", arena_format(&chapter->arena, format_of(tag, from > 0), name));
}

/* ---- Blocks ----------------------------------------------------------------------------------- */

/* What stands before the tag in its line are marks of lists, or nothing. */
static bool begins_line(const Rewrite *rewrite, const Tag *tag)
{
    const char *text = rewrite->text.data;
    size_t at = tag->content;

    while (at < tag->at && strchr(" \t-+*.)0123456789", text[at]) != NULL)
        at++;
    return at == tag->at;
}

static bool ends_line(const Rewrite *rewrite, const Tag *tag)
{
    const char *text = rewrite->text.data;
    size_t at = tag->end;

    while (at < tag->line_end && (text[at] == ' ' || text[at] == '\t'))
        at++;
    return at == tag->line_end;
}

/* The line's indentation and marks of quotes; spaces stand for marks of lists. */
static void put_prefix(Rewrite *rewrite, const Tag *tag, bool blank)
{
    enum { WIDEST = 200 };
    const char *text = rewrite->text.data;
    char prefix[WIDEST + 1];
    size_t n = 0, marks = begins_line(rewrite, tag) ? tag->at - tag->content : 0;

    for (size_t at = tag->line; at < tag->content && n < WIDEST; at++)
        prefix[n++] = text[at];
    for (; marks > 0 && n < WIDEST; marks--)
        prefix[n++] = ' ';
    while (blank && n > 0 && (prefix[n - 1] == ' ' || prefix[n - 1] == '\t'))
        n--;
    rewrite_put(rewrite, prefix, n);
}

static void put_blank_line(Rewrite *rewrite, const Tag *tag)
{
    rewrite_put_text(rewrite, "\n");
    put_prefix(rewrite, tag, true);
    rewrite_put_text(rewrite, "\n");
    put_prefix(rewrite, tag, false);
}

/* HTML in place of a tag, as a block of its own. */
static void put_block(Tags *tags, const Tag *tag, const Buf *html)
{
    Rewrite *rewrite = tags->rewrite;
    bool first = tag->at == tag->content;

    if (first) {
        rewrite_keep(rewrite, tag->line);
        put_prefix(rewrite, tag, true);
        rewrite_put_text(rewrite, "\n");
    }
    rewrite_keep(rewrite, tag->at);
    if (!begins_line(rewrite, tag))
        put_blank_line(rewrite, tag);
    rewrite_put(rewrite, html->data, html->len);
    rewrite_skip(rewrite, tag->end);
    if (ends_line(rewrite, tag)) {
        rewrite_skip(rewrite, tag->line_end);
        rewrite_put_text(rewrite, "\n");
        put_prefix(rewrite, tag, true);
    } else {
        put_blank_line(rewrite, tag);
    }
}

/* Nothing in place of a tag. */
static void drop(Tags *tags, const Tag *tag)
{
    rewrite_keep(tags->rewrite, tag->at);
    rewrite_skip(tags->rewrite, tag->end);
}

/* In a row of a table there is no room for blocks. */
static bool is_in_table(const Rewrite *rewrite, const Tag *tag)
{
    return rewrite->text.data[tag->content] == '|';
}

/* ---- What each becomes ------------------------------------------------------------------------ */

/* What opens a block and is never closed, or closes none, is a mistake to be seen. */
static bool stands_alone(const Tag *tag)
{
    return tag->kind == TAG_EMBED || tag->kind == TAG_FILE || tag->kind == TAG_PAGE ||
           tag->kind == TAG_API || tag->kind == TAG_DROPPED;
}

/* Its text is none of Markdown, so that it follows at once. */
static void rewrite_label(Tags *tags, const Tag *tag)
{
    Rewrite *rewrite = tags->rewrite;

    if (tag->partner == 0) {
        note_tag(tags, tag);
        return;
    }
    rewrite_keep(rewrite, tag->at);
    if (!tag->closes) {
        if (tag->at != tag->content)
            put_blank_line(rewrite, tag);
        rewrite_put_text(rewrite, "<p class=\"code-label\">");
    } else {
        rewrite_put_text(rewrite, "</p>");
        put_blank_line(rewrite, tag);
    }
    rewrite_skip(rewrite, tag->end);
}

static void rewrite_block(Tags *tags, const Tag *tag)
{
    Buf html = {0};

    if (tag->partner == 0 && (tag->closes || !stands_alone(tag))) {
        note_tag(tags, tag);
        return;
    }
    (tag->closes ? put_tag_end : put_tag)(tags, tag, &html);
    if (html.len == 0 || is_in_table(tags->rewrite, tag))
        drop(tags, tag);
    else
        put_block(tags, tag, &html);
    buf_free(&html);
}

static void rewrite_variable(Tags *tags, const Tag *tag)
{
    Rewrite *rewrite = tags->rewrite;
    const char *value =
        variable_value(tags, rewrite->text.data + tag->name, tag->name_len);
    size_t len = value == NULL ? 0 : strlen(value);

    if (value == NULL || len > tags->left) {
        note_tag(tags, tag);
        return;
    }
    tags->left -= len;
    rewrite_keep(rewrite, tag->at);
    rewrite_put(rewrite, value, len);
    rewrite_skip(rewrite, tag->end);
}

/* {% math %}x{% endmath %}: plug-ins read it as $$x$$. */
static void rewrite_math_tag(Tags *tags, const Tag *tag)
{
    if (!tags->rewrite->dialect->math || tag->partner == 0) {
        note_tag(tags, tag);
        return;
    }
    rewrite_keep(tags->rewrite, tag->at);
    rewrite_put_text(tags->rewrite, "$$");
    rewrite_skip(tags->rewrite, tag->end);
}

/* The index of the tag to go on with. */
static size_t rewrite_tag(Tags *tags, size_t index)
{
    Tag *tag = &tags->items[index];

    if (tag->kind == TAG_IF && !tag->closes && !choose_branch(tags, tag))
        note_tag(tags, tag);
    if (tag->skip != 0) {
        rewrite_keep(tags->rewrite, tag->at);
        rewrite_skip(tags->rewrite, tags->items[tag->skip - 1].end);
        return tag->skip;
    }
    switch (tag->kind) {
    case TAG_VARIABLE:
        rewrite_variable(tags, tag);
        break;
    case TAG_UNKNOWN:
        note_tag(tags, tag);
        break;
    case TAG_MATH:
        rewrite_math_tag(tags, tag);
        break;
    case TAG_SET:
        if (!tag->closes && set_variable(tags, tag))
            drop(tags, tag);
        else
            note_tag(tags, tag);
        break;
    case TAG_LABEL:
        rewrite_label(tags, tag);
        break;
    case TAG_IF:
    case TAG_BRANCH:
        break; /* told of with their if */
    default:
        rewrite_block(tags, tag);
        break;
    }
    return index + 1;
}

void rewrite_tags(Rewrite *rewrite)
{
    enum { LEAST_LEFT = 16 * 1024 };
    const Dialect *dialect = rewrite->dialect;
    Tags tags = {.rewrite = rewrite, .left = LEAST_LEFT + 2 * rewrite->text.len};
    Arena *arena = &rewrite->chapter->arena;

    if (find_bytes(rewrite->text.data, rewrite->text.len, "{%") == NULL &&
        find_bytes(rewrite->text.data, rewrite->text.len, "{{") == NULL)
        return;
    for (size_t i = dialect->variable_count; i-- > 0;)
        map_put(&tags.variables, arena, dialect->variables[i].name,
                (char *)dialect->variables[i].value);
    scan_tags(&tags);
    for (size_t i = 0; i < tags.count;)
        i = rewrite_tag(&tags, i);
}
