/* honkit_headings.c - "##Heading" without a space, as the first GitBook took it, becomes one that
 * Markdown knows. */
#include "parse/dialect/honkit_headings.h"
#include "base/utf8.h"
#include "parse/dialect/lines.h"

/* How many # begin the line's text, and a heading's text follows them without a space; 0: it
 * is none.  One # alone may be a tag or a number: "#1", "#book". */
static size_t level_of(const LineScan *line)
{
    const char *text = line->text.data;
    size_t level = 0;
    uint32_t c;

    while (line->content + level < line->end && text[line->content + level] == '#')
        level++;
    if (level == 0 || level > 6 || line->content + level == line->end)
        return 0;
    utf8_next(text + line->content + level, &c);
    if (!utf8_is_letter_or_number(c) || (c >= '0' && c <= '9' && level == 1))
        return 0;
    return level == 1 && utf8_lower(c) == c && c < 0x80 ? 0 : level;
}

void rewrite_headings(Rewrite *rewrite)
{
    LineScan line = scan_lines(rewrite->text, rewrite->start);
    bool after_text = false; /* a paragraph may go on */

    while (next_line(&line)) {
        bool starts = !line.is_code && !line.is_comment && !after_text &&
                      line.content - line.at < 4;
        size_t level = starts ? level_of(&line) : 0;
        after_text = !line.is_blank && !line.is_code && level == 0 &&
                     line.text.data[line.content] != '#';
        if (level == 0)
            continue;
        rewrite_keep(rewrite, line.content + level);
        rewrite_put_text(rewrite, " ");
    }
}
