/* xml_read.c - the pull reader of XML, on xmlTextReader. */
#include "formats/xml_read.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include "base/buf.h"
#include "formats/xml.h"
#include "formats/xml_error.h"
#include "formats/xml_scan.h"

/* libxml2 itself stops at a depth of 256 as long as XML_PARSE_HUGE is off. */
enum { DEEPEST = 256 };

struct XmlReader {
    Bytes bytes;             /* as given */
    xmlTextReaderPtr reader; /* NULL: refused before it was read */
    XmlEvent event;
    bool empty; /* <empty/>: its CLOSE is due */
    bool failed;
    XmlError error;
    xmlNodePtr element; /* of OPEN */
    unsigned depth;
    unsigned namespaces[DEEPEST + 2]; /* declared down to each depth, all together */
    size_t tag;                       /* the "<" of the newest start tag */
    size_t tag_end;       /* behind its ">": where the search for the next one begins */
    xmlNsPtr declaration; /* the steps through the attributes: these first, */
    xmlAttrPtr attribute; /* then these */
    const char *step_prefix, *step_name; /* the attribute that the last step led to */
};

/* The first error stands: those behind it are mostly its children. */
__attribute__((format(printf, 3, 4))) static void fail(XmlReader *reader, size_t offset,
                                                       const char *format, ...)
{
    va_list args;

    if (reader->failed)
        return;
    reader->failed = true;
    va_start(args, format);
    xml_put_error(&reader->error, reader->bytes, offset, format, args);
    va_end(args);
}

static void hear(void *data, xmlErrorPtr error)
{
    XmlReader *reader = data;

    if (!reader->failed)
        reader->failed = xml_translate_error(&reader->error, reader->bytes, error);
}

/* ---- Reading ----------------------------------------------------------------------------- */

XmlReader *new_xml_reader(Bytes bytes)
{
    /* NOENT, DTDLOAD, DTDATTR and XINCLUDE read other files, even with NONET; HUGE
     * lifts all limits. */
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    XmlReader *reader = memory_new(sizeof *reader);
    size_t bom = xml_bom_length(bytes), offset = 0;
    const char *refusal;

    *reader = (XmlReader){.bytes = bytes};
    reader->event = XML_EVENT_TEXT; /* neither of the two that stay */
    refusal = xml_refusal(bytes, &offset);
    if (refusal != NULL) {
        fail(reader, offset, "%s", refusal);
        return reader;
    }
    xml_init();
    reader->reader = xmlReaderForMemory(bytes.data + bom, (int)(bytes.len - bom), NULL,
                                        "UTF-8", options);
    if (reader->reader == NULL)
        end_out_of_memory();
    xmlTextReaderSetStructuredErrorHandler(reader->reader, hear, reader);
    return reader;
}

void xml_reader_free(XmlReader *reader)
{
    if (reader->reader != NULL)
        xmlFreeTextReader(reader->reader);
    free(reader);
}

/* Names are looked up among all the others: the first in lists that grow long,
 * prefixes one by one. */
static bool has_too_many_names(XmlReader *reader)
{
    unsigned declared = reader->namespaces[reader->depth];

    for (xmlNsPtr space = reader->element->nsDef; space != NULL; space = space->next)
        declared++;
    reader->namespaces[reader->depth + 1] = declared;
    if (declared > XML_NAMESPACE_LIMIT)
        fail(reader, reader->tag, "it declares more than %d namespaces",
             XML_NAMESPACE_LIMIT);
    if (reader->element->doc->dict != NULL &&
        xmlDictSize(reader->element->doc->dict) > XML_NAME_LIMIT)
        fail(reader, reader->tag, "it has more than %d different names", XML_NAME_LIMIT);
    return reader->failed;
}

static XmlEvent open_element(XmlReader *reader)
{
    reader->element = xmlTextReaderCurrentNode(reader->reader);
    reader->empty = xmlTextReaderIsEmptyElement(reader->reader) == 1;
    reader->depth = (unsigned)xmlTextReaderDepth(reader->reader);
    reader->tag = xml_next_tag(reader->bytes, reader->tag_end, &reader->tag_end);
    if (reader->depth > DEEPEST)
        fail(reader, reader->tag, "its elements nest too deep");
    if (reader->failed || has_too_many_names(reader))
        return XML_EVENT_ERROR;
    reader->declaration = reader->element->nsDef;
    reader->attribute = reader->element->properties;
    reader->step_name = reader->step_prefix = NULL;
    return XML_EVENT_OPEN;
}

/* XML_EVENT_ERROR stands for a node that nobody is told of; real errors are in
 * reader->failed. */
static XmlEvent event_of_node(XmlReader *reader)
{
    switch (xmlTextReaderNodeType(reader->reader)) {
    case XML_READER_TYPE_ELEMENT:
        return open_element(reader);
    case XML_READER_TYPE_END_ELEMENT:
        reader->depth = (unsigned)xmlTextReaderDepth(reader->reader);
        return XML_EVENT_CLOSE;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return XML_EVENT_TEXT;
    case XML_READER_TYPE_PROCESSING_INSTRUCTION:
        return XML_EVENT_INSTRUCTION;
    case XML_READER_TYPE_DOCUMENT_TYPE:
        return XML_EVENT_DOCTYPE;
    case XML_READER_TYPE_ENTITY_REFERENCE:
        fail(reader, reader->tag, "the entity &%s; is not declared", xml_name(reader));
        return XML_EVENT_ERROR;
    default:
        return XML_EVENT_ERROR;
    }
}

