/* parse_pitch.h - the texts of the book's page, which the manifest holds. */
#ifndef EPUBIFY_PARSE_PARSE_PITCH_H
#define EPUBIFY_PARSE_PARSE_PITCH_H

#include "book.h"

/* Each must be one paragraph, of words alone; its tree is NULL where it is not. */
void parse_pitch(Book *book);

#endif
