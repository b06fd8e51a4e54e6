/* xml_scan.c - XML seen as bytes. */
#include "formats/xml_scan.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include "base/utf8.h"
#include "formats/xml_read.h"

#define TEXT_OF(number) TEXT_OF_VALUE(number)
#define TEXT_OF_VALUE(number) #number
#define ATTRIBUTES 256
#define MEGABYTES 16
_Static_assert(ATTRIBUTES == XML_ATTRIBUTE_LIMIT && MEGABYTES == XML_SIZE_LIMIT >> 20,
               "the messages name the limits");

size_t xml_bom_length(Bytes bytes)
{
    return bytes.len >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* The offset of word at or behind from, or the length. */
static size_t find(Bytes bytes, size_t from, const char *word)
{
    const char *at = memmem(bytes.data + from, bytes.len - from, word, strlen(word));

    return at == NULL ? bytes.len : (size_t)(at - bytes.data);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* ---- What is refused --------------------------------------------------------------------- */

/* Where the XML declaration names an encoding other than UTF-8, or the length. */
static size_t find_other_encoding(Bytes bytes)
{
    size_t begin = xml_bom_length(bytes), end, at;
    char quote;

    if (find(bytes, begin, "<?xml") != begin)
        return bytes.len;
    end = find(bytes, begin, "?>");
    at = find((Bytes){bytes.data, end}, begin, "encoding");
    while (at < end && bytes.data[at] != '"' && bytes.data[at] != '\'')
        at++;
    if (at == end)
        return bytes.len;
    quote = bytes.data[at++];
    if (end - at >= 6 && strncasecmp(bytes.data + at, "utf-8", 5) == 0 &&
        bytes.data[at + 5] == quote)
        return bytes.len;
    return at;
}

/* EPUB 3.3, 3.9 allows UTF-8 and UTF-16; reading systems and we want the first. */
static const char *encoding_refusal(Bytes bytes, size_t *offset)
{
    const char *nul = memchr(bytes.data, '\0', bytes.len);

    *offset = 0;
    if (bytes.len >= 2 && (memcmp(bytes.data, "\xFF\xFE", 2) == 0 ||
                           memcmp(bytes.data, "\xFE\xFF", 2) == 0))
        return "it is encoded in UTF-16, not in UTF-8";
    *offset = utf8_check(bytes.data, bytes.len);
    if (*offset < bytes.len)
        return "it holds a byte that is not UTF-8";
    if (nul != NULL) {
        *offset = (size_t)(nul - bytes.data);
        return "it holds a NUL byte";
    }
    *offset = find_other_encoding(bytes);
    return *offset < bytes.len ? "its XML declaration names another encoding than UTF-8"
                               : NULL;
}

/* Without a document type nothing can be declared; with one, any mention is refused,
 * in comments too: telling them apart is what an attack would play with.  Entities and
 * default attributes multiply, the others are kept in lists that become slow. */
static const char *declaration_refusal(Bytes bytes, size_t *offset)
{
    static const struct {
        const char *word, *why;
    } rows[] = {
        {"<!ENTITY", "it declares an entity"},
        {"<!ATTLIST", "it declares attributes in its document type"},
        {"<!ELEMENT", "it declares elements in its document type"},
        {"<!NOTATION", "it declares notations in its document type"},
    };
    size_t doctype = find(bytes, 0, "<!DOCTYPE");

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        *offset = find(bytes, doctype, rows[i].word);
        if (*offset < bytes.len)
            return rows[i].why;
    }
    return NULL;
}

/* libxml2 compares each attribute with all before it.  A "=" and a quote make one, or
 * less: counting too many, in a text, is no harm. */
static const char *attribute_refusal(Bytes bytes, size_t *offset)
{
    const char *at = bytes.data, *end = at + bytes.len, *sign;
    size_t count = 0;

    *offset = 0;
    for (; (sign = memchr(at, '=', (size_t)(end - at))) != NULL; at = sign) {
        const char *tag = memrchr(at, '<', (size_t)(sign - at));
        if (tag != NULL) {
            *offset = (size_t)(tag - bytes.data);
            count = 0;
        }
        do
            sign++;
        while (sign < end && is_space(*sign));
        count += sign < end && (*sign == '"' || *sign == '\'');
        if (count > XML_ATTRIBUTE_LIMIT)
            return "an element has more than " TEXT_OF(ATTRIBUTES) " attributes";
    }
    return NULL;
}

const char *xml_refusal(Bytes bytes, size_t *offset)
{
    const char *why;

    *offset = 0;
    if (bytes.len == 0)
        return "it is empty";
    if (bytes.len > XML_SIZE_LIMIT)
        return "it is larger than " TEXT_OF(MEGABYTES) " MB";
    why = encoding_refusal(bytes, offset);
    if (why == NULL)
        why = declaration_refusal(bytes, offset);
    if (why == NULL)
        why = attribute_refusal(bytes, offset);
    return why;
}

/* ---- Places ------------------------------------------------------------------------------ */

/* The first such byte at or behind from, or the length. */
static size_t find_byte(Bytes bytes, size_t from, char byte)
{
    const char *at =
        from < bytes.len ? memchr(bytes.data + from, byte, bytes.len - from) : NULL;

    return at == NULL ? bytes.len : (size_t)(at - bytes.data);
}

/* Behind the ">" of a tag or of a document type that begins at from. */
static size_t skip_tag(Bytes bytes, size_t from)
{
    int brackets = 0;

    for (; from < bytes.len; from++) {
        char byte = bytes.data[from];
        if (byte == '"' || byte == '\'')
            from = find_byte(bytes, from + 1, byte);
        else if (brackets > 0 && bytes.len - from > 4 &&
                 memcmp(bytes.data + from, "<!--", 4) == 0)
            from = find(bytes, from, "-->"); /* quotes in comments are none */
        else if (byte == '[' || byte == ']')
            brackets += byte == '[' ? 1 : -1;
        else if (byte == '>' && brackets <= 0)
            return from + 1;
    }
    return from;
}

size_t xml_markup_end(Bytes bytes, size_t from)
{
    static const struct {
        const char *begins, *ends;
    } plain[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};

    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        size_t n = strlen(plain[i].begins);
        if (bytes.len - from < n || memcmp(bytes.data + from, plain[i].begins, n) != 0)
            continue;
        from = find(bytes, from + n, plain[i].ends);
        return from == bytes.len ? from : from + strlen(plain[i].ends);
    }
    return skip_tag(bytes, from);
}

