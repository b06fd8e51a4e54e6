/* yaml_text.h - the text of a YAML before libyaml sees it: its lines and its
 * characters. */
#ifndef EPUBIFY_FORMATS_YAML_TEXT_H
#define EPUBIFY_FORMATS_YAML_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include "formats/yaml.h"

typedef struct {
    size_t index;  /* code points before the line, from the start of the YAML */
    size_t offset; /* bytes before the line, from the start of the source */
} YamlLine;

/* libyaml counts code points, and takes U+2028 for a line end, which no editor does.
 * So only its index is used, and the lines are looked up here. */
typedef struct {
    const YamlInput *input;
    YamlLine *line;
    size_t count;
    uint32_t before; /* lines in the source before the YAML */
} YamlLines;         /* finish with yaml_lines_free */

YamlLines yaml_lines(const YamlInput *input);
void yaml_lines_free(YamlLines *lines);
/* The line that holds the code point; lines count from 0 here. */
size_t yaml_line_of(const YamlLines *lines, size_t index);
Position yaml_position(const YamlLines *lines, size_t index);
/* The first tab in the line's indentation is reported.  False: there is none. */
bool yaml_report_tab(const YamlLines *lines, size_t line);
bool yaml_has_tab(const YamlLines *lines, size_t line);

/* A copy of len bytes in which U+FFFD stands for each character that YAML or XML
 * forbids; they are reported.  Where is the place of all of them; NULL: each has its
 * own, as the bytes are the input's from its start on.  NULL when there are none. */
char *yaml_clean(const YamlLines *lines, const char *bytes, size_t len,
                 const Position *where, size_t *clean_len);

#endif
