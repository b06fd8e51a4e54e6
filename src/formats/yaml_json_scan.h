/* yaml_json_scan.h - the words of JSON: comments (which it has not), escapes, numbers. */
#ifndef EPUBIFY_FORMATS_YAML_JSON_SCAN_H
#define EPUBIFY_FORMATS_YAML_JSON_SCAN_H

#include <stdbool.h>
#include "base/buf.h"

/* Where the comment ends that begins at text: behind one in slashes and stars, at the line
 * end of one with // or #.  NULL when none begins there. */
const char *json_comment_end(const char *text, const char *end);
/* Adds what the escape stands for; text is behind the backslash.  Behind the escape, or
 * NULL: a backslash stands before nothing of the kind, or \u for no character. */
const char *json_escape(const char *text, const char *end, Buf *out);
/* A number, true, false or null. */
bool json_is_word(const char *text, const char *end);

#endif
