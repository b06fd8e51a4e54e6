/* blocks.h - blocks that Markdown spells with other blocks: definition lists,
 * callouts and tasks. */
#ifndef EPUBIFY_PARSE_BLOCKS_H
#define EPUBIFY_PARSE_BLOCKS_H

#include "book.h"

/* A paragraph (its lines are the terms) and the NODE_DEFINITIONs behind it become a
 * NODE_DEFINITION_LIST, neighbours one list.  A definition with nothing to define is a
 * paragraph; with captions, so is a single one below a picture, colon and all. */
void group_definitions(Chapter *chapter, bool has_captions);

/* A quote that begins with [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]
 * becomes a NODE_CALLOUT; more: with any other word there too.  What stands behind the mark in its line is the title: a
 * paragraph of the class callout-title, which comes first, and plain text. */
void name_callouts(Chapter *chapter, bool more);

/* cmark-gfm ticks a task when [x] stands anywhere in its line, and knows none in a quote:
 * what stands behind the item's mark decides. */
void mend_tasks(Chapter *chapter);

#endif
