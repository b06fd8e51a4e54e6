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

/* ---- The tree of a chapter ------------------------------------------------------------- */

typedef enum {
    /* blocks */
    NODE_DOCUMENT,          /* the root of a chapter's tree */
    NODE_PARAGRAPH,
    NODE_HEADING,           /* number: level 1 to 6 */
    NODE_QUOTE,
    NODE_LIST,              /* NODE_ORDERED, NODE_TIGHT, NODE_TASKS; number: the first item's */
    NODE_ITEM,              /* NODE_TASK, NODE_CHECKED */
    NODE_CODE_BLOCK,        /* text; name: the info string's first word; title: all of it */
    NODE_THEMATIC_BREAK,
    NODE_TABLE,
    NODE_ROW,               /* NODE_HEADER */
    NODE_CELL,              /* NODE_HEADER; number: an Align */
    NODE_DEFINITION_LIST,
    NODE_TERM,
    NODE_DEFINITION,        /* NODE_TIGHT */
    NODE_CALLOUT,           /* name: note tip important warning caution; title: plain text
                             * of the paragraph that comes first, or NULL: it has no title */
    NODE_FIGURE,            /* a picture and its NODE_CAPTION */
    NODE_CAPTION,
    NODE_FOOTNOTE,          /* a definition; name: its label.  Under the root, in order of number */
    NODE_HTML_BLOCK,        /* text: raw HTML; gone once parse has ended */
    /* both; what the Markdown has no word for, and what made pages are built from */
    NODE_ELEMENT,           /* name: an element's local name; space: its vocabulary */
    /* inlines */
    NODE_TEXT,              /* text */
    NODE_SOFT_BREAK,
    NODE_LINE_BREAK,
    NODE_CODE,              /* text */
    NODE_EMPHASIS,
    NODE_STRONG,
    NODE_STRIKETHROUGH,
    NODE_SPAN,
    NODE_LINK,              /* destination as written (entities and backslashes resolved); title */
    NODE_IMAGE,             /* destination; title; children are the description */
    NODE_FOOTNOTE_REFERENCE,/* name: the definition's label */
    NODE_HTML_INLINE        /* text: raw HTML; gone once parse has ended */
} NodeKind;

enum {                      /* Node.flags */
    NODE_ORDERED = 1 << 0,
    NODE_TIGHT = 1 << 1,    /* its paragraphs are written without <p> */
    NODE_TASKS = 1 << 2,    /* a list with at least one task */
    NODE_TASK = 1 << 3,
    NODE_CHECKED = 1 << 4,
    NODE_HEADER = 1 << 5,
    NODE_DECORATIVE = 1 << 6,   /* an image with alt="" given on purpose */
    NODE_HOLE = 1 << 7,     /* resolve: its target is missing; rendered so that it shows */
    NODE_UNLISTED = 1 << 8, /* a heading that the contents leave out */
    NODE_RAW = 1 << 9,      /* it came from raw HTML, not from Markdown */
    NODE_MADE = 1 << 10     /* no author wrote it: HTML's content model asks for it */
};

