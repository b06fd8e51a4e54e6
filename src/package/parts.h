/* parts.h - the documents that package makes of the book, each in its own file. */
#ifndef EPUBIFY_PACKAGE_PARTS_H
#define EPUBIFY_PACKAGE_PARTS_H

#include "book.h"
#include "formats/xml.h"

/* The bytes live in the book's arena. */
Bytes make_package_document(Book *book);    /* opf.c: EPUB 3.3, 5 */
Bytes make_navigation_document(Book *book); /* nav.c: EPUB 3.3, 7 */
Bytes make_ncx(Book *book);                 /* ncx.c: OPF 2.0.1, 2.4.1 */

/* lock.c: book->lock.made, where it is to change. */
void make_lock(Book *book);

/* metadata.c: the <metadata> element. */
void put_metadata(XmlWriter *writer, Book *book);
/* access.c: the <meta> elements about accessibility (EPUB Accessibility 1.1, 2). */
void put_accessibility(XmlWriter *writer, Book *book);

/* <meta property="…">text</meta>; nothing when text is NULL. */
void put_property(XmlWriter *writer, const char *property, const char *text);
/* The same about another element; scheme may be NULL. */
void put_refinement(XmlWriter *writer, const char *id, const char *property,
                    const char *scheme, const char *text);

/* The unique identifier, the main title and their like: never NULL, whatever load left
 * out. */
const char *unique_identifier(const Book *book);
const char *main_title(const Book *book);

/* The document where reading begins: the first that is no front matter.  NULL: there
 * is none. */
const Document *first_of_body(const Book *book);

/* Deeper entries of the contents are not written: no manifest and no heading leads
 * there. */
enum { DEEPEST_ENTRY = 32 };
/* nav.c: the label, or "…": a link without text is an error. */
const char *visible_label(const char *label);

#endif
