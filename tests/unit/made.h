/* made.h - books made by hand from a few lines of Markdown, for tests of resolve and render. */
#ifndef EPUBIFY_TESTS_MADE_H
#define EPUBIFY_TESTS_MADE_H

#include "book.h"

typedef struct {
    BookOptions options;
    Book book;
} Made;

/* An empty book in English, strict about holes, contents 3 deep, its root the scratch folder. */
void made_start(Made *made);
void made_free(Made *made);

/* A chapter with a file; its text is parsed at once. */
Chapter *made_chapter(Made *made, const char *path, const char *markdown);
/* As that, below a parent. */
Chapter *made_lesson(Made *made, Chapter *parent, const char *path, const char *markdown);
/* An entry without a file; its fields may be changed before made_resolve. */
Chapter *made_entry(Made *made, EntryKind kind, Chapter *parent, const char *title);

/* All steps of resolve but those for pictures and style sheets. */
void made_resolve(Made *made);

/* The n-th node of a kind in reading order, from 0; NULL when there are fewer. */
Node *made_node(const Chapter *chapter, NodeKind kind, size_t n);
/* "LINE:COLUMN code" of each diagnostic of the chapter, with " " between; "" when there is none. */
const char *made_said(Made *made, const Chapter *chapter);
/* The first diagnostic of the chapter with this code, or NULL. */
const Diag *made_diag(const Chapter *chapter, const char *code);

/* The content document of a chapter, rendered; asserts that it is well-formed XML with unique ids
 * and that each "#…" in it leads to one of them. */
const char *made_xhtml(Made *made, Document *document);
/* What stands between <section …> and its end. */
const char *made_body(Made *made, const Chapter *chapter);
/* One chapter with this text, resolved, and its body; the book lasts until made_free. */
const char *made_page(Made *made, const char *markdown);
/* The contents, "Label (href) [ children ]". */
const char *made_contents(Made *made);

#endif
