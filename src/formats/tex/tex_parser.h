/* tex_parser.h - what the parts of the parser share; nobody else includes it. */
#ifndef EPUBIFY_FORMATS_TEX_TEX_PARSER_H
#define EPUBIFY_FORMATS_TEX_TEX_PARSER_H

#include "data/math.h"
#include "formats/tex/tex.h"

typedef enum { TOKEN_END, TOKEN_CHARACTER, TOKEN_COMMAND } TokenKind;

typedef struct {
    uint8_t kind;     /* TokenKind */
    const char *text; /* a character's bytes, a command's name without backslash */
    size_t len;
    size_t offset; /* in the formula; of what a macro made: that of its name */
    size_t size;   /* bytes that it takes as it is written */
    const MathCommand *command; /* of a command; NULL: there is none, or a macro */
} Token;

/* The formula, or what a macro made. */
typedef struct {
    const char *text;
    size_t at, end;
    size_t origin; /* of a macro's: the offset of its name */
    bool made;
} Reading;

typedef enum { /* TexNode.atom, the kinds of TeX's atoms (The TeXbook, chapter 17) */
               ATOM_ORD,
               ATOM_BIG,
               ATOM_FUNCTION,
               ATOM_BIN,
               ATOM_REL,
               ATOM_OPEN,
               ATOM_CLOSE,
               ATOM_PUNCT,
               ATOM_INNER,
               ATOM_SPACE /* it does not count when atoms are spaced */
} Atom;

typedef enum { LIMITS_NEVER, LIMITS_DISPLAY, LIMITS_ALWAYS } Limits;

typedef enum { /* how letters are drawn; tex_font.c */
               VARIANT_NONE,
               VARIANT_NORMAL,
               VARIANT_BOLD,
               VARIANT_ITALIC,
               VARIANT_BOLD_SYMBOL, /* slanted as it was, and bold */
               VARIANT_DOUBLE,
               VARIANT_SCRIPT,
               VARIANT_BOLD_SCRIPT,
               VARIANT_FRAKTUR,
               VARIANT_SANS,
               VARIANT_SANS_ITALIC,
               VARIANT_MONO
} Variant;

typedef struct {
    Arena *arena;
    TexContext *context;
    TexFormula *formula;
    Reading sources[32];
    size_t source_count;
    Token ahead; /* the token that comes next, where it has been looked at */
    bool has_ahead, failed;
    size_t nesting;
    bool display;          /* display style */
    bool is_display;       /* the formula stands by itself */
    bool stops_at_bracket; /* ] ends what is read: an argument in brackets */
    bool stops_at_dollar;  /* mathematics in a text */
    Variant variant;
    const char *row_tag; /* of the table's row that is being read */
    size_t tables;       /* that are open, whose rows may have tags */
} Parser;

/* ---- tex_input.c ---- */
void start_input(Parser *parser, Bytes tex);
/* Records the first fault; from then on there is only TOKEN_END. */
void fail(Parser *parser, TexFault fault, size_t offset, const char *hint,
          const char *format, ...) __attribute__((format(printf, 5, 6)));
/* The token that comes next, macros expanded, spaces and comments passed over. */
Token peek(Parser *parser);
Token take(Parser *parser);
bool is_character(const Token *token, char character);
/* It is the command of that special kind. */
bool is_special(const Token *token, const char *special);
/* The offset of what comes next. */
size_t here(Parser *parser);
size_t raw_here(Parser *parser); /* the same, with no macro expanded */
/* An argument as it is written, without its braces. */
Bytes take_raw(Parser *parser, const char *what);
/* The same between [ and ]; false: none comes next. */
bool take_raw_bracket(Parser *parser, Bytes *raw);
/* True when that character comes next, and is taken: a star, a bracket. */
bool take_if(Parser *parser, char character);
/* The next byte as it is written, spaces too; -1: the end.  Takes it. */
int take_byte(Parser *parser);
int peek_byte(Parser *parser);
/* A text that is read next, as if it stood there. */
void push_source(Parser *parser, const char *text, size_t len, size_t origin);

