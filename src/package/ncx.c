/* ncx.c - the NCX, for readers that know no navigation document (OPF 2.0.1, 2.4.1). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "data/words.h"
#include "package/parts.h"

typedef struct {
    Book *book;
    XmlWriter *writer;
    Map orders; /* href → its playOrder, as a pointer */
    Map ids;    /* id → itself */
    size_t last_order;
} Ncx;

static int depth_of(const TocEntry *entry, int depth)
{
    int deepest = depth;

    for (; entry != NULL; entry = entry->next) {
        int below = 0;
        if (entry->first_child != NULL && depth < DEEPEST_ENTRY)
            below = depth_of(entry->first_child, depth + 1);
        if (below > deepest)
            deepest = below;
    }
    return deepest;
}

static bool stays(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '.';
}

static void put_byte(Buf *buf, unsigned char byte)
{
    static const char digits[] = "0123456789abcdef";

    buf_char(buf, '_');
    buf_char(buf, digits[byte >> 4]);
    buf_char(buf, digits[byte & 15]);
}

/* From the href, so that it names the same place in every release.  Each other byte is
 * _ and two hexadecimal digits, so two hrefs never share an id; the second entry of
 * one href ends with "__2". */
static const char *id_of(Ncx *ncx, const char *href)
{
    Arena *arena = &ncx->book->arena;
    Buf buf = {0};
    const char *id, *free_id;
    size_t copy = 1;

    buf_put(&buf, "nav-");
    while (*href != '\0') {
        size_t n = 0;
        while (stays(href[n]))
            n++;
        buf_add(&buf, href, n);
        href += n;
        if (*href != '\0')
            put_byte(&buf, (unsigned char)*href++);
    }
    id = free_id = arena_copy(arena, buf.data, buf.len);
    buf_free(&buf);
    while (map_lookup(&ncx->ids, free_id) != NULL)
        free_id = arena_format(arena, "%s__%zu", id, ++copy);
    map_put(&ncx->ids, arena, free_id, (void *)free_id);
    return free_id;
}

/* Entries that lead to one place share its number. */
static size_t order_of(Ncx *ncx, const char *href)
{
    uintptr_t known = (uintptr_t)map_lookup(&ncx->orders, href);

    if (known != 0)
        return (size_t)known;
    map_put(&ncx->orders, &ncx->book->arena, href, (void *)(uintptr_t)++ncx->last_order);
    return ncx->last_order;
}

static void put_number(XmlWriter *writer, const char *name, size_t number)
{
    char text[24];

    snprintf(text, sizeof text, "%zu", number);
    xml_put_attribute(writer, name, text);
}

static void put_label(XmlWriter *writer, const char *name, const char *text)
{
    xml_open_element(writer, name);
    xml_put_element(writer, "text", visible_label(text));
    xml_close_element(writer);
}

static void put_points(Ncx *ncx, const TocEntry *entry, int depth)
{
    XmlWriter *writer = ncx->writer;

    for (; entry != NULL; entry = entry->next) {
        xml_open_element(writer, "navPoint");
        xml_put_attribute(writer, "id", id_of(ncx, entry->href));
        put_number(writer, "playOrder", order_of(ncx, entry->href));
        put_label(writer, "navLabel", entry->label);
        xml_open_element(writer, "content");
        xml_put_attribute(writer, "src", entry->href);
        xml_close_element(writer);
        if (entry->first_child != NULL && depth < DEEPEST_ENTRY)
            put_points(ncx, entry->first_child, depth + 1);
        xml_close_element(writer);
    }
}

/* ---- Pages of a printed edition ------------------------------------------------------------- */

static bool is_number(const char *label)
{
    return *label != '\0' && label[strspn(label, "0123456789")] == '\0' &&
           strlen(label) < 10;
}

static void count_pages(const TocEntry *page, size_t *count, size_t *largest)
{
    *count = *largest = 0;
    for (; page != NULL; page = page->next) {
        size_t number = is_number(page->label) ? strtoul(page->label, NULL, 10) : 0;
        ++*count;
        if (number > *largest)
            *largest = number;
    }
}

static void put_pages(Ncx *ncx, const TocEntry *page)
{
    XmlWriter *writer = ncx->writer;

    xml_open_element(writer, "pageList");
    for (; page != NULL; page = page->next) {
        bool normal = is_number(page->label);
        xml_open_element(writer, "pageTarget");
        xml_put_attribute(writer, "id", id_of(ncx, page->href));
        xml_put_attribute(writer, "type", normal ? "normal" : "front");
        if (normal)
            xml_put_attribute(writer, "value", page->label);
        put_number(writer, "playOrder", order_of(ncx, page->href));
        put_label(writer, "navLabel", page->label);
        xml_open_element(writer, "content");
        xml_put_attribute(writer, "src", page->href);
        xml_close_element(writer);
        xml_close_element(writer);
    }
    xml_close_element(writer);
}

static void put_meta(XmlWriter *writer, const char *name, const char *content)
{
    xml_open_element(writer, "meta");
    xml_put_attribute(writer, "name", name);
    xml_put_attribute(writer, "content", content);
    xml_close_element(writer);
}

static void put_head(Ncx *ncx, const TocEntry *toc)
{
    char depth[24], pages[24], last[24];
    size_t count, largest;

    count_pages(ncx->book->pages, &count, &largest);
    snprintf(depth, sizeof depth, "%d", depth_of(toc, 1));
    snprintf(pages, sizeof pages, "%zu", count);
    snprintf(last, sizeof last, "%zu", largest);
    xml_open_element(ncx->writer, "head");
    put_meta(ncx->writer, "dtb:uid", unique_identifier(ncx->book));
    put_meta(ncx->writer, "dtb:depth", depth);
    put_meta(ncx->writer, "dtb:totalPageCount", pages);
    put_meta(ncx->writer, "dtb:maxPageNumber", last);
    xml_close_element(ncx->writer);
}

Bytes make_ncx(Book *book)
{
    const Metadata *metadata = &book->metadata;
    const char *first =
        book->documents != NULL ? book->documents->path : navigation_path(book);
    const TocEntry only = {.label = main_title(book),
                           .href = first}; /* navMap needs a navPoint */
    const TocEntry *toc = book->toc != NULL ? book->toc : &only;
    Ncx ncx = {.book = book, .writer = new_xml_writer()};

    xml_open_element(ncx.writer, "ncx");
    xml_put_attribute(ncx.writer, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
    xml_put_attribute(ncx.writer, "version", "2005-1");
    xml_put_attribute(ncx.writer, "xml:lang", metadata->language);
    if (is_right_to_left(metadata->language))
        xml_put_attribute(ncx.writer, "dir", "rtl");
    put_head(&ncx, toc);
    put_label(ncx.writer, "docTitle", main_title(book));
    for (size_t i = 0; i < metadata->creator_count; i++)
        if (!metadata->creators[i].contributor)
            put_label(ncx.writer, "docAuthor", metadata->creators[i].name);
    xml_open_element(ncx.writer, "navMap");
    put_points(&ncx, toc, 1);
    if (book->pages != NULL) {
        xml_close_element(ncx.writer);
        put_pages(&ncx, book->pages);
    }
    return xml_finish(ncx.writer, &book->arena);
}
