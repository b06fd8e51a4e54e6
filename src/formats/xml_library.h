/* xml_library.h - libxml2, loaded when the first XML is to be read: for the other files of
 * formats/xml_*.c.
 *
 * With ICU and the C++ library, which it needs, it takes as long to start as a small book
 * does to build, and most books have no SVG. */
#ifndef EPUBIFY_FORMATS_XML_LIBRARY_H
#define EPUBIFY_FORMATS_XML_LIBRARY_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>

/* Those of its functions that we call. */
#define XML_FUNCTIONS(each)                          \
    each(htmlEntityLookup)                           \
    each(xmlByteConsumed)                            \
    each(xmlDictSize)                                \
    each(xmlFreeTextReader)                          \
    each(xmlGetLineNo)                               \
    each(xmlInitParser)                              \
    each(xmlReaderForMemory)                         \
    each(xmlTextReaderConstLocalName)                \
    each(xmlTextReaderConstNamespaceUri)             \
    each(xmlTextReaderConstValue)                    \
    each(xmlTextReaderCurrentNode)                   \
    each(xmlTextReaderDepth)                         \
    each(xmlTextReaderIsEmptyElement)                \
    each(xmlTextReaderNodeType)                      \
    each(xmlTextReaderRead)                          \
    each(xmlTextReaderSetStructuredErrorHandler)

#define XML_POINTER(function) __typeof__(function) *function;
typedef struct XmlLibrary {
    XML_FUNCTIONS(XML_POINTER)
} XmlLibrary;
#undef XML_POINTER

/* Ready for several threads.  NULL: it is not there, and xml_library_missing says so. */
const XmlLibrary *xml_library(void);
const char *xml_library_missing(void);

#endif
