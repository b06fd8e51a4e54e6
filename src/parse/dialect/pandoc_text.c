/* pandoc_text.c - inlines of pandoc's: H~2~O, notes in the text, and pipes in code that part no
 * cells. */
#include <ctype.h>
#include <string.h>
#include "parse/dialect/pandoc_inline.h"

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

/* ---- Pipes in code -------------------------------------------------------------------------- */

/* To pandoc they part no cells. */
void rewrite_pipes_in_code(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    while (next_chunk(&scan, false, &chunk))
        for (size_t at = chunk.start; chunk.is_table && at < chunk.end;) {
            size_t behind = chunk.text[at] == '`' ? skip_code(&chunk, at) : at;
            if (behind > at && memchr(chunk.text + at, '|', behind - at) != NULL) {
                rewrite_keep(rewrite, at);
                copy_with_pipes(rewrite, &chunk, at, behind, true);
                rewrite_skip(rewrite, behind);
            }
            at = behind > at ? behind : step_inline(&chunk, at);
        }
}

/* ---- Sub- and superscript, and no-break spaces ---------------------------------------------- */

/* The mark that ends a script, on the same word; at: there is none. */
static size_t find_script_end(const Chunk *chunk, size_t at)
{
    char mark = chunk->text[at];

    for (size_t i = at + 1; i < chunk->end && !is_white(chunk->text[i]); i++) {
        if (chunk->text[i] == '\\' && i + 1 < chunk->end)
            i++;
        else if (chunk->text[i] == mark)
            return i > at + 1 ? i : at;
    }
    return at;
}

static size_t run_of(const Chunk *chunk, size_t at)
{
    size_t n = 1;

    while (at + n < chunk->end && chunk->text[at + n] == chunk->text[at])
        n++;
    return n;
}

/* Its inside may hold more Markdown, so that only the marks are changed. */
static size_t take_script(Rewrite *rewrite, Chunk *chunk, size_t at, size_t *closing)
{
    bool below = chunk->text[at] == '~';
    size_t width = run_of(chunk, at), end;

    if (at == *closing) { /* SIZE_MAX: none is open */
        rewrite_keep(rewrite, at);
        rewrite_put_text(rewrite, below ? "</sub>" : "</sup>");
        rewrite_skip(rewrite, at + 1);
        *closing = SIZE_MAX;
        return at + 1;
    }
    end = width == 1 && *closing == SIZE_MAX ? find_script_end(chunk, at) : at;
    rewrite_keep(rewrite, at);
    if (end > at) {
        rewrite_put_text(rewrite, below ? "<sub>" : "<sup>");
        rewrite_skip(rewrite, at + 1);
        *closing = end;
    } else if (below && width == 1) {
        rewrite_put_text(rewrite, "\\"); /* to pandoc a single one strikes nothing out */
    }
    return at + width;
}

/* "\ " is a space that does not break. */
static size_t take_escape(Rewrite *rewrite, const Chunk *chunk, size_t at)
{
    if (at + 1 < chunk->end && chunk->text[at + 1] == ' ') {
        rewrite_keep(rewrite, at);
        rewrite_put_text(rewrite, "\xC2\xA0");
        rewrite_skip(rewrite, at + 2);
    }
    return at + 2 <= chunk->end ? at + 2 : chunk->end;
}

static bool has_scripts(Bytes text)
{
    return memchr(text.data, '^', text.len) != NULL ||
           memchr(text.data, '~', text.len) != NULL ||
           find_bytes(text.data, text.len, "\\ ") != NULL;
}

void rewrite_scripts(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    if (!has_scripts(rewrite->text))
        return;
    while (next_chunk(&scan, false, &chunk)) {
        size_t closing = SIZE_MAX;
        if (!has_scripts((Bytes){chunk.text + chunk.start, chunk.end - chunk.start}))
            continue;
        for (size_t at = chunk.start; at < chunk.end;) {
            char byte = chunk.text[at];
            if (byte == '\\')
                at = take_escape(rewrite, &chunk, at);
            else if (byte == '^' || byte == '~')
                at = take_script(rewrite, &chunk, at, &closing);
            else
                at = step_inline(&chunk, at);
            if (at > closing) /* it lay in code after all, or is done */
                closing = SIZE_MAX;
        }
    }
}

