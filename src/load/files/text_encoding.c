/* text_encoding.c - see the header. */
#include "load/files/text_encoding.h"
#include <string.h>
#include "base/utf8.h"
#include "load/files/encoding.h"

/* ---- Decoding ---------------------------------------------------------------------------------- */

/* Of a hundred characters one may mean nothing: some byte is hurt, but the guess is
 * right. */
static bool is_plausible(const Decoding *decoding)
{
    return decoding->bad <= utf8_count(decoding->text.data, decoding->text.len) / 100;
}

static void note_strays(Bytes raw, Decoding *decoding)
{
    for (size_t at = 0;; at++) {
        at += utf8_check(raw.data + at, raw.len - at);
        if (at == raw.len)
            return;
        if (decoding->strays++ == 0)
            decoding->byte = (unsigned char)raw.data[at];
    }
}

static bool has_mark(Bytes raw)
{
    const unsigned char *byte = (const unsigned char *)raw.data;

    /* UTF-32 begins with the same two bytes, or with two NULs. */
    return (byte[0] == 0xFF && byte[1] == 0xFE) || (byte[0] == 0xFE && byte[1] == 0xFF) ||
           (byte[0] == 0 && byte[1] == 0);
}

static bool decode_as_wide(Wide wide, Bytes raw, Arena *arena, Decoding *decoding)
{
    const bool is_utf32 = wide == WIDE_UTF32_LE || wide == WIDE_UTF32_BE; /* has a mark */
    Buf text = {0};

    decoding->encoding = is_utf32 ? "UTF-32" : "UTF-16";
    decoding->name = wide == WIDE_UTF16_BE ? "UTF-16BE" : "UTF-16LE";
    decoding->marked = has_mark(raw);
    decoding->bad = decode_wide(wide, raw, &text);
    decoding->text = (Bytes){arena_copy(arena, text.data, text.len), text.len};
    buf_free(&text);
    return decoding->marked || decoding->bad == 0;
}

static bool decode_as_guessed(Bytes raw, Arena *arena, Decoding *decoding)
{
    const EncodingRow *row = guess_encoding(raw);
    Buf text = {0};
    bool decoded;

    if (row == NULL)
        return false;
    if (raw.len >= 3 && memcmp(raw.data, "\xEF\xBB\xBF", 3) == 0)
        raw = (Bytes){raw.data + 3, raw.len - 3};
    decoding->encoding = row->encoding;
    decoding->name = row->name;
    decoded = decode_text(row->name, raw, &text, &decoding->bad);
    decoding->text = (Bytes){arena_copy(arena, text.data, text.len), text.len};
    buf_free(&text);
    return decoded && is_plausible(decoding);
}

bool decode_other(Bytes raw, Arena *arena, Decoding *decoding)
{
    const Wide wide = find_wide(raw);

    *decoding = (Decoding){.text = {"", 0}};
    if (wide != WIDE_NONE)
        return decode_as_wide(wide, raw, arena, decoding);
    note_strays(raw, decoding);
    decoding->is_utf8 = decoding->strays == 0;
    if (decoding->is_utf8 || memchr(raw.data, '\0', raw.len) != NULL)
        return false;
    return decode_as_guessed(raw, arena, decoding);
}

/* ---- What is said of it ---------------------------------------------------------------------------- */

static size_t first_beyond_ascii(Bytes text)
{
    size_t i = 0;

    while (i < text.len && (unsigned char)text.data[i] < 0x80)
        i++;
    return i;
}

/* Its mark says what the file is; only what is no character is wrong. */
static bool report_marked(const Decoding *decoding, const char *file, Diags *diags)
{
    Position at = {.file = file, .line = 1, .column = 1};

    diag_add(diags, "encoding-wide", at, NULL, "the file is %s, and is read as such",
             decoding->encoding);
    if (decoding->bad > 0)
        diag_add(diags, "encoding-utf8", at, "save the file as UTF-8",
                 "the file is %s, and %zu of its characters are none", decoding->encoding,
                 decoding->bad);
    return decoding->bad == 0;
}

static void report_taken(const Decoding *decoding, Position at, const char *hint,
                         Diags *diags)
{
    if (decoding->bad > 1)
        diag_add(diags, "encoding-guessed", at, hint,
                 "the text is no UTF-8; it is read as %s, where %zu of its bytes mean "
                 "nothing",
                 decoding->encoding, decoding->bad);
    else
        diag_add(diags, "encoding-guessed", at, hint,
                 decoding->bad == 1 ? "the text is no UTF-8; it is read as %s, where one "
                                      "of its bytes means nothing"
                                    : "the text is no UTF-8; it is read as %s",
                 decoding->encoding);
}

static void report_refused(const Decoding *decoding, Position at, const char *hint,
                           Diags *diags)
{
    if (decoding->strays == 0)
        diag_add(diags, "encoding-utf8", at, hint, "the file is %s, not UTF-8",
                 decoding->encoding);
    else if (decoding->strays == 1)
        diag_add(diags, "encoding-utf8", at, hint, "the byte 0x%02X is no UTF-8",
                 decoding->byte);
    else
        diag_add(diags, "encoding-utf8", at, hint,
                 "the byte 0x%02X is no UTF-8, the first of %zu", decoding->byte,
                 decoding->strays);
}

bool report_decoding(const Decoding *decoding, const Source *source, Diags *diags)
{
    Position at = source_position(source, first_beyond_ascii(source->text));
    Buf hint = {0};

    if (decoding->marked)
        return report_marked(decoding, source->name, diags);
    if (decoding->strays == 0) /* UTF-16: it may hold nothing but ASCII */
        at = (Position){.file = source->name, .line = 1, .column = 1};
    if (diags->lenient)
        buf_put(&hint, "if that is right, convert it: ");
    else
        buf_format(&hint, "it makes sense as %s: ", decoding->encoding);
    buf_format(&hint, "iconv %s-f %s -t UTF-8 %s", decoding->bad > 0 ? "-c " : "",
               decoding->name, source->name);
    if (diags->lenient)
        report_taken(decoding, at, hint.data, diags);
    else
        report_refused(decoding, at, hint.data, diags);
    buf_free(&hint);
    return diags->lenient;
}
