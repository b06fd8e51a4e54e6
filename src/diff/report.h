/* report.h - what the three reports share. */
#ifndef EPUBIFY_DIFF_REPORT_H
#define EPUBIFY_DIFF_REPORT_H

#include "diff/parts.h"
#include "diff/words.h"

typedef struct { const char *key, *name, *how; } LocatorName;
extern const LocatorName locator_names[LOCATOR_COUNT];

/* Positions that had somewhere to go: sentences that are still there. */
size_t report_tried(const Diff *diff);
/* True when there is anything to say of a pair: added, removed, moved, renamed, edited. */
bool report_pair(const Pair *pair);
/* True when its text is not what it was. */
bool report_edited(const Pair *pair);
/* Those of its sentences that were added, removed, changed. */
size_t report_changes(const Pair *pair, ChangeKind kind);
/* The chapter in front of it in its book, or NULL: it is the first. */
const DiffChapter *chapter_before(const Side *side, const DiffChapter *chapter);
/* The reading systems with that outcome, by name: "epub.js, Kobo"; of those that are moved, the
 * ones that land where the first one of them does.  false: there is none.  done marks those
 * that were named, and passes over them. */
bool put_locators(Buf *out, const Mark *mark, Outcome outcome, bool done[LOCATOR_COUNT],
                  int *first);
/* "12.3" of 100. */
void report_percent(Buf *out, size_t part, size_t whole);
/* "12,345" */
void report_number(Buf *out, size_t number);

#endif
