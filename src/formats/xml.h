/* xml.h - writes XML into memory: package document, navigation document, NCX
 * (libxml2).
 *
 *     XmlWriter *writer = new_xml_writer();
 *     xml_open_element(writer, "package");
 *     xml_put_attribute(writer, "version", "3.0");
 *     xml_put_element(writer, "dc:title", title);
 *     bytes = xml_finish(writer, arena);
 *
 * The result is well-formed whatever the texts hold: what XML forbids becomes U+FFFD.
 * The same calls give the same bytes: UTF-8, LF, two spaces a level.  Names are ours,
 * never the author's. */
#ifndef EPUBIFY_FORMATS_XML_H
#define EPUBIFY_FORMATS_XML_H

#include "base/arena.h"
#include "base/bytes.h"

typedef struct XmlWriter XmlWriter;

/* Begins with the XML declaration. */
XmlWriter *new_xml_writer(void);
/* <!DOCTYPE name>, before the root element. */
void xml_put_doctype(XmlWriter *writer, const char *name);
void xml_open_element(XmlWriter *writer, const char *name);
/* Before the element's text and children.  value NULL: there is no such attribute. */
void xml_put_attribute(XmlWriter *writer, const char *name, const char *value);
void xml_put_text(XmlWriter *writer, const char *text);
void xml_close_element(XmlWriter *writer);
/* An element with nothing but text in it; text NULL: an empty one. */
void xml_put_element(XmlWriter *writer, const char *name, const char *text);
/* Closes what is open, frees the writer; the bytes live in the arena. */
Bytes xml_finish(XmlWriter *writer, Arena *arena);

/* libxml2 wants to be made ready once, before several threads use it.  Writer and
 * reader call this themselves. */
void xml_init(void);

#endif
