/* chapters.h - how far an entry of the manifest is, and who gets to read it. */
#ifndef EPUBIFY_LOAD_MANIFEST_CHAPTERS_H
#define EPUBIFY_LOAD_MANIFEST_CHAPTERS_H

#include "load/manifest/manifest.h"

/* The keys status, abstract, expected, sample and editions of the entry's map. */
void read_state(Manifest *manifest, const DataNode *map, Chapter *chapter);
/* It says so, or one above it does: no file need be there. */
bool is_planned_entry(const Chapter *chapter);

#endif
