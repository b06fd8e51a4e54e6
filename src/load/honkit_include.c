/* honkit_include.c - {% include "file" %} of HonKit's templates, in a chapter and in what it
 * includes.
 *
 * As in the tool, code is no template, nor is what stands between {% raw %} and
 * {% endraw %}. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/honkit.h"
#include "load/honkit_code.h"
#include "load/include.h"

enum { DEEPEST_INCLUDE = 16 };

typedef struct {
    const Source *source;
    const char *folder; /* of the source, from the root */
    size_t at;          /* up to here it has been copied */
    size_t line, end;   /* of the line */
    size_t next;        /* where the next one begins */
    char fence;         /* of the code block that is open, or 0 */
    size_t width;       /* of that fence */
    bool in_list, after_blank, raw;
} Scan;

typedef struct {
    Expansion expansion;
    Scan scans[DEEPEST_INCLUDE]; /* the chapter, and what is being included */
    size_t depth;
    bool code; /* [import](file) includes code */
    Map names; /* that links in the chapter ask for */
} Includes;

/* ---- Code ------------------------------------------------------------------------------------- */

static size_t run_of(const char *text, size_t at, size_t end)
{
    size_t n = 0;

    while (at + n < end && text[at + n] == text[at])
        n++;
    return n;
}

static bool is_mark(const char *text, size_t at, size_t end)
{
    size_t digits = 0;

    while (at + digits < end && digits < 9 && text[at + digits] >= '0' &&
           text[at + digits] <= '9')
        digits++;
    if (digits > 0)
        return at + digits + 1 < end && strchr(".)", text[at + digits]) != NULL &&
               text[at + digits + 1] == ' ';
    return at + 1 < end && strchr("-+*", text[at]) != NULL && text[at + 1] == ' ';
}

/* A fence of code, which this line opens or closes. */
static bool step_fence(Scan *scan, size_t at)
{
    const char *text = scan->source->text.data;
    size_t width = at < scan->end && (text[at] == '`' || text[at] == '~')
                       ? run_of(text, at, scan->end)
                       : 0;

    if (scan->fence == '\0' && width >= 3 &&
        (text[at] == '~' ||
         memchr(text + at + width, '`', scan->end - at - width) == NULL)) {
        scan->fence = text[at];
        scan->width = width;
        return true;
    }
    if (scan->fence != '\0' && width >= scan->width && text[at] == scan->fence) {
        scan->fence = '\0';
        return true;
    }
    return scan->fence != '\0';
}

/* Steps to the next line; *is_code: it is of a code block.  False: there is none. */
static bool next_line(Scan *scan, bool *is_code)
{
    const Bytes text = scan->source->text;
    const char *newline;
    size_t at, indent = 0;
    bool blank;

    scan->line = scan->next;
    if (scan->line >= text.len)
        return false;
    newline = memchr(text.data + scan->line, '\n', text.len - scan->line);
    scan->end = newline == NULL ? text.len : (size_t)(newline - text.data);
    scan->next = scan->end + (newline != NULL);
    for (at = scan->line; at < scan->end && strchr(" \t>", text.data[at]) != NULL; at++)
        indent += text.data[at] == '\t' ? 4 : 1;
    blank = at == scan->end;
    if (is_mark(text.data, at, scan->end))
        scan->in_list = true;
    else if (indent == 0 && scan->after_blank && !blank)
        scan->in_list = false;
    *is_code = step_fence(scan, at) ||
               (indent >= 4 && scan->after_blank && !scan->in_list && !blank);
    scan->after_blank = blank || (*is_code && scan->fence == '\0' && indent >= 4);
    return true;
}

/* Behind the code that begins with the backquotes at an offset; behind the backquotes when
 * none like them follows.  *missing: lengths of which there are none behind. */
static size_t skip_code(const Scan *scan, size_t at, uint32_t *missing)
{
    const char *text = scan->source->text.data;
    size_t width = run_of(text, at, scan->end), behind = at + width;
    size_t bit = width < 31 ? width : 31;

    if ((*missing >> bit & 1) != 0)
        return behind;
    for (size_t i = behind; i < scan->end;) {
        const char *next = memchr(text + i, '`', scan->end - i);
        size_t n;
        if (next == NULL)
            break;
        i = (size_t)(next - text);
        n = run_of(text, i, scan->end);
        i += n;
        if (n == width)
            return i;
    }
    *missing |= (uint32_t)1 << bit;
    return behind;
}

