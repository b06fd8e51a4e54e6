/* quotes.c - approximate search in a column of bits for each byte of the text (Myers 1999, in
 * blocks as Hyyrö 2003 has them). */
#include "diff/quotes.h"
#include <stdint.h>
#include <string.h>

enum { BITS = 64, BLOCKS = QUOTE_LONGEST / BITS };

typedef struct {
    uint64_t has[256][BLOCKS]; /* where in the quote each byte is */
    uint64_t plus[BLOCKS],
        minus[BLOCKS]; /* rows that are one more, one less than those above */
    size_t blocks, length;
    size_t errors; /* of the whole quote, ending here */
} Column;

/* backwards: the quote from its end. */
static void begin(Column *column, const char *quote, size_t length, bool backwards)
{
    memset(column, 0, sizeof *column);
    column->length = column->errors = length;
    column->blocks = (length + BITS - 1) / BITS;
    memset(column->plus, 0xff, sizeof column->plus);
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)quote[backwards ? length - 1 - i : i];
        column->has[byte][i / BITS] |= UINT64_C(1) << i % BITS;
    }
}

/* One block of a column; carry is what the row above it changes by, and becomes that of its
 * last row. */
static int step_block(Column *column, size_t block, uint64_t equal, int carry,
                      uint64_t last)
{
    uint64_t plus = column->plus[block], minus = column->minus[block], vertical, across;
    uint64_t up, down;
    int out = 0;

    vertical = equal | minus;
    equal |= carry < 0;
    across = (((equal & plus) + plus) ^ plus) | equal;
    up = minus | ~(across | plus);
    down = plus & across;
    out += (up & last) != 0;
    out -= (down & last) != 0;
    up = up << 1 | (carry > 0);
    down = down << 1 | (carry < 0);
    column->plus[block] = down | ~(vertical | up);
    column->minus[block] = up & vertical;
    return out;
}

/* from_start: the match begins where the text does, so that each byte of it counts. */
static void step(Column *column, unsigned char byte, bool from_start)
{
    int carry = from_start ? 1 : 0;

    for (size_t i = 0; i < column->blocks; i++) {
        size_t rows = i + 1 < column->blocks ? BITS : column->length - i * BITS;
        carry =
            step_block(column, i, column->has[byte][i], carry, UINT64_C(1) << (rows - 1));
    }
    column->errors = (size_t)((long)column->errors + carry);
}

bool find_quote(const char *text, size_t text_length, const char *quote,
                size_t quote_length, size_t *steps, size_t *from, size_t *until)
{
    size_t length = quote_length < QUOTE_LONGEST ? quote_length : QUOTE_LONGEST;
    size_t needed = (text_length + 2 * length) * ((length + BITS - 1) / BITS);
    size_t best = length / 2 + 1, end = 0;
    Column column;

    if (length == 0 || needed > *steps)
        return false;
    *steps -= needed;
    begin(&column, quote, length, false);
    for (size_t i = 0; i < text_length; i++) {
        step(&column, (unsigned char)text[i], false);
        if (column.errors < best) {
            best = column.errors;
            end = i + 1;
        }
    }
    if (best > length / 2)
        return false;
    begin(&column, quote, length, true);
    for (size_t i = end; i > 0 && column.errors > best; i--) {
        step(&column, (unsigned char)text[i - 1], true);
        *from = i - 1;
    }
    *until = end;
    return column.errors == best;
}
