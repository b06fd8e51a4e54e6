/* epub_parts.h - what the files that read an EPUB share: for past/epub*.c alone. */
#ifndef EPUBIFY_PAST_EPUB_PARTS_H
#define EPUBIFY_PAST_EPUB_PARTS_H

#include "base/buf.h"
#include "formats/xml_read.h"
#include "formats/zip_read.h"
#include "past/epub.h"

typedef struct {
    Arena *arena;
    ZipReader *zip;
    Epub *epub;
    EpubError *error;
    Map names;            /* of elements → what is known of them, see epub_tree.c */
    const char *contents; /* the navigation document's path, or NULL */
    const char *ncx;      /* the NCX's, or NULL */
} EpubSource;

/* false: the error is set.  why is static or in the arena. */
bool epub_fail(EpubSource *source, const char *entry, const char *why);
/* An XML file of the container, made fit for the reader: no document type, no named
 * entities. */
bool epub_xml(EpubSource *source, const char *path, Bytes *bytes);
/* True when the reading ended well; else the error is set. */
bool epub_ended(EpubSource *source, const char *path, const XmlReader *reader);
/* What an href of that file leads to: the entry, and what stands behind #, or NULL.  false: it
 * leads out of the container, or is no path. */
bool epub_target(EpubSource *source, const char *from, const char *href,
                 const char **path, const char **fragment);

/* Is it one of the words, with white space between them?  words may be NULL. */
bool epub_has_word(const char *words, const char *word);

/* epub_package.c: title, dates, spine. */
bool epub_read_package(EpubSource *source, const char *path);
/* epub_contents.c: the navigation document, else the NCX, else none. */
bool epub_read_contents(EpubSource *source);
/* epub_document.c: fills all but path, id and linear. */
bool epub_read_document(EpubSource *source, EpubDocument *document);

/* epub_tree.c: a document grows in reading order; every open is closed.  Attributes live in the
 * arena. */
typedef struct EpubTree EpubTree;
EpubTree *new_epub_tree(EpubSource *source, EpubDocument *document);
void epub_tree_free(EpubTree *tree);
bool epub_open(EpubTree *tree, const char *name, const EpubAttributes *attributes);
void epub_add_text(EpubTree *tree, const char *text);
void epub_close(EpubTree *tree);
void epub_finish(EpubTree *tree);

/* epub_text.c, epub_blocks.c: documents on their way to a Past. */
typedef struct {
    Arena *arena;
    const EpubDocument *document;
    const char *language; /* the book's */
    unsigned next_id, depth;
    bool shown; /* texts are wanted as readers see them, as sentences have them */
    Buf text;   /* of what is looked at */
} EpubMaking;
/* An element of that class; node may be NULL. */
bool epub_has_class(const EpubNode *node, const char *word);
bool epub_is_heading(const EpubNode *node);
/* An empty div directly in front of a block, or one with pairs of such a div and a block. */
bool epub_is_gap(const EpubNode *node);
/* What render and resolve put into a text that is none of the author's: no block of it.  making
 * may be NULL, and is then as if there were no callouts. */
bool epub_is_made(const EpubMaking *making, const EpubNode *node);
/* false: nobody sees what is in the element, or nobody wrote it. */
bool epub_is_written(const EpubMaking *making, const EpubNode *node);
/* A text without what render put at its beginning: white space behind a block, and what parts
 * a caption from its number.  last: the node before it in reading order, or NULL. */
const char *epub_own_text(const EpubMaking *making, const EpubNode *node, const EpubNode *last);
/* What render and resolve put into a text that is none of the author's: no block of it.  making
 * may be NULL, and is then as if there were no callouts. */
bool epub_is_made(const EpubMaking *making, const EpubNode *node);
/* false: nobody sees what is in the element, or nobody wrote it. */
bool epub_is_written(const EpubMaking *making, const EpubNode *node);
/* A text without what render put at its beginning: white space behind a block, and what parts
 * a caption from its number.  last: the node before it in reading order, or NULL. */
const char *epub_own_text(const EpubMaking *making, const EpubNode *node,
                          const EpubNode *last);
/* The node behind this one and all in it, below root; NULL: there is none. */
const EpubNode *epub_beside(const EpubNode *node, const EpubNode *root);
/* The text of the nodes from first to the one before end, and of what is in them, all within
 * root; as plain_text has it of a chapter's tree, white space aside.  Valid until the next call. */
const char *epub_gather(EpubMaking *making, const EpubNode *root, const EpubNode *first,
                        const EpubNode *end);
/* epub_words.c: of what is in the element. */
size_t epub_words(const EpubMaking *making, const EpubNode *root);
/* epub_words.c: of what is in the element. */
size_t epub_words(const EpubMaking *making, const EpubNode *root);
/* epub_sentences.c: an element of that name without attributes; white space, or what nobody
 * sees; an element that holds what running text had no room for; the nodes from first to the
 * one before end are sentences in elements of their own; and these. */
bool epub_is_bare(const EpubNode *node, const char *name);
bool epub_is_blank(const EpubNode *node);
bool epub_is_group(const EpubMaking *making, const EpubNode *span, const EpubNode *end);
bool epub_is_cut_up(const EpubNode *first, const EpubNode *end);
PastSentence *epub_cut_up(EpubMaking *making, const EpubNode *first, const EpubNode *end);
/* epub_running.c: the same of running text, within root. */
PastSentence *epub_running(EpubMaking *making, const EpubNode *root, const EpubNode *first,
                           const EpubNode *end);
PastBlock *epub_block_of(EpubMaking *making, const EpubNode *node, const EpubNode *gap);
PastBlock *epub_blocks_of(EpubMaking *making, const EpubNode *parent);

#endif
