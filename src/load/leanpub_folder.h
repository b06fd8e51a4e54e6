/* leanpub_folder.h - a manuscript whose list of files is not there. */
#ifndef EPUBIFY_LOAD_LEANPUB_FOLDER_H
#define EPUBIFY_LOAD_LEANPUB_FOLDER_H

#include "load/project.h"

/* Where a repository has its manuscript, when no list of its files is in it. */
extern const char leanpub_folder[];

/* That folder is there, and one of its texts is written in Leanpub's Markdown. */
bool is_leanpub_folder(const Root *root, Arena *arena);
/* Its texts by their names, numbers by value, as paths from that folder; ends with NULL. */
const char **list_leanpub_folder(Project *project);

#endif
