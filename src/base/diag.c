/* diag.c - recording diagnostics, ordering them, guessing at what was meant. */
#include "base/diag.h"

#include <assert.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/map.h"
#include "base/utf8.h"
#include "data/codes.h"

/* A longer line is cut for the excerpt: a 2 MB line helps nobody. */
enum { LONGEST_EXCERPT = 2000, LONGEST_MESSAGE = 1000 };

static Severity severity_of(const CodeRow *row, bool lenient)
{
    if (row->severity == 'E')
        return row->hole && lenient ? SEVERITY_WARNING : SEVERITY_ERROR;
    return row->severity == 'W' ? SEVERITY_WARNING : SEVERITY_NOTE;
}

static void count(Diags *diags, Severity severity)
{
    diags->count++;
    diags->errors += severity == SEVERITY_ERROR;
    diags->warnings += severity == SEVERITY_WARNING;
}

/* len, or less where the text is cut at limit: never within a character. */
static size_t whole_characters(const char *text, size_t len, size_t limit)
{
    if (len <= limit)
        return len;
    while (limit > 0 && ((unsigned char)text[limit] & 0xC0) == 0x80)
        limit--;
    return limit;
}

/* The first byte of the character at *column (from 1); at most the line's end, and then
 * *column is what is there.  By the piece as far as that goes: a thousand diagnostics may
 * be of one line of megabytes. */
static size_t find_column(const char *line, size_t len, uint32_t *column)
{
    enum { PIECE = 1024 };
    size_t start = 0;
    uint32_t before = 0; /* characters that begin before start */

    for (; len - start >= PIECE && before + PIECE < *column; start += PIECE)
        before += (uint32_t)utf8_count(line + start, PIECE);
    for (; start < len; start++) {
        bool begins = ((unsigned char)line[start] & 0xC0) != 0x80;
        if (begins && before + 1 >= *column)
            break;
        before += begins;
    }
    *column = before + 1;
    return start;
}

/* Cuts a long line so that the column stays, with as much before it as behind it. */
static void cut_excerpt(Position *at)
{
    const char *line = at->excerpt.data;
    size_t len = at->excerpt.len, start = 0, caret;
    uint32_t column = at->column;

    if (len <= LONGEST_EXCERPT)
        return;
    caret = find_column(line, len, &column);
    if (caret > LONGEST_EXCERPT / 2)
        start = whole_characters(line, len, caret - LONGEST_EXCERPT / 2);
    at->excerpt_column =
        start > 0 ? column - (uint32_t)utf8_count(line + start, caret - start) : 0;
    at->excerpt = (Bytes){line + start,
                          whole_characters(line + start, len - start, LONGEST_EXCERPT)};
}

static Position keep_position(Arena *arena, Position at)
{
    cut_excerpt(&at);
    if (at.file != NULL)
        at.file = arena_text(arena, at.file);
    if (at.excerpt.len == 0)
        at.excerpt = (Bytes){0};
    else
        at.excerpt.data = arena_copy(arena, at.excerpt.data, at.excerpt.len);
    return at;
}

static char *keep_text(Arena *arena, const char *text)
{
    return arena_copy(arena, text, whole_characters(text, strlen(text), LONGEST_MESSAGE));
}

static void link_last(Diags *diags, Diag *diag)
{
    if (diags->last == NULL)
        diags->first = diag;
    else
        diags->last->next = diag;
    diags->last = diag;
}

void diag_add(Diags *diags, const char *code, Position at, const char *hint,
              const char *format, ...)
{
    const CodeRow *row = lookup_code(code);
    Severity severity;
    Diag *diag;
    char text[LONGEST_MESSAGE + 4]; /* a cut character may stand behind the limit */
    va_list args;

    assert(row != NULL);
    severity = severity_of(row, diags->lenient);
    count(diags, severity);
    diags->holes += row->severity == 'E' && severity == SEVERITY_WARNING;
    if (diags->count > DIAGS_KEPT)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    diag = arena_alloc(diags->arena, sizeof *diag);
    diag->at = keep_position(diags->arena, at);
    diag->severity = severity;
    diag->code = row->code;
    diag->message = keep_text(diags->arena, text);
    diag->hint = hint == NULL ? NULL : keep_text(diags->arena, hint);
    link_last(diags, diag);
}

/* The book as a whole, without a name, is a file of its own. */
static void rank_files(Diags *diags)
{
    Arena scratch = {0};
    Map ranks = {0};

    for (Diag *diag = diags->first; diag != NULL; diag = diag->next) {
        const char *file = diag->at.file == NULL ? "" : diag->at.file;
        size_t rank = (size_t)(uintptr_t)map_lookup(&ranks, file);
        if (rank == 0) {
            rank = ranks.count + 1;
            map_put(&ranks, &scratch, file, (void *)(uintptr_t)rank);
        }
        diag->file_rank = rank;
    }
    arena_free(&scratch);
}

