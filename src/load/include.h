/* include.h - a chapter's text with what it includes in it, each byte of which knows where
 * it comes from.
 *
 * The text is made anew from its beginning to its end: copied from the chapter's own or
 * from included files, and put.  A kind of project that knows where its chapters include
 * something does it so:
 *
 *     Expansion expansion;
 *     expansion_start(&expansion, project, chapter);
 *     for each place that includes a file, in order:
 *         source = open_include(&expansion, &place, folder, path, &found);
 *         if (source != NULL && admit_include(&expansion, &place, until - from))
 *             expansion_replace(&expansion, place.at, place.end, source, from, until);
 *     expansion_end(&expansion);
 *
 * What could not be included has been reported, and stays in the text as it is written. */
#ifndef EPUBIFY_LOAD_INCLUDE_H
#define EPUBIFY_LOAD_INCLUDE_H

#include "load/project.h"

typedef struct {
    Project *project;
    Chapter *chapter;
    size_t done;        /* of the chapter's own text: up to here it is in out, or left out */
    Buf out;
    Passages passages;
} Expansion;

/* Where it is said that something be included. */
typedef struct {
    const Source *source;   /* &chapter->written, or an included file */
    size_t at, end;         /* offsets in its text */
} IncludePlace;

void expansion_start(Expansion *expansion, Project *project, Chapter *chapter);
/* Fills chapter->markdown and includes.  Costs nothing when nothing was added. */
void expansion_end(Expansion *expansion);

/* The chapter's own text from done up to at is kept, at to end is left out, and a part of
 * a file stands there instead; without a line end at its end, which the text has already. */
void expansion_replace(Expansion *expansion, size_t at, size_t end, const Source *source,
                       size_t from, size_t until);

/* The same by steps, for what includes further files within. */
void expansion_keep(Expansion *expansion, size_t until);    /* the chapter's own, from done */
void expansion_skip(Expansion *expansion, size_t until);
/* A part of a source; of &chapter->written too, wherever it stands. */
void expansion_copy(Expansion *expansion, const Source *source, size_t from, size_t until);
/* Bytes that nobody wrote; they stand for those at that place. */
void expansion_put(Expansion *expansion, const Source *source, size_t at,
                   const char *bytes, size_t len);

/* The file that a path names, from a folder (itself from the root); *found: its path from
 * the root.  Read once, and never outside of the root.  NULL: it can't be had, which has been
 * reported at that place. */
const Source *open_include(Expansion *expansion, const IncludePlace *place,
                           const char *folder, const char *path, const char **found);
/* False, and reported: the book includes more than it may, all in all.  To be asked before
 * so many bytes are copied. */
bool admit_include(Expansion *expansion, const IncludePlace *place, size_t bytes);
/* A hole: what it names is not there. */
void report_include(Expansion *expansion, const IncludePlace *place, const char *hint,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* ---- Parts of files ---- */

typedef struct { size_t from, until; } Span;    /* offsets; without the last line's end */

/* Lines first to last, from 1; fewer when there are not so many.  False: not one of them is
 * there.  Fast, however often it is asked for. */
bool span_of_lines(Project *project, const Source *source, size_t first, size_t last,
                   Span *span);
size_t line_count(Project *project, const Source *source);

#endif
