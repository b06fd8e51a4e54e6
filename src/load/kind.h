/* kind.h - which kind of project a folder is. */
#ifndef EPUBIFY_LOAD_KIND_H
#define EPUBIFY_LOAD_KIND_H

#include "load/load.h"
#include "load/project.h"

/* Fills project->kind, manifest and only_file: by what the options force, by the file that
 * the author gave (NULL: none), or by what the folder holds.  LOAD_NO_BOOK: *why says what
 * is missing. */
LoadStatus find_kind(Project *project, const Root *folder, const char *given,
                     const char **why);
/* By its ending: ".md" and the like. */
bool is_markdown_name(const char *name);

#endif
