/* info.c - see the header. */
#include "parse/code/info.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "parse/text/leftovers.h"

enum { MOST_LINES = 1000000 };

typedef struct {
    Chapter *chapter;
    const Node *block;
    bool own; /* our own Markdown, in which no other tool's words are expected */
    CodeInfo info;
    LineRange *ranges;
    size_t count;
    Buf classes;
} Reading;

static Position word_position(const Reading *reading, const char *word, size_t len)
{
    return info_position(reading->chapter, reading->block,
                         arena_copy(&reading->chapter->arena, word, len));
}

static void refuse(Reading *reading, const char *value, const char *hint)
{
    diag_add(&reading->chapter->diags, "code-option",
             info_position(reading->chapter, reading->block, value), hint,
             "\"%s\" is not understood", value);
}

/* ---- Lines that are marked -------------------------------------------------------------- */

static int compare_ranges(const void *a, const void *b)
{
    uint32_t first = ((const LineRange *)a)->first, other = ((const LineRange *)b)->first;

    return first < other ? -1 : first > other;
}

/* In order, and those that touch as one. */
static void merge_ranges(Reading *reading)
{
    size_t kept = 0;

    if (reading->count == 0)
        return;
    qsort(reading->ranges, reading->count, sizeof *reading->ranges, compare_ranges);
    for (size_t i = 1; i < reading->count; i++) {
        LineRange *last = &reading->ranges[kept], *next = &reading->ranges[i];
        if (next->first > last->last + 1)
            reading->ranges[++kept] = *next;
        else if (next->last > last->last)
            last->last = next->last;
    }
    reading->info.setting.marked = reading->ranges;
    reading->info.setting.marked_count = kept + 1;
}

static bool read_number(const char **at, uint32_t *number)
{
    const char *from = *at;

    for (*number = 0; **at >= '0' && **at <= '9'; ++*at)
        if (*number < MOST_LINES)
            *number = *number * 10 + (uint32_t)(**at - '0');
    return *at > from;
}

static const char between[] = " \t,[]\"'";

static bool read_range(const char **at, LineRange *range)
{
    if (!read_number(at, &range->first))
        return false;
    range->last = range->first;
    if (**at == '-') {
        ++*at;
        if (!read_number(at, &range->last))
            return false;
    }
    return range->first > 0 && range->last >= range->first &&
           (**at == '\0' || strchr(between, **at) != NULL);
}

/* "3,5-7", "3 5-7", "[3,\"5-7\"]". */
static void read_ranges(Reading *reading, const char *value)
{
    const char *at = value + strspn(value, between);

    for (; *at != '\0'; at += strspn(at, between)) {
        LineRange range;
        if (!read_range(&at, &range)) {
            refuse(reading, value, "write the lines as {3,5-7}");
            return;
        }
        reading->ranges = arena_grow(&reading->chapter->arena, reading->ranges,
                                     reading->count, sizeof *reading->ranges);
        reading->ranges[reading->count++] = range;
    }
}

/* ---- Words ------------------------------------------------------------------------------ */

typedef enum {
    ASKS_TITLE,
    ASKS_NUMBERS,
    ASKS_START,
    ASKS_LINES,
    ASKS_DIFF,
    ASKS_EDITION,
    ASKS_NO_NUMBERS
} Asks;

/* By the names that pandoc, Docusaurus, VuePress, MkDocs, Hugo, Quarto, Jekyll, Leanpub and
 * Gatsby have for it. */
static const struct {
    const char *name;
    Asks asks;
    bool alone; /* without a value, too */
} keys[] = {
    {"title", ASKS_TITLE, false},
    {"caption", ASKS_TITLE, false},
    {"filename", ASKS_TITLE, false},
    {"file-name", ASKS_TITLE, false},
    {"numbers", ASKS_NUMBERS, true},
    {"numberlines", ASKS_NUMBERS, true},
    {"number-lines", ASKS_NUMBERS, true},
    {"line-numbers", ASKS_NUMBERS, true},
    {"linenumbers", ASKS_NUMBERS, true},
    {"showlinenumbers", ASKS_NUMBERS, true},
    {"linenos", ASKS_NUMBERS, true},
    {"linenums", ASKS_NUMBERS, true},
    {"no-line-numbers", ASKS_NO_NUMBERS, true},
    {"startfrom", ASKS_START, false},
    {"start-from", ASKS_START, false},
    {"startline", ASKS_START, false},
    {"start-line", ASKS_START, false},
    {"linenostart", ASKS_START, false},
    {"number-from", ASKS_START, false},
    {"starting-line-number", ASKS_START, false},
    {"hl_lines", ASKS_LINES, false},
    {"hl-lines", ASKS_LINES, false},
    {"highlight", ASKS_LINES, false},
    {"highlight-lines", ASKS_LINES, false},
    {"code-line-numbers", ASKS_LINES, false},
    {"diff", ASKS_DIFF, true},
    {"edition", ASKS_EDITION, false},
    {"editions", ASKS_EDITION, false},
};

