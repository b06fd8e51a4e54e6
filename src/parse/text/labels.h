/* labels.h - labels that lack their #. */
#ifndef EPUBIFY_PARSE_TEXT_LABELS_H
#define EPUBIFY_PARSE_TEXT_LABELS_H

#include "book.h"

/* Reports a word in braces that would be a label with a # in front, "fig-retry".  False: it is
 * none. */
bool report_bare_label(Chapter *chapter, const char *word, size_t len, Position at);
/* The same for each text of the chapter, where "{fig-retry}" is shown as it is written. */
void check_bare_labels(Chapter *chapter);

#endif
