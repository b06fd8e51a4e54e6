/* folder_docc.h - a catalogue of Swift-DocC, NAME.docc: a folder of Markdown whose links and pictures
 * name files anywhere in it. */
#ifndef EPUBIFY_LOAD_FOLDER_DOCC_H
#define EPUBIFY_LOAD_FOLDER_DOCC_H

#include "load/folder.h"

/* The catalogue in the folder, or the folder itself, by its path from the root; NULL: none. */
const char *find_docc(Project *project);
/* Its opening page, which lists the others, becomes the folder's own; they are sorted as it
 * lists them. */
void order_docc_pages(Pages *pages);
/* <doc:Page#Heading>, [text](doc:Page) and ![](picture), as paths; what the tool alone is told
 * is left out.  project->expand. */
void expand_docc(Project *project, Chapter *chapter);

#endif
