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
void tex_start_input(Parser *parser, Bytes tex);
/* Records the first fault; from then on there is only TOKEN_END. */
void tex_fail(Parser *parser, TexFault fault, size_t offset, const char *hint,
              const char *format, ...) __attribute__((format(printf, 5, 6)));
/* The token that comes next, macros expanded, spaces and comments passed over. */
Token tex_peek(Parser *parser);
Token tex_take(Parser *parser);
bool tex_is_character(const Token *token, char character);
/* It is the command of that special kind. */
bool tex_is_special(const Token *token, const char *special);
/* The offset of what comes next. */
size_t tex_here(Parser *parser);
size_t tex_raw_here(Parser *parser); /* the same, with no macro expanded */
/* An argument as it is written, without its braces. */
Bytes tex_take_raw(Parser *parser, const char *what);
/* The same between [ and ]; false: none comes next. */
bool tex_take_raw_bracket(Parser *parser, Bytes *raw);
/* True when that character comes next, and is taken: a star, a bracket. */
bool tex_take_if(Parser *parser, char character);
/* The next byte as it is written, spaces too; -1: the end.  Takes it. */
int tex_take_byte(Parser *parser);
int tex_peek_byte(Parser *parser);
/* A text that is read next, as if it stood there. */
void tex_push_source(Parser *parser, const char *text, size_t len, size_t origin);

/* ---- tex_macros.c ---- */
/* Puts what the macro stands for in front of what comes next; false: it is none. */
bool tex_expand_macro(Parser *parser, const Token *token);
void tex_define_macro(Parser *parser, const Token *token);

/* ---- tex_nodes.c ---- */
TexNode *tex_make(Parser *parser, const char *name);
TexNode *tex_make_token(Parser *parser, const char *name, const char *text, TexAtom atom);
void tex_add(TexNode *parent, TexNode *child);
void tex_give(Parser *parser, TexNode *node, const char *name, const char *value);
/* An element with up to three children; those that are NULL are left out. */
TexNode *tex_make_with(Parser *parser, const char *name, TexNode *one, TexNode *two,
                       TexNode *three);
TexNode *tex_make_space(Parser *parser, const char *width);
/* A row's only child, or the row. */
TexNode *tex_simplify(TexNode *row);
/* The token whose spaces are those of the node: the base of scripts and accents. */
TexNode *tex_core_of(TexNode *node);
/* An operator's spaces depend on its neighbours. */
void tex_space_row(Parser *parser, TexNode *row);

/* ---- tex_list.c ---- */
/* What stands in a group, up to what ends it, as an mrow. */
TexNode *tex_parse_list(Parser *parser);
/* The same behind {, with its }; offset: of the {. */
TexNode *tex_parse_group(Parser *parser, size_t offset);
/* An argument: a group or one token. */
TexNode *tex_parse_argument(Parser *parser, const char *what);
/* The same in another style or font. */
TexNode *tex_parse_styled(Parser *parser, const char *what, bool display);
bool tex_enter(Parser *parser); /* false: it nests too deep */
void tex_leave(Parser *parser);

/* ---- tex_brackets.c ---- */
typedef struct {         /* of a row, those that are open: what stands before each */
    TexNode *before[16]; /* NULL: the row begins with it */
    size_t depth;
} Brackets;
/* Adds to a row; brackets, with what they enclose, become the base of the second one's scripts. */
void tex_add_atom(Parser *parser, TexNode *row, Brackets *brackets, TexNode *node);

/* ---- tex_atoms.c ---- */
/* One thing without its scripts; alone: a digit is not read as a part of a number. */
TexNode *tex_parse_atom(Parser *parser, bool alone);
TexNode *tex_make_symbol(Parser *parser, MathKind kind, const char *text);

/* ---- tex_font.c ---- */
Variant tex_lookup_variant(const char *name);
/* One character in the parser's variant. */
const char *tex_draw(Parser *parser, uint32_t code_point);
TexNode *tex_parse_font(Parser *parser, const Token *token, const char *font);
/* A row of letters alone as one identifier; else the row. */
TexNode *tex_join_letters(Parser *parser, TexNode *row);

/* ---- tex_commands.c, tex_boxes.c ---- */
TexNode *tex_parse_command(Parser *parser, const Token *token);
TexNode *tex_parse_box(Parser *parser, const Token *token);
TexNode *tex_make_fraction(Parser *parser, const char *how, TexNode *top,
                           TexNode *bottom);
/* A colour as MathML 3 writes it: #rrggbb. */
const char *tex_take_color(Parser *parser);

/* ---- tex_marks.c ---- */
TexNode *tex_parse_accent(Parser *parser, const Token *token);
TexNode *tex_parse_arrow(Parser *parser, const Token *token);
TexNode *tex_parse_stack(Parser *parser, bool below);
TexNode *tex_parse_not(Parser *parser);
TexNode *tex_parse_prescript(Parser *parser);
TexNode *tex_parse_sideset(Parser *parser);

/* ---- tex_fences.c ---- */
TexNode *tex_parse_fenced(Parser *parser, const Token *token);
TexNode *tex_parse_big_fence(Parser *parser, const Token *token);
TexNode *tex_parse_set(Parser *parser);
TexNode *tex_make_fence(Parser *parser, const char *text, TexAtom atom);

/* ---- tex_tables.c ---- */
TexNode *tex_parse_environment(Parser *parser, const Token *token);
TexNode *tex_parse_substack(Parser *parser);
/* What may stand behind \\: a star, and how far down the next row is. */
void tex_take_row_gap(Parser *parser);

/* ---- tex_tag.c ---- */
void tex_take_tag(Parser *parser, const Token *token);

/* ---- tex_text.c ---- */
TexNode *tex_parse_text(Parser *parser, const char *class_name);

#endif
