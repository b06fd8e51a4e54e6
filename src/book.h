/* book.h - the data that every stage reads; the one to read first.
 *
 *     load → parse → resolve → render → package → write
 *
 * Each field is written by the stage that its comment names and only read afterwards.
 * All paths of sources and resources count from the book's root with '/' between; all
 * paths in the EPUB count from the container's EPUB folder ("text/intro.xhtml").
 * Texts are NUL-terminated UTF-8 and live in the arena of the book or of the chapter
 * that they belong to. */
#ifndef EPUBIFY_BOOK_H
#define EPUBIFY_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/bytes.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/map.h"
#include "base/source.h"
#include "dialect.h"
#include "metadata.h"
#include "node.h"
#include "past/past.h"
#include "pitch.h"
#include "releases.h"

/* ---- What the author wrote -------------------------------------------------------------- */

/* A run of a text, and where its bytes come from. */
typedef struct {
    uint32_t at;            /* where it begins; it ends where the next one does */
    uint32_t from;          /* where its bytes stand in the source */
    const Source *source;   /* an included file; NULL: the text that this one was made from */
    bool made;              /* nobody wrote these bytes: all of them stand for the one at from */
} Passage;

typedef struct { const char *name, *meaning; } Abbreviation;

/* In order of at; none: the text is what it was made from. */
typedef struct { Passage *items; size_t count; } Passages;

/* How far a text is.  UNSET: nothing says so. */
typedef enum { STATUS_UNSET, STATUS_PLANNED, STATUS_DRAFT, STATUS_REVIEW, STATUS_FINAL } Status;
typedef enum { ENTRY_PART, ENTRY_CHAPTER, ENTRY_LESSON, ENTRY_FRONT, ENTRY_BACK } EntryKind;
typedef enum { TRISTATE_UNSET, TRISTATE_NO, TRISTATE_YES } Tristate;
/* Of a text, since the release before: EDITED has most of its words still, REWRITTEN has not. */
typedef enum { CHANGE_NONE, CHANGE_EDITED, CHANGE_REWRITTEN, CHANGE_NEW } Change;

/* The YAML block at the head of a Markdown file.  NULL and UNSET: not given. */
typedef struct {
    const char *title, *id, *type, *language, *direction;
    const char *was;        /* the file's path from the manifest in an earlier release */
    Tristate smart, numbered, sample;
    Status status;
    Position at_type;
} FrontMatter;

struct Semantics;           /* data/semantics.h */

/* One entry of the manifest: a part, chapter, lesson, or front or back matter.  Lessons
 * may stand within lessons. */
