/* honkit_tags_scan.c - finds the tags of templates in a text, and which closes which.
 *
 * Code is no template, save in lists and quotes, where HonKit does not see that it is code.
 * There, values are put in and marks of what is raw taken out; all else stays as code, and
 * is told of nowhere. */
#include <string.h>
#include "parse/dialect/lines.h"
#include "parse/dialect/honkit_tags.h"

enum { DEEPEST_TAG = 64 };

typedef struct {
    Tags *tags;
    LineScan lines;
    bool raw;         /* between {% raw %} and {% endraw %} */
    bool was_code;    /* the line before is code */
    bool contained;   /* the line is of a list or a quote */
    uint32_t missing; /* lengths of backquotes that the rest of the line has not */
    uint32_t open[DEEPEST_TAG]; /* tags that nothing has closed yet */
    size_t depth;
} Scan;

/* ---- Names ------------------------------------------------------------------------------------ */

static const struct {
    const char *name;
    TagKind kind;
} kinds[] = {
    {"raw", TAG_DROPPED},
    {"markdown", TAG_DROPPED},
    {"content-ref", TAG_DROPPED},
    {"stepper", TAG_DROPPED},
    {"step", TAG_DROPPED},
    {"columns", TAG_DROPPED},
    {"column", TAG_DROPPED},
    {"updates", TAG_DROPPED},
    {"swagger-description", TAG_DROPPED},
    {"api-method-summary", TAG_DROPPED},
    {"api-method-description", TAG_DROPPED},
    {"api-method-spec", TAG_DROPPED},
    {"api-method-request", TAG_DROPPED},
    {"api-method-response", TAG_DROPPED},
    {"api-method-response-example-description", TAG_DROPPED},
    {"api-method-path-parameters", TAG_DROPPED},
    {"api-method-query-parameters", TAG_DROPPED},
    {"api-method-body-parameters", TAG_DROPPED},
    {"api-method-headers", TAG_DROPPED},
    {"hint", TAG_HINT},
    {"tabs", TAG_TABS},
    {"tab", TAG_TAB},
    {"code", TAG_CODE},
    {"embed", TAG_EMBED},
    {"file", TAG_FILE},
    {"page-ref", TAG_PAGE},
    {"swagger", TAG_API},
    {"openapi", TAG_API},
    {"api-method", TAG_API},
    {"swagger-parameter", TAG_PARAMETER},
    {"api-method-parameter", TAG_PARAMETER},
    {"swagger-response", TAG_RESPONSE},
    {"api-method-response-example", TAG_RESPONSE},
    {"math", TAG_MATH},
    {"katex", TAG_MATH},
    {"filename", TAG_LABEL},
    {"label", TAG_LABEL},
    {"set", TAG_SET},
    {"if", TAG_IF},
    {"elif", TAG_BRANCH},
    {"elseif", TAG_BRANCH},
    {"else", TAG_BRANCH},
};

static TagKind kind_of(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strlen(kinds[i].name) == len && memcmp(kinds[i].name, name, len) == 0)
            return kinds[i].kind;
    return TAG_UNKNOWN;
}

static bool is_named(const Tags *tags, const Tag *tag, const char *name)
{
    return tag->name_len == strlen(name) &&
           memcmp(tags->rewrite->text.data + tag->name, name, tag->name_len) == 0;
}

/* ---- Pairs ------------------------------------------------------------------------------------ */

static bool same_name(const Tags *tags, const Tag *a, const Tag *b)
{
    const char *text = tags->rewrite->text.data;

    return a->name_len == b->name_len &&
           memcmp(text + a->name, text + b->name, a->name_len) == 0;
}

/* These may stand alone, so that what is open around them is not theirs to end. */
static bool needs_no_end(const Tag *tag)
{
    return tag->kind == TAG_EMBED || tag->kind == TAG_FILE || tag->kind == TAG_PAGE;
}

static void close_tag(Scan *scan, uint32_t index)
{
    Tags *tags = scan->tags;
    Tag *tag = &tags->items[index];

    for (size_t i = scan->depth; i-- > 0;) {
        Tag *open = &tags->items[scan->open[i]];
        if (!same_name(tags, open, tag))
            continue;
        open->partner = index + 1;
        tag->partner = scan->open[i] + 1;
        scan->depth = i;
        return;
    }
}

static void add_branch(Scan *scan, uint32_t index)
{
    Tags *tags = scan->tags;

    for (size_t i = scan->depth; i-- > 0;) {
        Tag *open = &tags->items[scan->open[i]];
        if (open->kind != TAG_IF)
            continue;
        tags->items[open->last == 0 ? scan->open[i] : open->last - 1].branch = index + 1;
        open->last = index + 1;
        return;
    }
}

/* Where too many are open, one goes that needs no end, or else the outermost. */
static void open_tag(Scan *scan, uint32_t index)
{
    size_t gone = 0;

    if (scan->depth == DEEPEST_TAG) {
        while (gone < DEEPEST_TAG && !needs_no_end(&scan->tags->items[scan->open[gone]]))
            gone++;
        gone = gone == DEEPEST_TAG ? 0 : gone;
        scan->depth--;
        memmove(&scan->open[gone], &scan->open[gone + 1],
                (scan->depth - gone) * sizeof scan->open[0]);
    }
    scan->open[scan->depth++] = index;
}

static void pair_tag(Scan *scan, uint32_t index)
{
    const Tag *tag = &scan->tags->items[index];

    if (tag->kind == TAG_VARIABLE || tag->kind == TAG_UNKNOWN || tag->kind == TAG_SET)
        return;
    if (tag->kind == TAG_BRANCH || (tag->kind == TAG_IF && tag->closes))
        add_branch(scan, index);
    if (tag->closes)
        close_tag(scan, index);
    else if (tag->kind != TAG_BRANCH)
        open_tag(scan, index);
}

