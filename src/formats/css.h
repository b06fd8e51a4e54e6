/* css.h - style sheets: what they name, what is wrong with them, and how to change a
 * place.
 *
 * The tokens are those of CSS Syntax Level 3.  The grammar is the one that epubcheck
 * 5.3 insists on (CSS 2.1 with selectors of level 4), because what epubcheck refuses
 * no store takes: nested rules, for instance.  A harmless oddity that epubcheck
 * refuses is no fault but an edit that removes it.
 *
 *     CssSheet sheet;
 *     css_read(bytes, CSS_FILE, &arena, &sheet);
 *     ... look at sheet.faults, sheet.forbidden, sheet.urls; css_edit(&sheet, ...) what must change
 *     css_write(&sheet, &buf);
 * */
#ifndef EPUBIFY_FORMATS_CSS_H
#define EPUBIFY_FORMATS_CSS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/bytes.h"

enum {
    CSS_SIZE_LIMIT = 4 << 20, /* bytes; css_read wants no more */
    CSS_DEPTH_LIMIT = 32,     /* of blocks, and of parentheses */
    CSS_FAULT_LIMIT = 100
};

typedef enum {
    CSS_FILE,        /* a style sheet, or the text of <style> */
    CSS_DECLARATIONS /* the value of a style attribute */
} CssKind;

typedef struct {
    size_t offset;       /* bytes from the start */
    const char *message; /* in the arena: "\"&\" can't stand here" */
    const char *hint;    /* static, or NULL */
} CssFault;

typedef enum { CSS_URL, CSS_URL_IMPORT, CSS_URL_FONT } CssUrlKind;

typedef struct {
    size_t start, end; /* of the whole of url(…) or "…" */
    const char *url;   /* escapes resolved, white space around it gone */
    CssUrlKind kind;   /* CSS_URL_FONT: in @font-face */
    size_t rule_start, rule_end; /* CSS_URL_IMPORT: of the whole @import */
} CssUrl;

/* A declaration that EPUB forbids in style sheets (direction, unicode-bidi: EPUB 3.3,
 * 6.3.1.2). */
typedef struct {
    size_t start, end;    /* with its semicolon */
    const char *property; /* static */
} CssForbidden;

typedef struct {
    size_t start, end;
    const char *text; /* what comes in its place; "" for nothing */
} CssEdit;

typedef struct {
    Arena *arena;
    Bytes bytes;
    CssFault *faults;
    size_t fault_count;
    CssUrl *urls;
    size_t url_count; /* in the order of the file; no @namespace */
    CssForbidden *forbidden;
    size_t forbidden_count;
    CssEdit *edits;
    size_t edit_count;
    bool has_font_face;
} CssSheet;

/* Reads UTF-8 that is checked already, without a byte order mark.  Borrows the bytes
 * as long as the sheet is used. */
void css_read(Bytes bytes, CssKind kind, Arena *arena, CssSheet *sheet);

/* Notes that text (borrowed) replaces what stands from start to end.  Edits may not
 * overlap. */
void css_edit(CssSheet *sheet, size_t start, size_t end, const char *text);
/* Notes that what a URL names is not there: an @import goes, a font's source becomes one that
 * nobody has, anything else becomes "none". */
void css_drop_url(CssSheet *sheet, const CssUrl *url);
/* Reads the sheet anew without what has faults, so that it has none: single declarations go,
 * or else whole rules, or else all.  Blanks stand there, so that all other places stay.  To be
 * called before any edit is noted. */
void css_mend(CssSheet *sheet);
/* The sheet with all edits made. */
void css_write(CssSheet *sheet, Buf *out);

/* Escapes resolved (CSS Syntax 3, 4.3.7), in the arena. */
char *css_unescape(Arena *arena, const char *text, size_t n);
/* url("…") with what is special in it escaped. */
char *css_quoted_url(Arena *arena, const char *url);

#endif
