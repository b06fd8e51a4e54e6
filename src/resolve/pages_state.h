/* pages_state.h - what readers are told of a text that is not final. */
#ifndef EPUBIFY_RESOLVE_PAGES_STATE_H
#define EPUBIFY_RESOLVE_PAGES_STATE_H

#include "book.h"

/* A planned lesson of which only the title is known has no page: that of its chapter, which is
 * planned too, lists it, and links to it lead there. */
bool is_listed_above(const Chapter *lesson);
/* Below the heading of a text: that it is a draft, in review, or planned. */
void announce_state(Book *book, const Section *section);
/* The same at the end of a made page, behind its heading. */
void announce_on_page(Book *book, const Section *section, Node *page);
/* " (draft)" behind a label in the contents, in the book's language; "": nothing.  A lesson that
 * is as far as its chapter and all the others of it needs no mark of its own. */
const char *state_mark(Book *book, const Chapter *chapter);
/* A text of the manifest, whose blocks have that class; style may be NULL. */
void add_remark(Book *book, const Remark *remark, const char *style, Node *into);
/* A word in the brackets of the language, with the space in front that it wants. */
const char *bracketed(Arena *arena, const char *language, const char *word);

#endif
