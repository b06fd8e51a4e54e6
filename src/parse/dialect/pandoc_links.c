/* pandoc_links.c - addresses with spaces, [text](a b.html "title"), and citations. */
#include <ctype.h>
#include <string.h>
#include "parse/dialect/pandoc_inline.h"

/* The parenthesis that closes the one at an offset, on the same line; 0: none does. */
static size_t find_close(const Chunk *chunk, size_t open)
{
    enum { LONGEST = 500 };
    size_t depth = 0, most = open + LONGEST < chunk->end ? open + LONGEST : chunk->end;

    for (size_t i = open; i < most && chunk->text[i] != '\n'; i++) {
        if (chunk->text[i] == '\\')
            i++;
        else if (chunk->text[i] == '(')
            depth++;
        else if (chunk->text[i] == ')' && --depth == 0)
            return i;
    }
    return 0;
}

/* Where the address ends in front of a title. */
static size_t end_of_address(const char *text, size_t from, size_t until)
{
    size_t at = until;
    char quote;

    while (until > from && strchr(" \t", text[until - 1]) != NULL)
        until--;
    quote = until > from ? text[until - 1] : '\0';
    if (quote == '"' || quote == '\'')
        for (at = until - 1; at > from + 1; at--)
            if (text[at - 1] == quote && strchr(" \t", text[at - 2]) != NULL) {
                until = at - 1;
                break;
            }
    while (until > from && strchr(" \t", text[until - 1]) != NULL)
        until--;
    return until;
}

/* Within <> a space is a part of the address. */
static void put_address(Rewrite *rewrite, const char *text, size_t from, size_t until)
{
    for (size_t i = from; i < until; i++)
        if (strchr("<>\n", text[i]) != NULL)
            return;
    rewrite_keep(rewrite, from);
    rewrite_put_text(rewrite, "<");
    rewrite_keep(rewrite, until);
    rewrite_put_text(rewrite, ">");
}

static void take_link(Rewrite *rewrite, const Chunk *chunk, size_t open)
{
    size_t close = find_close(chunk, open), from = open + 1, until;

    if (close == 0)
        return;
    while (from < close && strchr(" \t", chunk->text[from]) != NULL)
        from++;
    until = end_of_address(chunk->text, from, close);
    if (until > from && memchr(chunk->text + from, ' ', until - from) != NULL)
        put_address(rewrite, chunk->text, from, until);
}

/* An address may have a space that no title follows: nearly no text has one. */
static bool has_spaced(Bytes text)
{
    const char *at = text.data, *end = text.data + text.len;

    while ((at = find_bytes(at, (size_t)(end - at), "](")) != NULL) {
        size_t n;
        at += 2;
        n = strcspn(at, " )\n");
        if (at[n] == ' ' && strchr("\"'", at[n + 1]) == NULL)
            return true;
    }
    return false;
}

void rewrite_spaced_paths(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chunk chunk = {0};

    if (!has_spaced(rewrite->text))
        return;
    while (next_chunk(&scan, false, &chunk)) {
        if (chunk.is_html ||
            find_bytes(chunk.text + chunk.start, chunk.end - chunk.start, "](") == NULL)
            continue;
        for (size_t at = chunk.start; at < chunk.end; at = step_inline(&chunk, at))
            if (chunk.text[at] == ']' && at + 1 < chunk.end && chunk.text[at + 1] == '(')
                take_link(rewrite, &chunk, at + 1);
    }
}

/* ---- Citations ------------------------------------------------------------------------------ */

static bool begins_citation(const Chunk *chunk, size_t at)
{
    char before = at == chunk->start ? ' ' : chunk->text[at - 1];
    char behind = at + 1 < chunk->end ? chunk->text[at + 1] : ' ';

    return strchr(" \t\n[(-;,", before) != NULL &&
           (isalnum((unsigned char)behind) || behind == '_' || behind == '{' ||
            (unsigned char)behind >= 0x80);
}

void note_citations(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Chapter *chapter = rewrite->chapter;
    Chunk chunk = {0};

    if (memchr(rewrite->text.data, '@', rewrite->text.len) == NULL)
        return;
    while (next_chunk(&scan, false, &chunk)) {
        if (memchr(chunk.text + chunk.start, '@', chunk.end - chunk.start) == NULL)
            continue;
        for (size_t at = chunk.start; at < chunk.end; at = step_inline(&chunk, at)) {
            size_t len = strcspn(chunk.text + at, " \t\n];,");
            if (chunk.text[at] != '@' || !begins_citation(&chunk, at))
                continue;
            diag_add(&chapter->diags, "citation-text", rewrite_position(rewrite, at),
                     "write the list of works yourself, or let pandoc's citeproc do it: "
                     "pandoc --citeproc -t markdown",
                     "citations are shown as they are written: %s",
                     arena_copy(&chapter->arena, chunk.text + at, len > 60 ? 60 : len));
            return;
        }
    }
}
