/* lock.h - the lock file beside the manifest: what the release before was. */
#ifndef EPUBIFY_LOAD_FILES_LOCK_H
#define EPUBIFY_LOAD_FILES_LOCK_H

#include "load/project.h"

/* By its name; LAYOUT_STABLE when that is NULL or none. */
Layout find_layout(const char *name);
extern const char *const layout_names[];    /* in the order of Layout; ends with NULL */
/* Once the metadata are complete: book->past, book->lock and book->layout. */
void load_lock(Project *project);

#endif
