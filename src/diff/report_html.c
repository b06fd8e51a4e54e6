/* report_html.c - the report as one page of HTML: no script, nothing from elsewhere, headings,
 * tables with headers, changes as <ins> and <del>. */
#include <string.h>
#include "diff/report.h"

static const char style[] =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
    "padding:0 1rem}main{overflow-x:auto}\n"
    "table{border-collapse:collapse}th,td{padding:.2rem .8rem;text-align:left;"
    "vertical-align:top;border-bottom:1px solid #8888}\n"
    "td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}\n"
    "ins{background:#cfc;color:#030;text-decoration:underline}\n"
    "del{background:#fdd;color:#500;text-decoration:line-through}\n"
    "li.code,li.code ins,li.code del{font-family:monospace}\n"
    "h3 small,td small{font-weight:normal;color:#555}\n"
    "summary{cursor:pointer}\n"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}a{color:#9cf}"
    "ins{background:#131;color:#9e9}del{background:#311;color:#f99}"
    "h3 small,td small{color:#aaa}}\n";

/* ---- Pieces ------------------------------------------------------------------------------------- */

static void put_element(Buf *out, const char *name, const char *text)
{
    buf_format(out, "<%s>", name);
    buf_put_escaped(out, text);
    buf_format(out, "</%s>", name);
}

/* The book's language, for whoever reads it aloud. */
static void open_in_language(Buf *out, const char *name, const Side *side)
{
    buf_format(out, "<%s", name);
    if (side->epub->language != NULL) {
        buf_put(out, " lang=\"");
        buf_put_escaped(out, side->epub->language);
        buf_char(out, '"');
    }
    buf_char(out, '>');
}

static void put_number_cell(Buf *out, size_t number)
{
    buf_put(out, "<td class=\"n\">");
    report_number(out, number);
    buf_put(out, "</td>");
}

static void put_side(Buf *out, const char *which, const Side *side)
{
    buf_format(out, "<tr><th scope=\"row\">%s</th><td>", which);
    buf_put_escaped(out, side->file);
    buf_put(out, "</td><td>");
    buf_put_escaped(out, side->epub->title == NULL ? "" : side->epub->title);
    buf_put(out, "</td><td>");
    buf_put_escaped(out, side->epub->release == NULL ? "" : side->epub->release);
    buf_put(out, "</td>");
    put_number_cell(out, side->chapter_count);
    put_number_cell(out, side->words);
    buf_put(out, "</tr>\n");
}

static void put_faults(Buf *out, const Side *side)
{
    for (size_t i = 0; i < side->epub->document_count; i++) {
        const EpubDocument *document = &side->epub->documents[i];
        if (document->fault == NULL)
            continue;
        buf_put(out, "<p>");
        buf_put_escaped(out, side->file);
        buf_put(out, ": ");
        buf_put_escaped(out, document->path);
        buf_format(out, ":%u is read as HTML, since ", (unsigned)document->fault_line);
        buf_put_escaped(out, document->fault);
        buf_put(out, "</p>\n");
    }
}

static void put_head(Buf *out, const Diff *diff)
{
    const Epub *epub = diff->new.epub;
    const char *title = epub->title == NULL ? "" : epub->title;

    buf_put(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width\">\n"
                 "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    buf_format(out, "What has changed: ");
    buf_put_escaped(out, title);
    buf_format(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
    buf_put(out, "<h1>What has changed: ");
    buf_put_escaped(out, title);
    buf_put(out,
            "</h1>\n<table>\n<thead><tr><td></td><th scope=\"col\">File</th>"
            "<th scope=\"col\">Title</th><th scope=\"col\">Release</th>"
            "<th scope=\"col\">Chapters</th><th scope=\"col\">Words</th></tr></thead>\n"
            "<tbody>\n");
    put_side(out, "Old", &diff->old);
    put_side(out, "New", &diff->new);
    buf_put(out, "</tbody>\n</table>\n");
    put_faults(out, &diff->old);
    put_faults(out, &diff->new);
    if (diff->old.epub->identifier != NULL && epub->identifier != NULL &&
        strcmp(diff->old.epub->identifier, epub->identifier) != 0)
        buf_put(out, "<p>The identifiers differ: to a reading system these are two "
                     "books.</p>\n");
}

/* ---- Chapters ----------------------------------------------------------------------------------- */

static void put_origin(Buf *out, const char *text, const DiffChapter *chapter)
{
    if (chapter == NULL)
        return;
    buf_format(out, "<br><small>%s “", text);
    buf_put_escaped(out, chapter->title);
    buf_put(out, "”</small>");
}

static void put_what(Buf *out, const Diff *diff, const Pair *pair)
{
    const char *separator = "";

    if (pair->old == NULL || pair->new == NULL) {
        buf_put(out, pair->split_from != NULL    ? "split off"
                     : pair->merged_into != NULL ? "merged"
                     : pair->old == NULL         ? "added"
                                                 : "removed");
        put_origin(out, "it was a part of", pair->split_from);
        put_origin(out, "it is a part of", pair->merged_into);
        return;
    }
    if (pair->renamed) {
        buf_put(out, "renamed");
        separator = ", ";
    }
    if (pair->moved) {
        buf_format(out, "%smoved", separator);
        separator = ", ";
    }
    if (pair->change_count > 0 ||
        pair->words_from_elsewhere + pair->words_to_elsewhere > 0)
        buf_format(out, "%sedited", separator);
    if (pair->renamed)
        put_origin(out, "it was called", pair->old);
    if (pair->moved)
        put_origin(out, "it was behind", chapter_before(&diff->old, pair->old));
    if (pair->moved)
        put_origin(out, "it is behind", chapter_before(&diff->new, pair->new));
}

static void put_pair(Buf *out, const Diff *diff, const Pair *pair)
{
    const DiffChapter *chapter = pair->new != NULL ? pair->new : pair->old;

    buf_put(out, "<tr><th scope=\"row\">");
    if (pair->change_count > 0)
        buf_format(out, "<a href=\"#c%zu\">", (size_t)(pair - diff->pairs));
    buf_put_escaped(out, chapter->title);
    buf_put(out, pair->change_count > 0 ? "</a></th><td>" : "</th><td>");
    put_what(out, diff, pair);
    buf_put(out, "</td>");
    put_number_cell(out, pair->words_added);
    put_number_cell(out, pair->words_removed);
    put_number_cell(out, pair->words_from_elsewhere);
    put_number_cell(out, pair->words_to_elsewhere);
    put_number_cell(out, pair->words_reordered);
    buf_put(out, "</tr>\n");
}

static void put_chapters(Buf *out, const Diff *diff)
{
    bool any = false;

    buf_put(out, "<h2>Chapters</h2>\n");
    for (size_t i = 0; i < diff->pair_count; i++) {
        if (!report_pair(&diff->pairs[i]))
            continue;
        if (!any)
            buf_put(out,
                    "<table>\n<thead><tr><th scope=\"col\">Chapter</th>"
                    "<th scope=\"col\">Change</th><th scope=\"col\">Words added</th>"
                    "<th scope=\"col\">Words removed</th>"
                    "<th scope=\"col\">From other chapters</th>"
                    "<th scope=\"col\">To other chapters</th>"
                    "<th scope=\"col\">In another order</th></tr></thead>\n<tbody>\n");
        any = true;
        put_pair(out, diff, &diff->pairs[i]);
    }
    buf_put(out, any ? "</tbody>\n</table>\n" : "<p>All are as they were.</p>\n");
}

/* ---- Sentences ---------------------------------------------------------------------------------- */

static void put_run(Buf *out, const WordRun *run)
{
    static const char *const names[] = {NULL, "del", "ins"};

    if (run->space)
        buf_char(out, ' ');
    if (names[run->kind] != NULL)
        buf_format(out, "<%s>", names[run->kind]);
    buf_add_escaped(out, run->text, run->len);
    if (names[run->kind] != NULL)
        buf_format(out, "</%s>", names[run->kind]);
}

static void put_change(Buf *out, const Change *change)
{
    const Sentence *one = change->new != NULL ? change->new : change->old;
    Arena arena = {0};
    WordRun *runs;
    size_t count;

    buf_put(out, one->code ? "<li class=\"code\">" : "<li>");
    if (change->kind == SENTENCE_CHANGED) {
        count = compare_words(&arena, sentence_text(&arena, change->old),
                              sentence_text(&arena, change->new), &runs);
        for (size_t i = 0; i < count; i++)
            put_run(out, &runs[i]);
    } else {
        put_element(out, change->kind == SENTENCE_ADDED ? "ins" : "del",
                    sentence_text(&arena, one));
    }
    buf_put(out, "</li>\n");
    arena_free(&arena);
}

static void put_changes(Buf *out, const Diff *diff)
{
    bool any = false;

    for (size_t i = 0; i < diff->pair_count; i++) {
        const Pair *pair = &diff->pairs[i];
        if (pair->change_count == 0)
            continue;
        if (!any)
            buf_put(out, "<h2>Sentences</h2>\n");
        any = true;
        buf_format(out, "<h3 id=\"c%zu\">", i);
        buf_put_escaped(out, pair->new->title);
        buf_put(out, " <small>");
        buf_put_escaped(out, pair->new->href);
        buf_put(out, "</small></h3>\n");
        open_in_language(out, "ul", &diff->new);
        buf_char(out, '\n');
        for (size_t k = 0; k < pair->change_count; k++)
            put_change(out, &pair->changes[k]);
        buf_put(out, "</ul>\n");
    }
}

/* ---- Ids and positions -------------------------------------------------------------------------- */

static void put_anchor(Buf *out, const Diff *diff, const Anchor *anchor)
{
    buf_put(out, "<tr><td><small>");
    buf_put_escaped(out, anchor->href);
    buf_put(out, "</small></td>");
    open_in_language(out, "td", &diff->old);
    buf_put_escaped(out, anchor->old);
    buf_put(out, "</td>");
    open_in_language(out, "td", &diff->new);
    buf_put_escaped(out, anchor->new);
    buf_put(out, "</td></tr>\n");
}

static void put_anchors(Buf *out, const Diff *diff)
{
    buf_put(out, "<h2>Ids and files</h2>\n<p>");
    report_number(out, diff->anchors_same);
    buf_put(out, " lead to the same text, ");
    report_number(out, diff->anchors_gone);
    buf_put(out, " are gone, ");
    report_number(out, diff->anchor_count);
    buf_put(out, " lead to other text.</p>\n");
    if (diff->anchor_count == 0)
        return;
    buf_put(out, "<details>\n<summary>Those that lead to other text</summary>\n<table>\n"
                 "<thead><tr><th scope=\"col\">Id or file</th><th scope=\"col\">Was</th>"
                 "<th scope=\"col\">Is</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < diff->anchor_count; i++)
        put_anchor(out, diff, &diff->anchors[i]);
    buf_put(out, "</tbody>\n</table>\n</details>\n");
}

static void put_share(Buf *out, size_t part, size_t whole)
{
    buf_put(out, "<td class=\"n\">");
    report_number(out, part);
    buf_put(out, " (");
    report_percent(out, part, whole);
    buf_put(out, " %)</td>");
}

static void put_tally(Buf *out, const Diff *diff, int kind)
{
    buf_format(out, "<tr><th scope=\"row\">%s</th>", locator_names[kind].name);
    for (int i = 0; i < OUTCOME_COUNT; i++)
        put_share(out, diff->tallies[kind][i], report_tried(diff));
    buf_format(out, "<td>%s</td></tr>\n", locator_names[kind].how);
}

static void put_fate(Buf *out, const Mark *mark)
{
    bool done[LOCATOR_COUNT] = {false};
    int first;

    while (put_locators(out, mark, OUTCOME_MOVED, done, &first)) {
        buf_put(out, ": on “");
        buf_put_escaped(out, mark->by[first].text);
        buf_put(out, "” <small>");
        buf_put_escaped(out, mark->by[first].href);
        buf_put(out, "</small><br>");
    }
    if (put_locators(out, mark, OUTCOME_LOST, done, &first))
        buf_put(out, ": lost");
}

static void put_mark(Buf *out, const Diff *diff, const Mark *mark)
{
    Arena arena = {0};

    buf_put(out, "<tr>");
    open_in_language(out, "td", &diff->old);
    buf_put_escaped(out, sentence_text(&arena, mark->old));
    buf_put(out, "<br><small>");
    buf_put_escaped(out, mark->old->document->path);
    buf_put(out, "</small></td><td>");
    put_fate(out, mark);
    buf_put(out, "</td></tr>\n");
    arena_free(&arena);
}

static void put_marks(Buf *out, const Diff *diff)
{
    if (diff->mark_count == 0)
        return;
    buf_format(out,
               "<details>\n<summary>The %zu marks that not all of them would keep"
               "</summary>\n<table>\n<thead><tr><th scope=\"col\">Mark</th>"
               "<th scope=\"col\">What becomes of it</th></tr></thead>\n<tbody>\n",
               diff->mark_count);
    for (size_t i = 0; i < diff->mark_count; i++)
        put_mark(out, diff, &diff->marks[i]);
    buf_put(out, "</tbody>\n</table>\n</details>\n");
}

static void put_positions(Buf *out, const Diff *diff)
{
    buf_put(out, "<h2>A reader’s marks</h2>\n<p>");
    report_number(out, diff->marked);
    buf_put(out, " sentences were marked in the old one; ");
    report_number(out, diff->gone);
    buf_put(out, " of them are no more. Of the others are</p>\n<table>\n<thead><tr>"
                 "<th scope=\"col\">Reading system</th><th scope=\"col\">Kept</th>"
                 "<th scope=\"col\">On other text</th><th scope=\"col\">Lost</th>"
                 "<th scope=\"col\">It finds a place by</th></tr></thead>\n<tbody>\n");
    for (int kind = 0; kind < LOCATOR_COUNT; kind++)
        put_tally(out, diff, kind);
    buf_put(out, "</tbody>\n</table>\n");
    put_marks(out, diff);
}

void put_html_report(Buf *out, Diff *diff)
{
    put_head(out, diff);
    put_chapters(out, diff);
    put_changes(out, diff);
    put_anchors(out, diff);
    put_positions(out, diff);
    buf_put(out, "</main>\n</body>\n</html>\n");
}