typedef struct Chapter {
    /* load */
    const char *source;     /* path from the root, or NULL: an entry without a file */
    const char *file;       /* source as diagnostics show it; the manifest when source is NULL */
    Position at;            /* of the entry in the manifest */
    Bytes markdown;         /* UTF-8 without BOM, line ends are LF, no NUL; front matter included,
                             * includes expanded */
    Source written;         /* the file as the author wrote it, cleaned in the same way */
    Passages includes;      /* of markdown: what is of the file, and what of others */
    const char *place;      /* source, or where a file that is still missing will be; links may name it */
    struct Chapter *parent; /* the part of a chapter, the chapter of a lesson */
    EntryKind kind;
    Status given_status;    /* what its entry says */
    bool unwritten;         /* its file is missing, or it names none: a page says so, and keeps its place */
    Remark *abstract;       /* of a planned one: what it will be about, or NULL */
    const char *expected;   /* of such a one: when, or NULL */
    Tristate sample;        /* it is in the sample of the book, and what is below it */
    const char **editions;  /* names of those that hold it; end with NULL.  NULL: all do */
    bool numbered;
    const char *type;       /* of the table in data/semantics.h, or NULL */
    const char *given_title, *given_id;     /* the entry's, or NULL */
    const char *was;        /* the path from the root that its file had in an earlier release, or NULL */
    bool title_listed;      /* given_title is what the contents say: the text, when it has a heading
                             * of whatever level, has its own */
    const char *destination;/* NULL, or: it is in the contents alone and leads there, to a path from
                             * the root with or without a #fragment */
    int split;              /* headings of this level, and of higher ones, begin chapters of their
                             * own; 0: none does */
    struct Chapter *within; /* it begins in the middle of that entry's text; NULL: it does not */
    size_t from;            /* where in within->markdown */
    bool joined;            /* texts of other files stand behind its own */
    const char **appended;  /* these files, where an entry can name them; end with NULL, or NULL */
    time_t modified;
    Arena arena;            /* its tree and its diagnostics: workers share nothing */
    Diags diags;
    /* parse */
    FrontMatter front;
    const char *language;   /* BCP 47: the front matter's, else the book's */
    bool smart;             /* quotes, dashes and dots become typographic ones */
    bool hides_quotes;      /* typed quotes are hidden in text, see parse/text/typography.h */
    size_t body;            /* where in markdown and in text the front matter ends */
    Bytes text;             /* what the offsets of nodes count in: markdown, with what is no Markdown
                             * but a dialect's rewritten as such */
    Passages rewritten;     /* of text */
    struct Chapter *whole;  /* of a part of a file that was split: the first part; else NULL */
    const char *section;    /* what names it among these parts; NULL of the first one */
    Abbreviation *abbreviations; size_t abbreviation_count;
    Node *tree;             /* NODE_DOCUMENT; NULL for an entry without a file */
    size_t words;
    /* What resolve looks at, in reading order: headings, links, pictures, notes,
     * elements, and whatever has an id; nothing of a picture's description. */
    Node **marks; size_t mark_count;
    bool has_math, has_index, has_code; /* formulas, a NODE_INDEX, a code block or a diagram not drawn */
    bool has_conditions;    /* text for some editions only */
    bool has_notes;         /* a footnote or a reference to one, wherever it stands */
    /* resolve */
    Status status;          /* what its text or its entry says, or one above it; never UNSET */
    bool mixed, has_below;  /* what stands below it is not all as far; something does */
    bool left_out;          /* the edition that is built does not hold it: it has no document, but ids
                             * and numbers as in the whole book, and links may name it */
    const struct Semantics *semantics;  /* of its type, the front matter's or by its kind */
    const char *title;      /* the label in the contents, never empty */
    const char *label;      /* "3", "1.2", or NULL */
    bool says_label;        /* its title has a number of the author's: the label is not shown */
    Node *heading;    /* the one that is the chapter's title, or NULL */
    size_t numbered_below;  /* how many entries below it have a number */
    struct Document *document;  /* NULL of an entry with a destination, and of one left out */
    PastBlock *kept;        /* its section in book->state, or NULL */
    PastBlock *gone;        /* what is no more where no place of it is kept: its ids, or NULL */
    const char *note_prefix;/* of its notes' ids, where it shares a document; or NULL */
    struct Section *body_section;/* in that document */
    const char *href;       /* of such an entry: where it leads from the EPUB folder, or NULL */
    Map anchors;            /* every way to name an anchor in it → Node; see resolve/anchors.c */
    Map parts;              /* of the first part of a split file: the same names → the Chapter */
    const char **anchor_names;  /* one way for each, as an author would write it; ends with NULL */
    size_t anchor_count;
    Node **footnotes;       /* the definitions in order of number */
    size_t footnote_count;
    Change change;          /* since the release before */
    size_t words_before;    /* how long it was there; 0: it was not */
} Chapter;

/* ---- What the EPUB will hold ------------------------------------------------------------- */

/* A file beside the text: picture, style sheet, font. */
typedef struct Resource {
    /* resolve */
    const char *source;     /* path from the root; NULL: bytes hold it */
    const char *path;       /* in the EPUB */
    const char *id;         /* manifest item id */
    const char *media_type;
    const char *properties; /* "cover-image", "svg", or NULL */
    uint32_t width, height; /* CSS pixels; 0: unknown */
    uint64_t size;
    Bytes bytes;            /* its content when it is not streamed from source */
    bool stored;            /* compressed already */
    struct Resource *next;
} Resource;

