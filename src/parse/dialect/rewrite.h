/* rewrite.h - a text that is made from another one, each of whose bytes knows where it
 * comes from.
 *
 * A rewriter reads rewrite->text line by line (parse/dialect/lines.h), and says for each
 * part of it, in order, whether it is kept, left out or replaced.  Several run one behind
 * the other; rewrite_next makes one's result the next one's text. */
#ifndef EPUBIFY_PARSE_DIALECT_REWRITE_H
#define EPUBIFY_PARSE_DIALECT_REWRITE_H

#include "book.h"

typedef struct {
    Chapter *chapter;
    const Dialect *dialect;
    Bytes text;         /* what is rewritten; NUL-terminated */
    Passages passages;  /* of text: where it comes from in chapter->markdown */
    size_t start;       /* where the front matter ends: nothing before it is rewritten */
    size_t done;        /* up to here text has been kept, left out or replaced */
    size_t copied;      /* up to here it is in out, where it was kept */
    bool changed;       /* something was left out or put */
    Buf out;
    Passages made;      /* of out, as offsets in chapter->markdown */
} Rewrite;

void rewrite_start(Rewrite *rewrite, Chapter *chapter);
/* Keeps all of text from done up to an offset. */
void rewrite_keep(Rewrite *rewrite, size_t until);
/* Leaves out what lies between done and an offset. */
void rewrite_skip(Rewrite *rewrite, size_t until);
/* Puts bytes that nobody wrote; diagnostics about them point to what stands at done. */
void rewrite_put(Rewrite *rewrite, const char *bytes, size_t len);
void rewrite_put_text(Rewrite *rewrite, const char *text);
/* Copies a part of text that lies elsewhere, with where it comes from. */
void rewrite_copy(Rewrite *rewrite, size_t from, size_t until);
/* The rest is kept, and the result is the next rewriter's text.  Costs nothing when nothing
 * was left out or put. */
void rewrite_next(Rewrite *rewrite);
/* After the last rewrite_next: fills chapter->text and chapter->rewritten. */
void rewrite_end(Rewrite *rewrite);
/* The author's place of an offset in text. */
Position rewrite_position(const Rewrite *rewrite, size_t offset);

#endif
