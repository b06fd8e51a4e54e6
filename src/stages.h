/* stages.h - the stages up to render, and the end of a build: what the library's calls share. */
#ifndef EPUBIFY_STAGES_H
#define EPUBIFY_STAGES_H

#include "build.h"

/* One after another; each tells progress.  false: nothing can be made, and fail knows why. */
bool load(Build *build);
void parse(Build *build);
void resolve(Build *build);
/* Every document, by work(build, its index in build->documents) on the workers. */
void render(Build *build, void (*work)(void *build, size_t index));

/* build->output, once the book is loaded: {lang} in its name stands for what is built, the
 * folder of the language or the tag of a book in one. */
void name_output(Build *build);
/* False when the book has errors.  Strict comes last, when all has been said. */
bool book_is_sound(Build *build);
/* Frees all but the container. */
EpubifyResult *finish_build(Build *build);
/* The same without a result; one that was never started is fine. */
void drop_build(Build *build);

#endif
