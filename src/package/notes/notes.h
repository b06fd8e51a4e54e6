/* notes.h - the notes on a release, for mail, shops, programs and feeds.
 *
 * What they say is what the page in the book says: book->releases.news, made by resolve. */
#ifndef EPUBIFY_PACKAGE_NOTES_NOTES_H
#define EPUBIFY_PACKAGE_NOTES_NOTES_H

#include "book.h"

typedef struct {            /* an EPUB of the release */
    const char *edition;    /* "early" */
    const char *file;       /* its name, without a folder */
    uint64_t size;
} MadeEdition;

typedef struct {
    Book *book;
    const Release *release; /* that at hand */
    const Release *before;  /* NULL: it is the first */
    const char *heading;    /* "A Growing Book: Release 2" */
    const Node *news;
    const MadeEdition *editions; size_t edition_count;
} ReleaseNotes;

/* Of a book that has a release. */
ReleaseNotes tell_release(Book *book, const MadeEdition *editions, size_t count);

/* Each form in its own file.  The bytes live in the book's arena. */
Bytes notes_as_markdown(const ReleaseNotes *notes);     /* markdown.c */
Bytes notes_as_text(const ReleaseNotes *notes);         /* text.c */
Bytes notes_as_json(const ReleaseNotes *notes);         /* json.c */
/* atom.c: a feed (RFC 4287) with an entry for each release that has a date, the newest first. */
Bytes notes_as_atom(const ReleaseNotes *notes);

/* What is below a node in each form.  Links that stay in the book are their text. */
void put_as_markdown(Buf *buf, const Node *root);
void put_as_text(Buf *buf, const Node *root);
/* html.c: XHTML, without an element around it. */
void put_as_html(Buf *buf, const Node *root);

#endif
