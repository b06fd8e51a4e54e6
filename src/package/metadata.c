/* metadata.c - the metadata of the package document (EPUB 3.3, 5.5). */
#include <stdio.h>
#include <string.h>
#include "package/parts.h"

/* Ids of manifest items are in lower case, so that these can't meet one of them. */
#define UNIQUE_ID "Identifier1"

void put_property(XmlWriter *writer, const char *property, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    xml_open_element(writer, "meta");
    xml_put_attribute(writer, "property", property);
    xml_put_text(writer, text);
    xml_close_element(writer);
}

void put_refinement(XmlWriter *writer, const char *id, const char *property,
                    const char *scheme, const char *text)
{
    char reference[64];

    if (text == NULL || text[0] == '\0')
        return;
    snprintf(reference, sizeof reference, "#%s", id);
    xml_open_element(writer, "meta");
    xml_put_attribute(writer, "refines", reference);
    xml_put_attribute(writer, "property", property);
    xml_put_attribute(writer, "scheme", scheme);
    xml_put_text(writer, text);
    xml_close_element(writer);
}

static void put_named(XmlWriter *writer, const char *name, const char *id,
                      const char *text)
{
    xml_open_element(writer, name);
    xml_put_attribute(writer, "id", id);
    xml_put_text(writer, text);
    xml_close_element(writer);
}

/* An empty element of Dublin Core is an error, a missing one is not. */
static void put_optional(XmlWriter *writer, const char *name, const char *text)
{
    if (text != NULL && text[0] != '\0')
        xml_put_element(writer, name, text);
}

const char *unique_identifier(const Book *book)
{
    const Metadata *metadata = &book->metadata;

    return metadata->identifier_count > 0 ? metadata->identifiers[0].text
                                          : "urn:epubify:unnamed";
}

const char *main_title(const Book *book)
{
    const Metadata *metadata = &book->metadata;

    return metadata->title_count > 0 ? metadata->titles[0].text : "Untitled";
}

static void put_identifiers(XmlWriter *writer, const Book *book)
{
    const Metadata *metadata = &book->metadata;
    char id[32];

    if (metadata->identifier_count == 0)
        put_named(writer, "dc:identifier", UNIQUE_ID, unique_identifier(book));
    for (size_t i = 0; i < metadata->identifier_count; i++) {
        const Identifier *one = &metadata->identifiers[i];
        snprintf(id, sizeof id, "Identifier%zu", i + 1);
        put_named(writer, "dc:identifier", id, one->text);
        put_refinement(writer, id, "identifier-type", "onix:codelist5", one->scheme);
    }
}

static void put_order(XmlWriter *writer, const char *id, size_t index)
{
    char order[24];

    snprintf(order, sizeof order, "%zu", index + 1);
    put_refinement(writer, id, "display-seq", NULL, order);
}

static void put_titles(XmlWriter *writer, const Book *book)
{
    const Metadata *metadata = &book->metadata;
    bool several = metadata->title_count > 1;
    char id[32];

    if (metadata->title_count == 0)
        xml_put_element(writer, "dc:title", main_title(book));
    for (size_t i = 0; i < metadata->title_count; i++) {
        const Title *one = &metadata->titles[i];
        const char *type = one->type == NULL && several && i == 0 ? "main" : one->type;
        snprintf(id, sizeof id, "Title%zu", i + 1);
        put_named(writer, "dc:title", id, one->text);
        put_refinement(writer, id, "title-type", NULL, type);
        if (several)
            put_order(writer, id, i);
        put_refinement(writer, id, "file-as", NULL, one->file_as);
    }
}

static void put_creators(XmlWriter *writer, const Metadata *metadata)
{
    char id[32];

    for (size_t i = 0; i < metadata->creator_count; i++) {
        const Creator *one = &metadata->creators[i];
        snprintf(id, sizeof id, "Creator%zu", i + 1);
        put_named(writer, one->contributor ? "dc:contributor" : "dc:creator", id,
                  one->name);
        put_refinement(writer, id, "role", "marc:relators", one->role);
        put_refinement(writer, id, "file-as", NULL, one->file_as);
        if (metadata->creator_count > 1)
            put_order(writer, id, i);
    }
}

