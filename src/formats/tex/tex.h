/* tex.h - TeX's mathematics as presentation MathML 3.
 *
 *     TexContext context = {.arena = &chapter_arena};
 *     TexFormula formula;
 *     if (tex_convert(&arena, &context, (Bytes){tex, strlen(tex)}, display, &formula))
 *         the children of formula.root are those of <math>
 *
 * It covers what KaTeX's manual lists for mathematics and text (data/math.c is the table), and takes
 * time and memory that grow with the length of the formula: depth, length and what macros make
 * are limited. */
#ifndef EPUBIFY_FORMATS_TEX_TEX_H
#define EPUBIFY_FORMATS_TEX_TEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/bytes.h"
#include "base/map.h"

enum {
    TEX_LONGEST = 1 << 16,    /* bytes of a formula */
    TEX_DEEPEST = 80,         /* elements within elements */
    TEX_MOST_NODES = 1 << 18, /* elements of all formulas of a context */
    TEX_MOST_MADE = 1 << 20   /* bytes that macros make in all formulas of a context */
};

typedef enum { /* TeX's kinds of atoms (The TeXbook, chapter 17): how they are spaced */
               TEX_ORDINARY,
               TEX_BIG,
               TEX_FUNCTION,
               TEX_BINARY, /* with operands on both sides */
               TEX_RELATION,
               TEX_OPENING,
               TEX_CLOSING,
               TEX_PUNCTUATION,
               TEX_INNER,
               TEX_SPACE
} TexAtom;

typedef struct TexAttribute {
    struct TexAttribute *next;
    const char *name, *value;
} TexAttribute;

/* An element of MathML, or a token with its text. */
typedef struct TexNode {
    const char *name; /* "mrow", "mi" … */
    const char *text; /* of a token; NULL: it holds elements */
    TexAttribute *attributes;
    struct TexNode *first, *last, *next;
    uint8_t atom;   /* TexAtom */
    uint8_t limits; /* the parser's own: where scripts go */
} TexNode;

typedef enum {
    TEX_COMMAND, /* a command, environment or colour that there is none of */
    TEX_SYNTAX,  /* a brace, a fence, an argument is missing or one too many */
    TEX_LARGE    /* a limit is passed */
} TexFault;

typedef struct {       /* lasts as long as the arena */
    TexNode *root;     /* an mrow; NULL: there is a fault */
    const char *tag;   /* what \tag{…} says, with its parentheses; or NULL */
    const char *label; /* what \label{…} says, or NULL */
    struct {
        size_t from, until;
    } names[4]; /* where these two stand in the formula, as far as no macro makes them */
    size_t name_count;
    TexFault fault;
    size_t offset;              /* of the fault in the formula */
    const char *message, *hint; /* hint: what to write, or NULL */
} TexFormula;

/* What formulas of one text share: macros that one defines, the others may use. */
typedef struct {
    Arena *arena; /* that outlasts all formulas */
    Map macros;   /* a name → what only the parser knows */
    size_t nodes; /* elements so far */
    size_t made;  /* bytes that macros have made so far */
    size_t hints; /* near names that were looked for: that is slow */
} TexContext;

/* False: formula says what is wrong with it.  What it points to is in the arena. */
bool tex_convert(Arena *arena, TexContext *context, Bytes tex, bool display,
                 TexFormula *formula);
/* The children of a node as XML, for tests and whoever needs a text. */
void tex_write(const TexNode *node, Buf *out);

#endif
