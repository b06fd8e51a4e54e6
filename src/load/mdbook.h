/* mdbook.h - what the files that read an mdBook share. */
#ifndef EPUBIFY_LOAD_MDBOOK_H
#define EPUBIFY_LOAD_MDBOOK_H

#include "load/include.h"
#include "load/project.h"

typedef struct {
    Project *project;
    const char *src;        /* the folder with SUMMARY.md, from the root */
    const char *summary;    /* that file, likewise */
} MdBook;

/* book.toml, which may not be there: metadata, dialect, cover, styles, redirects; src. */
void read_mdbook_config(MdBook *mdbook);
/* SUMMARY.md: the entries, and their files. */
void read_mdbook_summary(const MdBook *mdbook);
/* {{#include file}} and its kin, as mdBook's preprocessor "links" has them: for
 * project->expand. */
void expand_mdbook(Project *project, Chapter *chapter);

/* ---- Parts of included files ---- */

/* The lines between ANCHOR: name and ANCHOR_END: name (or the end), without the lines of
 * other anchors, in runs. */
typedef struct { Span *runs; size_t count; size_t bytes; } AnchoredPart;

/* What an anchor marks; every place of that name where all is true, else the first alone.
 * False: there is no such anchor.  bytes: what it takes to go over the part. */
bool anchored_part(Project *project, const Source *source, const char *name, bool all,
                   AnchoredPart *part);

#endif
