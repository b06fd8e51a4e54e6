/* honkit.c - being written. */
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

const ProjectKind honkit_kind = {"honkit", "a book", "what it needs", recognise, read_it};
