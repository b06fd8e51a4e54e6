/* changelog.c - a change log as keepachangelog.com 1.1.0 has it: each release is a heading of
 * level 2, "## [2] - 2025-03-18", and below it is what changed. */
#include <string.h>
#include <strings.h>
#include "load/releases/releases.h"

enum { MOST_DEFINITIONS = 16 * 1024 }; /* bytes: each release's notes hold them */

typedef struct {
    const ReleaseList *list;
    Arena *arena;
    const char *text;
    size_t len, line, next; /* where the line begins, and where the one behind it does */
    char fence;             /* ` or ~ while a code block is open, else 0 */
    size_t fence_length;
    Buf definitions; /* of link addresses, "[2]: https://…", which all sections may use */
} Log;

/* ---- Lines ---------------------------------------------------------------------------------- */

static size_t indent_of(const Log *log)
{
    return strspn(log->text + log->line, " ");
}

/* Code may hold what looks like a heading (CommonMark, 4.5). */
static void note_fence(Log *log)
{
    const char *at = log->text + log->line + indent_of(log);
    size_t n = *at == '`' || *at == '~' ? strspn(at, (char[]){*at, '\0'}) : 0;

    if (indent_of(log) > 3 || n < 3)
        return;
    if (log->fence == '\0') {
        log->fence = *at;
        log->fence_length = n;
    } else if (*at == log->fence && n >= log->fence_length) {
        log->fence = '\0';
    }
}

static bool next_line(Log *log)
{
    const char *end;

    if (log->next >= log->len)
        return false;
    log->line = log->next;
    end = memchr(log->text + log->line, '\n', log->len - log->line);
    log->next = end == NULL ? log->len : (size_t)(end - log->text) + 1;
    note_fence(log);
    return true;
}

static bool is_heading(const Log *log)
{
    const char *at = log->text + log->line;

    return log->fence == '\0' && strncmp(at, "##", 2) == 0 &&
           (at[2] == ' ' || at[2] == '\t');
}

static bool is_definition(const Log *log)
{
    const char *at = log->text + log->line + indent_of(log);
    size_t n = strcspn(at, "]\n");

    return log->fence == '\0' && indent_of(log) <= 3 && *at == '[' && at[1] != '^' &&
           at[n] == ']' && at[n + 1] == ':';
}

static void gather_definitions(Log *log)
{
    Log scan = *log;

    while (next_line(&scan))
        if (is_definition(&scan) &&
            log->definitions.len + scan.next - scan.line < MOST_DEFINITIONS)
            buf_add(&log->definitions, scan.text + scan.line, scan.next - scan.line);
}

/* ---- Headings ------------------------------------------------------------------------------- */

static const char *trimmed(Arena *arena, const char *text, size_t len)
{
    while (len > 0 && (*text == ' ' || *text == '\t')) {
        text++;
        len--;
    }
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
        len--;
    return arena_copy(arena, text, len);
}

/* The bytes that part a name and a date behind it: " - ", " – ", " — " or " (". */
static size_t separator_length(const char *at)
{
    static const char *const separators[] = {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                             " ("};

    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++)
        if (strncmp(at, separators[i], strlen(separators[i])) == 0)
            return strlen(separators[i]);
    return 0;
}

/* Behind "[2]" or "[2](address)"; *name is what stands in the brackets. */
static const char *behind_brackets(Log *log, const char *heading, const char **name)
{
    size_t n = strcspn(heading, "]");

    *name = trimmed(log->arena, heading + 1, n - 1);
    heading += n + (heading[n] == ']');
    if (*heading == '(')
        heading += strcspn(heading, ")") + (strchr(heading, ')') != NULL);
    return heading;
}

/* The name, and the date in *date, "" where there is none. */
static const char *split_heading(Log *log, const char *heading, const char **date)
{
    const char *name = NULL, *rest = heading, *end;

    if (*heading == '[')
        rest = behind_brackets(log, heading, &name);
    *date = "";
    end = heading + strlen(heading);
    /* "Draft - 2 - 2025-03-18": the last that begins with a digit is the date. */
    for (const char *at = rest; *at != '\0'; at++) {
        size_t n = separator_length(at);
        if (n == 0 || at[n] < '0' || at[n] > '9')
            continue;
        *date = arena_copy(log->arena, at + n, strcspn(at + n, " )"));
        end = at;
    }
    return name != NULL ? name : trimmed(log->arena, heading, (size_t)(end - heading));
}

static const char *date_at(Log *log, const char *date, size_t offset)
{
    time_t seconds;

    if (*date == '\0' || read_w3c_date(date, &seconds))
        return *date == '\0' ? NULL : date;
    diag_add(&log->list->project->book->diags, "date-bad",
             source_position(log->list->source, offset),
             "write it as in ## [2] - 2025-03-18", "\"%s\" is no date", date);
    return NULL;
}

/* ---- Sections ------------------------------------------------------------------------------- */

static bool is_blank(const char *text, size_t len)
{
    while (len > 0 && strchr(" \t\n", text[len - 1]) != NULL)
        len--;
    return len == 0;
}

/* From here to the next heading, which is then the line at hand.  NULL: there is nothing in
 * it, or nobody wants it. */
static Chapter *read_section(Log *log, bool wanted, bool *more)
{
    size_t start = log->next, end = start;
    Chapter *notes = NULL;
    Buf text = {0};

    while ((*more = next_line(log)) && !is_heading(log))
        end = is_definition(log) ? end : log->next;
    if (wanted && !is_blank(log->text + start, end - start)) {
        buf_add(&text, log->text + start, end - start);
        buf_put(&text, "\n\n");
        if (log->definitions.len > 0)
            buf_put(&text, log->definitions.data);
        notes =
            new_notes(log->list, buf_bytes(&text), passage_from(log->list, start, false));
    }
    buf_free(&text);
    return notes;
}

/* The line at hand is the heading of a release.  False: it was the last one. */
static bool read_release(Log *log)
{
    size_t offset = log->line + 2, len = log->next - offset;
    const char *heading, *date, *name;
    Release *release = NULL;
    Chapter *notes;
    bool more;

    len -= len > 0 && log->text[offset + len - 1] == '\n';
    heading = trimmed(log->arena, log->text + offset, len);
    name = split_heading(log, heading, &date);
    offset += 1;
    if (*name != '\0' && strcasecmp(name, "unreleased") != 0) {
        release =
            add_release(log->list, name, source_position(log->list->source, offset));
        date = date_at(log, date, offset);
    }
    notes = read_section(log, release != NULL, &more);
    if (release == NULL)
        return more;
    release->date = date;
    release->notes = notes;
    return more;
}

void read_log(const ReleaseList *list)
{
    Book *book = list->project->book;
    Log log = {.list = list,
               .arena = &book->arena,
               .text = list->source->text.data,
               .len = list->source->text.len};
    bool more = log.len > 0;

    gather_definitions(&log);
    while (more && (more = next_line(&log)) && !is_heading(&log))
        continue;
    while (more)
        more = read_release(&log);
    buf_free(&log.definitions);
}
