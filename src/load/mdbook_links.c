/* mdbook_links.c - {{#include file}} and its kin, by the rules of mdBook's preprocessor
 * "links". */
#include <string.h>
#include "base/path.h"
#include "load/mdbook.h"

enum {
    DEEPEST_INCLUDE = 10,  /* as in mdBook */
    COST_OF_INCLUDE = 512, /* what one costs beside its bytes */
    LONGEST_PREFIX = 100,  /* bytes in front of an include that its other lines get too */
};

static const char blanks[] = " \t\n\v\f\r";

/* ---- Directives ----------------------------------------------------------------------------- */

typedef struct {
    size_t at, end; /* of all of it */
    Bytes name;     /* empty: it is escaped, and text */
    Bytes argument;
} Directive;

/* Goes over a part of a text, and never over the same byte a hundred times. */
typedef struct {
    const char *text;
    size_t at, until;
    size_t brace;    /* the next } at or behind at, as far as it is known */
    size_t line_end; /* of the line that closing belongs to */
    size_t closing;  /* behind the last }} of that line; 0: there is none */
} Scan;

static size_t next_brace(Scan *scan, size_t at)
{
    const char *found;

    if (scan->brace < at) {
        found = memchr(scan->text + at, '}', scan->until - at);
        scan->brace = found == NULL ? scan->until : (size_t)(found - scan->text);
    }
    return scan->brace;
}

/* Behind the last }} of the line; 0: there is none behind the offset. */
static size_t last_closing(Scan *scan, size_t at)
{
    if (scan->line_end <= at) {
        const char *newline = memchr(scan->text + at, '\n', scan->until - at);
        size_t end = newline == NULL ? scan->until : (size_t)(newline - scan->text);
        scan->line_end = end;
        while (end > at + 1 &&
               !(scan->text[end - 1] == '}' && scan->text[end - 2] == '}'))
            end--;
        scan->closing = end > at + 1 ? end : 0;
    }
    return scan->closing > at ? scan->closing : 0;
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

/* {{#name argument}} with its first brace at the offset. */
static bool read_directive(Scan *scan, size_t at, Directive *directive)
{
    const char *text = scan->text;
    size_t name, name_end, argument, brace;

    directive->at = at;
    for (at += 2; at < scan->until && is_space(text[at]);)
        at++;
    if (at == scan->until || text[at] != '#')
        return false;
    for (name = ++at; at < scan->until && is_word(text[at]);)
        at++;
    for (name_end = at; at < scan->until && is_space(text[at]);)
        at++;
    argument = at;
    brace = next_brace(scan, at);
    if (name_end == name || argument == name_end || brace == argument ||
        brace + 1 >= scan->until || text[brace + 1] != '}')
        return false;
    directive->name = (Bytes){text + name, name_end - name};
    directive->argument = (Bytes){text + argument, brace - argument};
    directive->end = brace + 2;
    return true;
}

/* {{ at or behind the offset; the end when there is none. */
static size_t find_braces(const Scan *scan, size_t at)
{
    const char *found = find_bytes(scan->text + at, scan->until - at, "{{");

    return found == NULL ? scan->until : (size_t)(found - scan->text);
}

static bool next_directive(Scan *scan, Directive *directive)
{
    while (scan->at < scan->until) {
        size_t at = find_braces(scan, scan->at);
        bool escaped = at > scan->at && scan->text[at - 1] == '\\' &&
                       at + 2 < scan->until && scan->text[at + 2] == '#';
        size_t closing = escaped ? last_closing(scan, at) : 0;
        if (at == scan->until)
            break;
        if (closing > 0) {
            *directive = (Directive){.at = at - 1, .end = closing};
            scan->at = closing;
            return true;
        }
        if (read_directive(scan, at, directive)) {
            scan->at = directive->end;
            return true;
        }
        scan->at = at + 1;
    }
    return false;
}

/* ---- What is included ----------------------------------------------------------------------- */

typedef struct {
    const char *path;
    const char *anchor; /* or NULL: */
    size_t first, last; /* lines from 1; 0 and SIZE_MAX: all */
} Request;

/* False: it is no number alone. */
static bool read_number(const char *text, size_t len, size_t *number)
{
    *number = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9' || i > 8)
            return false;
        *number = *number * 10 + (size_t)(text[i] - '0');
    }
    return len > 0;
}

