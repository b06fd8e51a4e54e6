/* references.c - see the header. */
#include "parse/dialect/references.h"
#include <string.h>
#include "data/labels.h"
#include "parse/attributes.h"
#include "parse/dialect/pandoc_inline.h"

/* The label behind an @, or 0. */
static size_t label_at(const Chunk *chunk, size_t at)
{
    if (!may_stand_before_label(chunk->text + chunk->start, chunk->text + at))
        return 0;
    return scan_label(chunk->text + at + 1, chunk->end - at - 1);
}

/* "[@fig-a]" is "@fig-a", as long as nothing follows that makes a link of it. */
static bool has_brackets(const Chunk *chunk, size_t at, size_t end)
{
    return at > chunk->start && chunk->text[at - 1] == '[' && end < chunk->end &&
           chunk->text[end] == ']' &&
           (end + 1 == chunk->end || chunk->text[end + 1] != '{');
}

static size_t take_reference(Rewrite *rewrite, const Chunk *chunk, size_t at, size_t len)
{
    size_t end = at + 1 + len;
    bool brackets = has_brackets(chunk, at, end);

    rewrite_keep(rewrite, at - brackets);
    rewrite_put_text(rewrite, "[](#");
    rewrite_skip(rewrite, at + 1);
    rewrite_keep(rewrite, end);
    rewrite_put_text(rewrite, ")");
    rewrite_skip(rewrite, end + brackets);
    return end + brackets;
}

/* ---- In brackets ---------------------------------------------------------------------------- */

enum { DEEPEST = 16, MOST = 64 };

/* A reference is a link, and none may stand in another's text: one in open brackets waits
 * until it is known what they are.  In a link's text it stays as it is written, and
 * resolve/links/labels.c puts the number there. */
typedef struct {
    size_t places[MOST], lengths[MOST], waiting;
    size_t opens[DEEPEST], before[DEEPEST]; /* of brackets: where, and who waited then */
    size_t depth;
} Brackets;

static void release(Rewrite *rewrite, const Chunk *chunk, Brackets *brackets)
{
    for (size_t i = 0; i < brackets->waiting; i++)
        take_reference(rewrite, chunk, brackets->places[i], brackets->lengths[i]);
    brackets->waiting = brackets->depth = 0;
}

static void open_bracket(Brackets *brackets, size_t at)
{
    if (brackets->depth < DEEPEST) {
        brackets->opens[brackets->depth] = at;
        brackets->before[brackets->depth] = brackets->waiting;
    }
    brackets->depth++;
}

/* "](file.md)", "][name]", but not "][^note]".  behind: of the one step from there. */
static bool ends_link_text(const Chunk *chunk, size_t at, size_t behind)
{
    const char *text = chunk->text;

    if (at + 2 >= chunk->end)
        return false;
    return text[at + 1] == '(' ? behind > at + 2
                               : text[at + 1] == '[' && text[at + 2] != '^';
}

/* "[name]: address 'title'" */
static bool ends_definition(const Chunk *chunk, size_t at, size_t open)
{
    return at + 1 < chunk->end && chunk->text[at + 1] == ':' &&
           (open == chunk->start || chunk->text[open - 1] == '\n');
}

static size_t line_end(const Chunk *chunk, size_t at)
{
    while (at < chunk->end && chunk->text[at] != '\n')
        at++;
    return at;
}

/* Returns where to go on. */
static size_t close_bracket(Rewrite *rewrite, Chunk *chunk, size_t at, Brackets *brackets)
{
    size_t behind = step_inline(chunk, at), depth = brackets->depth - 1;

    if (brackets->depth == 0)
        return behind;
    brackets->depth = depth;
    if (depth < DEEPEST && ends_link_text(chunk, at, behind))
        brackets->waiting = brackets->before[depth];
    if (depth > 0)
        return behind;
    if (ends_definition(chunk, at, brackets->opens[0])) {
        brackets->waiting = 0;
        behind = line_end(chunk, at);
    }
    release(rewrite, chunk, brackets);
    return behind;
}

static size_t note_reference(Rewrite *rewrite, const Chunk *chunk, size_t at, size_t len,
                             Brackets *brackets)
{
    if (brackets->waiting == MOST)
        release(rewrite, chunk, brackets);
    brackets->places[brackets->waiting] = at;
    brackets->lengths[brackets->waiting++] = len;
    if (brackets->depth == 0)
        release(rewrite, chunk, brackets);
    return at + 1 + len;
}

static void rewrite_chunk(Rewrite *rewrite, Chunk *chunk)
{
    Brackets brackets;

    brackets.waiting = brackets.depth = 0;
    for (size_t at = chunk->start; at < chunk->end;) {
        char byte = chunk->text[at];
        size_t len = byte == '@' ? label_at(chunk, at) : 0;
        size_t behind;
        if (len > 0) {
            at = note_reference(rewrite, chunk, at, len, &brackets);
            continue;
        }
        if (byte == '{' && (behind = scan_attributes(chunk->text + at)) > 0) {
            at += behind;
            continue;
        }
        if (byte == ']') {
            at = close_bracket(rewrite, chunk, at, &brackets);
            continue;
        }
        behind = step_inline(chunk, at);
        if (byte == '[' && chunk->text[behind - 1] != ']') /* a note's mark is passed */
            open_bracket(&brackets, at);
        at = behind;
    }
    release(rewrite, chunk, &brackets);
}

void rewrite_references(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    while (next_chunk(&scan, false, &chunk))
        if (!chunk.is_html)
            rewrite_chunk(rewrite, &chunk);
}
