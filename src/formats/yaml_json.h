/* yaml_json.h - JSON as a tree of data, as other tools' projects are described.
 *
 * JSON is YAML, but libyaml's messages speak of things that it has not, and it knows no
 * surrogate pairs (RFC 8259, 7): so JSON is read here, without a library.  It is strict:
 * comments, commas before an end and words without quotes are mistakes. */
#ifndef EPUBIFY_FORMATS_YAML_JSON_H
#define EPUBIFY_FORMATS_YAML_JSON_H

#include "formats/yaml.h"

/* As yaml_read; of the codes only syntax, duplicate, depth, large and control are used.
 * What stands behind a mistake of form is not read, save behind a comment or a comma too
 * many.  The text of a number, true, false and null is the author's, and not quoted. */
DataNode *json_read(const YamlInput *input, bool *whole);

#endif
