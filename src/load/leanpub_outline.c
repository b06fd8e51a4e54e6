/* leanpub_outline.c - see the header.  A tree would say it exactly; this looks at lines. */
#include "load/leanpub_outline.h"
#include <string.h>
#include <strings.h>
#include "load/files/lines.h"

typedef struct {
    Arena *arena;
    TextLines lines;
    Outline outline;
    bool heedless; /* {aside} and the like are passed over: nothing closed one */
    size_t blocks; /* of {aside}, {blurb} … that are open: their headings begin nothing */
    size_t
        lists; /* where the attribute lists above the line begin, + 1; 0: none are there */
    bool says_part;          /* they do */
    size_t above, above_end; /* the line of text above */
    size_t above_lists;      /* lists, of that line */
    size_t text;             /* where text before any heading begins, + 1 */
    bool headed;
} Scan;

char matter_of(const char *text, size_t len)
{
    static const char *const words[] = {"frontmatter", "mainmatter", "backmatter"};

    if (len > 2 && text[0] == '{' && text[len - 1] == '}') {
        text++;
        len -= 2;
    } else if (len > 0 && text[len - 1] == ':') {
        len--;
    }
    for (size_t i = 0; i < 3; i++)
        if (strlen(words[i]) == len && strncasecmp(text, words[i], len) == 0)
            return words[i][0];
    return '\0';
}

static OutlineItem *add_item(Scan *scan, OutlineKind kind, size_t at)
{
    Outline *outline = &scan->outline;
    OutlineItem *item;

    outline->items =
        arena_grow(scan->arena, outline->items, outline->count, sizeof *outline->items);
    item = &outline->items[outline->count++];
    *item = (OutlineItem){.kind = kind, .at = at};
    return item;
}

static size_t trimmed_end(const TextLines *lines)
{
    size_t end = lines->end;

    while (end > lines->at && strchr(" \t", lines->text.data[end - 1]) != NULL)
        end--;
    return end;
}

/* Text before the first heading belongs to its chapter, unless a mark stands between. */
static void flush_text(Scan *scan)
{
    if (scan->text > 0 && !scan->headed)
        add_item(scan, OUTLINE_TEXT, scan->text - 1);
    scan->text = 0;
}

static void forget_above(Scan *scan)
{
    scan->lists = scan->above = scan->above_end = 0;
    scan->says_part = false;
}

static bool begins(const char *text, size_t len, const char *word)
{
    size_t n = strlen(word);

    return len >= n && memcmp(text, word, n) == 0;
}

/* ---- Headings ------------------------------------------------------------------------------- */

static void add_heading(Scan *scan, size_t level, PartMark part, size_t at)
{
    OutlineItem *item;

    if (!scan->headed || level == 1) {
        if (scan->text > 0 && !scan->headed) {
            at = scan->text - 1;
            scan->text = 0;
        }
        item = add_item(scan, OUTLINE_HEADING, at);
        item->level = level;
        item->part = part;
    }
    scan->headed = true;
    forget_above(scan);
}

/* "# Part #", and no more than one # at its end. */
static bool is_closed(const TextLines *lines, size_t text)
{
    const char *data = lines->text.data;
    size_t end = trimmed_end(lines);

    return end > text + 2 && data[end - 1] == '#' && data[end - 2] == ' ';
}

/* "#Title" between blank lines, as the older Markdown has it; markua_blocks.c puts the
 * space.  "#hashtag is a sentence." is none. */
static size_t tight_level(const Scan *scan, size_t *text)
{
    const TextLines *lines = &scan->lines;
    const char *data = lines->text.data;
    size_t level = 0, next = lines->next;

    while (lines->at + level < lines->end && data[lines->at + level] == '#')
        level++;
    *text = lines->at + level;
    while (next < lines->text.len && (data[next] == ' ' || data[next] == '\t'))
        next++;
    if (level == 0 || level > 6 || *text == lines->end || scan->above_end > 0 ||
        (next < lines->text.len && data[next] != '\n') ||
        !((data[*text] | 0x20) >= 'a' && (data[*text] | 0x20) <= 'z') ||
        strchr(".,:;", data[trimmed_end(lines) - 1]) != NULL)
        return 0;
    return level;
}

static bool take_heading(Scan *scan)
{
    TextLines *lines = &scan->lines;
    size_t at = scan->lists > 0 ? scan->lists - 1 : lines->at, text, level;
    size_t content = line_content(lines);

    if (begins(lines->text.data + content, lines->end - content, "-#")) {
        add_heading(scan, 1, PART_YES, at);
        return true;
    }
    level = atx_level(lines, &text);
    if (level == 0)
        level = tight_level(scan, &text);
    if (level > 0) {
        PartMark part = level > 1                ? PART_NO
                        : scan->says_part        ? PART_YES
                        : is_closed(lines, text) ? PART_CLOSED
                                                 : PART_NO;
        add_heading(scan, level, part, at);
        return true;
    }
    level = scan->above_end > scan->above ? setext_level(lines) : 0;
    if (level == 0)
        return false;
    at = scan->above_lists > 0 ? scan->above_lists - 1 : scan->above;
    if (scan->text == scan->above + 1)
        scan->text = 0; /* it was the heading's own */
    add_heading(scan, level, scan->says_part && level == 1 ? PART_YES : PART_NO, at);
    return true;
}