/* ---- Tags ------------------------------------------------------------------------------------- */

typedef struct {
    size_t at, end; /* from {% to behind %} */
    const char *name;
    size_t name_len;
    size_t argument; /* behind the name and white space */
} Tag;

/* The tag at an offset; false: there is none that ends in the line. */
static bool read_tag(const Scan *scan, size_t at, Tag *tag)
{
    const char *text = scan->source->text.data;
    const char *close = memmem(text + at + 2, scan->end - at - 2, "%}", 2);
    size_t i = at + 2;

    if (close == NULL)
        return false;
    i += text[i] == '-';
    while (text[i] == ' ' || text[i] == '\t')
        i++;
    tag->at = at;
    tag->end = (size_t)(close - text) + 2;
    tag->name = text + i;
    while ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z'))
        i++;
    tag->name_len = (size_t)(text + i - tag->name);
    while (text[i] == ' ' || text[i] == '\t')
        i++;
    tag->argument = i;
    return i < tag->end;
}

static bool is_named(const Tag *tag, const char *name)
{
    return tag->name_len == strlen(name) && memcmp(tag->name, name, tag->name_len) == 0;
}

/* The path between quotes; NULL: there is none. */
static const char *path_in(const Includes *includes, const Scan *scan, const Tag *tag)
{
    const char *text = scan->source->text.data;
    char quote = text[tag->argument];
    const char *start = text + tag->argument + 1, *end;

    if (quote != '"' && quote != '\'')
        return NULL;
    end = memchr(start, quote, (size_t)(text + tag->end - start));
    return end == NULL || end == start ? NULL
                                       : arena_copy(&includes->expansion.chapter->arena,
                                                    start, (size_t)(end - start));
}

/* ---- Including -------------------------------------------------------------------------------- */

static void copy_until(Includes *includes, size_t until)
{
    Scan *scan = &includes->scans[includes->depth];

    if (includes->depth == 0)
        expansion_keep(&includes->expansion, until);
    else
        expansion_copy(&includes->expansion, scan->source, scan->at, until);
    scan->at = until;
}

static void leave_out(Includes *includes, size_t until)
{
    if (includes->depth == 0)
        expansion_skip(&includes->expansion, until);
    includes->scans[includes->depth].at = until;
}

static bool is_open(const Includes *includes, const Source *source)
{
    for (size_t i = 0; i <= includes->depth; i++)
        if (strcmp(includes->scans[i].source->name, source->name) == 0)
            return true;
    return false;
}

/* The file that a tag includes; NULL, and reported: there is none. */
static const Source *open_tag(Includes *includes, const Tag *tag, const char **found)
{
    Scan *scan = &includes->scans[includes->depth];
    const Book *book = includes->expansion.project->book;
    IncludePlace place = {scan->source, tag->at, tag->end};
    const char *path = path_in(includes, scan, tag);
    const Source *source = NULL;

    if (path == NULL)
        report_include(&includes->expansion, &place, "write {% include \"file.md\" %}",
                       "this names no file between quotes, so nothing is included");
    else if (strstr(path, "://") != NULL)
        report_include(&includes->expansion, &place,
                       "put a copy of the file into the book",
                       "%s is not fetched, so nothing is included", path);
    else if (*path == '/')
        source = open_include(&includes->expansion, &place, book->site, path + 1, found);
    else
        source = open_include(&includes->expansion, &place, scan->folder, path, found);
    if (source == NULL)
        return NULL;
    if (is_open(includes, source) || includes->depth + 1 == DEEPEST_INCLUDE) {
        report_include(&includes->expansion, &place, NULL,
                       "%s includes itself, or files include each other too deep", path);
        return NULL;
    }
    return admit_include(&includes->expansion, &place, source->text.len) ? source : NULL;
}

