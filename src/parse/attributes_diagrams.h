/* attributes_diagrams.h - code blocks that are drawn: ```dot {#fig-flow title="…"}. */
#ifndef EPUBIFY_PARSE_ATTRIBUTES_DIAGRAMS_H
#define EPUBIFY_PARSE_ATTRIBUTES_DIAGRAMS_H

#include "book.h"

/* The language is one that resolve makes drawings of. */
bool is_diagram_language(const char *name);
/* Such blocks get NODE_DIAGRAM, and what their info strings say. */
void name_diagrams(Chapter *chapter);

#endif
