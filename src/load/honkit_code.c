/* honkit_code.c - see the header. */
#include "load/honkit_code.h"
#include <stdlib.h>
#include <string.h>
#include "base/path.h"

/* ---- What is asked for ------------------------------------------------------------------------ */

/* Behind a word's letters; word itself when text does not begin with it. */
static size_t skip_word(const char *text, size_t len, const char *word)
{
    size_t n = strlen(word);

    return len >= n && memcmp(text, word, n) == 0 ? n : 0;
}

/* A value at an offset, in quotes or up to a comma or space; *at: behind it. */
static const char *value_at(Arena *arena, const char *text, size_t len, size_t *at)
{
    size_t from = *at, until;
    char quote = from < len && strchr("\"'", text[from]) != NULL ? text[from] : '\0';

    from += quote != '\0';
    for (until = from; until < len; until++)
        if (quote != '\0' ? text[until] == quote : strchr(", \t", text[until]) != NULL)
            break;
    *at = until + (quote != '\0' && until < len);
    return arena_copy(arena, text + from, until - from);
}

/* "5-10", "5-", "-10", "5"; else the name of a marker. */
static void read_part(CodeImport *import, const char *value)
{
    char *end;

    if (*value == '\0')
        return;
    if (value[strspn(value, "0123456789-")] != '\0') {
        import->marker = value;
        return;
    }
    import->first = strtoul(value, &end, 10);
    import->last = *end == '-' && end[1] != '\0' ? strtoul(end + 1, NULL, 10)
                   : *end == '-'                 ? SIZE_MAX
                                                 : import->first;
    import->first = import->first == 0 ? 1 : import->first;
}

static void take_key(CodeImport *import, const char *key, const char *value)
{
    if (strcmp(key, "title") == 0)
        import->title = value;
    else if (strcmp(key, "lang") == 0)
        import->language = strcmp(value, "c_cpp") == 0 ? "cpp" : value;
    else if (strcmp(key, "marker") == 0)
        import->marker = value;
    else if (strcmp(key, "unindent") == 0)
        import->unindent = strcmp(value, "true") == 0;
}

/* ":part, key:value key="value"", in any order; a lone word is a title. */
static void read_keys(Arena *arena, const char *text, size_t len, CodeImport *import)
{
    size_t at = 0;

    if (len > 0 && text[0] == ':') {
        at = 1;
        read_part(import, value_at(arena, text, len, &at));
    }
    while (at < len) {
        size_t from = at, n;
        if (strchr(", \t", text[at]) != NULL) {
            at++;
            continue;
        }
        while (at < len && strchr(":=, \t\"'", text[at]) == NULL)
            at++;
        n = at - from;
        if (at < len && (text[at] == ':' || text[at] == '=')) {
            at++;
            take_key(import, arena_copy(arena, text + from, n),
                     value_at(arena, text, len, &at));
        } else if (n > 0 && import->title == NULL) {
            import->title = arena_copy(arena, text + from, n);
        }
        at += at == from;
    }
}

bool read_code_import(Arena *arena, const char *text, size_t len, CodeImport *import)
{
    size_t n = skip_word(text, len, "[import");
    const char *close, *end;

    *import = (CodeImport){0};
    n = n > 0 ? n : skip_word(text, len, "[include");
    if (n == 0 || n >= len || strchr(":, \t]", text[n]) == NULL)
        return false;
    close = memmem(text + n, len - n, "](", 2);
    end = close == NULL ? NULL : memchr(close, ')', (size_t)(text + len - close));
    if (end == NULL || end == close + 2 ||
        memchr(text + n, '[', (size_t)(close - text) - n) != NULL)
        return false;
    import->end = (size_t)(end - text) + 1;
    import->path = arena_copy(arena, close + 2, (size_t)(end - close) - 2);
    read_keys(arena, text + n, (size_t)(close - text) - n, import);
    return true;
}

/* ---- The code --------------------------------------------------------------------------------- */

typedef struct {
    const Source *source;
    size_t at, end, next, until;
} Lines;

