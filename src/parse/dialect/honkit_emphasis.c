/* honkit_emphasis.c - "** bold **" and "**「bold」**text", which HonKit takes and CommonMark does not,
 * become HTML.
 *
 * HonKit's parser takes any two marks in a paragraph for a pair; CommonMark looks at what
 * stands beside them, which fails where no spaces part words.  What it takes itself stays. */
#include "parse/dialect/honkit_emphasis.h"
#include <string.h>
#include "base/utf8.h"
#include "parse/dialect/lines.h"

typedef struct {
    Rewrite *rewrite;
    LineScan line;
    size_t open;      /* length of the marks that a line before has opened, or 0 */
    uint32_t missing; /* lengths of backquotes that the rest of the line has not */
    bool unclosed;    /* no > follows in the line */
} Scan;

/* ---- What stands beside a mark ---------------------------------------------------------------- */

/* The beginning and the end of a line count as spaces. */
static uint32_t char_behind(const Scan *scan, size_t at)
{
    uint32_t c = ' ';

    if (at < scan->line.end)
        utf8_next(scan->line.text.data + at, &c);
    return c;
}

static uint32_t char_before(const Scan *scan, size_t at)
{
    const char *text = scan->line.text.data;
    uint32_t c = ' ';
    size_t from = at;

    while (from > scan->line.content && ((unsigned char)text[--from] & 0xC0) == 0x80)
        continue;
    if (at > scan->line.content)
        utf8_next(text + from, &c);
    return c;
}

/* CommonMark 6.2: next to the text, and not between punctuation and a letter. */
static bool is_flanking(uint32_t inner, uint32_t outer)
{
    return !utf8_is_space(inner) && (!utf8_is_punctuation(inner) ||
                                     utf8_is_space(outer) || utf8_is_punctuation(outer));
}

static bool is_foreign_letter(uint32_t c)
{
    return c >= 0x80 && utf8_is_letter_or_number(c);
}

/* Whether the pair is one that HonKit alone takes.  Underscores within words of ASCII are
 * rather names of a program. */
static bool is_loose(const Scan *scan, size_t open, size_t close, size_t width)
{
    uint32_t before = char_before(scan, open), behind = char_behind(scan, close + width);
    uint32_t first = char_behind(scan, open + width), last = char_before(scan, close);
    bool strict = is_flanking(first, before) && is_flanking(last, behind);

    if (scan->line.text.data[open] == '*')
        return !strict;
    return (is_foreign_letter(before) || is_foreign_letter(behind)) &&
           !utf8_is_space(first) && !utf8_is_space(last);
}

/* ---- Pairs ------------------------------------------------------------------------------------ */

static size_t run_of(const Scan *scan, size_t at)
{
    const char *text = scan->line.text.data;
    size_t n = 0;

    while (at + n < scan->line.end && text[at + n] == text[at])
        n++;
    return n;
}

/* Behind code, or behind its first backquotes when nothing closes them. */
static size_t skip_code(Scan *scan, size_t at)
{
    size_t width = run_of(scan, at), behind = at + width, n;
    uint32_t bit = (uint32_t)1 << (width < 31 ? width : 31);

    if ((scan->missing & bit) != 0)
        return behind;
    for (size_t i = behind; i < scan->line.end; i += n) {
        n = scan->line.text.data[i] == '`' ? run_of(scan, i) : 1;
        if (scan->line.text.data[i] == '`' && n == width)
            return i + n;
    }
    scan->missing |= bit;
    return behind;
}

static size_t skip_tag(Scan *scan, size_t at)
{
    const char *text = scan->line.text.data, *close;
    bool is_tag = at + 1 < scan->line.end &&
                  (text[at + 1] == '/' ||
                   ((text[at + 1] | 0x20) >= 'a' && (text[at + 1] | 0x20) <= 'z'));

    if (!is_tag || scan->unclosed)
        return at + 1;
    close = memchr(text + at, '>', scan->line.end - at);
    scan->unclosed = close == NULL;
    return close == NULL ? at + 1 : (size_t)(close - text) + 1;
}

