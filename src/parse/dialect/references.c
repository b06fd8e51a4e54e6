/* references.c - see the header. */
#include "parse/dialect/references.h"
#include <string.h>
#include "data/labels.h"
#include "parse/dialect/pandoc_inline.h"

static bool is_word_byte(char byte)
{
    return (byte >= '0' && byte <= '9') ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || byte == '_' ||
           (unsigned char)byte >= 0x80;
}

/* The label behind an @, or 0. */
static size_t label_at(const Chunk *chunk, size_t at)
{
    if (at > chunk->start &&
        (is_word_byte(chunk->text[at - 1]) || chunk->text[at - 1] == '.'))
        return 0;
    return scan_label(chunk->text + at + 1, chunk->end - at - 1);
}

/* "[@fig-a]" is "@fig-a", as long as nothing follows that makes a link of it. */
static bool has_brackets(const Chunk *chunk, size_t at, size_t end)
{
    return at > chunk->start && chunk->text[at - 1] == '[' && end < chunk->end &&
           chunk->text[end] == ']' &&
           (end + 1 == chunk->end || strchr("([{", chunk->text[end + 1]) == NULL);
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

void rewrite_references(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    while (next_chunk(&scan, false, &chunk)) {
        for (size_t at = chunk.start; at < chunk.end && !chunk.is_html;) {
            size_t len = chunk.text[at] == '@' ? label_at(&chunk, at) : 0;
            at = len > 0 ? take_reference(rewrite, &chunk, at, len)
                         : step_inline(&chunk, at);
        }
    }
}
