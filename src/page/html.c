/* html.c - HTML for browsers, from scratch and from what render has made for an EPUB. */
#include <assert.h>
#include <ctype.h>
#include <string.h>
#include "base/path.h"
#include "page/parts.h"

void put_attribute_to(Buf *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    buf_format(out, " %s=\"", name);
    buf_put_escaped(out, value);
    buf_char(out, '"');
}

void put_html_line(Buf *out, const char *name, const char *style, const char *text)
{
    if (text == NULL)
        return;
    buf_format(out, "<%s", name);
    put_attribute_to(out, "class", style);
    buf_char(out, '>');
    buf_put_escaped(out, text);
    buf_format(out, "</%s>\n", name);
}

void open_html(Buf *out, const char *language, const char *direction, const char *title)
{
    buf_put(out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"");
    put_attribute_to(out, "lang", language);
    put_attribute_to(out, "dir", direction);
    buf_put(out, ">\n<head>\n<meta charset=\"utf-8\"/>\n"
                 "<meta name=\"viewport\" content=\"width=device-width, "
                 "initial-scale=1\"/>\n"
                 "<meta name=\"color-scheme\" content=\"light dark\"/>\n");
    put_html_line(out, "title", NULL, title);
}

void put_style_link(Buf *out, const char *href)
{
    buf_put(out, "<link rel=\"stylesheet\"");
    put_attribute_to(out, "href", href);
    buf_put(out, "/>\n");
}

const char *page_of(const Page *page, const Document *document)
{
    return document == NULL ? NULL : map_lookup(&page->pages, document->path);
}

/* ---- XHTML as HTML -------------------------------------------------------------------------- */

typedef struct {
    Page *page;
    const char *folder, *place; /* the document's, in the EPUB and here */
    const char *at, *end;
} Copy;

static bool has_scheme(const char *url, size_t n)
{
    size_t i = 0;

    while (i < n && (isalnum((unsigned char)url[i]) || strchr("+.-", url[i]) != NULL))
        i++;
    return i > 0 && i < n && url[i] == ':';
}

/* A path that counts from the document's folder, as it is in the EPUB. */
static const char *target_of(const Copy *copy, const char *url, size_t n)
{
    Arena *arena = &copy->page->book->arena;
    const char *path = percent_decode(arena, arena_copy(arena, url, n));

    return path == NULL ? NULL : path_resolve(arena, copy->folder, path);
}

static void put_raw_attribute(Buf *out, const char *name, size_t name_len,
                              const char *value, size_t n)
{
    buf_char(out, ' ');
    buf_add(out, name, name_len);
    buf_put(out, "=\"");
    buf_add(out, value, n);
    buf_char(out, '"');
}

/* A link to a document that is no page here is none; what else is named comes along. */
static void put_reference(Copy *copy, const char *name, size_t name_len, const char *url,
                          size_t n)
{
    Page *page = copy->page;
    const char *hash = memchr(url, '#', n);
    size_t path_len = hash == NULL ? n : (size_t)(hash - url);
    const char *target, *place;

    if (path_len == 0 || has_scheme(url, n)) {
        put_raw_attribute(page->out, name, name_len, url, n);
        return;
    }
    target = target_of(copy, url, path_len);
    place = target == NULL ? NULL : map_lookup(&page->pages, target);
    if (place != NULL) {
        place = path_relative(&page->book->arena, copy->place, place);
        place = arena_format(&page->book->arena, "%s%.*s", place, (int)(n - path_len),
                             url + path_len);
        put_raw_attribute(page->out, name, name_len, place, strlen(place));
    } else if (target != NULL && strcmp(path_ending(target), ".xhtml") != 0) {
        map_put(page->pictures, &page->book->arena, target, page);
        put_raw_attribute(page->out, name, name_len, url, n);
    }
}

static bool is_name(const char *name, size_t n, const char *wanted)
{
    return strlen(wanted) == n && memcmp(name, wanted, n) == 0;
}

static void put_attribute_of(Copy *copy, const char *name, size_t name_len,
                             const char *value, size_t n)
{
    if (name_len > 5 && memcmp(name, "epub:", 5) == 0)
        return;
    if (is_name(name, name_len, "xml:lang") || is_name(name, name_len, "xmlns:epub"))
        return; /* lang says it */
    if (is_name(name, name_len, "href") || is_name(name, name_len, "src") ||
        is_name(name, name_len, "xlink:href"))
        put_reference(copy, name, name_len, value, n);
    else
        put_raw_attribute(copy->page->out, name, name_len, value, n);
}

/* Behind the "<".  render quotes every value with " and escapes < and > in it. */
static void copy_tag(Copy *copy)
{
    const char *end = memchr(copy->at, '>', (size_t)(copy->end - copy->at));
    const char *at = copy->at, *name, *value, *quote;

    end = end == NULL ? copy->end : end;
    at += strcspn(at, " >");
    at = at > end ? end : at;
    buf_char(copy->page->out, '<');
    buf_add(copy->page->out, copy->at, (size_t)(at - copy->at));
    while (at < end && *at == ' ') {
        name = at + 1;
        value = memchr(name, '"', (size_t)(end - name));
        quote = value == NULL ? NULL : memchr(value + 1, '"', (size_t)(end - value - 1));
        if (quote == NULL)
            break;
        put_attribute_of(copy, name, (size_t)(value - 1 - name), value + 1,
                         (size_t)(quote - value - 1));
        at = quote + 1;
    }
    buf_add(copy->page->out, at, (size_t)(end - at));
    copy->at = end;
}

static void copy_markup(Copy *copy)
{
    while (copy->at < copy->end) {
        const char *tag = memchr(copy->at, '<', (size_t)(copy->end - copy->at));
        const char *stop = tag == NULL ? copy->end : tag;
        buf_add(copy->page->out, copy->at, (size_t)(stop - copy->at));
        copy->at = stop;
        if (tag == NULL)
            return;
        copy->at = tag + 1;
        copy_tag(copy);
    }
}

/* One without a class or a role says nothing: it is render's way to hold a part's blocks. */
static void take_off_section(const char **begin, const char **end)
{
    static const char opening[] = "<section>\n", closing[] = "</section>\n";
    const size_t front = sizeof opening - 1, back = sizeof closing - 1;

    if ((size_t)(*end - *begin) < front + back || memcmp(*begin, opening, front) != 0 ||
        memcmp(*end - back, closing, back) != 0)
        return;
    *begin += front;
    *end -= back;
}

void put_body_of(Page *page, const Document *document)
{
    static const char opening[] = "<body>\n", closing[] = "</body>";
    const char *begin, *end;
    Copy copy;

    if (document == NULL || document->xhtml.data == NULL)
        return;
    begin = strstr(document->xhtml.data, opening);
    end = document->xhtml.data + document->xhtml.len;
    while (end > document->xhtml.data && strncmp(end, closing, sizeof closing - 1) != 0)
        end--;
    assert(begin != NULL && begin < end);
    begin += sizeof opening - 1;
    take_off_section(&begin, &end);
    copy =
        (Copy){page, path_folder(&page->book->arena, document->path), NULL, begin, end};
    copy.place = arena_format(&page->book->arena, "%s%s", page->folder, copy.folder);
    copy_markup(&copy);
}
