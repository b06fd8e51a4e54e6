/* markua_braces.c - directives, and blocks between {aside} and {/aside}. */
#include <string.h>
#include "parse/dialect/markua_blocks.h"

/* ---- Directives ----------------------------------------------------------------------------- */

typedef enum { DIRECTIVE_UNKNOWN, DIRECTIVE_SILENT, DIRECTIVE_NOTED } Directive;

static Directive lookup_directive(Bytes word)
{
    /* Marks of the matter, and pages that every book of ours has where they belong. */
    static const char *const silent[] = {"frontmatter",
                                         "mainmatter",
                                         "backmatter",
                                         "toc",
                                         "title-page",
                                         "half-title",
                                         "copyright",
                                         "rtl",
                                         "ltr",
                                         "begin-hanging-paragraphs",
                                         "end-hanging-paragraphs",
                                         "pagebreak",
                                         "appendices",
                                         NULL};
    static const char *const noted[] = {
        "dedication",       "epigraph",     "figures", "equations",
        "tables",           "listings",     "index",   "quiz-answers",
        "exercise-answers", "series-title", NULL};

    for (const char *const *known = silent; *known != NULL; known++)
        if (markua_is(word, *known))
            return DIRECTIVE_SILENT;
    for (const char *const *known = noted; *known != NULL; known++)
        if (markua_is(word, *known))
            return DIRECTIVE_NOTED;
    return word.len > 5 && markua_is((Bytes){word.data, 5}, "lang-") ? DIRECTIVE_NOTED
                                                                     : DIRECTIVE_UNKNOWN;
}

static void note_directive(Blocks *blocks, Bytes word)
{
    Chapter *chapter = blocks->rewrite->chapter;
    const char *name = arena_copy(&chapter->arena, word.data, word.len);

    if (map_lookup(&blocks->noted, name) != NULL)
        return;
    map_put(&blocks->noted, &chapter->arena, name, blocks);
    diag_add(&chapter->diags, "markua-directive",
             rewrite_position(blocks->rewrite, blocks->scan.content), NULL,
             "nothing is made for {%s} yet, and it is not shown", name);
}

/* At the beginning, at the end and before a chapter there is a new page anyhow. */
static bool wants_page_break(Blocks *blocks)
{
    LineScan ahead = blocks->scan;

    if (!blocks->any || blocks->scan.at < blocks->looked)
        return blocks->any && blocks->text_follows;
    blocks->text_follows = false;
    blocks->looked = blocks->scan.text.len;
    while (next_line(&ahead)) {
        if (ahead.is_blank || line_begins(&ahead, "{"))
            continue;
        blocks->text_follows = !line_begins(&ahead, "# ") && !line_begins(&ahead, "-#");
        blocks->looked = ahead.at;
        break;
    }
    return blocks->text_follows;
}

static void drop_line(Blocks *blocks)
{
    rewrite_keep(blocks->rewrite, blocks->scan.at);
    rewrite_skip(blocks->rewrite, blocks->scan.next);
    blocks->scan.after_blank = true;
}

static void break_page(Blocks *blocks)
{
    bool wanted = wants_page_break(blocks);

    drop_line(blocks);
    if (wanted)
        rewrite_put_text(blocks->rewrite, "\n<hr class=\"page-break\" />\n\n");
}

static bool rewrite_directive(Blocks *blocks, const MarkuaList *list)
{
    Directive directive = lookup_directive(list->word);

    if (directive == DIRECTIVE_UNKNOWN)
        return false;
    if (directive == DIRECTIVE_NOTED)
        note_directive(blocks, list->word);
    if (markua_is(list->word, "pagebreak"))
        break_page(blocks);
    else
        drop_line(blocks);
    return true;
}

/* ---- Blocks between braces ------------------------------------------------------------------ */

