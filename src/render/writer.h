/* writer.h - what the files of render share. */
#ifndef EPUBIFY_RENDER_WRITER_H
#define EPUBIFY_RENDER_WRITER_H

#include "book.h"
#include "formats/highlight.h"

typedef struct {
    const Book *book;
    const Document *document;
    const Section *section;
    Buf *out;
    Arena scratch;          /* what lasts as long as the document is written */
    CodeRuns runs;          /* of the newest code block */
    const char *language;   /* the name that was looked up last, or NULL */
    size_t language_index;  /* what it is in code_languages */
} Writer;

/* tree.c: a block and all below it. */
void write_tree(Writer *writer, const Node *root);
/* notes.c: the document's footnotes, when it has any. */
void write_notes(Writer *writer);
/* notes.c: the number in front of a note, which leads back to the text. */
void write_backlinks(Writer *writer, const Node *footnote);

/* tables.c: <tr> and <th> or <td>, with <thead> and <tbody> around the rows that need
 * them. */
void write_row_start(Writer *writer, const Node *row);
void write_row_end(Writer *writer, const Node *row);
void write_cell_start(Writer *writer, const Node *cell);
void write_cell_end(Writer *writer, const Node *cell);

/* code.c: <pre>, one element a line. */
void write_code_block(Writer *writer, const Node *block);

/* media.c: <img>, or what stands for a missing picture. */
void write_image(Writer *writer, const Node *image);

/* attributes.c */
void write_attribute(Writer *writer, const char *name, const char *value);  /* nothing when NULL */
/* " id=… class=… …" of a node; style is a class word that comes first, or NULL. */
void write_attributes(Writer *writer, const Node *node, const char *style);
/* "<span …>" in place of a link or picture that leads nowhere. */
void open_hole(Writer *writer, const Node *node);
/* The way from the document to a path in the EPUB. */
const char *href_from(Writer *writer, const char *path);

#endif
