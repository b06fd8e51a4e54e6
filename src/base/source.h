/* source.h - a text that the author wrote, and places in it. */
#ifndef EPUBIFY_BASE_SOURCE_H
#define EPUBIFY_BASE_SOURCE_H

#include <stdint.h>
#include "base/bytes.h"

typedef struct {
    const char *file;   /* as shown to the author; NULL: the book as a whole */
    uint32_t line;      /* from 1; 0: the file as a whole */
    uint32_t column;    /* in code points from 1, a tab is one; 0: the line as a whole */
    Bytes excerpt;      /* the line without its end; empty: none is shown */
    uint32_t excerpt_column;    /* where in the line a cut excerpt begins, from 1; 0: at its start */
} Position;

typedef struct {
    const char *name;   /* as shown to the author */
    Bytes text;
} Source;

/* Scans the text from its start: for diagnostics, not for loops over nodes. */
Position source_position(const Source *source, size_t offset);
/* line and column count from 1, the column in code points. */
Position source_position_at(const Source *source, uint32_t line, uint32_t column);
/* The file as a whole. */
Position file_position(const char *file);

#endif
