/* urls.h - what kind of address a destination is (WHATWG URL, RFC 3986). */
#ifndef EPUBIFY_RESOLVE_LINKS_URLS_H
#define EPUBIFY_RESOLVE_LINKS_URLS_H

#include "base/arena.h"

typedef enum {
    URL_LOCAL,              /* no scheme: a path, a fragment or nothing */
    URL_WEB,                /* a scheme that reading systems hand to a browser or another program */
    URL_UNSAFE,             /* javascript:, vbscript:, data:, file:, however it is disguised */
    URL_UNKNOWN             /* any other scheme */
} UrlKind;

/* Looks through spaces and control characters, as browsers do. */
UrlKind judge_url(const char *destination);

/* Of a URL_WEB: the address with what may not stand in it as %xx, doi: as
 * https://doi.org/; NULL when it can't be mended, and *wrong then says why.  Begins
 * with "https:" where the destination begins with "//". */
const char *clean_url(Arena *arena, const char *destination, const char **wrong);

#endif
