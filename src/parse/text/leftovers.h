/* leftovers.h - attributes, labels and notes that were not understood, and are seen in the text. */
#ifndef EPUBIFY_PARSE_TEXT_LEFTOVERS_H
#define EPUBIFY_PARSE_TEXT_LEFTOVERS_H

#include "book.h"

/* Reports a word in braces that would be a label with a # in front, "fig-retry".  False: it is
 * none. */
bool report_bare_label(Chapter *chapter, const char *word, size_t len, Position at);
/* "{fig-retry}", "[text]{.class key=}" and "^[note", once all that is understood is gone. */
void check_leftovers(Chapter *chapter, const Dialect *dialect);

#endif
