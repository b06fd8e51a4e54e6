/* sha1.c - SHA-1 as RFC 3174 describes it, and UUIDs made with it. */
#include "base/sha1.h"
#include <string.h>
#include "base/buf.h"

enum { BLOCK = 64 };

static uint32_t rotate(uint32_t word, unsigned bits)
{
    return word << bits | word >> (32 - bits);
}

/* RFC 3174, 5: the function and the constant of step t. */
static uint32_t mix(unsigned t, uint32_t b, uint32_t c, uint32_t d)
{
    if (t < 20)
        return ((b & c) | (~b & d)) + 0x5A827999u;
    if (t < 40)
        return (b ^ c ^ d) + 0x6ED9EBA1u;
    if (t < 60)
        return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCu;
    return (b ^ c ^ d) + 0xCA62C1D6u;
}

static void add_block(uint32_t hash[5], const uint8_t *block)
{
    uint32_t w[80];
    uint32_t a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4];

    for (unsigned t = 0; t < 16; t++)
        w[t] = (uint32_t)block[t * 4] << 24 | (uint32_t)block[t * 4 + 1] << 16 |
               (uint32_t)block[t * 4 + 2] << 8 | block[t * 4 + 3];
    for (unsigned t = 16; t < 80; t++)
        w[t] = rotate(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
    for (unsigned t = 0; t < 80; t++) {
        uint32_t next = rotate(a, 5) + mix(t, b, c, d) + e + w[t];
        e = d;
        d = c;
        c = rotate(b, 30);
        b = a;
        a = next;
    }
    hash[0] += a;
    hash[1] += b;
    hash[2] += c;
    hash[3] += d;
    hash[4] += e;
}

/* RFC 3174, 4: a one bit, zeros, and the length in bits, in one or two blocks. */
static void add_last_blocks(uint32_t hash[5], const uint8_t *rest, size_t n, uint64_t len)
{
    uint8_t last[2 * BLOCK] = {0};
    size_t size = n + 9 <= BLOCK ? BLOCK : 2 * BLOCK;

    if (n > 0)
        memcpy(last, rest, n);
    last[n] = 0x80;
    for (size_t i = 0; i < 8; i++)
        last[size - 1 - i] = (uint8_t)(len * 8 >> (8 * i));
    add_block(hash, last);
    if (size > BLOCK)
        add_block(hash, last + BLOCK);
}

Sha1 sha1_of(Bytes bytes)
{
    uint32_t hash[5] = {0x67452301u, 0xEFCDAB89u, 0x98BADCFEu, 0x10325476u, 0xC3D2E1F0u};
    const uint8_t *data = (const uint8_t *)bytes.data;
    size_t done = 0;
    Sha1 digest;

    for (; bytes.len - done >= BLOCK; done += BLOCK)
        add_block(hash, data + done);
    add_last_blocks(hash, bytes.len > done ? data + done : NULL, bytes.len - done,
                    bytes.len);
    for (size_t i = 0; i < sizeof digest.byte; i++)
        digest.byte[i] = (uint8_t)(hash[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

char *sha1_hex(Arena *arena, Sha1 digest, size_t n)
{
    static const char digits[] = "0123456789abcdef";
    char text[2 * sizeof digest.byte];

    for (size_t i = 0; i < sizeof text; i++)
        text[i] = digits[i % 2 == 0 ? digest.byte[i / 2] >> 4 : digest.byte[i / 2] & 15];
    return arena_copy(arena, text, n < sizeof text ? n : sizeof text);
}

const uint8_t uuid_url_space[16] = {0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1,
                                    0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8};

char *uuid_from_name(Arena *arena, const uint8_t space[16], const char *name)
{
    Buf input = {0};
    Sha1 digest;
    const char *hex;

    buf_add(&input, (const char *)space, 16);
    buf_put(&input, name);
    digest = sha1_of(buf_bytes(&input));
    buf_free(&input);
    digest.byte[6] = (uint8_t)((digest.byte[6] & 0x0F) | 0x50); /* version 5 */
    digest.byte[8] = (uint8_t)((digest.byte[8] & 0x3F) | 0x80); /* variant of RFC 9562 */
    hex = sha1_hex(arena, digest, 32);
    return arena_format(arena, "urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8,
                        hex + 12, hex + 16, hex + 20);
}
