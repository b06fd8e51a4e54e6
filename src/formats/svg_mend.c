/* svg_mend.c - takes what is unsafe out of an SVG picture, so that the rest can be shown. */
#include <stdlib.h>
#include <string.h>
#include "formats/svg_walk.h"

void svg_mend_place(Svg *svg, size_t start, size_t end, const char *text)
{
    svg->mends = arena_grow(svg->arena, svg->mends, svg->mend_count, sizeof *svg->mends);
    svg->mends[svg->mend_count++] = (CssEdit){start, end, text};
}

/* ---- Elements -------------------------------------------------------------------------------- */

/* Behind the > of the tag that begins at start; the file's end when there is none. */
static size_t tag_end(Bytes bytes, size_t start)
{
    char quote = '\0';
    size_t at = start;

    for (; at < bytes.len && (quote != '\0' || bytes.data[at] != '>'); at++)
        if (quote == '\0' && (bytes.data[at] == '"' || bytes.data[at] == '\''))
            quote = bytes.data[at];
        else if (bytes.data[at] == quote)
            quote = '\0';
    return at < bytes.len ? at + 1 : at;
}

/* Where the end tag of the element begins; its start tag's end when it is empty. None of
 * those that are taken out may stand in one of its own kind. */
static size_t content_end(const Svg *svg, size_t start, size_t inner)
{
    const char *data = svg->bytes.data;
    size_t n = strcspn(data + start + 1, " \t\r\n/>");
    const char *close = arena_format(svg->arena, "</%.*s", (int)n, data + start + 1);
    const char *found =
        data[inner - 2] == '/'
            ? NULL
            : memmem(data + inner, svg->bytes.len - inner, close, strlen(close));

    return found == NULL ? inner : (size_t)(found - data);
}

/* The text between two places without its tags, white space folded; it is escaped already. */
static const char *text_within(const Svg *svg, size_t start, size_t end)
{
    Buf text = {0};
    const char *plain;
    bool space = false;

    while (start < end) {
        char byte = svg->bytes.data[start];
        if (byte == '<') {
            start = tag_end(svg->bytes, start);
            space = true;
            continue;
        }
        start++;
        if (strchr(" \t\r\n", byte) != NULL) {
            space = true;
            continue;
        }
        if (space && text.len > 0)
            buf_char(&text, ' ');
        buf_char(&text, byte);
        space = false;
    }
    plain = arena_copy(svg->arena, text.len == 0 ? "" : text.data, text.len);
    buf_free(&text);
    return plain;
}

static void put_length(const SvgWalk *walk, Buf *out, const char *name)
{
    const char *value = xml_lookup_attribute(walk->reader, name, NULL);

    if (value != NULL && *value != '\0' &&
        value[strspn(value, "0123456789.-+%epxtmcin")] == '\0')
        buf_format(out, " %s=\"%s\"", name, value);
}

/* What HTML would have shown as plain text in the middle of its place.  In a <switch> another
 * element stands behind it for those who can't show it. */
static const char *text_in_its_place(const SvgWalk *walk, size_t inner, size_t close,
                                     size_t end)
{
    static const char *const places[] = {"x", "y", "width", "height"};
    const Svg *svg = walk->svg;
    const char *rest = svg->bytes.data + end, *text = text_within(svg, inner, close);
    Buf out = {0};

    while (end < svg->bytes.len && strchr(" \t\r\n", *rest) != NULL) {
        rest++;
        end++;
    }
    if (*text == '\0' || (walk->in_switch && svg->bytes.len - end > 8 &&
                          strncmp(rest, "</switch", 8) != 0))
        return "";
    buf_put(&out, "<svg overflow=\"visible\"");
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        put_length(walk, &out, places[i]);
    buf_format(&out,
               "><text x=\"50%%\" y=\"50%%\" text-anchor=\"middle\" "
               "dominant-baseline=\"central\">%s</text></svg>",
               text);
    text = arena_copy(svg->arena, out.data, out.len);
    buf_free(&out);
    return text;
}

void svg_mend_element(SvgWalk *walk, bool keeps_text)
{
    Svg *svg = walk->svg;
    size_t start = xml_offset(walk->reader), inner = tag_end(svg->bytes, start);
    size_t close, end;

    if (start < walk->mended || inner < start + 3)
        return; /* within one that goes already */
    close = content_end(svg, start, inner);
    end = close == inner && svg->bytes.data[inner - 2] == '/'
              ? inner
              : tag_end(svg->bytes, close);
    svg_mend_place(svg, start, end,
                   keeps_text ? text_in_its_place(walk, inner, close, end) : "");
    walk->mended = end;
}

/* ---- The whole ------------------------------------------------------------------------------------ */

/* An outer place before what is in it. */
static int compare_mends(const void *one, const void *other)
{
    const CssEdit *a = one, *b = other;

    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->end > b->end ? -1 : a->end < b->end;
}

static Bytes write_mended(Svg *svg)
{
    Buf out = {0};
    Bytes bytes;

    for (size_t i = 0; i < svg->edit_count; i++)
        svg_mend_place(svg, svg->edits[i].start, svg->edits[i].end, svg->edits[i].text);
    qsort(svg->mends, svg->mend_count, sizeof *svg->mends, compare_mends);
    svg_write(&(Svg){.bytes = svg->bytes,
                     .edits = svg->mends,
                     .edit_count = svg->mend_count},
              &out);
    bytes = (Bytes){arena_copy(svg->arena, out.data, out.len), out.len};
    buf_free(&out);
    return bytes;
}

bool svg_mend(const Svg *svg, Svg *mended)
{
    enum { PASSES = 3 }; /* one shows what another has hidden */

    *mended = *svg;
    for (int pass = 0; pass < PASSES && mended->fault_count > 0; pass++) {
        if (mended->mend_count == 0)
            return false;
        svg_read(write_mended(mended), svg->arena, mended);
    }
    return mended->fault_count == 0;
}