typedef enum {
    DOCUMENT_COVER, DOCUMENT_TITLE_PAGE, DOCUMENT_COPYRIGHT, DOCUMENT_CONTENTS,
    DOCUMENT_FIGURES, DOCUMENT_TABLES, DOCUMENT_LISTINGS,   /* lists of them, as LabelKind has it */
    DOCUMENT_WHATS_NEW,     /* in this release, and the releases so far */
    DOCUMENT_INDEX,
    DOCUMENT_CLOSING,       /* the last page of a sample */
    DOCUMENT_CHAPTER,       /* of an entry, with a file or without */
    DOCUMENT_STUB
} DocumentKind;

/* How documents are made so that readers' places outlast the next release: not at all; with gaps
 * and placeholders; with each sentence in an element, too, which has an id for Kobo's readers. */
typedef enum { LAYOUT_PLAIN, LAYOUT_STABLE, LAYOUT_KOBO } Layout;

/* The text of one entry in a document, or a made page. */
typedef struct Section {
    /* resolve */
    Chapter *chapter;       /* whose text it is, or NULL */
    Chapter *left_out;      /* whose text stands here in other editions, or NULL */
    const char *title, *language, *direction;   /* direction may be NULL */
    const char *epub_type, *role;       /* may be NULL */
    const char *style;      /* its class: "chapter", "titlepage planned" … */
    const char *id;         /* what links to it name, or NULL: it is where its document begins */
    bool placeholder;       /* a text that is gone: empty and hidden */
    bool after_gap;         /* there is a gap in front of it: an empty element, or one with what
                             * was inserted there in a later release */
    struct Section *gap;    /* the first of these sections */
    const Node *root;       /* its blocks are this one's children; NULL: there are none */
    struct Section *next;
} Section;

/* One content document. */
typedef struct Document {
    /* resolve */
    DocumentKind kind;
    const char *path;       /* in the EPUB: "text/preface.xhtml" */
    const char *id;         /* manifest item id */
    const char *title;      /* <title>, never empty */
    const char *language, *direction;   /* of the document; direction may be NULL */
    const char *landmark;   /* the landmark's epub:type, or NULL */
    bool has_svg, has_mathml;
    bool stub;              /* nothing is in it any more; it keeps the places of those behind it */
    Section *sections;      /* in reading order; one, but for a book that has grown */
    Chapter *chapter;       /* of the first section, or NULL */
    struct Document *next;
    /* render */
    Buf xhtml;              /* package frees it once it is deflated */
} Document;

/* The contents, as a tree; nav and NCX are written from it. */
typedef struct TocEntry {
    const char *label;      /* plain text, with the number in front */
    const char *href;       /* from the EPUB folder: "text/a.xhtml#b" */
    struct TocEntry *first_child, *next;
} TocEntry;

/* What a label such as "fig-retry" names (data/labels.h), with cross-references. */
typedef struct Label {
    /* resolve */
    const char *name;
    int kind;               /* LabelKind */
    Chapter *chapter;
    Node *node;             /* that has it as its id */
    Node *caption;          /* or NULL */
    const char *number;     /* "2.3"; NULL: it has none, a section's for one */
    struct Label *next;     /* in reading order */
} Label;

/* How many chapters or lessons the manifest lists, and which of them are more than planned. */
typedef struct { size_t listed, written; int planned; /* 0: nobody has said */ } Amount;
typedef struct { Amount chapters, lessons; } Progress;

typedef struct {            /* what resolve found out for the metadata */
    bool has_pictures, all_described, has_mathml;
    bool has_animation;     /* a GIF, PNG, WebP or SVG that moves: a hazard that nobody has judged */
    size_t words, pictures, chapters;   /* chapters: entries with text */
} Census;

/* ---- The book ---------------------------------------------------------------------------- */

