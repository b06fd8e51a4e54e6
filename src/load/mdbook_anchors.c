/* mdbook_anchors.c - parts of a file between ANCHOR: name and ANCHOR_END: name. */
#include <string.h>
#include "load/mdbook.h"

/* A line that begins or ends a part. */
typedef struct Mark {
    const char *name;
    size_t from, until; /* the line, its end included */
    bool end;
    struct Mark *same; /* the next beginning of that name */
} Mark;

typedef struct {
    Mark *marks;
    size_t count;
    Map first; /* a name → the first Mark that begins it */
    Map last;  /* the last one so far */
} Marks;

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '-' ||
           (unsigned char)byte >= 0x80;
}

/* "ANCHOR: name" or "ANCHOR_END: name" at the offset, in a line that ends at end. */
static bool read_mark(Arena *arena, Bytes text, size_t at, size_t end, Mark *mark)
{
    size_t name;

    at += strlen("ANCHOR");
    mark->end = end - at >= 4 && memcmp(text.data + at, "_END", 4) == 0;
    at += mark->end ? 4 : 0;
    if (at == end || text.data[at] != ':')
        return false;
    for (at++; at < end && (text.data[at] == ' ' || text.data[at] == '\t');)
        at++;
    for (name = at; at < end && is_name_byte(text.data[at]);)
        at++;
    mark->name = arena_copy(arena, text.data + name, at - name);
    return at > name;
}

static void add_mark(Arena *arena, Marks *marks, const Mark *mark)
{
    marks->marks = arena_grow(arena, marks->marks, marks->count, sizeof *marks->marks);
    marks->marks[marks->count++] = *mark;
}

/* Where each name begins, once the array stays where it is. */
static void chain_marks(Arena *arena, Marks *marks)
{
    for (size_t i = 0; i < marks->count; i++) {
        Mark *mark = &marks->marks[i];
        Mark *last = map_lookup(&marks->last, mark->name);
        if (mark->end)
            continue;
        if (last == NULL)
            map_put(&marks->first, arena, mark->name, mark);
        else
            last->same = mark;
        map_put(&marks->last, arena, mark->name, mark);
    }
}

/* The line that an offset lies in; lines are asked for in their order. */
static void find_line(Bytes text, size_t at, Span *line)
{
    const char *newline;

    if (at < line->until)
        return;
    newline = memrchr(text.data + line->until, '\n', at - line->until);
    line->from = newline == NULL ? line->until : (size_t)(newline - text.data) + 1;
    newline = memchr(text.data + at, '\n', text.len - at);
    line->until = newline == NULL ? text.len : (size_t)(newline - text.data) + 1;
}

static const Marks *find_marks(Arena *arena, Bytes text)
{
    Marks *marks = arena_alloc(arena, sizeof *marks);
    Span line = {0, 0};

    for (size_t at = 0; at < text.len;) {
        const char *found = memchr(text.data + at, 'A', text.len - at);
        Mark mark = {0};
        if (found == NULL)
            break;
        at = (size_t)(found - text.data);
        if (text.len - at < 6 || memcmp(found, "ANCHOR", 6) != 0) {
            at++;
            continue;
        }
        find_line(text, at, &line);
        if (read_mark(arena, text, at, line.until, &mark)) {
            mark.from = line.from;
            mark.until = at = line.until;
            add_mark(arena, marks, &mark);
        } else {
            at += 6; /* another one may follow in the line */
        }
    }
    chain_marks(arena, marks);
    return marks;
}

static const Marks *marks_of(Project *project, const Source *source)
{
    Arena *arena = &project->book->arena;
    void *known = map_lookup(&project->anchors, source->name);

    if (known == NULL) {
        known = (void *)find_marks(arena, source->text);
        map_put(&project->anchors, arena, source->name, known);
    }
    return known;
}

static void add_run(Arena *arena, AnchoredPart *part, size_t from, size_t until)
{
    if (from == until)
        return;
    part->runs = arena_grow(arena, part->runs, part->count, sizeof *part->runs);
    part->runs[part->count++] = (Span){from, until};
}

/* From behind the mark to the end of its name; gives the mark behind which that is, or the
 * one past the last. */
static const Mark *add_section(Arena *arena, const Marks *marks, const Source *source,
                               const Mark *begin, AnchoredPart *part)
{
    const Mark *end = marks->marks + marks->count, *mark = begin + 1;
    size_t from = begin->until;

    for (; mark < end; mark++) {
        add_run(arena, part, from, mark->from);
        from = mark->until;
        if (mark->end && strcmp(mark->name, begin->name) == 0)
            break;
    }
    if (mark == end)
        add_run(arena, part, from, source->text.len);
    part->bytes += (mark == end ? source->text.len : mark->until) - begin->until;
    return mark;
}

bool anchored_part(Project *project, const Source *source, const char *name, bool all,
                   AnchoredPart *part)
{
    const Marks *marks = marks_of(project, source);
    const Mark *mark = map_lookup(&marks->first, name), *behind = NULL;
    Bytes text = source->text;

    *part = (AnchoredPart){0};
    if (mark == NULL)
        return false;
    for (; mark != NULL; mark = mark->same) {
        if (behind != NULL && mark <= behind)
            continue; /* it stands in the section before */
        behind = add_section(&project->book->arena, marks, source, mark, part);
        if (!all)
            break;
    }
    if (part->count > 0) {
        Span *last = &part->runs[part->count - 1];
        last->until -= text.data[last->until - 1] == '\n';
    }
    return true;
}