/* ---- Notes ---------------------------------------------------------------------------------- */

typedef struct {
    Rewrite *rewrite;
    const char *prefix; /* of labels: none of the author's begins so */
    struct NoteText {
        size_t from, until, quotes;
    } * notes;
    size_t count;
    size_t patience; /* bytes that may still be searched in vain */
} Notes;

/* The bracket that ends a note whose text begins there; 0: there is none. */
static size_t find_note_end(Notes *notes, Chunk *chunk, size_t from)
{
    size_t depth = 1;

    for (size_t at = from; at < chunk->end && at - from < notes->patience;) {
        if (chunk->text[at] == '[')
            depth++;
        if (chunk->text[at] == ']' && --depth == 0)
            return at;
        at = step_inline(chunk, at);
    }
    notes->patience -=
        chunk->end - from < notes->patience ? chunk->end - from : notes->patience;
    return 0;
}

static void take_note(Notes *notes, const Chunk *chunk, size_t at, size_t end)
{
    Rewrite *rewrite = notes->rewrite;
    Arena *arena = &rewrite->chapter->arena;

    notes->notes = arena_grow(arena, notes->notes, notes->count, sizeof *notes->notes);
    notes->notes[notes->count++] = (struct NoteText){at + 2, end, chunk->quotes};
    rewrite_keep(rewrite, at);
    rewrite_put_text(rewrite,
                     arena_format(arena, "[^%s%zu]", notes->prefix, notes->count));
    rewrite_skip(rewrite, end + 1);
}

/* Behind the text, each a definition as any other. */
static void put_notes(Notes *notes, char open_fence, size_t width)
{
    Rewrite *rewrite = notes->rewrite;
    Arena *arena = &rewrite->chapter->arena;

    rewrite_keep(rewrite, rewrite->text.len);
    rewrite_put_text(rewrite, "\n");
    for (; open_fence != '\0' && width > 0; width--)
        rewrite_put(rewrite, &open_fence, 1);
    for (size_t i = 0; i < notes->count; i++) {
        Chunk chunk = {.text = rewrite->text.data, .quotes = notes->notes[i].quotes};
        rewrite_put_text(rewrite,
                         arena_format(arena, "\n\n[^%s%zu]: ", notes->prefix, i + 1));
        copy_as_line(rewrite, &chunk, notes->notes[i].from, notes->notes[i].until);
    }
    rewrite_put_text(rewrite, "\n");
}

void rewrite_inline_notes(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Notes notes = {.rewrite = rewrite, .prefix = "note-", .patience = (size_t)1 << 22};
    Chunk chunk = {0};

    if (find_bytes(rewrite->text.data, rewrite->text.len, "^[") == NULL)
        return;
    while (memmem(rewrite->text.data, rewrite->text.len,
                  arena_format(&rewrite->chapter->arena, "[^%s", notes.prefix),
                  strlen(notes.prefix) + 2) != NULL)
        notes.prefix = arena_format(&rewrite->chapter->arena, "%sx-", notes.prefix);
    while (next_chunk(&scan, false, &chunk))
        for (size_t at = chunk.start; at < chunk.end;) {
            size_t end = 0;
            if (!chunk.is_html && chunk.text[at] == '^' && at + 1 < chunk.end &&
                chunk.text[at + 1] == '[')
                end = find_note_end(&notes, &chunk, at + 2);
            if (end > at + 2)
                take_note(&notes, &chunk, at, end);
            at = end > at + 2 ? end + 1 : step_inline(&chunk, at);
        }
    if (notes.count > 0)
        put_notes(&notes, scan.fence, scan.fence_width);
}
