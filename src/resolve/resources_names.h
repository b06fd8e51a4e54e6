/* resources_names.h - the files that names were meant for which are not quite theirs. */
#ifndef EPUBIFY_RESOLVE_RESOURCES_NAMES_H
#define EPUBIFY_RESOLVE_RESOURCES_NAMES_H

#include "book.h"

/* False for NULL and for the root itself. */
bool is_file_there(const Book *book, const char *path);

/* The existing path whose name is the same in another normal form, as some systems store
 * "é" as two characters; NULL: there is none. */
const char *same_spelling(Book *book, const char *path);
/* The existing file whose names differ from those of a missing one only in case or normal
 * form; NULL: there is none. */
const char *similar_file(Book *book, const char *path);

/* True when path is what url, percent-decoded or not, says letter by letter; else it was
 * found by similar_file or in spite of backslashes. */
bool is_named_by(Book *book, const char *url, const char *path);
/* A file was found though its name is not quite what the author wrote in a file of folder. */
void report_name(Book *book, Diags *diags, Position at, const char *folder, const char *url,
                 const char *path);

/* A path that the manifest names, or that of the one file that is similar, which is reported
 * there. */
const char *named_file(Book *book, const char *path, Position at);

/* What a file of SIDE_NO_FILE is: "a folder". */
const char *no_file_text(Book *book, const char *path);
/* The other file that was most likely meant by a path that leads to nothing; url is
 * what the author wrote in a file of folder. */
const char *missing_hint(Book *book, const char *folder, const char *url,
                         const char *path);
/* The same for a chapter's picture, which may be in the folders that the project names. */
const char *missing_picture_hint(Book *book, const char *folder, const char *url,
                                 const char *path);
/* Of a picture on the network, that the book's repository may hold: the file below the book
 * that is called as the end of its address.  NULL: there is none. */
const char *local_copy_hint(Book *book, const char *folder, const char *url);

#endif
