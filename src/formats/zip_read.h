/* zip_read.h - reads a ZIP archive that a stranger made (libzip).
 *
 *     ZipReader *reader = new_zip_reader_of_file("book.epub", &system, &why);
 *     if (zip_read(reader, "META-INF/container.xml", limit, &arena, &bytes, &why)) ...
 *     zip_reader_free(reader);
 *
 * Entries are asked for by name and come into memory: no path of the archive ever becomes one
 * of the disk.  How many there are, what one and all of them may hold, and how far one may be
 * packed is limited, and an encrypted entry is refused.  All reasons are static texts, or in the
 * arena: "it is no ZIP archive". */
#ifndef EPUBIFY_FORMATS_ZIP_READ_H
#define EPUBIFY_FORMATS_ZIP_READ_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/bytes.h"

enum {
    ZIP_ENTRY_LIMIT = 20000,    /* entries of an archive */
    ZIP_TOTAL_LIMIT = 256 << 20,/* bytes that are read from one, all in all */
    ZIP_RATIO_LIMIT = 400       /* how many times an entry of a megabyte or more is as large as
                                 * what it is packed into; XHTML comes to 20 */
};

typedef struct ZipReader ZipReader;

/* NULL: *why says why; where it is the system that failed, *system is its errno, else 0. */
ZipReader *new_zip_reader_of_file(const char *path, int *system, const char **why);
/* The bytes are borrowed until zip_reader_free. */
ZipReader *new_zip_reader(Bytes bytes, const char **why);
void zip_reader_free(ZipReader *reader);

bool zip_has_entry(ZipReader *reader, const char *path);
/* The whole entry, NUL-terminated behind its last byte, in the arena.  false: *why says
 * why. */
bool zip_read(ZipReader *reader, const char *path, size_t limit, Arena *arena,
              Bytes *bytes, const char **why);

#endif