typedef struct {            /* what the caller asked for; borrowed, never written.  NULL: not given */
    const char *book;       /* folder, manifest or Markdown file, as given */
    const char *from;       /* the kind of project: "mdbook" … */
    const char *manifest;   /* the file to read in the book's folder, as its name */
    const char *root;       /* a folder that holds the book, whose files it may use */
    const char *confine;    /* a folder that root: may not leave */
    const char *language;   /* of a project in several: the one to build */
    bool each_language;     /* the caller builds all of them, one by one */
    const char *edition;    /* "early", "sample" …; NULL: the early one */
    bool page;              /* the book's page is what is made of it, no EPUB */
    const char *const *metadata;        /* "key=value" or "key:value"; ends with NULL */
    const char *const *metadata_files;  /* end with NULL, as do the next */
    const char *const *styles;          /* style sheets besides the book's */
    const char *cover;      /* the cover image instead of the book's */
    int toc_depth;          /* 0: the book's */
    Tristate numbered;      /* unset: the book's */
    bool strict;
    bool releasing;         /* the release is given out: what it lacks is an error */
    Tristate lenient;       /* unset: a project of another tool is read leniently */
    const char *lock;       /* its file, instead of the one beside the manifest */
    const char *since;      /* the EPUB of the release before */
    bool relock;            /* the lock is to be made anew from it */
    const char *layout;     /* "plain", "stable" or "kobo", instead of the book's */
    bool frozen;            /* the lock may not change */
    bool reflow;            /* a new edition: fresh */
    unsigned jobs;          /* at least 1 */
    const char *cache;      /* a folder for what is costly to make, or NULL: none is kept */
    const char *source_date_epoch;  /* the environment's, or NULL */
} BookOptions;

typedef struct {            /* book/epubify.lock */
    /* load */
    const char *path;       /* as the system and the author name it; NULL: none is to be written */
    Bytes text;             /* as it is; empty: there is none */
    bool given_out;         /* the release at hand is */
    bool kept;              /* the book has a release, or had one: book->state is made */
    /* package */
    Bytes made;             /* what it becomes; empty: it stays as it is */
} LockFile;

