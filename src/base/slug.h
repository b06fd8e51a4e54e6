/* slug.h - names made from texts. */
#ifndef EPUBIFY_BASE_SLUG_H
#define EPUBIFY_BASE_SLUG_H

#include <stdbool.h>
#include "base/arena.h"

/* The anchor that GitHub gives a heading: lower case, letters and numbers of any script,
 * - and _ stay, spaces become -, all else goes.  May be empty. */
char *slug_github(Arena *arena, const char *text);

/* As mdBook's: any white space becomes -.  Before 0.5 only A to Z became lower case. */
char *slug_mdbook(Arena *arena, const char *text);
char *slug_old_mdbook(Arena *arena, const char *text);
/* As HonKit's: only certain signs go, _ among them; at the front one dash goes too. */
char *slug_honkit(Arena *arena, const char *text);
/* As pandoc's auto_identifiers: full stops stay too, what comes before the first letter
 * goes, and nothing left is "section". */
char *slug_pandoc(Arena *arena, const char *text);

/* A name of [a-z0-9._-] for a file in the container or a manifest id: accents are
 * taken off, every other character becomes one -.  *lossy tells that letters of the
 * text were lost, so that two texts may have one slug.  Never empty ("x"), never
 * begins with - or a dot. */
char *slug_ascii(Arena *arena, const char *text, bool *lossy);

#endif
