/* version.h - releases that are called by a number: "2", "2.1", "2025.03". */
#ifndef EPUBIFY_PAST_VERSION_H
#define EPUBIFY_PAST_VERSION_H

#include <stdbool.h>

/* Digits with dots between them, and nothing else. */
bool is_version(const char *name);
/* Apple's shop takes it: three numbers at most, each of four digits at most. */
bool is_shop_version(const char *name);
/* Number by number, so that 2.10 comes behind 2.9; 2 and 2.0 are the same.  Less than 0, 0 or
 * more than 0.  Both are versions. */
int compare_versions(const char *one, const char *other);

#endif
