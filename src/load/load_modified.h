/* load_modified.h - when the book was modified. */
#ifndef EPUBIFY_LOAD_LOAD_MODIFIED_H
#define EPUBIFY_LOAD_LOAD_MODIFIED_H

#include "load/project.h"

/* Fills book->modified by what is known of the project once it is read. */
void find_modified(Project *project);

#endif
