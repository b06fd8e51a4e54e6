/* code.c - code blocks: one element a line, in it what the highlighter has found.
 *
 * Where no style sheet says more, lines still end where they should, keywords are bold,
 * comments slanted, inserted and deleted lines such, and marked ones marked. */
#include <string.h>
#include "render/writer.h"

typedef struct {
    Writer *writer;
    const Node *block;
    const char *text;
    const CodeRun *run, *end; /* those that are still to come, the one at hand first */
    const Node *callout;      /* the next one */
    uint32_t line;            /* from 1 */
    size_t range;             /* of the marked ones: the next */
    bool selective;           /* a console: what is no command can't be selected */
} Lines;

/* ---- What stands in a line -------------------------------------------------------------- */

static const struct {
    const char *open, *close;
} tags[CODE_STYLES] = {
    [CODE_COMMENT] = {"<i>", "</i>"},
    [CODE_STRING] = {"<span class=\"s\">", "</span>"},
    [CODE_NUMBER] = {"<span class=\"n\">", "</span>"},
    [CODE_KEYWORD] = {"<b>", "</b>"},
    [CODE_NAME] = {"<span class=\"t\">", "</span>"},
    [CODE_LABEL] = {"<b class=\"l\">", "</b>"},
    [CODE_META] = {"<span class=\"m\">", "</span>"},
    [CODE_VARIABLE] = {"<span class=\"v\">", "</span>"},
    [CODE_PROMPT] = {"<span class=\"p\">", "</span>"},
    [CODE_OUTPUT] = {"<span class=\"o\">", "</span>"},
};

static void write_styled(Lines *lines, size_t from, size_t until, CodeStyle style)
{
    Buf *out = lines->writer->out;
    bool plain = tags[style].open == NULL || (style == CODE_OUTPUT && !lines->selective);

    if (!plain)
        buf_put(out, tags[style].open);
    buf_add_escaped(out, lines->text + from, until - from);
    if (!plain)
        buf_put(out, tags[style].close);
}

/* A run may go over several lines: each has its part of it. */
static void write_runs(Lines *lines, size_t from, size_t until)
{
    while (from < until) {
        const CodeRun *run = lines->run;
        size_t start = run == lines->end ? until : run->start;
        size_t end = run == lines->end ? until : (size_t)run->start + run->length;
        if (start > from) {
            start = start < until ? start : until;
            buf_add_escaped(lines->writer->out, lines->text + from, start - from);
            from = start;
            continue;
        }
        if (end > from) {
            write_styled(lines, from, end < until ? end : until, run->style);
            from = end < until ? end : until;
        }
        if (end <= from)
            lines->run++;
    }
}

/* A number that leads to its explanation, or the number alone where there is none.  Where the
 * style makes no circle of it, it has parentheses. */
static void write_callouts(Lines *lines, size_t until)
{
    Writer *writer = lines->writer;

    for (; lines->callout != NULL && (size_t)lines->callout->number <= until;
         lines->callout = lines->callout->next) {
        const Node *callout = lines->callout;
        bool leads = callout->kind == NODE_LINK && callout->href != NULL;
        buf_put(writer->out, leads ? "<a class=\"co\"" : "<span class=\"co\"");
        write_attribute(writer, "href", leads ? callout->href : NULL);
        write_attribute(writer, "id", callout->id);
        buf_put(writer->out, "><span> (</span>");
        if (callout->first_child != NULL)
            buf_put_escaped(writer->out, callout->first_child->text);
        buf_put(writer->out, leads ? "<span>)</span></a>" : "<span>)</span></span>");
    }
}

/* ---- A line ----------------------------------------------------------------------------- */

static bool is_marked(Lines *lines)
{
    const CodeSetting *setting = lines->block->code;

    if (setting == NULL)
        return false;
    while (lines->range < setting->marked_count &&
           setting->marked[lines->range].last < lines->line)
        lines->range++;
    return lines->range < setting->marked_count &&
           setting->marked[lines->range].first <= lines->line;
}

/* '+', '-', or a blank: the sign is in the text of a plain diff, and else the setting's. */
static char sign_of(Lines *lines, size_t from)
{
    const CodeSetting *setting = lines->block->code;

    if (setting != NULL && setting->signs != NULL)
        return setting->signs[lines->line - 1];
    if (lines->run == lines->end || lines->run->start > from)
        return ' ';
    return lines->run->style == CODE_INSERTED  ? '+'
           : lines->run->style == CODE_DELETED ? '-'
                                               : ' ';
}

