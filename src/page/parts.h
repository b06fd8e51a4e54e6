/* parts.h - what the files of the page share: each writes HTML in XML's syntax, which both
 * kinds of parser read alike. */
#ifndef EPUBIFY_PAGE_PARTS_H
#define EPUBIFY_PAGE_PARTS_H

#include "book.h"

typedef struct {
    Book *book;
    Book *sample;           /* or NULL */
    const char *language;   /* of the book: that of all words that are ours */
    Map pages;              /* of the sample: a document's path in an EPUB → where it is here */
    Map entries;            /* of the sample: what an entry is made from → where it is here */
    const char *folder;     /* where the paths of an EPUB are here, as long as a part of it is
                             * written: "sample/", or "" of the book's own parts */
    Map *pictures;          /* what that part names: its paths in an EPUB */
    const char *cover;      /* its file here, or NULL */
    Buf *out;
} Page;

/* ---- html.c ---- */

void put_attribute_to(Buf *out, const char *name, const char *value);   /* nothing when NULL */
/* <name class="style">text</name> and a line end; style may be NULL, text NULL: nothing. */
void put_html_line(Buf *out, const char *name, const char *style, const char *text);
/* <!DOCTYPE html> to <body>, but for what the caller adds in between. */
void open_html(Buf *out, const char *language, const char *direction, const char *title);
void put_style_link(Buf *out, const char *href);
/* What stands between <body> and </body> of a rendered document, as HTML: no epub:type, links
 * between documents as they are here. */
void put_body_of(Page *page, const Document *document);
/* A document's place among the page's files, "sample/text/intro.html"; NULL: it has none. */
const char *page_of(const Page *page, const Document *document);

/* ---- The rest, a file each ---- */

void put_index(Page *page);             /* index.c */
void put_meta(Page *page);              /* meta.c: what machines read of it */
/* contents.c: what an entry is made from; an edition may have fewer entries than the book, and
 * other documents. */
const char *entry_key(const Page *page, const Chapter *entry);
void list_entries(Page *page);          /* contents.c: page->entries, once pages are listed */
void put_progress(Page *page);          /* contents.c: how much of the book there is */
void put_contents(Page *page);          /* contents.c */
/* sample.c; previous: the page before it, or NULL */
void put_sample_page(Page *page, const Document *document, const Document *previous);
void put_colors(Page *page);            /* colors.c: custom properties from the cover's colors */

const char *book_title(const Book *book);       /* index.c: never NULL */

#endif
