/* style.h - the default style sheet, built into the program from
 * styles/default/default.css. */
#ifndef EPUBIFY_DATA_STYLE_H
#define EPUBIFY_DATA_STYLE_H

#include <stddef.h>

extern const char default_style[]; /* ASCII, NUL-terminated */
extern const size_t default_style_len;

#endif
