/* xml_read.h - a pull reader for XML that a stranger wrote (libxml2).
 *
 *     XmlReader *reader = new_xml_reader(bytes);
 *     while ((event = xml_read(reader)) > XML_EVENT_END_OF_FILE)
 *         if (event == XML_EVENT_OPEN)
 *             ... xml_name(reader) ... xml_next_attribute(reader, &attribute) ...
 *     if (event == XML_EVENT_ERROR) ... xml_error(reader)
 *     xml_reader_free(reader);
 *
 * Nothing is fetched, included or expanded: no DTD is loaded, and a file that declares
 * entities or default attributes is refused.  Only UTF-8 is read.  Sizes, depth,
 * attributes and namespaces are limited, so that the time is bounded by the file's
 * length.  Nothing is printed, nothing global is changed: several threads may read
 * several files. */
#ifndef EPUBIFY_FORMATS_XML_READ_H
#define EPUBIFY_FORMATS_XML_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/bytes.h"

enum {
    XML_SIZE_LIMIT = 16 << 20, /* bytes of a file */
    XML_ATTRIBUTE_LIMIT = 256, /* of one element, declarations of namespaces included */
    XML_NAME_LIMIT = 5000,     /* different names of elements and attributes */
    XML_NAMESPACE_LIMIT = 128  /* declared on an element and all that it is in */
};

typedef enum {
    XML_EVENT_ERROR, /* not well-formed, or refused: xml_error says why.  It stays so */
    XML_EVENT_END_OF_FILE, /* all was well-formed.  It stays so */
    XML_EVENT_OPEN,        /* a start tag: xml_name, xml_space, xml_depth, attributes */
    XML_EVENT_CLOSE,       /* an end tag; also follows the OPEN of <empty/> */
    XML_EVENT_TEXT,        /* text or CDATA, white space included: xml_text */
    XML_EVENT_INSTRUCTION, /* <?name text?>, not the XML declaration: xml_name, xml_text */
    XML_EVENT_DOCTYPE /* <!DOCTYPE name ...>: xml_name, xml_public_id, xml_system_id */
} XmlEvent;           /* comments are passed over */

typedef struct {
    size_t offset;         /* bytes from the start of what new_xml_reader was given */
    uint32_t line, column; /* from 1, the column in code points */
    char message[240];     /* lower-case start, no full stop: "it holds a NUL byte" */
} XmlError;

typedef struct {
    const char *name;  /* the local name: "href" of xlink:href */
    const char *space; /* the namespace's URI; NULL: none, as for most attributes */
    const char *value; /* entities and line ends resolved */
} XmlAttribute;        /* xmlns and xmlns:x are attributes in the space XML_SPACE_XMLNS */

#define XML_SPACE_XMLNS "http://www.w3.org/2000/xmlns/"
#define XML_SPACE_XLINK "http://www.w3.org/1999/xlink"
#define XML_SPACE_XHTML "http://www.w3.org/1999/xhtml"
#define XML_SPACE_SVG "http://www.w3.org/2000/svg"
#define XML_SPACE_MATHML "http://www.w3.org/1998/Math/MathML"

typedef struct XmlReader XmlReader;

/* Borrows the bytes until xml_reader_free.  Never NULL: what is wrong is the first
 * event. */
XmlReader *new_xml_reader(Bytes bytes);
void xml_reader_free(XmlReader *reader);

XmlEvent xml_read(XmlReader *reader);

/* Of the current event.  All texts are borrowed and valid until the next xml_read. */
const char *xml_name(const XmlReader *reader);      /* the local name */
const char *xml_space(const XmlReader *reader);     /* the element's namespace, or NULL */
unsigned xml_depth(const XmlReader *reader);        /* 0 for the root element */
const char *xml_text(const XmlReader *reader);      /* "" when there is none */
const char *xml_public_id(const XmlReader *reader); /* or NULL */
const char *xml_system_id(const XmlReader *reader); /* or NULL */
/* Where the start tag's "<" stands.  Only after OPEN. */
size_t xml_offset(const XmlReader *reader);

/* Steps through the attributes of the element that OPEN announced: declarations of
 * namespaces first, then the others in the file's order. */
bool xml_next_attribute(XmlReader *reader, XmlAttribute *attribute);
/* Where the name of the attribute begins that the last step led to. */
size_t xml_attribute_offset(const XmlReader *reader);
/* One attribute, apart from the steps; space NULL: one in no namespace.  NULL: it is
 * not there. */
const char *xml_lookup_attribute(const XmlReader *reader, const char *name,
                                 const char *space);

const XmlError *xml_error(const XmlReader *reader); /* NULL before XML_EVENT_ERROR */

/* Reads it all: is it well-formed, and none of what the reader refuses?  error may be
 * NULL. */
bool xml_check(Bytes bytes, XmlError *error);

#endif
