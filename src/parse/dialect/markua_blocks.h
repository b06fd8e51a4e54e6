/* markua_blocks.h - what the files that rewrite Markua's blocks share. */
#ifndef EPUBIFY_PARSE_DIALECT_MARKUA_BLOCKS_H
#define EPUBIFY_PARSE_DIALECT_MARKUA_BLOCKS_H

#include "parse/dialect/markua.h"

enum { MARKUA_DEEPEST = 16 }; /* {aside} and the like within one another */

typedef struct {
    Rewrite *rewrite;
    LineScan scan;
    MarkuaList list;     /* what stands above the line, of one or more lists */
    bool apart;          /* a blank line lies between */
    bool below_text;     /* the line above is of a paragraph */
    const char *wrapper; /* an element that the next blank line ends; or NULL */
    size_t no_math;      /* before here no {/$$} is left to be found */
    struct {
        const char *word, *element;
        size_t at;
    } open[MARKUA_DEEPEST]; /* {aside} … that are open */
    size_t depth;
    size_t quizzes;   /* how many of them ask questions */
    char choice;      /* the letter of a question's next choice */
    size_t no_answer; /* before here no {/answer} is left to be found */
    size_t no_comment_end; /* nor any of kramdown's comments */
    size_t looked;    /* up to here it is known whether text is before the next chapter: */
    bool text_follows;
    bool any;  /* something that is shown came before */
    Map noted; /* directives that have been told of */
} Blocks;

/* A line of which braces are the whole, or which {aside} begins or {/aside} ends.  True: there is
 * nothing else on it. */
bool rewrite_braces(Blocks *blocks);
/* The line is none of those, but its author may have meant an attribute list: told. */
void tell_unclosed_list(Blocks *blocks);
/* The line is a list with keys that Leanpub does not have, and yet stands for one ("Extension
 * attributes"): what they are is told.  False: it is text. */
bool takes_unknown_keys(Blocks *blocks, const MarkuaList *list);
/* The blocks of settings at the text's head. */
void skip_settings(Blocks *blocks);
/* At the text's end: what is open is closed, and told. */
void close_all(Blocks *blocks);
/* A line of a quiz: "? …", "a) …", "! …" (markua_quiz.c). */
void rewrite_question(Blocks *blocks);

/* The table whose first line the scan is at, with one head and one line of dashes, as GitHub
 * has it; the scan is at its last line afterwards. */
void rewrite_markua_table(Rewrite *rewrite, LineScan *scan);

#endif
