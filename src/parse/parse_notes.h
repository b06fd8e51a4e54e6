/* parse_notes.h - what may stand in the notes of a release. */
#ifndef EPUBIFY_PARSE_PARSE_NOTES_H
#define EPUBIFY_PARSE_PARSE_NOTES_H

#include "book.h"

/* Leaves paragraphs, headings, lists, quotes, code and links in the tree, and what emphasises;
 * takes out all else, which is told: the notes become a text, a feed and a part of a page. */
void keep_plain(Chapter *notes);

#endif