/* Behind what stands at the offset, when it is no mark; at: it is one. */
static size_t pass_over(Scan *scan, size_t at)
{
    switch (scan->line.text.data[at]) {
    case '\\':
        return at + 2;
    case '`':
        return skip_code(scan, at);
    case '<':
        return skip_tag(scan, at);
    case '*':
    case '_':
        return at;
    default:
        return at + 1;
    }
}

/* The next marks of that kind and length; end of line: there are none, or a cell ends. */
static size_t find_close(Scan *scan, size_t at, char byte, size_t width)
{
    const char *text = scan->line.text.data;

    while (at < scan->line.end && text[at] != '|') {
        size_t behind = pass_over(scan, at);
        if (behind == at) {
            size_t n = run_of(scan, at);
            if (text[at] == byte && n == width)
                return at;
            behind = at + n;
        }
        at = behind;
    }
    return scan->line.end;
}

static void put_tags(Scan *scan, size_t at, size_t width, const char *tags)
{
    rewrite_keep(scan->rewrite, at);
    rewrite_put_text(scan->rewrite, tags);
    rewrite_skip(scan->rewrite, at + width);
}

/* Behind the marks at an offset, or behind their pair. */
static size_t read_marks(Scan *scan, size_t at)
{
    char byte = scan->line.text.data[at];
    size_t width = run_of(scan, at), close;

    if (width == scan->open && byte == '*') {
        scan->open = 0;
        return at + width;
    }
    if (width != 2 && (width != 3 || byte == '_'))
        return at + width;
    close = find_close(scan, at + width, byte, width);
    if (close >= scan->line.end || close == at + width) {
        scan->open = byte == '*' ? width : scan->open;
        return at + width;
    }
    if (is_loose(scan, at, close, width)) {
        put_tags(scan, at, width, width == 2 ? "<strong>" : "<strong><em>");
        put_tags(scan, close, width, width == 2 ? "</strong>" : "</em></strong>");
    }
    return close + width;
}

/* ---- Lines ------------------------------------------------------------------------------------ */

/* Where the line is no paragraph's, marks of lines before do not close in it. */
static bool begins_block(const Scan *scan)
{
    const LineScan *line = &scan->line;
    char first = line->is_blank ? '\n' : line->text.data[line->content];
    char second =
        line->content + 1 < line->end ? line->text.data[line->content + 1] : ' ';

    return line->is_blank || first == '#' || first == '|' ||
           (strchr("-+*", first) != NULL && second == ' ') ||
           (first >= '0' && first <= '9');
}

/* memchr takes a fraction of memmem's time. */
static bool has_two(const char *text, size_t len, char byte)
{
    const char *end = text + len;

    while ((text = memchr(text, byte, (size_t)(end - text))) != NULL && end - text > 1) {
        if (text[1] == byte)
            return true;
        text += 2;
    }
    return false;
}

/* "***" is a line across, and HTML is none of Markdown. */
static bool has_marks(const Scan *scan)
{
    const char *text = scan->line.text.data + scan->line.content;
    size_t len = scan->line.end - scan->line.content;

    if (len == 0 || text[0] == '<' || strspn(text, "*_- \t") >= len)
        return false;
    return has_two(text, len, '*') || has_two(text, len, '_');
}

void rewrite_emphasis(Rewrite *rewrite)
{
    Scan scan = {.rewrite = rewrite, .line = scan_lines(rewrite->text, rewrite->start)};

    if (!has_two(rewrite->text.data, rewrite->text.len, '*') &&
        !has_two(rewrite->text.data, rewrite->text.len, '_'))
        return;
    while (next_line(&scan.line)) {
        if (scan.line.is_code || begins_block(&scan))
            scan.open = 0;
        if (scan.line.is_code || scan.line.is_comment || !has_marks(&scan))
            continue;
        scan.missing = 0;
        scan.unclosed = false;
        for (size_t at = scan.line.content; at < scan.line.end;) {
            size_t behind = pass_over(&scan, at);
            at = behind > at ? behind : read_marks(&scan, at);
        }
    }
}
