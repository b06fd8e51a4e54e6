/* append.h - files that go on where a chapter's own ends. */
#ifndef EPUBIFY_LOAD_MANIFEST_APPEND_H
#define EPUBIFY_LOAD_MANIFEST_APPEND_H

#include "load/manifest/manifest.h"

enum { LARGEST_APPENDED = 16 << 20 }; /* bytes, as of a chapter */

/* The file or list of files below `append:`: their texts stand behind the chapter's, with a
 * blank line between.  One that can't be read is reported. */
void read_append(Manifest *manifest, const DataNode *node, Chapter *chapter);

#endif
