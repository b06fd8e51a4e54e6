/* style.c - the default style sheets as bytes; the Makefile makes NAME_style.inc of
 * NAME.css. */
#include "data/style.h"

const char default_style[] = {
#include "data/default_style.inc"
};

const size_t default_style_len = sizeof default_style - 1;

const char code_style[] = {
#include "data/code_style.inc"
};

const size_t code_style_len = sizeof code_style - 1;

const char math_style[] = {
#include "data/math_style.inc"
};

const size_t math_style_len = sizeof math_style - 1;

const char releases_style[] = {
#include "data/releases_style.inc"
};

const size_t releases_style_len = sizeof releases_style - 1;

const char page_style[] = {
#include "data/page_style.inc"
};

const size_t page_style_len = sizeof page_style - 1;

const char sample_style[] = {
#include "data/sample_style.inc"
};

const size_t sample_style_len = sizeof sample_style - 1;
