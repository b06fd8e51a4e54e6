/* markua_tables.c - tables of Leanpub's older Markdown, whose lines of dashes may stand
 * anywhere, as GitHub has them: one below the head. */
#include <string.h>
#include "parse/dialect/markua_blocks.h"

/* "|----+----|", "|====|====|", "|:---|---:|" */
static bool is_rule(const LineScan *scan)
{
    bool dashes = false;

    for (size_t i = scan->content; i < trimmed_line_end(scan); i++) {
        if (strchr("|-+=: \t", scan->text.data[i]) == NULL)
            return false;
        dashes |= scan->text.data[i] == '-' || scan->text.data[i] == '=';
    }
    return dashes;
}

static bool is_row(const LineScan *scan)
{
    return !scan->is_blank && !scan->is_code && scan->content < scan->end &&
           scan->text.data[scan->content] == '|';
}

/* Dashes only, bars where they meet, and no spaces, of which GitHub allows not all. */
static void rewrite_rule(Rewrite *rewrite, const LineScan *scan)
{
    for (size_t i = scan->content, end = trimmed_line_end(scan); i < end; i++) {
        const char byte = scan->text.data[i];
        if (strchr("+= \t", byte) == NULL)
            continue;
        rewrite_keep(rewrite, i);
        rewrite_skip(rewrite, i + 1);
        rewrite_put_text(rewrite, byte == '+' ? "|" : byte == '=' ? "-" : "");
    }
}

/* A bar in code parts no cells there; on GitHub it does unless it is escaped. */
static void rewrite_row(Rewrite *rewrite, const LineScan *scan)
{
    const char *text = scan->text.data;
    size_t at = scan->content, end = scan->end, close, run;

    while (at < end) {
        const char *open = memchr(text + at, '`', end - at);
        if (open == NULL)
            return;
        at = (size_t)(open - text);
        for (run = 0; at + run < end && text[at + run] == '`';)
            run++;
        for (close = at + run; close < end && text[close] != '`';)
            close++;
        if (close == end)
            return;
        for (size_t i = at + run; i < close; i++)
            if (text[i] == '|' && text[i - 1] != '\\') {
                rewrite_keep(rewrite, i);
                rewrite_put_text(rewrite, "\\");
            }
        for (at = close; at < end && text[at] == '`';)
            at++;
    }
}

static void drop(Rewrite *rewrite, const LineScan *scan)
{
    rewrite_keep(rewrite, scan->at);
    rewrite_skip(rewrite, scan->next);
}

static size_t count_cells(const LineScan *scan)
{
    const char *text = scan->text.data;
    size_t bars = 0, end = trimmed_line_end(scan);
    bool code = false, rule = is_rule(scan);

    for (size_t i = scan->content; i < end; i++) {
        code ^= text[i] == '`';
        bars += rule && text[i] == '+';
        bars += !code && text[i] == '|' && (i == scan->content || text[i - 1] != '\\');
    }
    return text[end - 1] == '|' && bars > 1 ? bars - 1 : bars;
}

/* As many cells in the head as in the line of dashes below it, which GitHub asks for. */
static void fill_head(Rewrite *rewrite, const LineScan *head, const LineScan *rule)
{
    enum { MOST = 50 };
    size_t cells = count_cells(head), wanted = count_cells(rule);

    if (cells >= wanted || wanted > MOST)
        return;
    rewrite_keep(rewrite, trimmed_line_end(head));
    if (head->text.data[trimmed_line_end(head) - 1] != '|')
        rewrite_put_text(rewrite, " |");
    for (; cells < wanted; cells++)
        rewrite_put_text(rewrite, "   |");
}

/* One run of dashes below several cells is meant for all of them. */
static void fill_rule(Rewrite *rewrite, size_t head_cells, const LineScan *rule)
{
    enum { MOST = 50 };
    size_t cells = count_cells(rule), end = trimmed_line_end(rule);
    bool closed = rule->text.data[end - 1] == '|';

    if (cells >= head_cells || head_cells > MOST)
        return;
    rewrite_keep(rewrite, end);
    for (; cells < head_cells; cells++)
        rewrite_put_text(rewrite, closed ? "---|" : "|---");
}

/* A head of empty cells, for a table that has none: cmark-gfm knows no other. */
static void put_head(Rewrite *rewrite, const LineScan *scan)
{
    enum { MOST = 50 };
    size_t cells = count_cells(scan);
    Bytes prefix = {scan->text.data + scan->at, scan->content - scan->at};

    for (size_t row = 0; row < 2 && cells <= MOST; row++) {
        rewrite_put(rewrite, prefix.data, prefix.len);
        for (size_t i = 0; i < cells; i++)
            rewrite_put_text(rewrite, row == 0 ? "|   " : "|---");
        rewrite_put_text(rewrite, "|\n");
    }
}

/* The first line is at the scan and is kept; or, a rule, left out. */
void rewrite_markua_table(Rewrite *rewrite, LineScan *scan)
{
    LineScan ahead = *scan;
    bool ruled = false, more;

    more = next_line(&ahead) && is_row(&ahead);
    if (is_rule(scan) && more) {
        drop(rewrite, scan);
        *scan = ahead;
        more = next_line(&ahead) && is_row(&ahead);
    }
    if (!more)
        return;
    ruled = is_rule(&ahead);
    if (!ruled) {
        rewrite_keep(rewrite, scan->at);
        put_head(rewrite, scan);
        rewrite_row(rewrite, scan);
    } else {
        rewrite_row(rewrite, scan);
        fill_head(rewrite, scan, &ahead);
        rewrite_keep(rewrite, scan->next);
        rewrite_rule(rewrite, &ahead);
        fill_rule(rewrite, count_cells(scan), &ahead);
        rewrite_keep(rewrite, ahead.next);
        *scan = ahead;
        more = next_line(&ahead) && is_row(&ahead);
    }
    for (; more; more = next_line(&ahead) && is_row(&ahead)) {
        if (is_rule(&ahead))
            drop(rewrite, &ahead);
        else
            rewrite_row(rewrite, &ahead);
        *scan = ahead;
    }
}