static bool goes_before(const Diag *a, const Diag *b)
{
    if (a->file_rank != b->file_rank)
        return a->file_rank < b->file_rank;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line;
    return a->at.column < b->at.column;
}

static Diag *merge(Diag *left, Diag *right)
{
    Diag *head = NULL;
    Diag **end = &head;

    while (left != NULL && right != NULL) {
        Diag **taken = goes_before(right, left) ? &right : &left;
        *end = *taken;
        *taken = (*taken)->next;
        end = &(*end)->next;
    }
    *end = left != NULL ? left : right;
    return head;
}

/* Merge sort from the bottom: runs of 1, 2, 4 … nodes. */
void diags_sort(Diags *diags)
{
    Diag *runs[64] = {0};
    Diag *all = NULL;

    rank_files(diags);
    for (Diag *diag = diags->first, *next; diag != NULL; diag = next) {
        size_t i = 0;
        next = diag->next;
        diag->next = NULL;
        for (; runs[i] != NULL; i++) {
            diag = merge(runs[i], diag);
            runs[i] = NULL;
        }
        runs[i] = diag;
    }
    for (size_t i = 0; i < 64; i++)
        all = merge(runs[i], all);
    diags->first = diags->last = all;
    while (diags->last != NULL && diags->last->next != NULL)
        diags->last = diags->last->next;
}

void diags_append(Diags *to, Diags *from)
{
    if (from->first != NULL) {
        if (to->last == NULL)
            to->first = from->first;
        else
            to->last->next = from->first;
        to->last = from->last;
    }
    to->count += from->count;
    to->errors += from->errors;
    to->warnings += from->warnings;
    to->holes += from->holes;
    from->first = from->last = NULL;
    from->count = from->errors = from->warnings = from->holes = 0;
}

void diags_make_strict(Diags *diags)
{
    for (Diag *diag = diags->first; diag != NULL; diag = diag->next)
        if (diag->severity == SEVERITY_WARNING)
            diag->severity = SEVERITY_ERROR;
    diags->errors += diags->warnings;
    diags->warnings = 0;
}

static unsigned char lower(char byte)
{
    return (unsigned char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;

    return ab < c ? ab : c;
}

/* Levenshtein's distance with swapped neighbours counted once, case folded; SIZE_MAX
 * where it is not below limit. */
static size_t distance(const char *a, size_t n, const char *b, size_t limit)
{
    enum { LONGEST = 64 };
    size_t rows[3][LONGEST + 1];
    size_t m = strnlen(b, LONGEST + 1);

    if (n > LONGEST || m > LONGEST || (n > m ? n - m : m - n) >= limit)
        return SIZE_MAX;
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *above = rows[(i + 2) % 3], *row = rows[i % 3];
        size_t from = i > limit ? i - limit : 1, to = m < i + limit ? m : i + limit;
        size_t least = i;
        row[from - 1] =
            from == 1 ? i : limit + 1; /* farther from the diagonal, more edits */
        if (to < m)
            row[to + 1] = limit + 1;
        for (size_t j = from; j <= to; j++) {
            bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] =
                smallest(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]) &&
                rows[(i + 1) % 3][j - 2] + 1 < row[j])
                row[j] = rows[(i + 1) % 3][j - 2] + 1;
            least = row[j] < least ? row[j] : least;
        }
        if (least > limit) /* a swap may still lead back by one, from the row above */
            return SIZE_MAX;
    }
    return rows[n % 3][m];
}

typedef struct {
    unsigned char count[256];
} Letters;

/* No fewer edits than this: each one brings at most one letter and takes at most one
 * away.  A tenth of the distance's cost, and most candidates are far off. */
static size_t least_edits(Letters left, size_t n, const char *b)
{
    size_t m = 0, added = 0;

    for (; b[m] != '\0'; m++)
        if (left.count[lower(b[m])] > 0)
            left.count[lower(b[m])]--;
        else
            added++;
    return added > n - (m - added) ? added : n - (m - added);
}

static Letters letters_of(const char *word)
{
    Letters letters = {{0}};

    for (; *word != '\0'; word++)
        if (letters.count[lower(*word)] < UCHAR_MAX)
            letters.count[lower(*word)]++;
    return letters;
}

const char *nearest_word(const char *word, const char *const *candidates)
{
    const char *best = NULL;
    size_t len = strlen(word);
    Letters letters = letters_of(word);
    size_t least = len <= 2   ? 2
                   : len <= 5 ? 3
                   : len < 18 ? len / 3 + 2
                              : 8; /* edits: fewer */

    for (; *candidates != NULL; candidates++) {
        size_t edits = SIZE_MAX;
        if (strnlen(*candidates, len + least) == len + least) /* longer by too much */
            continue;
        if (least_edits(letters, len, *candidates) < least)
            edits = distance(word, len, *candidates, least);
        if (edits < least && edits < len) {
            least = edits;
            best = *candidates;
        }
    }
    return best;
}
