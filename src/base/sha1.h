/* sha1.h - SHA-1 (RFC 3174): names made from content (UUID version 5, cache keys); no
 * security. */
#ifndef EPUBIFY_BASE_SHA1_H
#define EPUBIFY_BASE_SHA1_H

#include <stdint.h>
#include "base/arena.h"
#include "base/bytes.h"

typedef struct {
    uint8_t byte[20];
} Sha1;

Sha1 sha1_of(Bytes bytes);
/* The digest's first n hexadecimal digits (n at most 40). */
char *sha1_hex(Arena *arena, Sha1 digest, size_t n);
/* The namespace for URLs (RFC 9562, 6.6). */
extern const uint8_t uuid_url_space[16];
/* RFC 9562, 5.5: "urn:uuid:…" of a name within the namespace's 16 bytes. */
char *uuid_from_name(Arena *arena, const uint8_t space[16], const char *name);

#endif