typedef struct Book {
    const BookOptions *options;
    Arena arena;
    Diags diags;            /* of the manifest and of the book as a whole */
    /* load */
    const char *kind;       /* of project: "epubify", "mdbook" …, for messages only */
    Root root;              /* the folder that nothing is read from outside of */
    const char *base;       /* the manifest's folder, from the root; "" when it is the root */
    const char *shown_base; /* the same folder as the author gave it; "" for "." */
    const char *manifest;   /* as diagnostics show it */
    const char *site;       /* a link's path that begins with / counts from this folder */
    const char *site_url;   /* where the website stands, that links may name so: "/book/"; or NULL */
    const char **picture_roots; /* folders that a picture's path may count from, besides its
                             * chapter's; end with NULL */
    const char *contents;   /* the author's own list of the chapters, from the root, or NULL: links
                             * to it lead to the contents */
    Map redirects;          /* a path that a link may still name → what is there now (const char *) */
    Map translations;       /* source paths of texts in another language than the one that is built */
    const char **languages; /* of a project in several, end with NULL; or NULL */
    const char *built_language; /* which of them this is, or NULL */
    Metadata metadata;
    Edition edition;        /* that is built */
    Edition *editions; size_t edition_count;    /* all that can be: early, sample, final, and the manifest's */
    BookLink *links; size_t link_count;     /* where to get the book, and more of it */
    Remark *description;    /* metadata.description, or NULL */
    Remark *sample_text;    /* of the last page of a sample, or NULL, as may be */
    const char *sample_url;
    Position at_sample_url;
    int planned_chapters, planned_lessons;  /* how many there will be; 0: nobody has said so */
    Position at_planned;
    Releases releases;      /* load and resolve */
    Dialect dialect;
    const char *includes;   /* the kind of project whose includes its texts hold, or "none" */
    int toc_depth;
    bool numbered;
    bool diagram_pixels;    /* diagrams are PNG pictures, for reading systems that draw no SVG */
    bool no_index;          /* terms or not, there is to be no page of them */
    bool lists[3];          /* of figures, tables and listings: pages that the book wants; by LabelKind */
    Chapter **chapters;     /* every entry, in reading order, parents before children; parse puts
                             * the parts of a split file in its place */
    size_t chapter_count;
    const char *cover;      /* source path from the root, or NULL */
    Position at_cover;
    const char **styles;    /* source paths from the root, in order */
    Position *at_styles;
    size_t style_count;
    time_t modified;        /* dcterms:modified, seconds since 1970 */
    bool modified_derived;  /* it is that of the newest file so far; a newer resource replaces it */
    Pitch pitch;            /* for the book's page alone */
    Past *past;             /* the newest other release, from the lock or an EPUB; NULL: none is known */
    Past *since;            /* what changes are told against, where that is another one; or NULL */
    LockFile lock;
    Layout layout;
    bool fresh;             /* laid out as a new book: only names and ids are those of the release before */
    Map white_space;        /* "p", ".poem", "#id": where a style sheet lets it be seen; resolve */
    /* resolve */
    Map names, ids;         /* what is taken: paths in the EPUB (folded), manifest item ids */
    Map files;              /* source path → the file beside the text; see resolve/resources_files.h */
    Map folders;            /* path → the names in that folder, where one had to be searched for */
    size_t listed, guesses; /* names in folders, and searches for what was meant: both are limited */
    Resource *resources;    /* in the order of the manifest items */
    Resource *last_resource;
    time_t newest_resource; /* modification time of the newest file among them */
    Resource *cover_image;  /* the one with properties="cover-image", or NULL */
    Resource *cover_shown;  /* what the cover page shows: the SVG itself, or cover_image; or NULL */
    Resource *style_sheets[11]; size_t style_sheet_count;   /* every document links them, in order */
    Document *documents;    /* in spine order */
    size_t document_count;
    const char *ncx_id;     /* of the NCX's manifest item; NULL: "ncx" */
    TocEntry *toc;
    TocEntry *pages;        /* of a printed edition, in reading order: labels are their numbers */
    Past *state;            /* of the release at hand, for the lock; NULL: there is to be none */
    Label *labels;          /* in reading order */
    Map labels_by_name;     /* its name → Label */
    Census census;
    const char *sample_href;    /* sample_url as a page can have it, or NULL */
    Progress progress;      /* of the whole book, whatever the edition holds */
} Book;

/* The path as the author would write it from where he stands: "book/01/a.md". */
const char *shown_path(Book *book, const char *path);
/* The author's file and place of an offset in chapter->text, and of one in chapter->markdown. */
Position chapter_position(const Chapter *chapter, size_t offset);
Position markdown_position(const Chapter *chapter, size_t offset);
/* Where in chapter->markdown an offset in chapter->text comes from. */
size_t markdown_offset(const Chapter *chapter, size_t offset);
/* Where a node stands in its author's file, and what its id and attributes say. */
Position node_position(const Chapter *chapter, const Node *node);
Position attribute_position(const Chapter *chapter, const Node *node);
/* The book's remarks one by one, from *next = 0 on; NULL: that was the last. */
Remark *next_remark(const Book *book, size_t *next);
/* The navigation document's place in the EPUB folder; its own Document may be missing. */
const char *navigation_path(const Book *book);
void book_free(Book *book);

/* ---- The container ----------------------------------------------------------------------- */

/* Deflated or not, in memory or in a file. */
typedef struct {
    const char *path;       /* from the container's root: "EPUB/package.opf" */
    Bytes bytes;            /* the content as it is, when deflated is empty and file NULL */
    const char *file;       /* a path from the book's root: streamed instead of bytes */
    Bytes deflated;         /* a raw deflate stream (RFC 1951) of size bytes */
    uint64_t size;          /* of the content */
    uint32_t crc;           /* CRC-32 of the content, where it is deflated */
    bool stored;            /* not to be compressed */
    void *owned;            /* what package_free gives back, or NULL; else the book's arena has it */
} Entry;

typedef struct {            /* all that write ever sees */
    Entry *entries;
    size_t count;
    const Root *root;       /* where files are streamed from */
} Container;

#endif