static XmlEvent next_event(XmlReader *reader)
{
    XmlEvent event = XML_EVENT_ERROR;
    int result;

    if (reader->empty) {
        reader->empty = false;
        return XML_EVENT_CLOSE;
    }
    do {
        result = xmlTextReaderRead(reader->reader);
        if (result < 0)
            fail(reader, reader->tag, "it is not well-formed");
        if (result == 0)
            event = XML_EVENT_END_OF_FILE;
        else if (result == 1 && !reader->failed)
            event = event_of_node(reader);
    } while (event == XML_EVENT_ERROR && !reader->failed);
    return reader->failed ? XML_EVENT_ERROR : event;
}

XmlEvent xml_read(XmlReader *reader)
{
    if (reader->failed)
        reader->event = XML_EVENT_ERROR;
    else if (reader->event != XML_EVENT_END_OF_FILE)
        reader->event = next_event(reader);
    return reader->event;
}

size_t xml_offset(const XmlReader *reader)
{
    return reader->tag;
}

size_t xml_attribute_offset(const XmlReader *reader)
{
    if (reader->step_name == NULL)
        return reader->tag;
    return xml_find_attribute(reader->bytes, reader->tag, reader->tag_end,
                              reader->step_prefix, reader->step_name);
}

const char *xml_name(const XmlReader *reader)
{
    const xmlChar *name = xmlTextReaderConstLocalName(reader->reader);

    return name == NULL ? "" : (const char *)name;
}

const char *xml_space(const XmlReader *reader)
{
    return (const char *)xmlTextReaderConstNamespaceUri(reader->reader);
}

unsigned xml_depth(const XmlReader *reader)
{
    return reader->depth;
}

const char *xml_text(const XmlReader *reader)
{
    const xmlChar *text = xmlTextReaderConstValue(reader->reader);

    return text == NULL ? "" : (const char *)text;
}

static const xmlDtd *document_type(const XmlReader *reader)
{
    xmlNodePtr node = xmlTextReaderCurrentNode(reader->reader);

    return node != NULL && node->type == XML_DTD_NODE ? (const xmlDtd *)node : NULL;
}

const char *xml_public_id(const XmlReader *reader)
{
    const xmlDtd *type = document_type(reader);

    return type == NULL ? NULL : (const char *)type->ExternalID;
}

const char *xml_system_id(const XmlReader *reader)
{
    const xmlDtd *type = document_type(reader);

    return type == NULL ? NULL : (const char *)type->SystemID;
}

/* One text node: entities that are not predefined end the reading before an attribute
 * is seen. */
static const char *value_of(const xmlAttr *attribute)
{
    const xmlNode *text = attribute->children;

    return text == NULL || text->content == NULL ? "" : (const char *)text->content;
}

bool xml_next_attribute(XmlReader *reader, XmlAttribute *attribute)
{
    const xmlNs *space = reader->declaration;
    const xmlAttr *next = reader->attribute;

    if (space != NULL) {
        reader->step_prefix = space->prefix == NULL ? NULL : "xmlns";
        reader->step_name = space->prefix == NULL ? "xmlns" : (const char *)space->prefix;
        *attribute = (XmlAttribute){reader->step_name, XML_SPACE_XMLNS,
                                    space->href == NULL ? "" : (const char *)space->href};
        reader->declaration = space->next;
        return true;
    }
    if (next == NULL)
        return false;
    reader->step_prefix = next->ns == NULL ? NULL : (const char *)next->ns->prefix;
    reader->step_name = (const char *)next->name;
    *attribute = (XmlAttribute){reader->step_name,
                                next->ns == NULL ? NULL : (const char *)next->ns->href,
                                value_of(next)};
    reader->attribute = next->next;
    return true;
}

const char *xml_lookup_attribute(const XmlReader *reader, const char *name,
                                 const char *space)
{
    for (const xmlAttr *one = reader->element->properties; one != NULL; one = one->next) {
        const char *its_space = one->ns == NULL ? NULL : (const char *)one->ns->href;
        if (strcmp((const char *)one->name, name) == 0 &&
            (space == NULL ? its_space == NULL
                           : its_space != NULL && strcmp(its_space, space) == 0))
            return value_of(one);
    }
    return NULL;
}

const XmlError *xml_error(const XmlReader *reader)
{
    return reader->failed ? &reader->error : NULL;
}

bool xml_check(Bytes bytes, XmlError *error)
{
    XmlReader *reader = new_xml_reader(bytes);
    XmlEvent event;
    bool good;

    while ((event = xml_read(reader)) > XML_EVENT_END_OF_FILE)
        continue;
    good = event == XML_EVENT_END_OF_FILE;
    if (!good && error != NULL)
        *error = reader->error;
    xml_reader_free(reader);
    return good;
}
