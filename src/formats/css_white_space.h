/* css_white_space.h - where a style sheet lets white space be seen: "white-space: pre-line". */
#ifndef EPUBIFY_FORMATS_CSS_WHITE_SPACE_H
#define EPUBIFY_FORMATS_CSS_WHITE_SPACE_H

#include "base/map.h"
#include "formats/css.h"

/* Puts what the rules select into the map, in the sheet's arena: ".poem", "#id", "p" or "*", one
 * for each selector, the first of these that its last part has.  What holds code is left out. */
void css_find_white_space(const CssSheet *sheet, Map *names);

#endif