static const struct {
    const char *word, *element, *class;
} kinds[] = {
    {"aside", "aside", NULL},
    {"blurb", "div", "blurb"},
    {"quiz", "div", "quiz"},
    {"exercise", "div", "exercise"},
    {"blockquote", "blockquote", NULL},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

static bool asks_questions(const char *word)
{
    return strcmp(word, "quiz") == 0 || strcmp(word, "exercise") == 0;
}

/* The line begins with {aside} or its like. */
static void open_block(Blocks *blocks, size_t kind, const MarkuaList *list, size_t len)
{
    Rewrite *rewrite = blocks->rewrite;
    size_t from = blocks->scan.content;

    rewrite_keep(rewrite, blocks->scan.at);
    rewrite_put_text(rewrite, "\n<");
    rewrite_put_text(rewrite, kinds[kind].element);
    put_html_attributes(rewrite, list, kinds[kind].class);
    rewrite_put_text(rewrite, ">\n\n");
    blocks->open[blocks->depth].word = kinds[kind].word;
    blocks->open[blocks->depth].element = kinds[kind].element;
    blocks->open[blocks->depth++].at = from;
    blocks->quizzes += asks_questions(kinds[kind].word);
    rewrite_skip(rewrite, from + len);
}

static void close_top(Blocks *blocks)
{
    const char *element = blocks->open[--blocks->depth].element;

    rewrite_put_text(blocks->rewrite, "\n\n</");
    rewrite_put_text(blocks->rewrite, element);
    rewrite_put_text(blocks->rewrite, ">\n\n");
    blocks->quizzes -= asks_questions(blocks->open[blocks->depth].word);
}

/* With those within it that were left open.  One that nothing has opened is not shown. */
static void close_block(Blocks *blocks, size_t kind)
{
    size_t depth = blocks->depth;

    while (depth > 0 && strcmp(blocks->open[depth - 1].word, kinds[kind].word) != 0)
        depth--;
    while (depth > 0 && blocks->depth >= depth)
        close_top(blocks);
}

static size_t lookup_kind(Bytes word)
{
    size_t kind = 0;

    while (kind < KINDS && !markua_is(word, kinds[kind].word))
        kind++;
    return kind;
}

bool is_markua_block(Bytes word)
{
    return lookup_kind(word) < KINDS;
}

/* The kind that the line's last word closes, "{/aside}" in whatever case and spacing; KINDS:
 * none.  *at: where that word begins. */
static size_t closed_kind(const LineScan *scan, size_t *at)
{
    const char *text = scan->text.data + scan->content;
    size_t end = trimmed_line_end(scan) - scan->content, from, word;
    const char *brace = end < 4 || text[end - 1] != '}' ? NULL : memrchr(text, '{', end);

    if (brace == NULL)
        return KINDS;
    from = (size_t)(brace - text) + 1;
    while (text[from] == ' ')
        from++;
    if (text[from] != '/')
        return KINDS;
    for (from++; text[from] == ' ';)
        from++;
    for (word = from; word < end && text[word] != ' ' && text[word] != '}';)
        word++;
    *at = scan->content + (size_t)(brace - text);
    return lookup_kind((Bytes){text + from, word - from});
}

/* What opens and closes blocks is taken out, and the rest of the line stays. */
static bool rewrite_fences(Blocks *blocks)
{
    LineScan *scan = &blocks->scan;
    MarkuaList list;
    size_t end = trimmed_line_end(scan), at = 0, closed = closed_kind(scan, &at);
    size_t len = scan->text.data[scan->content] == '{'
                     ? scan_markua_list(scan->text, scan->content, end, &list)
                     : 0;
    size_t kind = len > 0 ? lookup_kind(list.word) : KINDS;
    size_t from = kind < KINDS ? scan->content + len : scan->content;

    if (kind < KINDS && blocks->depth < MARKUA_DEEPEST)
        open_block(blocks, kind, &list, len);
    if (closed < KINDS && at >= from) {
        rewrite_keep(blocks->rewrite, at);
        close_block(blocks, closed);
        rewrite_skip(blocks->rewrite, scan->next);
    }
    if (kind == KINDS && closed == KINDS)
        return false;
    scan->after_blank = true;
    blocks->list.count = 0;
    blocks->any = true;
    return true;
}

/* ---- kramdown's, which the older Markdown was made with ------------------------------------- */

/* {::comment} … {:/comment} is for the author; of all other extensions the text is shown. */
static void rewrite_extension(Blocks *blocks)
{
    LineScan ahead = blocks->scan;

    if (line_begins(&blocks->scan, "{::pagebreak /}")) {
        break_page(blocks);
        return;
    }
    if (line_begins(&ahead, "{::comment}") && ahead.at >= blocks->no_comment_end) {
        while (next_line(&ahead))
            if (line_begins(&ahead, "{:/comment}") || line_begins(&ahead, "{:/}")) {
                rewrite_keep(blocks->rewrite, blocks->scan.at);
                rewrite_skip(blocks->rewrite, ahead.next);
                blocks->scan = ahead;
                blocks->scan.fence = '\0';
                blocks->scan.after_blank = true;
                return;
            }
        blocks->no_comment_end = SIZE_MAX;
    }
    drop_line(blocks);
}

/* "{: #id}" below a paragraph is of that one, not of what follows. */
static void anchor_paragraph(Blocks *blocks, const MarkuaList *list)
{
    rewrite_keep(blocks->rewrite, blocks->scan.at);
    put_anchor(blocks->rewrite, list);
    rewrite_skip(blocks->rewrite, blocks->scan.end);
}

/* ---- The line ------------------------------------------------------------------------------- */

bool rewrite_braces(Blocks *blocks)
{
    LineScan *scan = &blocks->scan;
    MarkuaList list;

    if (rewrite_fences(blocks))
        return true;
    if (line_begins(scan, "{::") || line_begins(scan, "{:/")) {
        rewrite_extension(blocks);
        return true;
    }
    if (!line_is_list(scan, &list)) {
        tell_unclosed_list(blocks);
        blocks->any = true;
        return false;
    }
    if (list.word.len > 0 && list.count == 0 && rewrite_directive(blocks, &list))
        return true;
    if (list.count == 0 || (!list.known && !takes_unknown_keys(blocks, &list)))
        return false;
    if (blocks->below_text && line_begins(scan, "{:")) {
        anchor_paragraph(blocks, &list);
        return true;
    }
    drop_line(blocks);
    rewrite_put_text(blocks->rewrite, "\n"); /* what follows is a block of its own */
    add_markua_list(&blocks->list, &list);
    blocks->apart = false;
    return true;
}

static bool skip_block_of_settings(Blocks *blocks)
{
    LineScan ahead = blocks->scan;
    size_t lines = 0;

    while (next_line(&ahead)) {
        bool brace = trimmed_line_end(&ahead) == ahead.content + 1;
        char byte = ahead.content < ahead.end ? ahead.text.data[ahead.content] : '\0';
        if (lines == 0 && ahead.is_blank)
            continue;
        if ((lines == 0 && !(brace && byte == '{')) || lines > 200)
            return false;
        if (lines++ == 0 || !brace || byte != '}')
            continue;
        rewrite_skip(blocks->rewrite, ahead.next);
        blocks->scan = scan_lines(ahead.text, ahead.next);
        return true;
    }
    return false;
}

void skip_settings(Blocks *blocks)
{
    while (skip_block_of_settings(blocks))
        ;
}

void close_all(Blocks *blocks)
{
    Chapter *chapter = blocks->rewrite->chapter;

    if (blocks->depth == 0)
        return;
    rewrite_keep(blocks->rewrite, blocks->scan.text.len);
    rewrite_put_text(blocks->rewrite, "\n");
    while (blocks->depth > 0) {
        const char *word = blocks->open[blocks->depth - 1].word;
        diag_add(&chapter->diags, "html-unclosed",
                 rewrite_position(blocks->rewrite, blocks->open[blocks->depth - 1].at),
                 arena_format(&chapter->arena, "end it with {/%s}", word),
                 "nothing closes {%s}, so that it holds all that follows", word);
        close_top(blocks);
    }
}
