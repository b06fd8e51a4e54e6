/* xml_read.c - the pull reader of XML, on xmlTextReader. */
#include "formats/xml_read.h"

#include <ctype.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include "base/buf.h"
#include "base/source.h"
#include "base/utf8.h"
#include "formats/xml_scan.h"

/* libxml2 itself stops at a depth of 256 as long as XML_PARSE_HUGE is off. */
enum { DEEPEST = 256 };

struct XmlReader {
    Bytes bytes;            /* as given */
    xmlTextReaderPtr reader;    /* NULL: refused before it was read */
    XmlEvent event;
    bool empty;             /* <empty/>: its CLOSE is due */
    bool failed;
    XmlError error;
    xmlNodePtr element;     /* of OPEN */
    unsigned depth;
    unsigned namespaces[DEEPEST + 2];   /* declared down to each depth, all together */
    size_t tag;             /* the "<" of the newest start tag */
    size_t tag_end;         /* behind its ">": where the search for the next one begins */
    xmlNsPtr declaration;   /* the steps through the attributes: these first, */
    xmlAttrPtr attribute;   /* then these */
    const char *step_prefix, *step_name;    /* the attribute that the last step led to */
};

/* ---- Errors ------------------------------------------------------------------------------ */

static void fail(XmlReader *reader, size_t offset, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The first error stands: those behind it are mostly its children. */
static void fail(XmlReader *reader, size_t offset, const char *format, ...)
{
    Source source = {NULL, reader->bytes};
    XmlError *error = &reader->error;
    Position at;
    va_list args;

    if (reader->failed)
        return;
    reader->failed = true;
    at = source_position(&source, offset);
    error->offset = offset < reader->bytes.len ? offset : reader->bytes.len;
    error->line = at.line > 0 ? at.line : 1;
    error->column = at.column > 0 ? at.column : 1;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    /* A name may have been cut within a character. */
    error->message[utf8_check(error->message, strlen(error->message))] = '\0';
}

/* libxml2's own words, as ours begin and end. */
static void fail_in_its_words(XmlReader *reader, size_t offset, const char *words)
{
    size_t len = strcspn(words, "\n");

    while (len > 0 && (words[len - 1] == '.' || words[len - 1] == ' '))
        len--;
    if (len == 0)
        fail(reader, offset, "it is not well-formed");
    else
        fail(reader, offset, "%c%.*s", tolower((unsigned char)words[0]), (int)len - 1, words + 1);
}

/* libxml2 has read the name already that follows "<" or "&". */
static size_t back_to(Bytes bytes, char begin, size_t offset)
{
    const char *at = memrchr(bytes.data, begin, offset < bytes.len ? offset : bytes.len);

    return at == NULL ? offset : (size_t)(at - bytes.data);
}

/* One code for a file that ends too early and for one that goes on too long. */
static void report_end(XmlReader *reader, size_t offset, const xmlParserCtxt *parser)
{
    if (parser->name != NULL && parser->node != NULL)
        fail(reader, offset, "the file ends where <%s> of line %ld is still open",
             (const char *)parser->name, xmlGetLineNo(parser->node));
    else if (offset >= reader->bytes.len)
        fail(reader, offset, "the file ends within a tag or before its first one");
    else
        fail(reader, offset, "something stands behind the end of the root element");
}

static void report(XmlReader *reader, size_t offset, const xmlError *error)
{
    const char *name = error->str1 == NULL ? "" : error->str1;
    const char *words = error->message == NULL ? "" : error->message;

    switch (error->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        fail(reader, back_to(reader->bytes, '<', offset),
             "the end tag </%s> stands where <%s> of line %d is still open",
             error->str2 == NULL ? "" : error->str2, name, error->int1);
        break;
    case XML_ERR_DOCUMENT_END:
        report_end(reader, offset, error->ctxt);
        break;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        fail(reader, back_to(reader->bytes, '&', offset), "the entity &%s; is not declared", name);
        break;
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
        fail(reader, offset, "the prefix \"%s\" is not declared with xmlns:%s", name, name);
        break;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        fail(reader, offset, "the attribute \"%s\" is there twice", name);
        break;
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
        fail(reader, offset, "the value of an attribute has no quotes");
        break;
    case XML_ERR_INVALID_CHAR:
        fail(reader, offset, "the character U+%04X is not allowed in XML", (unsigned)error->int1);
        break;
    case XML_ERR_NO_MEMORY:     /* how it calls a text of more than XML_MAX_TEXT_LENGTH, too */
        fail(reader, offset, "a text in it is longer than 10 MB");
        break;
    case XML_ERR_DOCUMENT_EMPTY:
        fail(reader, offset, "there is no XML in it");
        break;
    case XML_WAR_UNKNOWN_VERSION:
    case XML_ERR_UNKNOWN_VERSION:
        fail(reader, offset, "its XML version is not 1.0");
        break;
    default:
        if (strstr(words, "Excessive depth") != NULL)
            fail(reader, offset, "its elements nest deeper than %d levels", DEEPEST);
        else
            fail_in_its_words(reader, offset, words);
    }
}

static void hear(void *data, xmlErrorPtr error)
{
    XmlReader *reader = data;
    long at = error->ctxt == NULL ? -1 : xmlByteConsumed(error->ctxt);
    size_t offset = at < 0 ? 0 : (size_t)at + xml_bom_length(reader->bytes);

    /* Odd namespaces are well-formed, a wrong version or a missing entity is not. */
    if (error->code == XML_WAR_NS_URI || error->code == XML_WAR_NS_URI_RELATIVE ||
        (error->level < XML_ERR_ERROR && error->code != XML_WAR_UNDECLARED_ENTITY &&
         error->code != XML_WAR_UNKNOWN_VERSION))
        return;
    report(reader, offset, error);
}

/* ---- Reading ----------------------------------------------------------------------------- */

XmlReader *new_xml_reader(Bytes bytes)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    /* No NOENT, DTDLOAD, DTDATTR, XINCLUDE or HUGE: see field notes on what each opens. */
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    XmlReader *reader = memory_new(sizeof *reader);
    size_t bom = xml_bom_length(bytes), offset = 0;
    const char *refusal;

    *reader = (XmlReader){.bytes = bytes};
    reader->event = XML_EVENT_TEXT;     /* neither of the two that stay */
    refusal = xml_refusal(bytes, &offset);
    if (refusal != NULL) {
        fail(reader, offset, "%s", refusal);
        return reader;
    }
    pthread_once(&once, xmlInitParser);
    reader->reader = xmlReaderForMemory(bytes.data + bom, (int)(bytes.len - bom), NULL, "UTF-8",
                                        options);
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

/* Names are looked up among all the others: the first in lists that grow long, prefixes one by
 * one. */
static bool has_too_many_names(XmlReader *reader)
{
    size_t declared = reader->namespaces[reader->depth];

    for (xmlNsPtr space = reader->element->nsDef; space != NULL; space = space->next)
        declared++;
    reader->namespaces[reader->depth + 1] = declared;
    if (declared > XML_NAMESPACE_LIMIT)
        fail(reader, reader->tag, "it declares more than %d namespaces", XML_NAMESPACE_LIMIT);
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
        fail(reader, reader->tag, "its elements nest deeper than %d levels", DEEPEST);
    if (reader->failed || has_too_many_names(reader))
        return XML_EVENT_ERROR;
    reader->declaration = reader->element->nsDef;
    reader->attribute = reader->element->properties;
    reader->step_name = reader->step_prefix = NULL;
    return XML_EVENT_OPEN;
}

/* XML_EVENT_ERROR stands for a node that nobody is told of; real errors are in reader->failed. */
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
    return xml_find_attribute(reader->bytes, reader->tag, reader->tag_end, reader->step_prefix,
                              reader->step_name);
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

/* One text node: entities that are not predefined end the reading before an attribute is seen. */
static const char *value_of(const xmlAttr *attribute)
{
    const xmlNode *text = attribute->children;

    return text == NULL || text->content == NULL ? "" : (const char *)text->content;
}

static const char *space_of(const xmlAttr *attribute)
{
    return attribute->ns == NULL ? NULL : (const char *)attribute->ns->href;
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
    reader->step_prefix =
        next->ns == NULL ? NULL : (const char *)next->ns->prefix;
    reader->step_name = (const char *)next->name;
    *attribute = (XmlAttribute){reader->step_name, space_of(next), value_of(next)};
    reader->attribute = next->next;
    return true;
}

const char *xml_lookup_attribute(const XmlReader *reader, const char *name, const char *space)
{
    for (const xmlAttr *one = reader->element->properties; one != NULL; one = one->next) {
        const char *its_space = space_of(one);
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
