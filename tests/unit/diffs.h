/* diffs.h - what is said of two small EPUBs. */
#ifndef EPUBIFY_TESTS_DIFFS_H
#define EPUBIFY_TESTS_DIFFS_H

#include "diff/diff.h"
#include "epubs.h"

/* The report on two books, to be freed with free; fails the test where the status is not wanted. */
char *report_of(DiffFormat format, const EpubFile *old, const EpubFile *new,
                DiffStatus wanted);
/* Fails the test where the text has it not. */
void check_has(const char *text, const char *wanted);

#endif