static void start_at(Reading *reading, const char *value)
{
    const char *at = value;
    uint32_t number;

    if (!read_number(&at, &number) || *at != '\0' || number >= MOST_LINES) {
        refuse(reading, value, "write the number of the first line, as startFrom=40");
        return;
    }
    reading->info.setting.first_number = (int32_t)number;
}

/* "true", "table", "1": how it is to look, or where it is to begin. */
static void number_lines(Reading *reading, const char *value)
{
    static const char *const none[] = {"false", "off", "no", "none"};

    reading->info.setting.numbered = true;
    for (size_t i = 0; value != NULL && i < sizeof none / sizeof none[0]; i++)
        if (strcmp(value, none[i]) == 0)
            reading->info.setting.numbered = false;
    if (value != NULL && *value >= '0' && *value <= '9')
        start_at(reading, value);
}

/* Quarto's key has two meanings. */
static bool is_truth(const char *value)
{
    return strcmp(value, "true") == 0 || strcmp(value, "false") == 0;
}

static void ask(Reading *reading, Asks asks, const char *value)
{
    switch (asks) {
    case ASKS_TITLE:
        reading->info.title = value;
        break;
    case ASKS_NUMBERS:
        number_lines(reading, value);
        break;
    case ASKS_NO_NUMBERS:
        reading->info.setting.numbered = false;
        break;
    case ASKS_START:
        reading->info.setting.numbered = true;
        start_at(reading, value);
        break;
    case ASKS_LINES:
        if (is_truth(value))
            number_lines(reading, value);
        else
            read_ranges(reading, value);
        break;
    case ASKS_EDITION:
        reading->info.editions = value;
        break;
    case ASKS_DIFF:
        reading->info.diff = value == NULL || strcmp(value, "true") == 0;
        break;
    }
}

/* False: it is none of ours, as most flags of other tools are not. */
static bool read_key(Reading *reading, const char *word, size_t len, const char *value)
{
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (strlen(keys[i].name) == len && strncasecmp(keys[i].name, word, len) == 0 &&
            (value != NULL || keys[i].alone)) {
            ask(reading, keys[i].asks, value);
            return true;
        }
    return false;
}

/* What is nearly one of ours is a slip; all else is another tool's. */
static void doubt_key(Reading *reading, const char *word, size_t len)
{
    static const char *const names[] = {"title",        "caption",         "filename",
                                        "numbers",      "numberLines",     "lineNumbers",
                                        "line-numbers", "showLineNumbers", "linenums",
                                        "startFrom",    "hl_lines",        NULL};
    Arena *arena = &reading->chapter->arena;
    const char *key = arena_copy(arena, word, len);
    const char *nearest = reading->own && len > 4 ? nearest_word(key, names) : NULL;

    if (nearest != NULL)
        diag_add(&reading->chapter->diags, "code-option",
                 info_position(reading->chapter, reading->block, key),
                 arena_format(arena, "did you mean %s?", nearest),
                 "a code block has no option \"%s\"", key);
}

/* It is said already. */
static bool is_language(const Reading *reading, const char *word, size_t len)
{
    const char *name = reading->block->name;

    return name != NULL && strlen(name) == len && memcmp(name, word, len) == 0;
}

/* Gathered, since there may be many. */
static void add_author_class(Reading *reading, const char *word, size_t len)
{
    if (reading->classes.len > 0)
        buf_char(&reading->classes, ' ');
    buf_add(&reading->classes, word, len);
}

