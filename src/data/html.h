/* html.h - HTML's elements and attributes, as data (HTML Living Standard 4 and 16).
 *
 * The facts that a tree is made to conform to, less what EPUB takes away.  What the
 * table has no row for is no HTML. */
#ifndef EPUBIFY_DATA_HTML_H
#define EPUBIFY_DATA_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {               /* what may stand in an element */
               CONTENT_NONE, /* a void element */
               CONTENT_TEXT,
               CONTENT_PHRASING,
               CONTENT_FLOW,
               CONTENT_TRANSPARENT, /* whatever its parent may hold */
               CONTENT_ITEMS,       /* li */
               CONTENT_TERMS,       /* dt and dd in groups */
               CONTENT_TABLE,       /* caption, colgroups, thead, tbodies, tfoot */
               CONTENT_ROWS,        /* tr */
               CONTENT_CELLS,       /* td and th */
               CONTENT_COLUMNS,     /* col */
               CONTENT_RUBY,        /* phrasing, then rt and rp, in turn */
               CONTENT_DETAILS,     /* summary, then flow */
               CONTENT_FIGURE       /* flow with a figcaption first or last */
} HtmlContent;

typedef enum { /* what becomes of an element in an EPUB */
               FATE_KEEP,
               FATE_RENAME,   /* given up by HTML, or of no use in a book: becomes */
               FATE_DISSOLVE, /* its content takes its place */
               FATE_DROP,     /* scripts, styles, metadata: nothing stays */
               FATE_FORM,     /* a part of a form: its text stays */
               FATE_MEDIA,    /* a link to its source stays */
               FATE_FRAME     /* html, head, body: the parser makes its own; silent */
} HtmlFate;

enum {                     /* HtmlElement.flags */
       HTML_BLOCK = 1,     /* flow content that is no phrasing content */
       HTML_INLINE = 2,    /* phrasing content */
       HTML_PART = 4,      /* only in some parents: li, td, rt ... */
       HTML_VOID = 8,      /* no content, no end tag */
       HTML_OPEN_END = 16, /* its end tag may be left out */
       HTML_RAW_TEXT = 32, /* the tokenizer sees no tags up to its end tag */
       HTML_FORMATTING =
           64,         /* the parser opens it again behind a block (HTML 13.2.4.3) */
       HTML_BARE = 128 /* common without attributes, end tag or content: "<p>", "<br>" */
};

typedef struct {
    const char *name; /* lower case */
    uint8_t content;  /* HtmlContent */
    uint8_t fate;     /* HtmlFate */
    uint16_t flags;
    const char *becomes;    /* FATE_RENAME: another element's name */
    const char *class_name; /* FATE_RENAME: a class that remembers what it was, or NULL */
    const char
        *roles; /* ARIA roles that it may have; "*": any of html_roles; NULL: none */
} HtmlElement;

typedef enum { /* what an attribute's value must be */
               VALUE_TEXT,
               VALUE_BOOLEAN, /* its name or nothing */
               VALUE_INTEGER,
               VALUE_NATURAL,  /* 0, 1 ... */
               VALUE_POSITIVE, /* 1, 2 ... */
               VALUE_KEYWORD,  /* one of keywords */
               VALUE_LANGUAGE, /* BCP 47 */
               VALUE_CLASS,
               VALUE_STYLE, /* harmless declarations */
               VALUE_ROLE,
               VALUE_EPUB_TYPE,
               VALUE_DATE,    /* a date, a time, both, or how long something takes */
               VALUE_DATE_TIME, /* a date, or one with a time */
               VALUE_IDS,     /* of elements in the same chapter */
               VALUE_HEADERS, /* ids of th elements in the same table */
               VALUE_LENGTH,  /* CSS pixels; a percentage becomes a style */
               VALUE_IDLE     /* anything: a book has no use for it */
} HtmlValue;

typedef struct {
    const char *name;
    const char *elements; /* with spaces between; "*": all */
    uint8_t value;        /* HtmlValue */
    const char *keywords; /* VALUE_KEYWORD: with spaces between */
} HtmlAttribute;

typedef enum { /* what becomes of an attribute that HTML has given up */
               LEGACY_DROP,
               LEGACY_ALIGN, /* class align-left, align-center, align-right; else text-align */
               LEGACY_VALIGN,     /* vertical-align */
               LEGACY_BACKGROUND, /* background-color */
               LEGACY_COLOR,
               LEGACY_FACE, /* font-family */
               LEGACY_SIZE, /* font-size */
               LEGACY_WIDTH,
               LEGACY_HEIGHT,
               LEGACY_NOWRAP, /* white-space: nowrap */
               LEGACY_MARKER  /* list-style-type */
} HtmlLegacy;

typedef struct {
    const char *name, *elements;
    uint8_t legacy; /* HtmlLegacy */
} HtmlLegacyAttribute;

/* All of them take a name in lower case and return NULL when the table has none. */
const HtmlElement *lookup_html_element(const char *name);
const HtmlAttribute *lookup_html_attribute(const char *element, const char *name);
const HtmlLegacyAttribute *lookup_html_legacy(const char *element, const char *name);

/* All rows, for who has to go through them: a validator, a test. */
const HtmlElement *html_elements(size_t *count);
const HtmlAttribute *html_attributes(size_t *count);
const HtmlLegacyAttribute *html_legacy_attributes(size_t *count);

/* Flow content that is no phrasing content, and the parts of it (li, td ...). */
bool is_block_element(const char *name);
/* The role may stand on the element (ARIA in HTML, DPUB-ARIA 1.1, and no widgets: they
 * need a script). */
bool is_html_role(const HtmlElement *element, const char *role);
/* A term of the EPUB 3 Structural Semantics Vocabulary 1.1 that is not deprecated. */
bool is_epub_type(const char *term);
/* The name is among the words of a list with spaces between. */
bool has_word(const char *list, const char *word, size_t length);

/* ---- SVG and MathML, as far as a book's text may hold them inline ------------------ */

/* Drawing elements only: no script, no animation, nothing that loads. */
bool is_svg_element(const char *name);

typedef struct {
    const char *name;
    int8_t children;        /* how many it must have; -1: any; -2: it holds text */
    const char *attributes; /* its own, with spaces between; beside the common ones */
} MathElement;

const MathElement *lookup_math_element(const char *name); /* presentation MathML 3 */
/* All rows; all names of SVG, with spaces between. */
const MathElement *math_element_rows(size_t *count);
const char *svg_element_names(void);
bool is_math_attribute(const MathElement *element, const char *name, const char *value);

#endif