/* ---- tex_macros.c ---- */
/* Puts what the macro stands for in front of what comes next; false: it is none. */
bool expand_macro(Parser *parser, const Token *token);
void define_macro(Parser *parser, const Token *token);

/* ---- tex_nodes.c ---- */
TexNode *make(Parser *parser, const char *name);
TexNode *make_token(Parser *parser, const char *name, const char *text, Atom atom);
void add(TexNode *parent, TexNode *child);
void give(Parser *parser, TexNode *node, const char *name, const char *value);
/* An element with up to three children; those that are NULL are left out. */
TexNode *make_with(Parser *parser, const char *name, TexNode *one, TexNode *two,
                   TexNode *three);
TexNode *make_space(Parser *parser, const char *width);
/* A row's only child, or the row. */
TexNode *simplify(TexNode *row);
/* The token whose spaces are those of the node: the base of scripts and accents. */
TexNode *core_of(TexNode *node);
/* An operator's spaces depend on its neighbours. */
void space_row(Parser *parser, TexNode *row);

/* ---- tex_list.c ---- */
/* What stands in a group, up to what ends it, as an mrow. */
TexNode *parse_list(Parser *parser);
/* The same behind {, with its }; offset: of the {. */
TexNode *parse_group(Parser *parser, size_t offset);
/* An argument: a group or one token. */
TexNode *parse_argument(Parser *parser, const char *what);
/* The same in another style or font. */
TexNode *parse_styled(Parser *parser, const char *what, bool display);
bool enter(Parser *parser); /* false: it nests too deep */
void leave(Parser *parser);

/* ---- tex_brackets.c ---- */
typedef struct {            /* of a row, those that are open: what stands before each */
    TexNode *before[16];    /* NULL: the row begins with it */
    size_t depth;
} Brackets;
/* Adds to a row; brackets, with what they enclose, become the base of the second one's scripts. */
void add_atom(Parser *parser, TexNode *row, Brackets *brackets, TexNode *node);

/* ---- tex_atoms.c ---- */
/* One thing without its scripts; alone: a digit is not read as a part of a number. */
TexNode *parse_atom(Parser *parser, bool alone);
TexNode *make_symbol(Parser *parser, MathKind kind, const char *text);

/* ---- tex_font.c ---- */
Variant lookup_variant(const char *name);
/* One character in the parser's variant; slanted: it would be so without one. */
const char *draw(Parser *parser, uint32_t code_point);
TexNode *parse_font(Parser *parser, const Token *token, const char *font);
/* A row of letters alone as one identifier; else the row. */
TexNode *join_letters(Parser *parser, TexNode *row);

/* ---- tex_commands.c, tex_boxes.c ---- */
TexNode *parse_command(Parser *parser, const Token *token);
TexNode *parse_special(Parser *parser, const Token *token);
TexNode *parse_box(Parser *parser, const Token *token);
TexNode *make_fraction(Parser *parser, const char *how, TexNode *top, TexNode *bottom);
/* A length in em, or NULL. */
const char *take_length(Parser *parser, const Token *token);
const char *take_color(Parser *parser);

/* ---- tex_marks.c ---- */
TexNode *parse_accent(Parser *parser, const Token *token);
TexNode *parse_arrow(Parser *parser, const Token *token);
TexNode *parse_stack(Parser *parser, bool below);
TexNode *parse_not(Parser *parser);

/* ---- tex_fences.c ---- */
TexNode *parse_fenced(Parser *parser, const Token *token);
TexNode *parse_big_fence(Parser *parser, const Token *token);
TexNode *parse_set(Parser *parser);
TexNode *make_fence(Parser *parser, const char *text, Atom atom);

/* ---- tex_tables.c ---- */
TexNode *parse_environment(Parser *parser, const Token *token);
TexNode *parse_substack(Parser *parser);
/* What may stand behind \\: a star, and how far down the next row is. */
void take_row_gap(Parser *parser);

/* ---- tex_tag.c ---- */
void take_tag(Parser *parser, const Token *token);

/* ---- tex_text.c ---- */
TexNode *parse_text(Parser *parser, const char *class_name);

#endif
