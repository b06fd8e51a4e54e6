/* xml_entities.c - no document type, no named entities. */
#include "formats/xml_entities.h"

#include <stdbool.h>
#include <string.h>
#include <libxml/HTMLparser.h>
#include "base/buf.h"
#include "formats/xml_scan.h"

enum { LONGEST_NAME = 8 }; /* "thetasym" */

static bool begins(Bytes bytes, size_t at, const char *word)
{
    size_t n = strlen(word);

    return bytes.len - at >= n && memcmp(bytes.data + at, word, n) == 0;
}

/* Its lines stay, so that an error further on has its place. */
static void blank(Buf *out, Bytes bytes, size_t from, size_t to)
{
    for (; from < to; from++)
        buf_char(out, bytes.data[from] == '\n' ? '\n' : ' ');
}

/* The reference that begins at at with "&".  0: it is none of HTML's; XML has five of its
 * own. */
static size_t put_reference(Buf *out, Bytes bytes, size_t at)
{
    static const char *const own[] = {"amp", "lt", "gt", "quot", "apos"};
    char name[LONGEST_NAME + 1];
    size_t n = 0;
    const htmlEntityDesc *entity;

    for (at++; at + n < bytes.len && bytes.data[at + n] != ';'; n++) {
        if (n == LONGEST_NAME)
            return 0;
        name[n] = bytes.data[at + n];
    }
    name[n] = '\0';
    if (at + n == bytes.len || name[0] == '#')
        return 0;
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (strcmp(name, own[i]) == 0)
            return 0;
    entity = htmlEntityLookup((const xmlChar *)name);
    if (entity == NULL)
        return 0;
    buf_format(out, "&#%u;", entity->value);
    return n + 2;
}

/* A document type that nothing closes ends with the file. */
static size_t step(Buf *out, Bytes bytes, size_t at)
{
    size_t n;

    if (begins(bytes, at, "<!DOCTYPE")) {
        size_t end = xml_markup_end(bytes, at);
        blank(out, bytes, at, end);
        return end;
    }
    if (begins(bytes, at, "<!") ||
        begins(bytes, at, "<?")) { /* "&" is no more than itself */
        size_t end = xml_markup_end(bytes, at);
        buf_add(out, bytes.data + at, end - at);
        return end;
    }
    n = bytes.data[at] == '&' ? put_reference(out, bytes, at) : 0;
    if (n == 0)
        buf_char(out, bytes.data[at]);
    return at + (n > 0 ? n : 1);
}

/* Most files of today have a short document type and no entity: a copy all the same, which is
 * nothing beside the parsing. */
Bytes xml_without_doctype(Arena *arena, Bytes bytes)
{
    Buf out = {0};
    Bytes result;

    if (bytes.len == 0)
        return bytes;
    if (memchr(bytes.data, '&', bytes.len) == NULL &&
        memmem(bytes.data, bytes.len, "<!DOCTYPE", 9) == NULL)
        return bytes;
    buf_reserve(&out, bytes.len);
    for (size_t at = 0; at < bytes.len;) {
        size_t plain = at;
        while (plain < bytes.len && bytes.data[plain] != '<' && bytes.data[plain] != '&')
            plain++;
        buf_add(&out, bytes.data + at, plain - at);
        at = plain < bytes.len ? step(&out, bytes, plain) : plain;
    }
    result =
        (Bytes){arena_copy(arena, out.data == NULL ? "" : out.data, out.len), out.len};
    buf_free(&out);
    return result;
}