/* authority and term come together or not at all (EPUB 3.3, D.3.2). */
static void put_subjects(XmlWriter *writer, const Metadata *metadata)
{
    char id[32];

    for (size_t i = 0; i < metadata->subject_count; i++) {
        const Subject *one = &metadata->subjects[i];
        snprintf(id, sizeof id, "Subject%zu", i + 1);
        put_named(writer, "dc:subject", id, one->text);
        if (one->authority == NULL || one->term == NULL)
            continue;
        put_refinement(writer, id, "authority", NULL, one->authority);
        put_refinement(writer, id, "term", NULL, one->term);
    }
}

static void put_collections(XmlWriter *writer, const Metadata *metadata)
{
    char id[32];

    for (size_t i = 0; i < metadata->collection_count; i++) {
        const Collection *one = &metadata->collections[i];
        snprintf(id, sizeof id, "Collection%zu", i + 1);
        xml_open_element(writer, "meta");
        xml_put_attribute(writer, "property", "belongs-to-collection");
        xml_put_attribute(writer, "id", id);
        xml_put_text(writer, one->name);
        xml_close_element(writer);
        put_refinement(writer, id, "collection-type", NULL, one->type);
        put_refinement(writer, id, "group-position", NULL, one->position);
    }
}

/* CCYY-MM-DDThh:mm:ssZ (EPUB 3.3, 5.5.6), so the year has four digits. */
static void put_modified(XmlWriter *writer, time_t modified)
{
    const time_t last = 253402300799; /* the end of 9999 */
    char text[32];
    struct tm tm;

    if (modified < 0)
        modified = 0;
    if (modified > last)
        modified = last;
    gmtime_r(&modified, &tm);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    put_property(writer, "dcterms:modified", text);
}

/* For old readers and some shelves; the Nook wants name before content. */
static void put_cover(XmlWriter *writer, const Book *book)
{
    if (book->cover_image == NULL)
        return;
    xml_open_element(writer, "meta");
    xml_put_attribute(writer, "name", "cover");
    xml_put_attribute(writer, "content", book->cover_image->id);
    xml_close_element(writer);
}

/* The printed edition whose pages the text marks (EPUB Accessibility 1.1, source-of). */
static void put_page_source(XmlWriter *writer, const char *source)
{
    xml_open_element(writer, "dc:source");
    xml_put_attribute(writer, "id", "PageSource");
    xml_put_text(writer, source);
    xml_close_element(writer);
    xml_open_element(writer, "meta");
    xml_put_attribute(writer, "refines", "#PageSource");
    xml_put_attribute(writer, "property", "source-of");
    xml_put_text(writer, "pagination");
    xml_close_element(writer);
}

void put_metadata(XmlWriter *writer, Book *book)
{
    const Metadata *metadata = &book->metadata;

    xml_open_element(writer, "metadata");
    xml_put_attribute(writer, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    put_identifiers(writer, book);
    put_titles(writer, book);
    xml_put_element(writer, "dc:language", metadata->language);
    put_creators(writer, metadata);
    put_optional(writer, "dc:publisher", metadata->publisher);
    put_optional(writer, "dc:date", metadata->date);
    put_optional(writer, "dc:description",
                 book->description == NULL ? NULL : book->description->plain);
    put_optional(writer, "dc:rights", metadata->rights);
    if (metadata->page_source != NULL)
        put_page_source(writer, metadata->page_source);
    put_subjects(writer, metadata);
    put_collections(writer, metadata);
    put_modified(writer, book->modified_derived && book->newest_resource > book->modified
                             ? book->newest_resource
                             : book->modified);
    put_property(writer, "schema:version", metadata->release);
    put_property(writer, "ibooks:version",
                 book->releases.version != NULL ? book->releases.version
                                                : metadata->ibooks_version);
    put_accessibility(writer, book);
    put_cover(writer, book);
    xml_close_element(writer);
}
