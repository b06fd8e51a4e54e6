/* text.c - encodings, line ends, and characters that have no place in a text. */
#include "load/files/text.h"
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "load/files/text_encoding.h"

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* One kind of mistake in a text: the first, and how many. */
typedef struct {
    size_t offset; /* in the clean text */
    size_t count;
    unsigned value; /* the byte or character */
} Finding;

typedef struct {
    Buf text;
    Finding byte, nul, control, mark; /* mark: a byte order mark within the text */
} Cleaning;

static bool is_control(unsigned char byte)
{
    return byte < 0x20 && byte != '\n' && byte != '\t';
}

/* True when a byte is below 0x20 and neither LF nor tab.  Eight bytes at a time, since
 * nearly all have nothing to find. */
static bool has_controls(const char *text, size_t len)
{
    const uint64_t ones = UINT64_C(0x0101010101010101),
                   highs = UINT64_C(0x8080808080808080);
    size_t i = 0;

    while (i < len) {
        uint64_t eight;
        size_t end = i + 8;
        if (end <= len) {
            memcpy(&eight, text + i, sizeof eight);
            if (((eight - ones * 0x20) & ~eight & highs) == 0) {
                i = end;
                continue;
            }
        } else {
            end = len;
        }
        for (; i < end; i++)
            if (is_control((unsigned char)text[i]))
                return true;
    }
    return false;
}

/* U+FFFE and U+FFFF, which XML forbids too, and U+FEFF; at a byte 0xEF. */
static bool is_noncharacter(const char *at, size_t left)
{
    return left >= 3 && ((at[1] == '\xBF' && (unsigned char)at[2] >= 0xBE) ||
                         (at[1] == '\xBB' && at[2] == '\xBF'));
}

static bool has_noncharacters(const char *text, size_t len)
{
    const char *end = text + len;
    const char *found = text;

    /* 0xEF is rare outside of CJK texts, and memchr is ten times as quick as memmem. */
    while ((found = memchr(found, 0xEF, (size_t)(end - found))) != NULL) {
        if (is_noncharacter(found, (size_t)(end - found)))
            return true;
        found++;
    }
    return false;
}

static void note(const Cleaning *cleaning, Finding *finding, unsigned value)
{
    if (finding->count++ > 0)
        return;
    finding->offset = cleaning->text.len;
    finding->value = value;
}

static void replace(Cleaning *cleaning, Finding *finding, unsigned value)
{
    note(cleaning, finding, value);
    buf_put(&cleaning->text, replacement);
}

/* Cleans the character at text and returns how many bytes it has taken. */
static size_t clean_one(Cleaning *cleaning, const char *text, size_t left)
{
    unsigned char byte = (unsigned char)*text;
    size_t width = 1;
    uint32_t c = byte;

    if (byte >= 0x80) {
        width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        if (width > left || utf8_check(text, width) != width) {
            replace(cleaning, &cleaning->byte, byte);
            return 1;
        }
        utf8_next(text, &c);
    }
    if (byte == '\r') {
        buf_char(&cleaning->text, '\n');
        return left > 1 && text[1] == '\n' ? 2 : 1;
    }
    if (byte == 0)
        replace(cleaning, &cleaning->nul, 0);
    else if (is_control(byte) || c == 0xFFFE || c == 0xFFFF)
        replace(cleaning, &cleaning->control, c);
    else if (c == 0xFEFF)
        note(cleaning, &cleaning->mark, c);
    else
        buf_add(&cleaning->text, text, width);
    return width;
}

/* In what else it may be written. */
static void put_byte_hint(const Cleaning *cleaning, const Source *source, Buf *hint)
{
    unsigned byte = cleaning->byte.value;

    if (cleaning->nul.count > 0) {
        buf_put(hint, "is it a text file at all?");
    } else if (byte >= 0xA0) {
        buf_put(hint, "in Latin-1 the byte is \"");
        utf8_put(hint, byte);
        buf_format(hint, "\"; if that is right: iconv -f LATIN1 -t UTF-8 %s",
                   source->name);
    } else {
        buf_format(hint,
                   "if it was written on Windows: iconv -f WINDOWS-1252 -t UTF-8 %s",
                   source->name);
    }
}

