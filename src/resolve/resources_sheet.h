/* resources_sheet.h - reading style sheets; for resources_styles.c. */
#ifndef EPUBIFY_RESOLVE_RESOURCES_SHEET_H
#define EPUBIFY_RESOLVE_RESOURCES_SHEET_H

#include "book.h"

/* The text of a style sheet, without a byte order mark.  False: it can't be used, which has
 * been said with the place that names it: a file of folder, by url. */
bool read_sheet(Book *book, const char *path, Position at, const char *folder,
                const char *url, Source *source);

/* There are so many diagnostics that nobody will read more: no places are looked for. */
bool is_dropped(const Book *book);

#endif
