/* conditions.h - text for some editions only. */
#ifndef EPUBIFY_PARSE_TEXT_CONDITIONS_H
#define EPUBIFY_PARSE_TEXT_CONDITIONS_H

#include "book.h"

/* A div, a span, or whatever else can have attributes, that is {.only edition=early} or
 * {.not edition="final sample"} is flagged NODE_CONDITION, and its attribute data-edition has
 * the names.  Which ones there are is for resolve to know. */
void name_condition(Chapter *chapter, Node *node, const char *classes);

#endif
