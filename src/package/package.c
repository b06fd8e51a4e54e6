/* package.c - from the book to the list of entries (EPUB 3.3, 4.2; OCF's reserved
 * names). */
#include "package/package.h"

#include <stdlib.h>
#include <string.h>
#include "formats/deflate.h"
#include "package/parts.h"

/* Larger files are streamed and deflated on the way: nobody reads them into memory for
 * it. */
enum { READ_LIMIT = 16 << 20 };

/* Deflated where that is shorter; content must live as long as the entry. */
static void fill_entry(Entry *entry, Bytes content)
{
    entry->deflated = new_deflated(content);
    entry->owned = (void *)entry->deflated.data;
    entry->size = content.len;
    if (entry->owned == NULL) {
        entry->bytes = content;
        entry->stored = true;
    } else {
        entry->crc = crc32_of(content);
    }
}

void package_document(Document *document, Entry *entry)
{
    *entry = (Entry){0};
    if (document->kind == DOCUMENT_CONTENTS)
        return; /* package_book writes it */
    fill_entry(entry, buf_bytes(&document->xhtml));
    if (entry->owned == NULL) {
        entry->owned = document->xhtml.data;
        document->xhtml = (Buf){0};
    }
    buf_free(&document->xhtml);
}

static Bytes make_container_xml(Arena *arena)
{
    XmlWriter *writer = new_xml_writer();

    xml_open_element(writer, "container");
    xml_put_attribute(writer, "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
    xml_put_attribute(writer, "version", "1.0");
    xml_open_element(writer, "rootfiles");
    xml_open_element(writer, "rootfile");
    xml_put_attribute(writer, "full-path", "EPUB/package.opf");
    xml_put_attribute(writer, "media-type", "application/oebps-package+xml");
    return xml_finish(writer, arena);
}

static Entry *add_entry(Container *container, const char *path)
{
    Entry *entry = &container->entries[container->count++];

    entry->path = path;
    return entry;
}

static const char *inside(Book *book, const char *path)
{
    return arena_format(&book->arena, "EPUB/%s", path);
}

/* Pictures are stored and streamed; what is worth deflating and not huge is read for
 * it.  What can't be read is left to write, which names it. */
static void add_resource(Container *container, Book *book, const Resource *resource)
{
    Entry *entry = add_entry(container, inside(book, resource->path));
    Arena scratch = {0};
    Bytes content;
    FileInfo info;

    entry->stored = resource->stored;
    if (resource->source == NULL || resource->bytes.len > 0) {
        if (resource->stored)
            entry->bytes = resource->bytes;
        else
            fill_entry(entry, resource->bytes);
        return;
    }
    entry->file = resource->source;
    entry->size = resource->size;
    if (!resource->stored && file_read(&book->root, resource->source, READ_LIMIT,
                                       &scratch, &content, &info) == FILE_OK) {
        entry->deflated = new_deflated(content);
        entry->owned = (void *)entry->deflated.data;
        if (entry->owned != NULL) {
            entry->file = NULL;
            entry->size = content.len;
            entry->crc = crc32_of(content);
        }
    }
    arena_free(&scratch);
}

static size_t count_entries(const Book *book)
{
    size_t count = 5; /* mimetype, container.xml, package document, navigation, NCX */

    for (const Resource *resource = book->resources; resource != NULL;
         resource = resource->next)
        count++;
    return count + book->document_count;
}

static void add_documents(Container *container, Book *book, const Entry *documents)
{
    size_t i = 0;

    for (const Document *document = book->documents; document != NULL;
         document = document->next, i++) {
        Entry *entry;
        if (document->kind == DOCUMENT_CONTENTS)
            continue;
        entry = add_entry(container, NULL);
        *entry = documents[i];
        entry->path = inside(book, document->path);
    }
}

/* mimetype comes first, stored and without anything around it (OCF 4.3.2). */
Container package_book(Book *book, const Entry *documents)
{
    Container container = {.root = &book->root};
    Entry *mimetype;

    container.entries = arena_alloc(&book->arena, count_entries(book) * sizeof(Entry));
    mimetype = add_entry(&container, "mimetype");
    mimetype->bytes = (Bytes){"application/epub+zip", strlen("application/epub+zip")};
    mimetype->stored = true;
    fill_entry(add_entry(&container, "META-INF/container.xml"),
               make_container_xml(&book->arena));
    fill_entry(add_entry(&container, "EPUB/package.opf"), make_package_document(book));
    fill_entry(add_entry(&container, inside(book, navigation_path(book))),
               make_navigation_document(book));
    fill_entry(add_entry(&container, "EPUB/toc.ncx"), make_ncx(book));
    make_lock(book);
    add_documents(&container, book, documents);
    for (const Resource *resource = book->resources; resource != NULL;
         resource = resource->next)
        add_resource(&container, book, resource);
    return container;
}

void package_free(Container *container)
{
    for (size_t i = 0; i < container->count; i++)
        free(container->entries[i].owned);
    *container = (Container){0};
    deflate_end();
}
