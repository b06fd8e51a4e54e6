/* kind_within.h - the book of a repository, which has it in docs/ or the like. */
#ifndef EPUBIFY_LOAD_KIND_WITHIN_H
#define EPUBIFY_LOAD_KIND_WITHIN_H

#include "base/file.h"
#include "load/load.h"
#include "load/project.h"

/* Where the folder is one of Markdown: the one project below it, in a folder that is called as
 * books' are or holds most of the Markdown, is the book; of several in languages the one that
 * is asked for, or the English.  LOAD_NO_BOOK: there are several others, *why names them. */
LoadStatus look_within(Project *project, const Root *folder, const char **why);

/* kind.c: what no book is there for, behind the name of what was given. */
LoadStatus no_book(const Project *project, const char **why, const char *what);
void take_kind(Project *project, const ProjectKind *kind, const char *manifest);

#endif
