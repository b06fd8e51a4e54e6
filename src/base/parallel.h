/* parallel.h - the same work on many items, on several threads. */
#ifndef EPUBIFY_BASE_PARALLEL_H
#define EPUBIFY_BASE_PARALLEL_H

#include <stddef.h>

/* Calls work(context, index) for each index below count, on at most jobs threads (the
 * calling one among them), in no particular order, and returns when all are done.
 * Where threads can't be had, the calling one does it all. */
void parallel_for(size_t count, unsigned jobs, void (*work)(void *context, size_t index),
                  void *context);
/* How many processors this process may use; at least 1. */
unsigned processor_count(void);

#endif
