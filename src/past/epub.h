/* epub.h - an EPUB as it is, whoever made it: its documents as trees and as texts, its contents.
 *
 * Everything is read once, into the arena; sizes, numbers and depth are limited, no path leads
 * out of the archive, nothing is fetched.  All texts are NUL-terminated UTF-8. */
#ifndef EPUBIFY_PAST_EPUB_H
#define EPUBIFY_PAST_EPUB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/bytes.h"
#include "base/map.h"
#include "past/past.h"

enum {
    EPUB_NODE_LIMIT = 3 << 20,  /* elements and texts, in all documents */
    EPUB_DOCUMENT_LIMIT = 10000 /* of the spine */
};

/* What an element says of itself, as far as anybody asks. */
typedef struct EpubAttributes {
    const char *id, *classes, *type, *role, *alt;   /* alt: alttext of a formula; NULL: none */
    bool hidden;
} EpubAttributes;

/* An element, or a text: CDATA and what a comment parts are one text. */
typedef struct EpubNode {
    struct EpubNode *parent, *first_child, *next;
    const char *name;           /* of an element, without its prefix; NULL: a text */
    const char *text;           /* of a text */
    const EpubAttributes *attributes;   /* of an element; NULL: it has none at all */
    struct EpubNode **elements; /* its child elements, in order */
    uint32_t element_count;
    uint32_t ordinal;           /* among its siblings of its sort, elements or texts; from 0 */
    uint32_t like;              /* among its siblings with its name, from 0; of a text: how many
                                 * elements come before it */
    uint32_t from, until;       /* in the document's text; the same: none of it can be seen */
    bool block;                 /* an element that begins and ends a line */
    bool holds_blocks;          /* among its children are such */
    bool unseen;                /* no reader sees what is in it */
} EpubNode;

/* A run of text that no block begins or ends in: what is a paragraph, item or cell to a reader. */
typedef struct EpubRun {
    const EpubNode *element;    /* the innermost block around it */
    uint32_t from, until;       /* in the document's text */
    bool code;                  /* within <pre>: each line of it counts as a sentence */
    bool heading;
} EpubRun;

typedef struct EpubDocument {
    const char *path;           /* in the container: "EPUB/text/a.xhtml" */
    const char *id;             /* of its manifest item */
    const char *title;          /* of its head, or NULL */
    bool contents;              /* it is the navigation document */
    bool linear;
    bool readable;              /* it is XHTML, by its manifest item */
    const char *fault;          /* why it is not well-formed, and so was read as HTML; or NULL */
    uint32_t fault_line;
    EpubNode *root;             /* NULL: it is no XHTML, but a picture, say */
    EpubNode *body;             /* or NULL */
    const char *text;           /* all that a reader sees of it, as it is, with its white space;
                                 * without references to notes, links back from them, and the
                                 * numbers of headings */
    size_t length;
    EpubRun *runs; size_t run_count;
    EpubNode **texts; size_t text_count;    /* its text nodes, in order; those not seen too */
    Map ids;                    /* → EpubNode: the first element that has it */
    const char **id_names; size_t id_count;
} EpubDocument;

typedef struct EpubEntry {      /* of the contents, in their order */
    const char *label;          /* white space folded */
    const char *path;           /* in the container */
    const char *fragment;       /* or NULL */
    unsigned level;             /* from 1 */
} EpubEntry;

typedef struct Epub {
    const char *title, *identifier, *modified, *date, *language;    /* NULL: it does not say */
    const char *release;        /* schema:version, or NULL */
    const char *version;        /* ibooks:version, or NULL */
    EpubDocument *documents; size_t document_count; /* in spine order */
    EpubEntry *entries; size_t entry_count;
    const char *folder;         /* of the package document, from the container's root; "" is that */
    size_t node_count;
} Epub;

typedef struct EpubError {
    int system;                 /* errno where the system failed, else 0: it is no EPUB, or broken */
    const char *entry;          /* of the container, or NULL */
    uint32_t line;              /* 0: the entry as a whole */
    const char *why;            /* "it is no ZIP archive"; in the arena or static */
} EpubError;

/* NULL: *error says why.  The second one borrows the bytes for the length of the call. */
Epub *read_epub_file(Arena *arena, const char *path, EpubError *error);
Epub *read_epub(Arena *arena, Bytes bytes, EpubError *error);

/* The part of a document's text from one offset to another, with its white space folded. */
char *epub_text(Arena *arena, const EpubDocument *document, size_t from, size_t until);
/* The document that an entry of the container is, or NULL. */
EpubDocument *epub_document(const Epub *epub, const char *path);

/* What a lock would say of it: documents in spine order with their sections, and in these the
 * blocks.  In a book that epubify laid out its gaps, placeholders and places of sentences are
 * found as such; in others no block has a gap in front.  What only the sources could say is
 * missing: a section's source is NULL, and one release stands for all. */
Past *past_from_epub(Arena *arena, const Epub *epub);

#endif
