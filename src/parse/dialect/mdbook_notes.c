/* mdbook_notes.c - {{footnote: text}}, which becomes a note in the text. */
#include <string.h>
#include "parse/dialect/mdbook.h"
#include "parse/dialect/pandoc_inline.h"

/* The }} that ends what begins at an offset; the chunk's end: there is none. */
static size_t find_end(const Chunk *chunk, size_t at)
{
    const char *end = memmem(chunk->text + at, chunk->end - at, "}}", 2);

    return end == NULL ? chunk->end : (size_t)(end - chunk->text);
}

/* Behind the note that begins at an offset; at: none does; the chunk's end: neither does any
 * behind it. */
static size_t take_note(Rewrite *rewrite, const Chunk *chunk, size_t at)
{
    static const char mark[] = "{{footnote:";
    size_t from = at + sizeof mark - 1, end;

    if (chunk->end < from || memcmp(chunk->text + at, mark, sizeof mark - 1) != 0)
        return at;
    while (from < chunk->end && chunk->text[from] == ' ')
        from++;
    end = find_end(chunk, from);
    if (end == from || end == chunk->end)
        return end == from ? at : end;
    rewrite_keep(rewrite, at);
    rewrite_put_text(rewrite, "^[");
    rewrite_skip(rewrite, from);
    rewrite_keep(rewrite, end);
    rewrite_put_text(rewrite, "]");
    rewrite_skip(rewrite, end + 2);
    return end + 2;
}

void rewrite_brace_notes(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    if (find_bytes(rewrite->text.data, rewrite->text.len, "{{footnote:") == NULL)
        return;
    while (next_chunk(&scan, false, &chunk))
        for (size_t at = chunk.start; at < chunk.end;) {
            size_t behind = chunk.text[at] == '{' ? take_note(rewrite, &chunk, at) : at;
            at = behind > at ? behind : step_inline(&chunk, at);
        }
}
