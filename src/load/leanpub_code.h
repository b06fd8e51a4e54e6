/* leanpub_code.h - code and tables that stand in files of their own. */
#ifndef EPUBIFY_LOAD_LEANPUB_CODE_H
#define EPUBIFY_LOAD_LEANPUB_CODE_H

#include "load/project.h"

/* Puts the files that <<[title](code/a.rb) and ![title](a.rb) name into the chapter's text,
 * as code blocks; a table as it is. */
void include_code(Project *project, Chapter *chapter);

#endif