static size_t refuse_open_quotes(Reading *reading, const char *word)
{
    size_t len = strcspn(word, "=");
    const char *key = arena_copy(&reading->chapter->arena, word, len);

    diag_add(&reading->chapter->diags, "code-option",
             info_position(reading->chapter, reading->block, key),
             arena_format(&reading->chapter->arena, "close the quotes: %s=\"…\"", key),
             "the quotes of %s= are opened and never closed", key);
    return strlen(word);
}

/* How long a value is: in quotes, in brackets, or up to the next blank or comma. */
static size_t value_length(const char *value)
{
    char close = *value == '"' || *value == '\'' ? *value : *value == '[' ? ']' : '\0';
    const char *end = close == '\0' ? NULL : strchr(value + 1, close);

    return end == NULL ? strcspn(value, " \t,}") : (size_t)(end - value) + 1;
}

static bool is_quote(char byte)
{
    return byte == '"' || byte == '\'';
}

static const char *unquoted(Arena *arena, const char *value, size_t len)
{
    return is_quote(*value) ? arena_copy(arena, value + 1, len - 2)
                            : arena_copy(arena, value, len);
}

/* word=value; how long it was. */
static size_t read_pair(Reading *reading, const char *word, size_t sign, size_t len)
{
    Arena *arena = &reading->chapter->arena;
    const char *value = word + len + 1;
    size_t value_len = value_length(value);

    if (is_quote(*value) && (value_len < 2 || value[value_len - 1] != *value))
        return refuse_open_quotes(reading, word + sign) + sign;
    if (!read_key(reading, word + sign, len - sign, unquoted(arena, value, value_len)))
        doubt_key(reading, word + sign, len - sign);
    return len + 1 + value_len;
}

/* One word, with its value; how long it was.  braced: it stands in braces, where .word is a
 * class and #word an id. */
static size_t read_word(Reading *reading, const char *word, bool braced)
{
    bool sign = *word == '.' || *word == '#' || *word == ':';
    size_t len = strcspn(word + sign, " \t,={}") + sign;

    if (word[len] == '=' && len > sign)
        return read_pair(reading, word, sign, len);
    if (!is_language(reading, word + sign, len - sign) &&
        !read_key(reading, word + sign, len - sign, NULL)) {
        if (braced && *word == '.')
            add_author_class(reading, word + 1, len - 1);
        else if (*word != '#' && !(braced && reading->own &&
                                   report_bare_label(reading->chapter, word, len,
                                                     word_position(reading, word, len))))
            doubt_key(reading, word + sign, len - sign);
    }
    if (braced && *word == '#' && len > 1)
        reading->info.id = arena_copy(&reading->chapter->arena, word + 1, len - 1);
    return len == 0 ? 1 : len;
}

/* {3,5-7}: nothing but numbers. */
static size_t read_braced_lines(Reading *reading, const char *at)
{
    size_t len = strspn(at + 1, "0123456789-, \t");

    if (*at != '{' || len == 0 || at[len + 1] != '}')
        return 0;
    read_ranges(reading, arena_copy(&reading->chapter->arena, at + 1, len));
    return len + 2;
}

static void read_words(Reading *reading, const char *at)
{
    bool braced = false;

    while (*at != '\0') {
        size_t lines = read_braced_lines(reading, at);
        if (lines > 0) {
            at += lines;
        } else if (strchr(" \t,{}", *at) != NULL) {
            braced = *at == '{' || (braced && *at != '}');
            at++;
        } else {
            at += read_word(reading, at, braced);
        }
    }
}

CodeInfo read_code_info(Chapter *chapter, const Node *block, bool own)
{
    Reading reading = {.chapter = chapter, .block = block, .own = own};
    const char *info = block->title;
    const CodeSetting *setting = &reading.info.setting;

    reading.info.setting.first_number = 1;
    if (block->name != NULL && info[0] != '{')
        info += strcspn(info, " \t,:{}"); /* the language */
    read_words(&reading, info);
    merge_ranges(&reading);
    if (reading.classes.len > 0)
        reading.info.classes =
            arena_copy(&chapter->arena, reading.classes.data, reading.classes.len);
    buf_free(&reading.classes);
    reading.info.asks =
        setting->numbered || setting->marked_count > 0 || reading.info.diff;
    return reading.info;
}
