/* opf.c - the package document (EPUB 3.3, 5). */
#include <string.h>
#include "data/semantics.h"
#include "data/words.h"
#include "package/parts.h"

const Document *first_of_body(const Book *book)
{
    const Document *first = NULL;

    for (const Document *document = book->documents; document != NULL;
         document = document->next) {
        const Chapter *chapter = document->chapter;
        if (chapter == NULL)
            continue;
        if (chapter->semantics == NULL || chapter->semantics->matter == 'b')
            return document;
        if (first == NULL)
            first = document; /* a book of front and back matter only */
    }
    return first;
}

static void put_item(XmlWriter *writer, const char *id, const char *href,
                     const char *media_type, const char *properties)
{
    xml_open_element(writer, "item");
    xml_put_attribute(writer, "id", id);
    xml_put_attribute(writer, "href", href);
    xml_put_attribute(writer, "media-type", media_type);
    xml_put_attribute(writer, "properties", properties);
    xml_close_element(writer);
}

/* EPUB 3.3, D.6.  What is there must be said, and nothing else may be. */
static const char *properties_of(const Document *document)
{
    static const char *const table[2][2][2] = {
        {{NULL, "svg"}, {"mathml", "mathml svg"}},
        {{"nav", "nav svg"}, {"nav mathml", "nav mathml svg"}},
    };

    return table[document->kind == DOCUMENT_CONTENTS][document->has_mathml]
                [document->has_svg];
}

static bool has_contents(const Book *book)
{
    for (const Document *document = book->documents; document != NULL;
         document = document->next)
        if (document->kind == DOCUMENT_CONTENTS)
            return true;
    return false;
}

static const char *ncx_id(const Book *book)
{
    return book->ncx_id == NULL ? "ncx" : book->ncx_id;
}

static void put_manifest(XmlWriter *writer, const Book *book)
{
    static const char xhtml[] = "application/xhtml+xml";

    xml_open_element(writer, "manifest");
    if (!has_contents(book))
        put_item(writer, "nav", navigation_path(book), xhtml, "nav");
    put_item(writer, ncx_id(book), "toc.ncx", "application/x-dtbncx+xml", NULL);
    for (const Document *document = book->documents; document != NULL;
         document = document->next)
        put_item(writer, document->id, document->path, xhtml, properties_of(document));
    for (const Resource *resource = book->resources; resource != NULL;
         resource = resource->next)
        put_item(writer, resource->id, resource->path, resource->media_type,
                 resource->properties);
    xml_close_element(writer);
}

static void put_spine(XmlWriter *writer, const Book *book)
{
    const char *direction = book->metadata.direction;

    if (direction == NULL && is_right_to_left(book->metadata.language))
        direction = "rtl";
    xml_open_element(writer, "spine");
    xml_put_attribute(writer, "toc", ncx_id(book));
    xml_put_attribute(writer, "page-progression-direction", direction);
    for (const Document *document = book->documents; document != NULL;
         document = document->next) {
        xml_open_element(writer, "itemref");
        xml_put_attribute(writer, "idref", document->id);
        xml_put_attribute(writer, "linear", document->stub ? "no" : NULL);
        xml_close_element(writer);
    }
    xml_close_element(writer);
}

static void put_reference(XmlWriter *writer, const char *type, const char *title,
                          const char *href)
{
    xml_open_element(writer, "reference");
    xml_put_attribute(writer, "type", type);
    xml_put_attribute(writer, "title", title);
    xml_put_attribute(writer, "href", href);
    xml_close_element(writer);
}

/* A legacy feature (EPUB 3.3, 5.10.2) that old readers open the book with; without a
 * reference into the text, Kindles lose track of the current chapter. */
static void put_guide(XmlWriter *writer, const Book *book)
{
    const char *language = book->metadata.language;
    const Document *body = first_of_body(book);

    xml_open_element(writer, "guide");
    for (const Document *document = book->documents; document != NULL;
         document = document->next) {
        if (document->kind == DOCUMENT_COVER)
            put_reference(writer, "cover", lookup_word(language, WORD_COVER),
                          document->path);
        if (document->kind == DOCUMENT_TITLE_PAGE)
            put_reference(writer, "title-page", lookup_word(language, WORD_TITLE_PAGE),
                          document->path);
    }
    put_reference(writer, "toc", lookup_word(language, WORD_CONTENTS),
                  navigation_path(book));
    if (body != NULL)
        put_reference(writer, "text", lookup_word(language, WORD_START), body->path);
    xml_close_element(writer);
}

Bytes make_package_document(Book *book)
{
    const Metadata *metadata = &book->metadata;
    XmlWriter *writer = new_xml_writer();

    xml_open_element(writer, "package");
    xml_put_attribute(writer, "xmlns", "http://www.idpf.org/2007/opf");
    xml_put_attribute(writer, "version", "3.0");
    xml_put_attribute(writer, "unique-identifier", "Identifier1");
    xml_put_attribute(writer, "xml:lang", metadata->language);
    if (is_right_to_left(metadata->language))
        xml_put_attribute(writer, "dir", "rtl");
    /* All other prefixes that we use are reserved ones (EPUB 3.3, D.1.4). */
    if (metadata->ibooks_version != NULL || book->releases.version != NULL)
        xml_put_attribute(writer, "prefix",
                          "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/"
                          "vocabulary-extensions-1.0/");
    put_metadata(writer, book);
    put_manifest(writer, book);
    put_spine(writer, book);
    put_guide(writer, book);
    return xml_finish(writer, &book->arena);
}