/* "file", "file:2", "file:2:", "file::10", "file:2:10", "file:anchor". */
static Request read_request(Arena *arena, const char *argument)
{
    size_t len = strcspn(argument, blanks), n;
    size_t path = strcspn(argument, ": \t\n\v\f\r");
    Request request = {arena_copy(arena, argument, path), NULL, 0, SIZE_MAX};
    const char *part = argument + path + 1, *end = argument + len;
    const char *colon;

    if (path == len || part == end)
        return request;
    colon = memchr(part, ':', (size_t)(end - part));
    n = (size_t)((colon == NULL ? end : colon) - part);
    if (n > 0 && !read_number(part, n, &request.first)) {
        request.anchor = arena_copy(arena, part, n);
        return request;
    }
    if (n > 0 && request.first == 0)
        request.first = 1;
    if (colon == NULL) {
        request.last = request.first;
        return request;
    }
    part = colon + 1;
    colon = memchr(part, ':', (size_t)(end - part));
    n = (size_t)((colon == NULL ? end : colon) - part);
    if (!read_number(part, n, &request.last))
        request.last = SIZE_MAX;
    return request;
}

/* ---- Expansion ------------------------------------------------------------------------------ */

typedef struct {
    Expansion *expansion;
    const Source *source; /* what is expanded */
    const char *folder;   /* where it is, from the root */
    int depth;
} Text;

static void expand_text(const Text *text, Span span, Bytes prefix);

/* What stands in front on the line, when there is no word in it: indentation, marks of quotes
 * and comments, "# " of hidden lines.  The further lines of what is included get it too. */
static Bytes prefix_of(Arena *arena, const Expansion *expansion)
{
    const Buf *out = &expansion->out;
    const char *newline = out->len == 0 ? NULL : memrchr(out->data, '\n', out->len);
    size_t from = newline == NULL ? 0 : (size_t)(newline - out->data) + 1;
    size_t len = out->len - from;

    if (len == 0 || len > LONGEST_PREFIX)
        return (Bytes){NULL, 0};
    for (size_t i = from; i < out->len; i++)
        if (is_word(out->data[i]) || (unsigned char)out->data[i] >= 0x80)
            return (Bytes){NULL, 0};
    return (Bytes){arena_copy(arena, out->data + from, len), len};
}

static size_t count_newlines(const Source *source, Span span)
{
    size_t count = 0;

    for (size_t at = span.from; at < span.until; at++)
        count += source->text.data[at] == '\n';
    return count;
}

/* As much of it as is text: with the prefix behind each line end. */
static void copy_span(const Text *text, Span span, Bytes prefix)
{
    const char *data = text->source->text.data;

    while (prefix.len > 0 && span.from < span.until) {
        const char *newline = memchr(data + span.from, '\n', span.until - span.from);
        size_t end;
        if (newline == NULL)
            break;
        end = (size_t)(newline - data) + 1;
        expansion_copy(text->expansion, text->source, span.from, end);
        expansion_put(text->expansion, text->source, end - 1, prefix.data, prefix.len);
        span.from = end;
    }
    expansion_copy(text->expansion, text->source, span.from, span.until);
}

/* The runs of lines that are asked for. */
static bool find_part(const Text *text, const IncludePlace *place, const Source *source,
                      const Request *request, bool rustdoc, AnchoredPart *part)
{
    Project *project = text->expansion->project;
    Span *span = arena_alloc(&project->book->arena, sizeof *span);

    if (request->anchor != NULL) {
        if (anchored_part(project, source, request->anchor, rustdoc, part))
            return true;
        report_include(text->expansion, place,
                       arena_format(&project->book->arena,
                                    "put it between the comments ANCHOR: %s and "
                                    "ANCHOR_END: %s there",
                                    request->anchor, request->anchor),
                       "there is no anchor \"%s\" in %s", request->anchor, source->name);
        return false;
    }
    if (!span_of_lines(project, source, request->first, request->last, span)) {
        if (request->first > 0 || source->text.len > 0) {
            report_include(text->expansion, place, "mend the numbers of the lines",
                           "%s has no such lines; it has %zu", source->name,
                           line_count(project, source));
            return false;
        }
        *span = (Span){0, 0}; /* all of an empty file */
    }
    *part = (AnchoredPart){span, 1, span->until - span->from};
    return true;
}

