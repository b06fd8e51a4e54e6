/* css_mend.c - what stays of a style sheet when its faults are taken out. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "formats/css_parse.h"

enum { PASSES = 12, GENTLE = 8 }; /* so many take out single declarations */

/* What is taken out of a text: each fault's statement, an inner one before an outer. */
typedef struct {
    char *text;
    size_t len;
    const size_t *faults; /* offsets, in order */
    size_t count, done;
    bool outermost; /* take whole rules */
} Mending;

/* Line ends stay, so that all places in the text do. */
static void blank(Mending *mending, size_t start, size_t end)
{
    for (; start < end; start++)
        if (mending->text[start] != '\n')
            mending->text[start] = ' ';
}

static void end_statement(Mending *mending, size_t depth, size_t *start, size_t end)
{
    bool hurt = false;

    while (*start != SIZE_MAX && (depth == 0 || !mending->outermost) &&
           mending->done < mending->count && mending->faults[mending->done] < end &&
           mending->faults[mending->done] >= *start) {
        mending->done++;
        hurt = true;
    }
    if (hurt)
        blank(mending, *start, end);
    *start = SIZE_MAX;
}

/* A statement is a declaration, a rule with its block, or an at-rule. */
static void take_statements_out(Mending *mending, const CssToken *tokens)
{
    size_t starts[CSS_DEPTH_LIMIT + 1], depth = 0;

    starts[0] = SIZE_MAX;
    for (const CssToken *token = tokens; token->kind != CSS_TOKEN_END; token++) {
        if (is_char(token, '}') && depth > 0) {
            end_statement(mending, depth, &starts[depth], token->start);
            depth--;
        } else if (starts[depth] == SIZE_MAX) {
            starts[depth] = token->start;
        }
        if (is_char(token, '{') && depth < CSS_DEPTH_LIMIT)
            starts[++depth] = SIZE_MAX;
        else if (is_char(token, '}') || is_char(token, ';'))
            end_statement(mending, depth, &starts[depth], token->end);
    }
    for (depth++; depth > 0; depth--)
        end_statement(mending, depth - 1, &starts[depth - 1], mending->len);
    if (mending->done < mending->count) /* in a comment without an end, say */
        blank(mending, mending->faults[mending->done], mending->len);
}

static int compare_offsets(const void *one, const void *other)
{
    size_t a = *(const size_t *)one, b = *(const size_t *)other;

    return a < b ? -1 : a > b;
}

static void mend_once(CssSheet *sheet, char *text, bool outermost)
{
    size_t *offsets = arena_alloc(sheet->arena, sheet->fault_count * sizeof *offsets);
    Mending mending = {.text = text,
                       .len = sheet->bytes.len,
                       .faults = offsets,
                       .count = sheet->fault_count,
                       .outermost = outermost};
    CssToken *tokens = new_css_tokens(sheet);

    for (size_t i = 0; i < mending.count; i++)
        offsets[i] = sheet->faults[i].offset;
    qsort(offsets, mending.count, sizeof *offsets, compare_offsets);
    take_statements_out(&mending, tokens);
    free(tokens);
}

void css_mend(CssSheet *sheet)
{
    Arena *arena = sheet->arena;
    char *text = arena_copy(arena, sheet->bytes.data, sheet->bytes.len);
    Bytes bytes = {text, sheet->bytes.len};
    Mending all = {.text = text, .len = bytes.len};

    for (int pass = 0; pass < PASSES && sheet->fault_count > 0; pass++) {
        if (memchr(text, '\0', bytes.len) != NULL)
            break;
        mend_once(sheet, text, pass >= GENTLE);
        css_read(bytes, CSS_FILE, arena, sheet);
    }
    if (sheet->fault_count == 0)
        return;
    blank(&all, 0, bytes.len);
    css_read(bytes, CSS_FILE, arena, sheet);
}

/* Behind the format(…) of a font's source, if there is one. */
static size_t end_of_source(const CssSheet *sheet, const CssUrl *url)
{
    const char *text = sheet->bytes.data, *end = text + sheet->bytes.len;
    const char *at = text + url->end, *close;

    while (at < end && strchr(" \t\r\n\f", *at) != NULL)
        at++;
    if (end - at < 7 || strncasecmp(at, "format(", 7) != 0)
        return url->end;
    close = memchr(at, ')', (size_t)(end - at));
    return close == NULL ? url->end : (size_t)(close - text) + 1;
}

void css_drop_url(CssSheet *sheet, const CssUrl *url)
{
    switch (url->kind) {
    case CSS_URL_IMPORT:
        css_edit(sheet, url->rule_start, url->rule_end, "");
        break;
    case CSS_URL_FONT:
        /* A font that nobody has: the next source is tried. */
        css_edit(sheet, url->start, end_of_source(sheet, url), "local(\"-\")");
        break;
    default:
        css_edit(sheet, url->start, url->end, "none");
    }
}
