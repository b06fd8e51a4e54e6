/* math.h - what TeX's commands in mathematics mean, as data.
 *
 * The names are LaTeX's and amsmath's as KaTeX's manual lists them; the characters are those of
 * Unicode.  Names stand without their backslash. */
#ifndef EPUBIFY_DATA_MATH_H
#define EPUBIFY_DATA_MATH_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
    /* symbols; text: the characters */
    MATH_ORD,     /* an identifier: a letter, an infinity sign */
    MATH_UPRIGHT, /* a letter that is not slanted: capital Greek */
    MATH_BIN,     /* + and its kin */
    MATH_REL,     /* =, arrows */
    MATH_OPEN,
    MATH_CLOSE,
    MATH_PUNCT,
    MATH_INNER,    /* dots */
    MATH_PREFIX,   /* a sign in front of one thing: nabla, not */
    MATH_BIG,      /* a sum: limits above and below it in display style */
    MATH_INTEGRAL, /* the same with limits at its side */
    MATH_FUNCTION, /* sin */
    MATH_LIMIT,    /* lim: with limits as a sum has */
    /* commands; text: what the comment says */
    MATH_ACCENT, /* the accent above one argument */
    MATH_WIDE,   /* the same, as wide as the argument */
    MATH_WIDE_BELOW,
    MATH_BRACE, /* what spans its argument above; scripts stand above it */
    MATH_BRACE_BELOW,
    MATH_ARROW,       /* the arrow that grows with its labels */
    MATH_SPACE,       /* its width */
    MATH_FONT,        /* of one argument: a name of formats/tex/tex_font.c */
    MATH_FONT_SWITCH, /* of all that follows in the group */
    MATH_TEXT,        /* words: a class, or "" */
    MATH_SIZE,        /* mathsize of what follows */
    MATH_STYLE,       /* 'd' 't' 's' 'S': display, text, script, scriptscript */
    MATH_FRACTION, /* style ('d', 't' or '-'), then 'f' for a bar or 'b' for binomial */
    MATH_INFIX,    /* the same, between what stands in a group: \over */
    MATH_FENCE,    /* \big: its size; the last letter: l, r, m or - */
    MATH_ENCLOSE,  /* menclose's notation */
    MATH_CLASS,    /* \mathbin: a MathKind of the argument, as a letter */
    MATH_MACRO,    /* TeX that stands for it, with #1 … */
    MATH_SPECIAL,  /* a MathSpecial, as a letter */
    MATH_IGNORED   /* \nonumber, \displaylimits: says nothing here */
} MathKind;

/* What only code can tell; as the text of MATH_SPECIAL. */
#define MATH_LEFT "l"
#define MATH_MIDDLE "m"
#define MATH_RIGHT "r"
#define MATH_SQRT "q"
#define MATH_BEGIN "b"
#define MATH_END "e"
#define MATH_LIMITS "L"
#define MATH_NO_LIMITS "N"
#define MATH_NOT "n"
#define MATH_COLOR "c"      /* of all that follows */
#define MATH_TEXT_COLOR "t" /* of one argument */
#define MATH_COLOR_BOX "k"
#define MATH_OPERATOR "o"
#define MATH_STACK "s" /* \overset, \stackrel */
#define MATH_STACK_BELOW "S"
#define MATH_PHANTOM "p"
#define MATH_HPHANTOM "h"
#define MATH_VPHANTOM "v"
#define MATH_SMASH "a"
#define MATH_LAP_LEFT "<"
#define MATH_LAP_RIGHT ">"
#define MATH_LAP_CENTER "="
#define MATH_HSPACE "H"
#define MATH_KERN "K"
#define MATH_RULE "R"
#define MATH_GENFRAC "g"
#define MATH_SUBSTACK "u"
#define MATH_TAG "T"
#define MATH_LABEL "B"
#define MATH_REFERENCE "f"
#define MATH_DEFINE "d" /* \newcommand */
#define MATH_DEF "D"
#define MATH_DECLARE "O" /* \DeclareMathOperator */
#define MATH_CHOICE "C"
#define MATH_RAISE "A"
#define MATH_PRESCRIPT "P"
#define MATH_SIDESET "i"
#define MATH_NEWLINE "\\"
#define MATH_HLINE "-"
#define MATH_DASHLINE ":"
#define MATH_CHARACTER "x"
#define MATH_BOXED "X"
#define MATH_SET "{"   /* \Set{x | y}: the bar grows too */
#define MATH_PAREN "(" /* \( in a text */
#define MATH_MOD "M"   /* \pmod, \pod */

typedef struct {
    const char *name;
    uint8_t kind;      /* MathKind */
    uint8_t arguments; /* of a MATH_MACRO */
    const char *text;
} MathCommand;

typedef struct {
    const char *name;         /* without a star: all may have one */
    const char *left, *right; /* fences, or NULL */
    const char *columns; /* their alignment, repeated; "": the author says it in braces */
    const char *class_name; /* of the table in the default style, or NULL */
    char style;             /* 'd' display, 't' text, 's' script: of the cells */
    uint8_t most_columns;   /* 0: any */
} MathEnvironment;

/* NULL: there is none.  name is not NUL-terminated. */
const MathCommand *lookup_math_command(const char *name, size_t len);
const MathEnvironment *lookup_math_environment(const char *name, size_t len);
/* The symbol whose character this is, NUL-terminated; NULL: none. */
const MathCommand *lookup_math_character(const char *character);
/* All names, ending with NULL, for hints. */
const char *const *math_command_names(void);
const char *const *math_environment_names(void);
/* The value of a colour's name as #rrggbb, or NULL. */
const char *lookup_math_color(const char *name);

#endif