static bool next_line(Lines *lines)
{
    const char *text = lines->source->text.data;
    const char *newline;

    lines->at = lines->next;
    if (lines->at >= lines->until)
        return false;
    newline = memchr(text + lines->at, '\n', lines->until - lines->at);
    lines->end = newline == NULL ? lines->until : (size_t)(newline - text);
    lines->next = lines->end + (newline != NULL);
    return true;
}

/* "//! [name]", "/// [name]", "## [name]" or "<!--! [name] -->", alone in its line; *name: where
 * the name begins. */
static bool is_marker(const Lines *lines, const char **name, size_t *len)
{
    static const char *const signs[] = {"//!", "///", "##", "#!", "<!--!",
                                        "/*!", "--!", "%!", ";!", "<!--"};
    const char *text = lines->source->text.data;
    size_t at = lines->at, n = 0;

    while (at < lines->end && strchr(" \t", text[at]) != NULL)
        at++;
    for (size_t i = 0; n == 0 && i < sizeof signs / sizeof signs[0]; i++)
        n = skip_word(text + at, lines->end - at, signs[i]);
    at += n;
    while (n > 0 && at < lines->end && strchr(" !", text[at]) != NULL)
        at++;
    if (n == 0 || at == lines->end || text[at] != '[')
        return false;
    *name = text + ++at;
    while (at < lines->end && text[at] != ']')
        at++;
    *len = (size_t)(text + at - *name);
    while (at < lines->end && strchr("] \t-*/>", text[at]) != NULL)
        at++;
    return *len > 0 && at == lines->end;
}

/* What stands between two comments with the marker. */
static bool span_of_marker(const Source *source, const char *marker, Span *span)
{
    Lines lines = {.source = source, .until = source->text.len};
    bool open = false;

    while (next_line(&lines)) {
        const char *name;
        size_t len;
        if (!is_marker(&lines, &name, &len) || strlen(marker) != len ||
            memcmp(marker, name, len) != 0)
            continue;
        if (open) {
            span->until = lines.at;
            return true;
        }
        open = true;
        span->from = lines.next;
        span->until = source->text.len;
    }
    return open;
}

/* The longest run of backquotes, and the indentation that all lines share. */
static void measure(const Source *source, const Span *span, size_t *ticks, size_t *indent)
{
    Lines lines = {.source = source, .next = span->from, .until = span->until};
    const char *text = source->text.data;

    *ticks = 0;
    *indent = SIZE_MAX;
    while (next_line(&lines)) {
        size_t run = 0, space = 0;
        while (lines.at + space < lines.end &&
               strchr(" \t", text[lines.at + space]) != NULL)
            space++;
        if (lines.at + space < lines.end && space < *indent)
            *indent = space;
        for (size_t i = lines.at; i < lines.end; i++) {
            run = text[i] == '`' ? run + 1 : 0;
            *ticks = run > *ticks ? run : *ticks;
        }
    }
    *indent = *indent == SIZE_MAX ? 0 : *indent;
}

static void put(Expansion *expansion, const IncludePlace *place, const char *text)
{
    expansion_put(expansion, place->source, place->at, text, strlen(text));
}

static void copy_code(Expansion *expansion, const IncludePlace *place,
                      const Source *source, const Span *span, size_t indent,
                      const char *prefix)
{
    Lines lines = {.source = source, .next = span->from, .until = span->until};
    const char *name;
    size_t len;

    while (next_line(&lines)) {
        size_t from = lines.at + indent < lines.end ? lines.at + indent : lines.end;
        if (is_marker(&lines, &name, &len))
            continue;
        expansion_copy(expansion, source, from, lines.end);
        put(expansion, place, "\n");
        put(expansion, place, prefix);
    }
}

/* Its name's ending is what its language is called. */
static const char *language_of(const CodeImport *import)
{
    const char *ending = path_ending(import->path);

    if (import->language != NULL)
        return import->language;
    return strspn(ending, ".abcdefghijklmnopqrstuvwxyz0123456789") == strlen(ending) &&
                   *ending == '.'
               ? ending + 1
               : "";
}

