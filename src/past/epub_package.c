/* epub_package.c - the package document: what the EPUB is called, its manifest and spine. */
#include <string.h>
#include "base/buf.h"
#include "past/epub_parts.h"

typedef struct {
    const char *path, *media_type;
} Item;

typedef struct { /* the reading of one package document */
    EpubSource *source;
    const char *path;
    XmlReader *reader;
    Map items;           /* manifest id → Item */
    const char *unique;  /* the id of the identifier that counts, or NULL */
    const char **wanted; /* where the text goes that is being read; NULL: nowhere */
    unsigned depth;      /* of its element */
    Buf text;
} Package;

static const char *attribute(Package *package, const char *name)
{
    const char *value = xml_lookup_attribute(package->reader, name, NULL);

    return value == NULL ? NULL : arena_text(package->source->arena, value);
}

/* ---- Metadata ------------------------------------------------------------------------------ */

static const char **place_of_meta(Package *package)
{
    Epub *epub = package->source->epub;
    const char *property = xml_lookup_attribute(package->reader, "property", NULL);

    if (property == NULL ||
        xml_lookup_attribute(package->reader, "refines", NULL) != NULL)
        return NULL;
    if (strcmp(property, "dcterms:modified") == 0)
        return &epub->modified;
    if (strcmp(property, "ibooks:version") == 0)
        return &epub->version;
    return strcmp(property, "schema:version") == 0 ? &epub->release : NULL;
}

static const char **place_of(Package *package, const char *name)
{
    Epub *epub = package->source->epub;
    const char *id;

    if (strcmp(name, "title") == 0)
        return &epub->title;
    if (strcmp(name, "date") == 0)
        return &epub->date;
    if (strcmp(name, "language") == 0)
        return &epub->language;
    if (strcmp(name, "meta") == 0)
        return place_of_meta(package);
    if (strcmp(name, "identifier") != 0)
        return NULL;
    id = xml_lookup_attribute(package->reader, "id", NULL);
    return package->unique == NULL || (id != NULL && strcmp(id, package->unique) == 0)
               ? &epub->identifier
               : NULL;
}

/* The first of several counts. */
static void begin_text(Package *package)
{
    const char **place = place_of(package, xml_name(package->reader));

    if (place == NULL || *place != NULL || package->wanted != NULL)
        return;
    package->wanted = place;
    package->depth = xml_depth(package->reader);
    buf_clear(&package->text);
}

static void end_text(Package *package)
{
    Buf *text = &package->text;
    size_t from = 0;

    if (package->wanted == NULL || xml_depth(package->reader) != package->depth)
        return;
    while (text->len > 0 && strchr(" \t\r\n", text->data[text->len - 1]) != NULL)
        text->len--;
    while (from < text->len && strchr(" \t\r\n", text->data[from]) != NULL)
        from++;
    if (text->len > from)
        *package->wanted =
            arena_copy(package->source->arena, text->data + from, text->len - from);
    package->wanted = NULL;
}

/* ---- Manifest and spine ----------------------------------------------------------------------- */

static void read_item(Package *package)
{
    EpubSource *source = package->source;
    const char *id = attribute(package, "id"), *href = attribute(package, "href");
    Item *item = arena_alloc(source->arena, sizeof *item);
    const char *fragment;

    if (id == NULL || href == NULL ||
        !epub_target(source, package->path, href, &item->path, &fragment))
        return;
    item->media_type = attribute(package, "media-type");
    map_put(&package->items, source->arena, id, item);
    if (epub_has_word(xml_lookup_attribute(package->reader, "properties", NULL), "nav"))
        source->contents = item->path;
    if (item->media_type != NULL &&
        strcmp(item->media_type, "application/x-dtbncx+xml") == 0)
        source->ncx = item->path;
}

static bool is_read(const Item *item)
{
    return item->media_type == NULL ||
           strcmp(item->media_type, "application/xhtml+xml") == 0 ||
           strcmp(item->media_type, "text/html") == 0;
}

static bool read_itemref(Package *package)
{
    EpubSource *source = package->source;
    Epub *epub = source->epub;
    const char *id = attribute(package, "idref");
    const char *linear = xml_lookup_attribute(package->reader, "linear", NULL);
    const Item *item = id == NULL ? NULL : map_lookup(&package->items, id);
    EpubDocument *document;

    if (item == NULL)
        return epub_fail(source, package->path,
                         "its spine names what is not in its manifest");
    if (epub->document_count == EPUB_DOCUMENT_LIMIT)
        return epub_fail(source, package->path, "its spine is too long");
    epub->documents = arena_grow(source->arena, epub->documents, epub->document_count,
                                 sizeof *epub->documents);
    document = &epub->documents[epub->document_count++];
    document->path = item->path;
    document->id = id;
    document->linear = linear == NULL || strcmp(linear, "no") != 0;
    document->readable = is_read(item);
    return true;
}

static bool read_element(Package *package)
{
    const char *name = xml_name(package->reader);

    if (strcmp(name, "package") == 0)
        package->unique = attribute(package, "unique-identifier");
    else if (strcmp(name, "item") == 0)
        read_item(package);
    else if (strcmp(name, "itemref") == 0)
        return read_itemref(package);
    else
        begin_text(package);
    return true;
}

bool epub_read_package(EpubSource *source, const char *path)
{
    Package package = {.source = source, .path = path};
    bool good = true;
    XmlEvent event;
    Bytes bytes;

    if (!epub_xml(source, path, &bytes))
        return false;
    package.reader = new_xml_reader(bytes);
    while (good && (event = xml_read(package.reader)) > XML_EVENT_END_OF_FILE) {
        if (event == XML_EVENT_OPEN)
            good = read_element(&package);
        else if (event == XML_EVENT_TEXT && package.wanted != NULL)
            buf_put(&package.text, xml_text(package.reader));
        else if (event == XML_EVENT_CLOSE)
            end_text(&package);
    }
    good = good && epub_ended(source, path, package.reader);
    xml_reader_free(package.reader);
    buf_free(&package.text);
    if (good && source->epub->document_count == 0)
        return epub_fail(source, path, "its spine is empty");
    return good;
}
