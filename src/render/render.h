/* render.h - the fourth stage: from a Document to XHTML. */
#ifndef EPUBIFY_RENDER_RENDER_H
#define EPUBIFY_RENDER_RENDER_H

#include "book.h"

/* Writes document->xhtml: one content document (EPUB 3.3, 6.1), valid HTML in XML
 * syntax.  Reads the book, writes only the document: several threads may render
 * several documents. */
void render_document(const Book *book, Document *document);

#endif