/* ---- Lines in braces ------------------------------------------------------------------------ */

/* "aside", "blurb" …, in whatever case, and what can stand behind it. */
static bool is_block_word(const char *text, size_t len)
{
    static const char *const words[] = {"aside", "blurb", "quiz", "exercise",
                                        "blockquote"};

    while (len > 0 && *text == ' ') {
        text++;
        len--;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t n = strlen(words[i]);
        if (len > n && strncasecmp(text, words[i], n) == 0 &&
            strchr(",} ", text[n]) != NULL)
            return true;
    }
    return false;
}

static bool opens_block(const char *text, size_t len)
{
    return len > 0 && text[0] == '{' && is_block_word(text + 1, len - 1);
}

static bool closes_block(const char *text, size_t len)
{
    const char *brace = len == 0 || text[len - 1] != '}' ? NULL : memrchr(text, '{', len);

    if (brace == NULL)
        return false;
    for (brace++; *brace == ' ';)
        brace++;
    return *brace == '/' && is_block_word(brace + 1, len - (size_t)(brace + 1 - text));
}

/* {class: part}, {class="part", …} */
static bool names_part(const char *text, size_t len)
{
    const char *class = memmem(text, len, "class", 5);
    size_t at = class == NULL ? len : (size_t)(class - text) + 5;

    while (at < len && strchr(" :=\"'", text[at]) != NULL)
        at++;
    return begins(text + at, len - at, "part") && at + 4 < len &&
           strchr("\"', }", text[at + 4]) != NULL;
}

static bool take_braces(Scan *scan)
{
    TextLines *lines = &scan->lines;
    size_t content = line_content(lines), end = trimmed_end(lines);
    const char *text = lines->text.data + content;
    size_t len = end - content;
    char matter;

    if (len < 2 || text[0] != '{')
        return false;
    if (!scan->heedless && opens_block(text, len))
        scan->blocks++;
    if (!scan->heedless && closes_block(text, len) && scan->blocks > 0)
        scan->blocks--;
    if (text[len - 1] != '}' || opens_block(text, len) || closes_block(text, len))
        return false;
    matter = matter_of(text, len);
    if (matter != '\0') {
        flush_text(scan);
        add_item(scan, OUTLINE_MATTER, lines->at)->matter = matter;
        forget_above(scan);
        return true;
    }
    if (scan->lists == 0)
        scan->lists = lines->at + 1;
    scan->says_part |= names_part(text, len);
    return true;
}

/* ---- The text ------------------------------------------------------------------------------- */

static void take_text(Scan *scan)
{
    TextLines *lines = &scan->lines;
    size_t content = line_content(lines);

    if (begins(lines->text.data + content, lines->end - content, "%%"))
        return;
    if (scan->text == 0 && !scan->headed)
        scan->text = (scan->lists > 0 ? scan->lists - 1 : lines->at) + 1;
    scan->above = content;
    scan->above_end = lines->end;
    scan->above_lists = scan->lists;
    scan->lists = 0;
}

static void take_line(Scan *scan)
{
    if (is_blank_line(&scan->lines)) {
        scan->above = scan->above_end = 0;
        scan->says_part = scan->says_part && scan->lists > 0;
        return;
    }
    if (take_braces(scan))
        return;
    if (scan->blocks == 0 && take_heading(scan))
        return;
    take_text(scan);
    if (scan->above_lists == 0)
        scan->says_part = false;
}

size_t settings_end(Bytes markdown, size_t start)
{
    TextLines lines = {.text = markdown, .next = start};
    size_t count = 0;

    while (next_text_line(&lines)) {
        size_t content = line_content(&lines), end = trimmed_end(&lines);
        if (count == 0 && is_blank_line(&lines))
            continue;
        if (count == 0 && (end - content != 1 || markdown.data[content] != '{'))
            return 0;
        if (count++ > 0 && end - content == 1 && markdown.data[content] == '}')
            return lines.next < markdown.len ? lines.next : markdown.len;
        if (count > 200)
            return 0;
    }
    return 0;
}

static Outline scan_outline(Arena *arena, Bytes markdown, bool heedless, bool *unclosed)
{
    Scan scan = {.arena = arena, .lines = {.text = markdown}, .heedless = heedless};
    size_t code, settings = 0;

    skip_front_matter(&scan.lines);
    if (scan.lines.next == 0)
        while ((settings = settings_end(markdown, settings)) != 0)
            scan.lines.next = settings;
    code = scan.lines.next;
    while (next_text_line(&scan.lines)) {
        if (scan.lines.at != code)
            forget_above(&scan); /* what stood there was for the code between */
        take_line(&scan);
        code = scan.lines.next;
    }
    /* A file of nothing but code has text as well. */
    if (scan.text == 0 && !scan.headed)
        for (size_t i = code; i < markdown.len && scan.text == 0; i++)
            if (strchr(" \t\n", markdown.data[i]) == NULL)
                scan.text = code + 1;
    flush_text(&scan);
    *unclosed = scan.blocks > 0;
    return scan.outline;
}

Outline read_outline(Arena *arena, Bytes markdown)
{
    bool unclosed;
    Outline outline = scan_outline(arena, markdown, false, &unclosed);

    return unclosed ? scan_outline(arena, markdown, true, &unclosed) : outline;
}
