/* leanpub_outline.h - where in a manuscript's file chapters begin, and which matter they
 * are of. */
#ifndef EPUBIFY_LOAD_LEANPUB_OUTLINE_H
#define EPUBIFY_LOAD_LEANPUB_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/bytes.h"

typedef enum { OUTLINE_MATTER, OUTLINE_HEADING, OUTLINE_TEXT } OutlineKind;
typedef enum { PART_NO, PART_YES, PART_CLOSED } PartMark; /* CLOSED: "# Part #" */

/* A mark of the matter; a heading that begins a chapter or a part (one of level 1, or the
 * file's first); or text that stands before any of them, on the far side of a mark. */
typedef struct {
    OutlineKind kind;
    size_t at;          /* with the attribute lists above it */
    size_t level;       /* of a heading */
    PartMark part;
    char matter;        /* 'f' 'm' 'b' */
} OutlineItem;

typedef struct {
    OutlineItem *items;
    size_t count;
} Outline;

/* Nothing is borrowed from the text. */
Outline read_outline(Arena *arena, Bytes markdown);
/* "{mainmatter}", "mainmatter:" or "mainmatter" as one of 'f' 'm' 'b'; else 0. */
char matter_of(const char *text, size_t len);
/* Where a block of document settings ends, { and } on lines of their own, in front of which
 * only blank lines stand behind start; 0: there is none.  Several may follow one another. */
size_t settings_end(Bytes markdown, size_t start);

#endif
