/* pandoc_join.h - what the files that join pandoc's texts share. */
#ifndef EPUBIFY_LOAD_PANDOC_JOIN_H
#define EPUBIFY_LOAD_PANDOC_JOIN_H

#include "book.h"

enum { LONGEST_LABEL = 500 };

/* "[label]: …" or "[^label]: …", with the lines that belong to it. */
typedef struct {
    Chapter *chapter;
    size_t index;       /* of the chapter in the book */
    size_t start, end;  /* in chapter->markdown */
    bool is_note, used_here, used_elsewhere;
} Definition;

typedef struct {
    Book *book;
    Map definitions; /* "^label" or "label", folded → Definition */
    Map headings;    /* a heading's text, folded → its id */
    Definition **all;
    size_t count;
    const Source **sources; /* of each chapter, once it gives something away */
} Joining;

/* Of a text, line by line.  Fenced code is passed over, but nothing that is indented: most of
 * that is of a list or a note. */
typedef struct {
    Bytes text;
    size_t at, end, next;
    char fence;
    size_t width;
} ProseLines;

/* The next line that is no code.  False: there is none. */
bool next_prose_line(ProseLines *lines);
size_t skip_line_spaces(const ProseLines *lines);
/* A label with white space and case folded; NULL: it is too long, or nothing. */
const char *fold_label(Arena *arena, const char *text, size_t len);
/* The bracket that closes the one at an offset, with none inside; 0: there is none near. */
size_t close_of_label(Bytes text, size_t open);
/* Fills definitions, headings and all with what a chapter of the book has. */
void collect_definitions(Joining *joining, size_t index);

#endif