/* False: it could not be had, and stays as it is written. */
static bool include(const Text *text, const Directive *directive, const Request *request,
                    bool rustdoc, const char *fence)
{
    Expansion *expansion = text->expansion;
    Arena *arena = &expansion->project->book->arena;
    IncludePlace place = {text->source, directive->at, directive->end};
    Text inner = {expansion, NULL, NULL, text->depth + 1};
    AnchoredPart part;
    const char *found;
    Bytes prefix;

    if (text->depth >= DEEPEST_INCLUDE) {
        report_include(expansion, &place, "does it include itself?",
                       "%s is not included: more than %d files include one another here",
                       request->path, (int)DEEPEST_INCLUDE);
        return true;
    }
    inner.source = open_include(expansion, &place, text->folder, request->path, &found);
    if (inner.source == NULL)
        return false;
    if (!find_part(text, &place, inner.source, request, rustdoc, &part))
        return true; /* mdBook takes the empty part */
    prefix = prefix_of(arena, expansion);
    for (size_t i = 0; i < part.count && prefix.len > 0; i++)
        part.bytes += prefix.len * (count_newlines(inner.source, part.runs[i]) + 1);
    if (!admit_include(expansion, &place, part.bytes))
        return false;
    inner.folder = path_folder(arena, found);
    if (fence != NULL)
        expansion_put(expansion, text->source, directive->at, fence, strlen(fence));
    for (size_t i = 0; i < part.count; i++)
        expand_text(&inner, part.runs[i], prefix);
    if (fence != NULL)
        expansion_put(expansion, text->source, directive->at, "\n```", 4);
    return true;
}

/* A whole program, in a code block of its own. */
static bool include_playground(const Text *text, const Directive *directive,
                               const char *argument)
{
    Arena *arena = &text->expansion->project->book->arena;
    size_t path = strcspn(argument, blanks);
    Request request = {arena_copy(arena, argument, path), NULL, 0, SIZE_MAX};
    char *flags = arena_text(arena, argument + path);

    for (char *flag = flags; *flag != '\0'; flag++)
        if (is_space(*flag))
            *flag = ',';
    return include(text, directive, &request, false,
                   arena_format(arena, "```rust%s\n", flags));
}

static const char *trimmed(Arena *arena, Bytes text)
{
    while (text.len > 0 && is_space(text.data[text.len - 1]))
        text.len--;
    return arena_copy(arena, text.data, text.len);
}

static bool is_named(const Directive *directive, const char *name)
{
    return directive->name.len == strlen(name) &&
           memcmp(directive->name.data, name, directive->name.len) == 0;
}

/* False: it stays as it is written. */
static bool expand_directive(const Text *text, const Directive *directive)
{
    Expansion *expansion = text->expansion;
    Arena *arena = &expansion->project->book->arena;
    IncludePlace place = {text->source, directive->at, directive->end};
    bool playground = is_named(directive, "playground") || is_named(directive, "playpen");
    bool rustdoc = is_named(directive, "rustdoc_include");
    const char *argument;
    Request request;

    if (is_named(directive, "title"))
        return true; /* of the web page, which is nothing here */
    if (!playground && !rustdoc && !is_named(directive, "include"))
        return false;
    if (!admit_include(expansion, &place, COST_OF_INCLUDE))
        return false;
    argument = trimmed(arena, directive->argument);
    if (playground)
        return include_playground(text, directive, argument);
    request = read_request(arena, argument);
    return include(text, directive, &request, rustdoc, NULL);
}

/* At most DEEPEST_INCLUDE within one another. */
static void expand_text(const Text *text, Span span, Bytes prefix)
{
    Scan scan = {.text = text->source->text.data, .at = span.from, .until = span.until};
    Directive directive;

    while (next_directive(&scan, &directive)) {
        copy_span(text, (Span){span.from, directive.at}, prefix);
        span.from = directive.end;
        if (directive.name.len == 0)
            copy_span(text, (Span){directive.at + 1, directive.end}, prefix);
        else if (!expand_directive(text, &directive))
            copy_span(text, (Span){directive.at, directive.end}, prefix);
    }
    copy_span(text, span, prefix);
}

void expand_mdbook(Project *project, Chapter *chapter)
{
    const Bytes own = chapter->written.text;
    Scan scan = {.text = own.data, .until = own.len};
    Expansion expansion;
    Text text = {&expansion, &chapter->written,
                 path_folder(&project->book->arena, chapter->source), 0};

    if (find_braces(&scan, 0) == own.len)
        return;
    expansion_start(&expansion, project, chapter);
    expand_text(&text, (Span){0, own.len}, (Bytes){NULL, 0});
    expansion_skip(&expansion, own.len);
    expansion_end(&expansion);
}
