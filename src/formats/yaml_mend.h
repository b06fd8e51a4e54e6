/* yaml_mend.h - takes a mistake out of a YAML, so that the ones behind it are found in the
 * same run. */
#ifndef EPUBIFY_FORMATS_YAML_MEND_H
#define EPUBIFY_FORMATS_YAML_MEND_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/bytes.h"

/* What stands for a value that was taken out; the reader knows the alias. */
#define YAML_MENDED_ALIAS "_"

/* The text with YAML_MENDED_ALIAS for the value in a line (they count from 0).  Where that
 * was done before, or there is no value, the line goes as a whole.  The number of lines
 * and of code points in each stays.  False: nothing is left to take out. */
bool yaml_mend(Arena *arena, Bytes *text, size_t line);

#endif
