/* text.h - what is kept of a text that is not kept: how to tell that it is the same, much the
 * same, and where its sentences end.
 *
 * The same in all versions that write locks of one PAST_VERSION: readers' positions hang on it. */
#ifndef EPUBIFY_PAST_TEXT_H
#define EPUBIFY_PAST_TEXT_H

#include "past/past.h"

/* Folds white space and leaves out what is at both ends. */
Digest digest_of(const char *text);
/* The mark of a sentence with that digest; 0: of no text. */
uint32_t mark_of(Digest digest);
Sketch sketch_of(const char *text);
/* How much of their words two texts share (Jaccard), from 0 to 1, more or less a tenth. */
double similarity(const Sketch *one, const Sketch *other);
/* The words of a text, as everything here counts them: runs without white space, but not of
 * dashes and dots beyond ASCII alone; each letter of a script without spaces is one. */
size_t count_words(const char *text);
/* Those that begin in the text; *within: the one before it ends in a word, then, this one does. */
size_t count_words_behind(const char *text, bool *within);
/* Where the sentence ends that begins at text: behind the white space that follows its full
 * stop (or ? ! … 。), or at the end of the text.  A rough rule, and the same in all versions
 * with one PAST_VERSION: readers' positions hang on it. */
size_t sentence_length(const char *text);

#endif
