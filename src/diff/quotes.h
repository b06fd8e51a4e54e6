/* quotes.h - where a text has a quote, or what is most like it. */
#ifndef EPUBIFY_DIFF_QUOTES_H
#define EPUBIFY_DIFF_QUOTES_H

#include <stdbool.h>
#include <stddef.h>

enum { QUOTE_LONGEST = 512 }; /* bytes of a quote that are looked for */

/* The place of the text that takes fewest changes of bytes (put in, left out, replaced) to be the
 * quote: the first of several, at most as many changes as half of the quote is long.  Takes
 * text_length times one 64th of the quote's length steps, which are taken off *steps; false:
 * there is no such place, or there are not so many steps. */
bool find_quote(const char *text, size_t text_length, const char *quote, size_t quote_length,
                size_t *steps, size_t *from, size_t *until);

#endif
