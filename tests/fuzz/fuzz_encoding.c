/* fuzz_encoding.c - any bytes as a text in any encoding. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "load/files/encoding.h"
#include "load/files/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Never more than four bytes for one: an input can't grow a hundredfold. */
static void check_decoded(const Buf *text, Bytes raw, size_t bad)
{
    assert(utf8_check(text->data, text->len) == text->len);
    assert(text->len <= 4 * raw.len + 3);
    assert(bad <= raw.len);
}

static void decode_all(Bytes raw)
{
    const EncodingRow *guess = guess_encoding(raw);
    bool found = guess == NULL;

    for (size_t i = 0; i < encoding_row_count; i++) {
        const EncodingRow *row = &encoding_rows[i];
        Buf text = {0};
        size_t bad;
        found |= row == guess;
        if (i > 0 && strcmp(row->name, row[-1].name) == 0)
            continue;
        if (decode_text(row->name, raw, &text, &bad))
            check_decoded(&text, raw, bad);
        buf_free(&text);
    }
    assert(found);
}

static void decode_as_wide(Bytes raw)
{
    for (Wide wide = WIDE_UTF16_LE; wide <= WIDE_UTF32_BE; wide++) {
        Buf text = {0};
        check_decoded(&text, raw, decode_wide(wide, raw, &text));
        buf_free(&text);
    }
}

/* What comes out is a text that all stages can trust, and every place is in it. */
static void clean(Bytes raw, bool lenient)
{
    Arena arena = {0};
    Diags diags = {.arena = &arena, .lenient = lenient};
    Bytes text;
    bool fine = clean_text(raw, "a.md", "text-nul", &arena, &diags, &text);

    assert(fine || diags.count > 0);
    assert(utf8_check(text.data, text.len) == text.len);
    for (size_t i = 0; i < text.len; i++)
        assert((unsigned char)text.data[i] >= 0x20 || text.data[i] == '\n' ||
               text.data[i] == '\t');
    for (const Diag *diag = diags.first; diag != NULL; diag = diag->next)
        assert(diag->at.line > 0 && diag->at.column > 0);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1); /* of its own size, so that a byte too far is seen */
    Bytes raw = {text, size};

    if (text == NULL)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    decode_all(raw);
    decode_as_wide(raw);
    clean(raw, true);
    clean(raw, false);
    free(text);
    return 0;
}