static void report_byte(const Cleaning *cleaning, const Source *source, Diags *diags)
{
    Position at = source_position(source, cleaning->byte.offset);
    unsigned byte = cleaning->byte.value;
    Buf hint = {0};

    put_byte_hint(cleaning, source, &hint);
    if (cleaning->byte.count > 1)
        diag_add(diags, "encoding-utf8", at, hint.data,
                 "the byte 0x%02X is no UTF-8, the first of %zu", byte,
                 cleaning->byte.count);
    else
        diag_add(diags, "encoding-utf8", at, hint.data, "the byte 0x%02X is no UTF-8",
                 byte);
    buf_free(&hint);
}

/* Where files were put together, it hides the heading that it stands before. */
static void report_mark(const Finding *mark, const Source *source, Diags *diags)
{
    diag_add(
        diags, "text-control", source_position(source, mark->offset), "remove it",
        mark->count > 1
            ? "a byte order mark (U+FEFF) within the text is left out, the first of %zu"
            : "a byte order mark (U+FEFF) within the text is left out",
        mark->count);
}

static void report_cleaning(const Cleaning *cleaning, const Source *source,
                            const char *nul_code, Diags *diags)
{
    const Finding *nul = &cleaning->nul, *control = &cleaning->control;

    if (cleaning->byte.count > 0)
        report_byte(cleaning, source, diags);
    if (nul->count > 0)
        diag_add(diags, nul_code, source_position(source, nul->offset),
                 "remove it, and save the file as text",
                 nul->count > 1 ? "here is the first of %zu NUL bytes"
                                : "here is a NUL byte",
                 nul->count);
    if (cleaning->mark.count > 0)
        report_mark(&cleaning->mark, source, diags);
    if (control->count > 0)
        diag_add(
            diags, "text-control", source_position(source, control->offset), "remove it",
            control->count > 1
                ? "the control character U+%04X is replaced by U+FFFD, the first of %zu"
                : "the control character U+%04X is replaced by U+FFFD",
            control->value, control->count);
}

/* How many bytes of well-formed text stand before the first that needs something. */
static size_t clean_run(const char *text, size_t len)
{
    size_t i = 0;

    while (i < len && !is_control((unsigned char)text[i]) &&
           ((unsigned char)text[i] != 0xEF || !is_noncharacter(text + i, len - i)))
        i++;
    return i;
}

/* valid: up to where it is well-formed, as far as is known. */
static void rewrite(Bytes raw, size_t valid, Cleaning *cleaning, Arena *arena,
                    Bytes *text)
{
    for (size_t i = 0; i < raw.len;) {
        size_t run;
        if (valid <= i)
            valid = i + utf8_check(raw.data + i, raw.len - i);
        run = clean_run(raw.data + i, valid - i);
        buf_add(&cleaning->text, raw.data + i, run);
        i += run;
        if (i < raw.len)
            i += clean_one(cleaning, raw.data + i, raw.len - i);
    }
    *text = (Bytes){arena_copy(arena, cleaning->text.data, cleaning->text.len),
                    cleaning->text.len};
    buf_free(&cleaning->text);
}

/* valid: it is known to be UTF-8. */
static bool clean_utf8(Bytes raw, bool valid, const char *shown, const char *nul_code,
                       Arena *arena, Diags *diags, Bytes *text)
{
    Cleaning cleaning = {0};
    Source source = {.name = shown};

    if (raw.len >= 3 && memcmp(raw.data, "\xEF\xBB\xBF", 3) == 0)
        raw = (Bytes){raw.data + 3, raw.len - 3};
    *text = raw;
    valid = valid || utf8_check(raw.data, raw.len) == raw.len;
    if (valid && !has_controls(raw.data, raw.len) &&
        !has_noncharacters(raw.data, raw.len))
        return true;
    rewrite(raw, valid ? raw.len : 0, &cleaning, arena, text);
    source.text = *text;
    report_cleaning(&cleaning, &source, nul_code, diags);
    return cleaning.byte.count == 0;
}

bool clean_text(Bytes raw, const char *shown, const char *nul_code, Arena *arena,
                Diags *diags, Bytes *text)
{
    Decoding decoding;
    Source source = {.name = shown};

    if (!decode_other(raw, arena, &decoding))
        return clean_utf8(raw, decoding.is_utf8, shown, nul_code, arena, diags, text);
    clean_utf8(decoding.text, false, shown, nul_code, arena, diags, text);
    source.text = *text;
    return report_decoding(&decoding, &source, diags);
}
