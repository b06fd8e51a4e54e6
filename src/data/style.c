/* style.c - the default style sheet as bytes; the Makefile makes default_style.inc of
 * the file. */
#include "data/style.h"

const char default_style[] = {
#include "data/default_style.inc"
};

const size_t default_style_len = sizeof default_style - 1;
