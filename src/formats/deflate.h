/* deflate.h - compression and checksum for the container (libdeflate). */
#ifndef EPUBIFY_FORMATS_DEFLATE_H
#define EPUBIFY_FORMATS_DEFLATE_H

#include <stdint.h>
#include "base/bytes.h"

/* The raw deflate stream (RFC 1951) of the bytes: always the same for the same bytes.
 * Memory of its own, which the caller frees with free.  Empty, with data NULL, when it
 * would not be shorter: store them then. Several threads may deflate at once. */
Bytes new_deflated(Bytes bytes);

/* Frees what new_deflated keeps for its next calls.  Call it when a build ends; others may
 * go on deflating. */
void deflate_end(void);

/* The CRC-32 that ZIP wants. */
uint32_t crc32_of(Bytes bytes);

#endif
