/* resources.h - what is in the EPUB beside the text: pictures, the cover, style
 * sheets, fonts. */
#ifndef EPUBIFY_RESOLVE_RESOURCES_H
#define EPUBIFY_RESOLVE_RESOURCES_H

#include "book.h"

/* Every NODE_IMAGE of every chapter gets its node->resource, or NODE_HOLE and a
 * diagnostic.  Needs the trees only. */
void resolve_resources(Book *book);
/* book->cover_image and cover_shown. */
void resolve_cover(Book *book);
/* book->style_sheets: the default one, then the author's, with all that they name. */
void resolve_styles(Book *book);

#endif
