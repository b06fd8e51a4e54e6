/* lock.h - the lock file's form: the state of the newest release and, where it differs, of the
 * one before.
 *
 *     epubify-lock 1
 *     identifier urn:uuid:…
 *     release 1 date=2024-05-01 words=5120 given-out
 *     release 2 date=2025-03-18    its words are those of the texts, if nothing else is said
 *     document text-intro text/intro.xhtml
 *      section b1 intro.md words=612 digest sketch #section-intro Introduction
 *       h1 b2 digest sketch #intro
 *       p b3 digest sketch "marks of its sentences
 *       <p b9 …                in the gap in front of the next line's block
 *       -p b4                  a placeholder
 *       ^li b5 …               nothing can be inserted in front of it
 *     was                      documents of the release before that are others now; "was all": all
 *                              of them, since some are no more, and those that are "same"
 *     document …
 *     end
 *
 * One block a line, in reading order, and nothing that moves when something else does, so that
 * two branches merge.  A word's spaces, line ends and % are written %20, %0A, %25; digests are
 * base 64 (RFC 4648, 5).  Of sentences, "@40." says where one begins in a text, "/2/1@40." behind
 * how many elements and texts that is, "*" that it has an element, ":12." its number for Kobo,
 * "[…]" and "(…)" what came in front of it and behind it later, within its element. */
#ifndef EPUBIFY_PAST_LOCK_H
#define EPUBIFY_PAST_LOCK_H

#include "base/arena.h"
#include "base/buf.h"
#include "past/past.h"

enum { PAST_VERSION = 1, LOCK_LARGEST = 16 << 20 /* bytes; a large book's lock has one MB */ };

typedef struct {
    Past *newest;               /* never NULL */
    Past *before;               /* the release before that one; NULL: it is the first */
} Lock;

typedef enum { LOCK_GOOD, LOCK_DAMAGED, LOCK_FUTURE } LockStatus;

/* *line is where it is damaged, from 1, and *why says how: "no digest".  Blocks of one
 * document that two branches gave the same id get different ones. */
LockStatus read_lock(Bytes text, Arena *arena, Lock *lock, uint32_t *line, const char **why);
/* before may be NULL.  The same states give the same bytes. */
void put_lock(Buf *buf, const Past *newest, const Past *before);

#endif
