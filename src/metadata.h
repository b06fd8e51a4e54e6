/* metadata.h - what a book says of itself.  A part of book.h; texts are NUL-terminated UTF-8
 * in the book's arena. */
#ifndef EPUBIFY_METADATA_H
#define EPUBIFY_METADATA_H

#include <stdbool.h>
#include <stddef.h>
#include "base/source.h"

struct Chapter;

/* A text of the manifest that is more than a line: paragraphs, lists, links. */
typedef struct {
    struct Chapter *text;   /* load: Markdown, parsed like a chapter's, and none of the book's */
    const char *plain;      /* resolve: its words alone, an empty line between paragraphs */
} Remark;

typedef struct { const char *text, *type, *file_as; } Title;   /* type: main subtitle edition … */
typedef struct { const char *name, *role, *file_as; bool contributor; } Creator; /* MARC relator */
typedef struct {
    const char *text;       /* as dc:identifier says it: "urn:isbn:…", "urn:uuid:…", "doi:…" */
    const char *scheme;     /* ONIX codelist 5 ("15" ISBN-13, "06" DOI), or NULL */
} Identifier;
typedef struct { const char *text, *authority, *term; } Subject;
typedef struct { const char *name, *type, *position; } Collection;      /* type: series set */

/* One of the books that one tree makes.  They have the same ids within. */
typedef struct {
    const char *name;       /* "early", "sample", "final", or one of the author's */
    const char *title;      /* what its title page and metadata say: "Sample"; NULL: nothing */
    bool sample;            /* it holds only what is marked so, and what leads there */
    bool banners;           /* what is not final says so */
    bool apart;             /* another book to reading systems: its identifier is made from the book's */
} Edition;

typedef enum { LINK_WEB, LINK_BUY, LINK_NEWSLETTER, LINK_FEED } LinkKind;
/* Where readers find more, for pages about the book. */
typedef struct {
    const char *title, *url;
    LinkKind kind;
    Position at;
    const char *href;       /* resolve: the address as a page can have it, or NULL */
} BookLink;

typedef struct {            /* load, all of it; NULL: not given */
    Title *titles; size_t title_count;              /* the first is the main one */
    Creator *creators; size_t creator_count;
    Identifier *identifiers; size_t identifier_count;   /* the first is the unique one */
    Subject *subjects; size_t subject_count;
    Collection *collections; size_t collection_count;
    const char *language;   /* BCP 47, never NULL once load has ended */
    const char *page_source;    /* the printed edition whose pages the text marks: "urn:isbn:…" */
    const char *publisher, *date, *description, *rights, *release, *ibooks_version;
    const char *direction;  /* page-progression-direction: ltr rtl default, or NULL */
    /* what the author asserts about accessibility; resolve computes the rest */
    const char **access_modes, **access_modes_sufficient, **features, **hazards; /* end with NULL */
    const char *access_summary, *conforms_to, *certified_by;
} Metadata;

#endif
