/* pandoc_script.h - the script that runs pandoc over a book: a Makefile, a shell's. */
#ifndef EPUBIFY_LOAD_PANDOC_SCRIPT_H
#define EPUBIFY_LOAD_PANDOC_SCRIPT_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/file.h"

typedef struct {
    const char *path;       /* of the script, from the folder; NULL: none tells of a book */
    const char **files;     /* the texts and metadata in their order, from the folder */
    size_t count;
    size_t named;           /* how many of them stand there by their own name */
    const char *cover;      /* of --epub-cover-image, from the folder; or NULL */
    const char *metadata;   /* of --epub-metadata, likewise */
    const char *pairs[16];  /* of -M and --metadata: "title=A Book"; ends with NULL */
    const char *format;     /* of --from: "markdown-smart"; or NULL */
} Script;

/* Looks in the folder, and in the one of the book's manifest ("": it has none).  What it
 * finds is in the arena.  Nothing is run: of all lines the one counts that names the most
 * Markdown files which are there. */
void read_script(const Root *folder, Arena *arena, const char *manifest, Script *script);

/* ---- pandoc_script_lines.c ---- */

typedef struct ScriptLines ScriptLines;
/* The words of a script's lines, those that go on over several lines as one, with the
 * variables that the script sets in the place of their names. */
ScriptLines *script_lines(Arena *arena, Bytes text);
/* The words of the next line, which end with NULL; NULL: there is none. */
const char **next_script_line(ScriptLines *lines);
/* That line's text. */
const char *script_line_text(const ScriptLines *lines);

#endif
