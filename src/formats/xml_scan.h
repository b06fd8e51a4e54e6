/* xml_scan.h - XML seen as bytes, for xml_read.c: what is refused before libxml2 sees
 * it, and where tags and attributes stand. */
#ifndef EPUBIFY_FORMATS_XML_SCAN_H
#define EPUBIFY_FORMATS_XML_SCAN_H

#include <stddef.h>
#include "base/bytes.h"

/* 3 or 0: the bytes of a byte order mark. */
size_t xml_bom_length(Bytes bytes);

/* Why the file is not to be read, and where; NULL: nothing speaks against it.  Static. */
const char *xml_refusal(Bytes bytes, size_t *offset);

/* Behind whatever begins at from with "<": a tag, comment, CDATA section, instruction or
 * document type. */
size_t xml_markup_end(Bytes bytes, size_t from);
/* The "<" of the first start tag at or behind from; *end is set behind its ">".  What
 * lies before must be well-formed.  The length of the bytes when there is none. */
size_t xml_next_tag(Bytes bytes, size_t from, size_t *end);
/* Where the name of an attribute begins in the start tag from tag to end; tag when it
 * is not there. */
size_t xml_find_attribute(Bytes bytes, size_t tag, size_t end, const char *prefix,
                          const char *name);

#endif