/* ---- Tags of a line --------------------------------------------------------------------------- */

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
}

static size_t skip_space(const char *text, size_t at)
{
    while (text[at] == ' ' || text[at] == '\t')
        at++;
    return at;
}

static void find_name(const Tags *tags, Tag *tag)
{
    const char *text = tags->rewrite->text.data;
    size_t at = tag->at + 2, n = 0;

    at = skip_space(text, at + (text[at] == '-'));
    while (at + n < tag->end - 2 && is_name_byte(text[at + n]))
        n++;
    tag->closes = n > 3 && memcmp(text + at, "end", 3) == 0;
    tag->name = (uint32_t)(at + (tag->closes ? 3 : 0));
    tag->name_len = (uint32_t)(n - (tag->closes ? 3 : 0));
    tag->kind = (uint8_t)kind_of(text + tag->name, tag->name_len);
    tag->known = is_named(tags, tag, "include"); /* load has told of it */
}

static void find_variable(const Tags *tags, Tag *tag)
{
    const char *text = tags->rewrite->text.data;
    size_t from = skip_space(text, tag->at + 2), until = tag->end - 2;

    while (until > from && (text[until - 1] == ' ' || text[until - 1] == '\t'))
        until--;
    tag->kind = TAG_VARIABLE;
    tag->name = (uint32_t)from;
    tag->name_len = (uint32_t)(until - from);
}

/* Between raw and endraw nothing else is a tag; in code, nothing but these. */
static bool is_taken(Scan *scan, const Tag *tag, bool in_code)
{
    bool raw = tag->kind == TAG_DROPPED && is_named(scan->tags, tag, "raw");

    if (scan->raw)
        return raw && tag->closes;
    return !in_code || raw || tag->kind == TAG_VARIABLE;
}

/* Behind the tag at an offset, or at when there is none. */
static size_t take_tag(Scan *scan, size_t at, bool in_code)
{
    Tags *tags = scan->tags;
    const char *text = tags->rewrite->text.data;
    bool variable = text[at + 1] == '{';
    const char *close =
        memmem(text + at + 2, scan->lines.end - at - 2, variable ? "}}" : "%}", 2);
    Tag tag = {.at = (uint32_t)at,
               .line = (uint32_t)scan->lines.at,
               .content = (uint32_t)scan->lines.content,
               .line_end = (uint32_t)scan->lines.end};

    if (close == NULL)
        return at;
    tag.end = (uint32_t)(close - text) + 2;
    (variable ? find_variable : find_name)(tags, &tag);
    if (tag.name_len == 0 || !is_taken(scan, &tag, in_code))
        return tag.end;
    tag.known |= in_code;
    if (tag.kind == TAG_DROPPED && is_named(tags, &tag, "raw"))
        scan->raw = !tag.closes;
    tags->items =
        arena_grow(&tags->rewrite->chapter->arena, tags->items, tags->count, sizeof tag);
    tags->items[tags->count] = tag;
    pair_tag(scan, (uint32_t)tags->count++);
    return tag.end;
}

static size_t run_of(const Scan *scan, size_t at)
{
    const char *text = scan->lines.text.data;
    size_t n = 0;

    while (at + n < scan->lines.end && text[at + n] == '`')
        n++;
    return n;
}

/* Behind the code that the backquotes at an offset begin; behind them when it is none. */
static size_t skip_code(Scan *scan, size_t at)
{
    const char *text = scan->lines.text.data;
    size_t width = run_of(scan, at), behind = at + width;
    size_t bit = width < 31 ? width : 31;

    if ((scan->missing >> bit & 1) != 0)
        return behind;
    for (size_t i = behind; i < scan->lines.end;) {
        const char *next = memchr(text + i, '`', scan->lines.end - i);
        size_t n;
        if (next == NULL)
            break;
        i = (size_t)(next - text);
        n = run_of(scan, i);
        i += n;
        if (n == width)
            return i;
    }
    scan->missing |= (uint32_t)1 << bit;
    return behind;
}

static void scan_line(Scan *scan)
{
    const char *text = scan->lines.text.data;
    bool tags_end = false, variables_end = false;
    size_t at = scan->lines.content;
    size_t code_end = scan->lines.is_code ? scan->lines.end : at;

    scan->missing = 0;
    while (at + 1 < scan->lines.end) {
        size_t next = at + 1;
        if (text[at] == '`' && !scan->raw && at >= code_end) {
            next = skip_code(scan, at);
            if (scan->contained && next > at + run_of(scan, at)) {
                code_end = next;
                next = at + run_of(scan, at);
            }
        } else if (text[at] == '{' && ((text[at + 1] == '%' && !tags_end) ||
                                       (text[at + 1] == '{' && !variables_end))) {
            next = take_tag(scan, at, at < code_end);
            tags_end |= next == at && text[at + 1] == '%';
            variables_end |= next == at && text[at + 1] == '{';
            next += next == at;
        }
        at = next;
    }
}

/* A block of code is all of it within a list or none. */
static void note_container(Scan *scan)
{
    const LineScan *lines = &scan->lines;

    if (!lines->is_code || !scan->was_code)
        scan->contained =
            lines->quotes > 0 ||
            (lines->in_list && (!lines->is_code || lines->content > lines->at + 1));
    scan->was_code = lines->is_code;
}

void scan_tags(Tags *tags)
{
    Scan scan = {.tags = tags,
                 .lines = scan_lines(tags->rewrite->text, tags->rewrite->start)};

    while (next_line(&scan.lines)) {
        note_container(&scan);
        if (!scan.lines.is_comment && (!scan.lines.is_code || scan.contained))
            scan_line(&scan);
    }
}
