/* zip.h - writes a ZIP archive (libzip): the same entries give the same bytes.
 *
 * Every entry is dated 1980-01-01 and has the same attributes; none has extra fields,
 * save beyond 4 GB.  The bytes go to a sink of the caller's: libzip's own way to a
 * file does not sync. */
#ifndef EPUBIFY_FORMATS_ZIP_H
#define EPUBIFY_FORMATS_ZIP_H

#include <stdbool.h>
#include <stdint.h>
#include "base/bytes.h"

typedef enum {
    ZIP_STORED,       /* bytes, as they are */
    ZIP_DEFLATED,     /* bytes is a raw deflate stream of size bytes with CRC-32 crc */
    ZIP_FILE_STORED,  /* file, streamed as it is */
    ZIP_FILE_DEFLATED /* file, deflated while it is streamed */
} ZipMethod;

typedef struct {
    const char *path; /* in the archive; UTF-8 */
    ZipMethod method;
    Bytes bytes;   /* borrowed until zip_finish, as are path and file */
    uint64_t size; /* of the content */
    uint32_t crc;
    const char *file; /* what open_file is given */
} ZipEntry;

typedef struct {
    void *context;
    /* Puts bytes at an offset of the archive, at most at its end.  false: errno says
     * why. */
    bool (*write)(void *context, uint64_t offset, const char *bytes, size_t n);
    /* A descriptor to read the file from, which zip closes.  -1: errno says why. */
    int (*open_file)(void *context, const char *file);
} ZipSink;

typedef struct {
    int system;        /* errno, or 0 */
    const char *entry; /* whose content could not be had; NULL: writing failed */
    char text[120];    /* lower-case start: "no space left on device" */
} ZipError;

typedef struct ZipWriter ZipWriter;

/* The sink is copied. */
ZipWriter *new_zip_writer(const ZipSink *sink);
/* In the order of the archive.  false: that path is there already, and zip_finish will
 * fail. */
bool zip_put_entry(ZipWriter *writer, const ZipEntry *entry);
/* Writes it all and frees the writer.  *size is the archive's.  false: *error says
 * why, and what the sink was given is worth nothing. */
bool zip_finish(ZipWriter *writer, uint64_t *size, ZipError *error);

#endif