/* What is longer than a narrow page is wide gets a mark where it wraps. */
static const char *open_line(Lines *lines, char sign, size_t len)
{
    enum { NARROW = 32 }; /* bytes; a telephone has room for some forty letters */
    Buf *out = lines->writer->out;
    bool marked = is_marked(lines);
    const char *name = sign == '+'   ? "ins"
                       : sign == '-' ? "del"
                       : marked      ? "mark"
                                     : "span";

    buf_char(out, '<');
    buf_put(out, name);
    if (marked && sign != ' ')
        buf_put(out, len > NARROW ? " class=\"hl w\"" : " class=\"hl\"");
    else if (len > NARROW)
        buf_put(out, " class=\"w\"");
    buf_char(out, '>');
    return name;
}

static void write_line(Lines *lines, size_t from, size_t until)
{
    const CodeSetting *setting = lines->block->code;
    Buf *out = lines->writer->out;
    char sign;
    const char *name;

    lines->line++;
    while (lines->run < lines->end && lines->run->start + lines->run->length <= from)
        lines->run++;
    sign = sign_of(lines, from);
    name = open_line(lines, sign, until - from);
    if (setting != NULL && setting->signs != NULL) {
        buf_put(out, "<span class=\"p\">");
        buf_char(out, sign);
        buf_put(out, "</span>");
    }
    write_runs(lines, from, until);
    write_callouts(lines, until);
    if (lines->text[until] == '\n')
        buf_char(out, '\n');
    buf_put(out, "</");
    buf_put(out, name);
    buf_char(out, '>');
}

static void write_lines(Lines *lines)
{
    size_t len = strlen(lines->text), at = 0;

    while (at < len) {
        const char *newline = memchr(lines->text + at, '\n', len - at);
        size_t until = newline == NULL ? len : (size_t)(newline - lines->text);
        write_line(lines, at, until);
        at = until + 1;
    }
}

/* ---- The block -------------------------------------------------------------------------- */

static size_t look_up(Writer *writer, const char *name)
{
    if (writer->language == NULL || strcmp(writer->language, name) != 0) {
        writer->language = name;
        writer->language_index = lookup_code_language(name, strlen(name));
    }
    return writer->language_index;
}

/* Many call what is a console session by the name of the shell that runs in it. */
static size_t find_language(Writer *writer, const Node *block)
{
    size_t language;

    if (block->name == NULL || *block->name == '\0')
        return NO_CODE_LANGUAGE;
    language = look_up(writer, block->name);
    if (strncmp(block->text, "$ ", 2) == 0 && language != NO_CODE_LANGUAGE &&
        strcmp(code_languages[language]->label, "Shell") == 0)
        return look_up(writer, "console");
    return language;
}

/* A reading system says the language where it comes to the block. */
static void write_label(Writer *writer, const Node *block, size_t language)
{
    if (language == NO_CODE_LANGUAGE || lookup_attribute(block, "aria-label") != NULL ||
        lookup_attribute(block, "role") != NULL)
        return;
    write_attribute(writer, "role", "group");
    write_attribute(writer, "aria-label", code_languages[language]->label);
}

static void open_block(Writer *writer, const Node *block, size_t language)
{
    const CodeSetting *setting = block->code;

    buf_put(writer->out, "<pre");
    /* Code reads left to right in every book, and EPUB forbids to say so in a style
     * sheet. */
    if (writer->section->direction != NULL &&
        strcmp(writer->section->direction, "rtl") == 0 &&
        lookup_attribute(block, "dir") == NULL)
        write_attribute(writer, "dir", "ltr");
    write_attributes(writer, block,
                     setting != NULL && setting->numbered ? "numbered" : NULL);
    write_label(writer, block, language);
    if (setting != NULL && setting->numbered && setting->first_number != 1 &&
        lookup_attribute(block, "style") == NULL)
        buf_format(writer->out, " style=\"counter-reset: line %d\"",
                   setting->first_number - 1);
    buf_put(writer->out, "><code");
    if (block->name != NULL && *block->name != '\0') {
        buf_put(writer->out, " class=\"language-");
        buf_put_escaped(writer->out, block->name); /* one word */
        buf_char(writer->out, '"');
    }
    buf_char(writer->out, '>');
}

static bool has_prompt(const CodeRuns *runs)
{
    for (size_t i = 0; i < runs->count; i++)
        if (runs->items[i].style == CODE_PROMPT)
            return true;
    return false;
}

void write_code_block(Writer *writer, const Node *block)
{
    size_t language = find_language(writer, block);
    CodeRuns *runs = &writer->runs;
    Lines lines = {.writer = writer,
                   .block = block,
                   .text = block->text,
                   .callout = block->first_child};

    open_block(writer, block, language);
    highlight(language, block->text, strlen(block->text), runs);
    lines.run = runs->items;
    lines.end = runs->count == 0 ? lines.run : runs->items + runs->count;
    lines.selective =
        runs->count > 0 && runs->items[0].style >= CODE_PROMPT && has_prompt(runs);
    write_lines(&lines);
    buf_put(writer->out, "</code></pre>\n");
}