size_t xml_next_tag(Bytes bytes, size_t from, size_t *end)
{
    size_t at = from;

    while ((at = find_byte(bytes, at, '<')) + 1 < bytes.len) {
        char next = bytes.data[at + 1];
        size_t behind = xml_markup_end(bytes, at);
        if (next != '!' && next != '?' && next != '/') {
            *end = behind;
            return at;
        }
        at = behind;
    }
    *end = bytes.len;
    return bytes.len;
}

static bool has_name(const char *word, size_t len, const char *prefix, const char *name)
{
    size_t before = prefix == NULL ? 0 : strlen(prefix) + 1;
    size_t local = strlen(name);

    if (len != before + local || memcmp(word + before, name, local) != 0)
        return false;
    return before == 0 ||
           (memcmp(word, prefix, before - 1) == 0 && word[before - 1] == ':');
}

/* Behind the quoted value that begins at or behind at. */
static size_t skip_value(Bytes bytes, size_t at, size_t end)
{
    char quote;

    while (at < end && bytes.data[at] != '"' && bytes.data[at] != '\'')
        at++;
    if (at >= end)
        return end;
    quote = bytes.data[at++];
    while (at < end && bytes.data[at] != quote)
        at++;
    return at < end ? at + 1 : end;
}

size_t xml_find_attribute(Bytes bytes, size_t tag, size_t end, const char *prefix,
                          const char *name)
{
    size_t at = tag;

    while (at < end && !is_space(bytes.data[at]))
        at++;
    while (at < end) {
        size_t start;
        while (at < end && is_space(bytes.data[at]))
            at++;
        start = at;
        while (at < end && bytes.data[at] != '=' && !is_space(bytes.data[at]))
            at++;
        if (has_name(bytes.data + start, at - start, prefix, name))
            return start;
        at = skip_value(bytes, at, end);
    }
    return tag;
}
