/* xml_entities.h - XHTML as old EPUBs have it, made fit for xml_read.h.
 *
 * Its document type is blanked, unread, with all that it may declare, and HTML's 253 named
 * entities, which that document type would have brought along, become character references.
 * Nothing is expanded: what is declared by a file itself stays unknown, and is refused. */
#ifndef EPUBIFY_FORMATS_XML_ENTITIES_H
#define EPUBIFY_FORMATS_XML_ENTITIES_H

#include "base/arena.h"
#include "base/bytes.h"

/* In the arena, or the bytes themselves where there is nothing to change. Lines stay where they
 * are. */
Bytes xml_without_doctype(Arena *arena, Bytes bytes);

#endif
