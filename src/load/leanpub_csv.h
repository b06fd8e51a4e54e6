/* leanpub_csv.h - tables of comma-separated values, as Markdown has tables. */
#ifndef EPUBIFY_LOAD_LEANPUB_CSV_H
#define EPUBIFY_LOAD_LEANPUB_CSV_H

#include "load/include.h"

/* Puts the values of a file (RFC 4180) as the lines of a table, each behind the indentation;
 * its first record is the head, unless there is none to be. */
void copy_csv(Expansion *expansion, const IncludePlace *place, const Source *source,
              Bytes indentation, bool headed);

#endif
