/* blocks.h - the lines of a text or of Markdown, each with what stands in front of it. */
#ifndef EPUBIFY_PACKAGE_NOTES_BLOCKS_H
#define EPUBIFY_PACKAGE_NOTES_BLOCKS_H

#include "book.h"

typedef struct Form Form;
typedef struct {
    const Form *form;
    Buf *out;
    Buf prefix;     /* of every line: "> " in a quote, blanks in an item */
    Buf first;      /* of the next line instead: "- " in front of an item; empty: as the others */
    bool begun;     /* there is a block before: a blank line parts them */
    bool tight;     /* none does, within a list */
} Blocks;

/* What Markdown and a plain text differ in. */
struct Form {
    /* What stands in front of what is in an inline, and behind it; '\n' ends a line. */
    void (*enter_inline)(Buf *buf, const Node *node);
    void (*leave_inline)(Buf *buf, const Node *node);
    /* The lines of a paragraph, a heading, a code block: each by put_line. */
    void (*put_paragraph)(Blocks *blocks, const char *text);
    void (*put_heading)(Blocks *blocks, int level, const char *text);
    void (*put_code)(Blocks *blocks, const char *text);
};

/* All below the node. */
void put_as(const Form *form, Buf *buf, const Node *root);
/* One line with what stands in front of it; n bytes. */
void put_line(Blocks *blocks, const char *line, size_t n);
/* Each line of a text. */
void put_each_line(Blocks *blocks, const char *text);
void blocks_free(Blocks *blocks);

/* A link that leads out of the book. */
bool leads_out(const Node *link);

#endif