typedef enum { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Align;
typedef enum { SPACE_HTML, SPACE_SVG, SPACE_MATHML } Space;

/* An attribute that the XHTML will carry; parse has made its name and value valid for
 * the element.  "id" is none: it is Node.id.  Names may have a prefix ("epub:type",
 * "xml:lang", "xlink:href"). */
typedef struct Attribute {
    struct Attribute *next;
    const char *name, *value;
} Attribute;

#define NO_OFFSET UINT32_MAX    /* an enum can't hold it (C17, 6.7.2.2) */

typedef struct Node {
    /* parse */
    uint8_t kind;           /* NodeKind */
    uint8_t space;          /* Space, of a NODE_ELEMENT */
    uint16_t flags;
    int32_t number;
    uint32_t offset;        /* into the chapter's markdown, or NO_OFFSET */
    uint32_t braces;        /* of the {…} that gave it id and attributes; 0: none did */
    struct Node *parent, *first_child, *last_child, *previous, *next;
    union {                 /* no kind has both; a large book has a hundred thousand nodes */
        const char *text;
        const char *destination;
        const char *label;  /* resolve: a footnote's and a reference's number, "3" */
    };
    const char *name;
    const char *title;
    Attribute *attributes;
    const char *id;         /* parse: what the author asked for; resolve: what it gets, or NULL */
    /* resolve */
    union {
        const char *href;   /* a link or reference: where it leads, as the EPUB says it; or NULL */
        struct Resource *resource;  /* an image's, or NULL: the picture is missing */
    };
} Node;

/* The verbs on the tree.  None of them recurses. */
Node *new_node(Arena *arena, NodeKind kind, uint32_t offset);   /* freed with the arena */
Node *new_text(Arena *arena, const char *text, uint32_t offset);
/* With a text child when text is not NULL; for made pages. */
Node *new_element(Arena *arena, const char *name, const char *text);
void append_child(Node *parent, Node *child);
void insert_before(Node *sibling, Node *node);
void insert_after(Node *sibling, Node *node);
/* Takes a node, with all below it, out of its tree. */
void unlink_node(Node *node);
/* Puts the node's children in its place. */
void dissolve_node(Node *node);
/* Moves all children of one node to the end of another's. */
void move_children(Node *from, Node *to);
/* Puts wrapper in the node's place and the node into it. */
void wrap_node(Node *node, Node *wrapper);
bool is_block(const Node *node);        /* by kind; an element by the table of HTML */
/* The node behind this one and all below it; NULL behind the last one below root.  In the
 * header, as is the next, since every stage steps over every node of the book. */
static inline Node *next_node_beside(const Node *root, const Node *node)
{
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* Reading order: into the node first. */
static inline Node *next_node(const Node *root, const Node *node)
{
    return node->first_child != NULL ? node->first_child : next_node_beside(root, node);
}

typedef struct {            /* start from {root, NULL, false} */
    const Node *root;
    const Node *node;       /* where the walk is */
    bool leaving;           /* the node's children have been walked */
} Walk;
/* Every node, root included, once on entering and once on leaving it. */
bool walk_next(Walk *walk);
/* Called on entering: the node's children are passed over. */
void walk_skip(Walk *walk);

const char *lookup_attribute(const Node *node, const char *name);
void put_attribute(Arena *arena, Node *node, const char *name, const char *value);
void remove_attribute(Node *node, const char *name);
/* Adds one word to the class attribute. */
void add_class(Arena *arena, Node *node, const char *word);
/* The text below a node as plain text, white space folded: for labels, ids and
 * descriptions. Footnote references are left out, images give their description.  Empty
 * when none of it could be seen. */
char *plain_text(Arena *arena, const Node *node);

/* ---- What the author wrote -------------------------------------------------------------- */

/* What is on in a kind of project; load sets it, parse reads it.  Nothing after load
 * asks where a book came from. */
typedef struct {
    bool smart;             /* straight quotes, --, --- and ... become typographic ones */
} Dialect;

typedef enum { STATUS_FINAL, STATUS_PLANNED } Status;
typedef enum { ENTRY_PART, ENTRY_CHAPTER, ENTRY_LESSON, ENTRY_FRONT, ENTRY_BACK } EntryKind;
typedef enum { TRISTATE_UNSET, TRISTATE_NO, TRISTATE_YES } Tristate;

/* The YAML block at the head of a Markdown file.  NULL and UNSET: not given. */
typedef struct {
    const char *title, *id, *type, *language, *direction;
    Tristate smart, numbered, planned;
    Position at_type;
} FrontMatter;

struct Semantics;           /* data/semantics.h */

/* One entry of the manifest: a part, chapter, lesson, or front or back matter. */
typedef struct Chapter {
    /* load */
    const char *source;     /* path from the root, or NULL: an entry without a file */
    const char *file;       /* source as diagnostics show it; the manifest when source is NULL */
    Position at;            /* of the entry in the manifest */
    Bytes markdown;         /* UTF-8 without BOM, line ends are LF, no NUL; front matter included,
                             * so that offsets and lines are the author's */
    const char *place;      /* source, or where a file that is still missing will be; links may name it */
    struct Chapter *parent; /* the part of a chapter, the chapter of a lesson */
    EntryKind kind;
    Status status;
    bool numbered;
    const char *type;       /* of the table in data/semantics.h, or NULL */
    const char *given_title, *given_id;     /* the entry's, or NULL */
    time_t modified;
    Arena arena;            /* its tree and its diagnostics: workers share nothing */
    Diags diags;
    /* parse */
    FrontMatter front;
    const char *language;   /* BCP 47: the front matter's, else the book's */
    bool smart;             /* quotes, dashes and dots become typographic ones */
    size_t body;            /* where in markdown the front matter ends */
    Node *tree;             /* NODE_DOCUMENT; NULL for an entry without a file */
    size_t words;
    /* What resolve looks at, in reading order: headings, links, pictures, notes,
     * elements, and whatever has an id; nothing of a picture's description. */
    Node **marks; size_t mark_count;
    bool has_notes;         /* a footnote or a reference to one, wherever it stands */
    /* resolve */
    const struct Semantics *semantics;  /* of its type, the front matter's or by its kind */
    const char *title;      /* the label in the contents, never empty */
    const char *label;      /* "3", "1.2", or NULL */
    Node *heading;    /* the one that is the chapter's title, or NULL */
    struct Document *document;
    Map anchors;            /* every way to name an anchor in it → Node; see resolve/anchors.c */
    const char **anchor_names;  /* one way for each, as an author would write it; ends with NULL */
    size_t anchor_count;
    Node **footnotes;       /* the definitions in order of number */
    size_t footnote_count;
} Chapter;

/* ---- Metadata ---------------------------------------------------------------------------- */

typedef struct { const char *text, *type, *file_as; } Title;   /* type: main subtitle edition … */
typedef struct { const char *name, *role, *file_as; bool contributor; } Creator; /* MARC relator */
typedef struct {
    const char *text;       /* as dc:identifier says it: "urn:isbn:…", "urn:uuid:…", "doi:…" */
    const char *scheme;     /* ONIX codelist 5 ("15" ISBN-13, "06" DOI), or NULL */
} Identifier;
typedef struct { const char *text, *authority, *term; } Subject;
typedef struct { const char *name, *type, *position; } Collection;      /* type: series set */

typedef struct {            /* load, all of it; NULL: not given */
    Title *titles; size_t title_count;              /* the first is the main one */
    Creator *creators; size_t creator_count;
    Identifier *identifiers; size_t identifier_count;   /* the first is the unique one */
    Subject *subjects; size_t subject_count;
    Collection *collections; size_t collection_count;
    const char *language;   /* BCP 47, never NULL once load has ended */
    const char *publisher, *date, *description, *rights, *release, *ibooks_version;
    const char *direction;  /* page-progression-direction: ltr rtl default, or NULL */
    /* what the author asserts about accessibility; resolve computes the rest */
    const char **access_modes, **access_modes_sufficient, **features, **hazards; /* end with NULL */
    const char *access_summary, *conforms_to, *certified_by;
} Metadata;

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
    DOCUMENT_CHAPTER        /* of an entry, with a file or without */
} DocumentKind;

/* One block that the layout placed in a document. */
typedef struct { const Node *block; } Slot;

/* One content document. */
typedef struct Document {
    /* resolve */
    DocumentKind kind;
    const char *path;       /* in the EPUB: "text/preface.xhtml" */
    const char *id;         /* manifest item id */
    const char *title;      /* <title>, never empty */
    const char *language, *direction;   /* of the document; direction may be NULL */
    const char *epub_type, *role;       /* of the section around its blocks; may be NULL */
    const char *landmark;   /* the landmark's epub:type, or NULL */
    bool has_svg, has_mathml;
    const char *style;      /* the class of that section: "chapter", "titlepage planned" … */
    Slot *slots; size_t slot_count;
    Chapter *chapter;       /* whose text it is, or NULL */
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

typedef struct {            /* what resolve found out for the metadata */
    bool has_pictures, all_described, has_mathml;
    bool has_animation;     /* a GIF, PNG, WebP or SVG that moves: a hazard that nobody has judged */
    size_t words, pictures, chapters;   /* chapters: entries with text */
} Census;

/* ---- The book ---------------------------------------------------------------------------- */

typedef struct {            /* what the caller asked for; borrowed, never written */
    const char *book;       /* folder or manifest, as given */
    const char *confine;    /* a folder that root: may not leave, or NULL */
    bool strict, lenient;
    unsigned jobs;          /* at least 1 */
    const char *cache;      /* a folder for what is costly to make, or NULL: none is kept */
    const char *source_date_epoch;  /* the environment's, or NULL */
} BookOptions;

typedef struct Book {
    const BookOptions *options;
    Arena arena;
    Diags diags;            /* of the manifest and of the book as a whole */
    /* load */
    Root root;              /* the folder that nothing is read from outside of */
    const char *base;       /* the manifest's folder, from the root; "" when it is the root */
    const char *shown_base; /* the same folder as the author gave it; "" for "." */
    const char *manifest;   /* as diagnostics show it */
    Metadata metadata;
    Dialect dialect;
    int toc_depth;
    bool numbered;
    Chapter **chapters;     /* every entry, in reading order, parents before children */
    size_t chapter_count;
    const char *cover;      /* source path from the root, or NULL */
    Position at_cover;
    const char **styles;    /* source paths from the root, in order */
    Position *at_styles;
    size_t style_count;
    time_t modified;        /* dcterms:modified, seconds since 1970 */
    bool modified_derived;  /* it is that of the newest file so far; a newer resource replaces it */
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
    Resource *style_sheets[8]; size_t style_sheet_count;   /* every document links them, in order */
    Document *documents;    /* in spine order */
    size_t document_count;
    TocEntry *toc;
    Census census;
} Book;

/* The path as the author would write it from where he stands: "book/01/a.md". */
const char *shown_path(Book *book, const char *path);
/* Where a node stands in its author's file. */
Position node_position(const Chapter *chapter, const Node *node);
/* The same of what its id and attributes say. */
Position attribute_position(const Chapter *chapter, const Node *node);
Position chapter_position(const Chapter *chapter, size_t offset);
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
