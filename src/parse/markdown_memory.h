/* markdown_memory.h - memory for one parse of cmark-gfm, given back all at once.
 *
 * Its nodes then lie side by side, which its many walks over the tree repay, and need
 * not be freed one by one.  Each thread has its own. */
#ifndef EPUBIFY_PARSE_MARKDOWN_MEMORY_H
#define EPUBIFY_PARSE_MARKDOWN_MEMORY_H

#include <stddef.h>

/* As calloc, realloc and free, but running out of memory ends the program, and what
 * realloc adds is zeroed. */
void *markdown_calloc(size_t count, size_t size);
void *markdown_realloc(void *memory, size_t size);
void markdown_free(void *memory);

/* Gives back all that this thread has; some of it waits for the next parse. */
void markdown_memory_end(void);
/* Frees what waits, of all threads; any of them may be parsing meanwhile. */
void markdown_memory_trim(void);

#endif