static void enter(Includes *includes, const Tag *tag)
{
    const char *found = NULL;
    const Source *source = open_tag(includes, tag, &found);

    if (source == NULL)
        return;
    copy_until(includes, tag->at);
    leave_out(includes, tag->end);
    includes->scans[++includes->depth] = (Scan){
        .source = source,
        .folder = path_folder(&includes->expansion.chapter->arena, found),
        .after_blank = true,
    };
}

/* Looks at what is left of the line; true: an included file comes first. */
static bool read_line(Includes *includes, size_t from)
{
    Scan *scan = &includes->scans[includes->depth];
    const char *text = scan->source->text.data;
    size_t depth = includes->depth, at = from;
    uint32_t missing = 0;
    Tag tag;

    while (at + 1 < scan->end) {
        size_t next = at + 1;
        if (text[at] == '`' && !scan->raw) {
            next = skip_code(scan, at, &missing);
        } else if (text[at] == '{' && text[at + 1] == '%') {
            if (!read_tag(scan, at, &tag))
                return false; /* no tag ends in the rest either */
            next = tag.end;
            if (is_named(&tag, scan->raw ? "endraw" : "raw"))
                scan->raw = !scan->raw;
            else if (!scan->raw && is_named(&tag, "include"))
                enter(includes, &tag);
            if (includes->depth > depth)
                return true;
        }
        at = next;
    }
    return false;
}

/* A line that is a block of code in a file; false: it is none, or can't be had. */
static bool read_code(Includes *includes)
{
    Scan *scan = &includes->scans[includes->depth];
    Arena *arena = &includes->expansion.chapter->arena;
    const char *text = scan->source->text.data;
    size_t at = scan->line;
    IncludePlace place = {scan->source, at, scan->end};
    CodeImport import;

    while (at < scan->end && strchr(" \t>", text[at]) != NULL)
        at++;
    if (scan->raw || !read_code_import(arena, text + at, scan->end - at, &import))
        return false;
    place.at = at;
    place.end = at + import.end;
    copy_until(includes, at);
    if (!put_code_import(&includes->expansion, &place, scan->folder, &import,
                         arena_copy(arena, text + scan->line, at - scan->line),
                         &includes->names))
        return false;
    leave_out(includes, place.end);
    return true;
}

/* To the end of what is open: false when that is the chapter itself. */
static bool leave(Includes *includes)
{
    const Scan *scan = &includes->scans[includes->depth];
    size_t end = scan->source->text.len;

    if (includes->depth == 0)
        return false;
    if (end > scan->at && scan->source->text.data[end - 1] == '\n')
        end--;
    copy_until(includes, end);
    includes->depth--;
    return true;
}

static bool step(Includes *includes)
{
    Scan *scan = &includes->scans[includes->depth];
    bool is_code = false;

    /* Behind an include the line goes on. */
    if (scan->at > scan->line && scan->at <= scan->end && read_line(includes, scan->at))
        return true;
    if (!next_line(scan, &is_code))
        return leave(includes);
    if (!is_code && !(includes->code && read_code(includes)))
        read_line(includes, scan->line);
    return true;
}

static bool has_text(const Chapter *chapter, const char *text)
{
    return find_bytes(chapter->markdown.data, chapter->markdown.len, text) != NULL;
}

static void expand(Project *project, Chapter *chapter, bool code)
{
    Includes includes = {.code = code};

    if (!has_text(chapter, "{%") &&
        !(code && (has_text(chapter, "[import") || has_text(chapter, "[include"))))
        return;
    if (code)
        find_linked_names(chapter, &chapter->arena, &includes.names);
    expansion_start(&includes.expansion, project, chapter);
    includes.scans[0] =
        (Scan){.source = &chapter->written,
               .folder = path_folder(&project->book->arena, chapter->source),
               .after_blank = true};
    while (step(&includes))
        continue;
    expansion_end(&includes.expansion);
}

void expand_honkit_includes(Project *project, Chapter *chapter)
{
    expand(project, chapter, false);
}

void expand_honkit_code(Project *project, Chapter *chapter)
{
    expand(project, chapter, true);
}
