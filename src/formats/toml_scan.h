/* toml_scan.h - a look at a TOML without toml++: at what would hurt it, and at what its
 * messages do not say.
 *
 * toml++ 3.3 makes a table of each part of a dotted key, however many there are, and gives
 * them back by recursion: a key of some ten thousand parts would end the program.  And it
 * blames the end of a line or file for what is left open there. */
#ifndef EPUBIFY_FORMATS_TOML_SCAN_H
#define EPUBIFY_FORMATS_TOML_SCAN_H

#include <stddef.h>
#include "base/bytes.h"

typedef struct {
    size_t deep; /* offset of the dot before the part of a key that is one too many, or len */
    size_t open; /* offset of the first quote, or else the last bracket, left open; or len */
    char open_kind; /* " ' [ { or 0: nothing is open */
} TomlScan;

/* Parts: the most that a dotted key may have. */
TomlScan toml_scan(Bytes text, size_t parts);
/* Where the key begins whose value stands at the offset, or the offset: there is no =. */
size_t toml_key_before(Bytes text, size_t offset);

#endif
