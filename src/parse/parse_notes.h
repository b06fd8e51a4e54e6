/* parse_notes.h - what may stand in the notes of a release, and in other texts of the manifest. */
#ifndef EPUBIFY_PARSE_PARSE_NOTES_H
#define EPUBIFY_PARSE_PARSE_NOTES_H

#include "book.h"

/* Leaves paragraphs, headings, lists, quotes, code and links in the tree, and what emphasises;
 * takes out all else, which is told: the notes become a text, a feed and a part of a page.
 * what: "release notes". */
void keep_plain(Chapter *notes, const char *what);
/* Of a text that has no headings, and that may be no Markdown: what would be one is a paragraph,
 * and what would be raw HTML is text, such as Vec<T>. */
void keep_words(Chapter *text);

#endif
