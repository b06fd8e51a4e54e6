/* leanpub.c - being written. */
#include "load/project.h"

static const char *recognise(const Root *folder, Arena *arena)
{
    (void)folder;
    (void)arena;
    return NULL;
}

static void read_it(Project *project)
{
    (void)project;
}

const ProjectKind leanpub_kind = {"leanpub", "a book", "what it needs", recognise,
                                  read_it};
