/* layout.h - what the files that make documents share. */
#ifndef EPUBIFY_RESOLVE_LAYOUT_H
#define EPUBIFY_RESOLVE_LAYOUT_H

#include "resolve/stages.h"

typedef struct {
    Book *book;
    Document *last;
    Map past; /* path → PastDocument, of pages that the release before had */
} LayoutRow;

/* An empty one, with the book's language. */
Document *new_document(Book *book, DocumentKind kind);
void append_document(LayoutRow *layout, Document *document);
/* By the entry's source. */
void name_after(Book *book, Document *document, const Chapter *chapter);
void fill_section(Book *book, Section *section, Chapter *chapter);
/* What the document is called, and what it is, is said of its first text. */
void head_document(Document *document, Chapter *chapter);
/* The pages in front of the texts, and those behind them. */
void add_opening(LayoutRow *layout);
void add_ending(LayoutRow *layout);

/* layout_grown.c: of a book with a lock. */
void lay_out_grown(Book *book);

#endif
