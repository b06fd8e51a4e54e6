/* fences.h - code blocks that lack the fence which should end them. */
#ifndef EPUBIFY_PARSE_TEXT_FENCES_H
#define EPUBIFY_PARSE_TEXT_FENCES_H

#include "book.h"

/* Reports a fenced code block that the file, the quote or the item ends and no fence does, and
 * one that holds the beginning of another: what follows it is lost to readers, who see it as
 * code.  While the blocks' texts are still those of the file. */
void check_fences(Chapter *chapter);

#endif