void find_linked_names(const Chapter *chapter, Arena *arena, Map *names)
{
    enum { LONGEST = 200 };
    const Bytes text = chapter->markdown;
    const char *at = text.data, *end = text.data + text.len;

    while ((at = memmem(at, (size_t)(end - at), "](#", 3)) != NULL) {
        size_t len = (size_t)(end - (at += 3));
        const char *close = memchr(at, ')', len < LONGEST ? len : LONGEST);
        const char *name =
            close == NULL ? NULL : arena_copy(arena, at, (size_t)(close - at));
        if (name != NULL && name[strcspn(name, " \t\n\"<>&")] == '\0')
            map_put(names, arena, name, (char *)name);
    }
}

/* What the plug-in's templates name the block, its file or its title, where a link asks for
 * that; only the first block of that name has it.  NULL: nothing asks. */
static const char *id_of(const Expansion *expansion, const CodeImport *import, Map *names)
{
    const char *id = map_lookup(names, path_name(import->path));

    if (id == NULL && import->title != NULL)
        id = map_lookup(names, import->title);
    if (id != NULL)
        map_put(names, &expansion->chapter->arena, id, NULL);
    return id;
}

/* False: the block needs no figure around it. */
static bool open_figure(Expansion *expansion, const IncludePlace *place,
                        const CodeImport *import, const char *prefix, Map *names)
{
    Arena *arena = &expansion->chapter->arena;
    const char *id = id_of(expansion, import, names);
    Buf html = {0};

    if (id == NULL && (import->title == NULL || *import->title == '\0'))
        return false;
    buf_put(&html, "<figure class=\"code\"");
    if (id != NULL)
        buf_format(&html, " id=\"%s\"", id);
    buf_char(&html, '>');
    if (import->title != NULL && *import->title != '\0') {
        buf_put(&html, "<figcaption>");
        buf_put_escaped(&html, import->title);
        buf_put(&html, "</figcaption>");
    }
    put(expansion, place, arena_format(arena, "%s\n%s\n%s", html.data, prefix, prefix));
    buf_free(&html);
    return true;
}

static void put_block(Expansion *expansion, const IncludePlace *place,
                      const CodeImport *import, const Source *source, const Span *span,
                      const char *prefix, Map *names)
{
    Arena *arena = &expansion->chapter->arena;
    bool figure = open_figure(expansion, place, import, prefix, names);
    size_t ticks, indent;
    char *fence;

    measure(source, span, &ticks, &indent);
    ticks = ticks < 3 ? 3 : ticks + 1;
    fence = arena_alloc(arena, ticks + 1);
    memset(fence, '`', ticks);
    put(expansion, place,
        arena_format(arena, "%s%s\n%s", fence, language_of(import), prefix));
    copy_code(expansion, place, source, span, import->unindent ? indent : 0, prefix);
    put(expansion, place, fence);
    if (figure)
        put(expansion, place, arena_format(arena, "\n%s\n%s</figure>\n", prefix, prefix));
}

bool put_code_import(Expansion *expansion, const IncludePlace *place, const char *folder,
                     const CodeImport *import, const char *prefix, Map *names)
{
    Project *project = expansion->project;
    const char *found, *decoded = percent_decode(&project->book->arena, import->path);
    const Source *source =
        open_include(expansion, place,
                     *import->path == '/' ? project->book->site : folder,
                     (decoded == NULL ? import->path : decoded) + (*import->path == '/'),
                     &found);
    Span span = {0, source == NULL ? 0 : source->text.len};
    bool there = true;

    if (source == NULL)
        return false;
    if (import->marker != NULL)
        there = span_of_marker(source, import->marker, &span);
    else if (import->first > 0)
        there = span_of_lines(project, source, import->first, import->last, &span);
    if (!there) {
        report_include(expansion, place, NULL,
                       "%s has no such part, so nothing is included", import->path);
        return false;
    }
    if (!admit_include(expansion, place, span.until - span.from))
        return false;
    put_block(expansion, place, import, source, &span, prefix, names);
    return true;
}
