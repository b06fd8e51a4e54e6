/* pages_news.h - what is new in a release. */
#ifndef EPUBIFY_RESOLVE_PAGES_NEWS_H
#define EPUBIFY_RESOLVE_PAGES_NEWS_H

#include "book.h"

/* An element with all that there is to say of the release at hand: the author's notes; the new,
 * rewritten and edited chapters, with links and words; what is planned.  The page in the book
 * and the release notes outside of it show the same. */
Node *make_news(Book *book);

#endif
