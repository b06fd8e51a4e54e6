/* leaving.h - links to what is there but is no part of the book. */
#ifndef EPUBIFY_RESOLVE_LINKS_LEAVING_H
#define EPUBIFY_RESOLVE_LINKS_LEAVING_H

#include "book.h"

/* A path that is not there, for a page of the website that the book's stands in. */
bool is_page_beside(const Book *book, const char *path);

/* In a book that is read leniently, such a link is no mistake: it is told once a target,
 * which told remembers, and its text stays.  A picture that leads to itself is none in any
 * book, and nothing is said of it.  path counts from the root, and may lead out of it.
 * False: nothing is at the path, nor is it of another page, or the book is not read so. */
bool leaves_book(Book *book, Map *told, Chapter *chapter, Node *link, const char *path);

#endif
