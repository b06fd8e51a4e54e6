/* resources_folders.h - what folders hold, for names that are not there as they are
 * written. */
#ifndef EPUBIFY_RESOLVE_RESOURCES_FOLDERS_H
#define EPUBIFY_RESOLVE_RESOURCES_FOLDERS_H

#include "book.h"

/* The names in a folder.  Each folder is read once, and of all together so many names:
 * hostile input could search for millions, by many ways to one folder. */
typedef struct {
    FileStatus status;
    const char **names;
    size_t count;
    Map spellings;  /* a name in NFC → as it is */
    Map folded;     /* without regard to case → as it is */
} Folder;

/* Never NULL; without names when it can't be read, or enough have been. */
const Folder *look_at_folder(Book *book, const char *path);
/* Two spellings of one name, as some systems store "é" as two characters: the path that
 * is there, or NULL. */
const char *same_name(Book *book, const char *path);
/* The path that is there and differs only in case or spelling, in whichever of its names;
 * NULL: there is none. */
const char *similar_file(Book *book, const char *path);

#endif
