/* style.h - the default style sheets, built into the program from styles/default/. */
#ifndef EPUBIFY_DATA_STYLE_H
#define EPUBIFY_DATA_STYLE_H

#include <stddef.h>

/* ASCII, NUL-terminated */
extern const char default_style[];
extern const size_t default_style_len;
extern const char code_style[]; /* of books with code blocks */
extern const size_t code_style_len;
extern const char math_style[]; /* of books with formulas */
extern const size_t math_style_len;
extern const char releases_style[]; /* of books that say what is new */
extern const size_t releases_style_len;

/* Of the book's page on the web, and of the sample that is read there; from styles/page/. */
extern const char page_style[];
extern const size_t page_style_len;
extern const char sample_style[];
extern const size_t sample_style_len;

#endif
