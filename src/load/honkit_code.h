/* honkit_code.h - [import:"part", title:"a.js"](a.js), which HonKit's plug-in include-codeblock
 * makes a block of code.  It is the one that books can't do without, and it only reads. */
#ifndef EPUBIFY_LOAD_HONKIT_CODE_H
#define EPUBIFY_LOAD_HONKIT_CODE_H

#include "load/include.h"

typedef struct {
    size_t end;             /* of all of it, in the line */
    const char *path;       /* as written */
    const char *language, *title;   /* or NULL */
    const char *marker;     /* the part between two comments with ! [marker]; or NULL */
    size_t first, last;     /* lines of the file, from 1; first 0: all of them */
    bool unindent;          /* the indentation that all lines share is left out */
} CodeImport;

/* What begins a line's text.  False: it is none. */
bool read_code_import(Arena *arena, const char *text, size_t len, CodeImport *import);
/* Names that links in the chapter ask for, as [text](#name): each → itself. */
void find_linked_names(const Chapter *chapter, Arena *arena, Map *names);
/* Puts the block in the place of it; prefix is what each of its lines begins with.  One of
 * names that is the block's becomes its id, and is used up.  False: it can't be had, which has
 * been reported, and nothing was put. */
bool put_code_import(Expansion *expansion, const IncludePlace *place, const char *folder,
                     const CodeImport *import, const char *prefix, Map *names);

#endif
