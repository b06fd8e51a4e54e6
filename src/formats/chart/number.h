/* number.h - numbers as texts, without a look at the locale. */
#ifndef EPUBIFY_FORMATS_CHART_NUMBER_H
#define EPUBIFY_FORMATS_CHART_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"

/* "-1.5e3"; false: the text is no number, or one beyond 1e15. */
bool number_read(const char *text, double *value);
/* With so many decimals (at most 9); thousands apart from 10 000 on. */
void number_write(Buf *out, double value, int decimals);
/* A coordinate: one decimal at most. */
void number_coordinate(Buf *out, double value);
/* As short as it can be said: 250k, 1.5M, 10⁻⁶. */
void number_short(Buf *out, double value);

#endif
