/* leanpub_settings.h - the block of document settings at the head of a Markua text. */
#ifndef EPUBIFY_LOAD_LEANPUB_SETTINGS_H
#define EPUBIFY_LOAD_LEANPUB_SETTINGS_H

#include "load/project.h"

/* What the chapter's text says so of the book: Markua's lang, and any key of our manifest
 * that is metadata (title, author …). */
void read_settings(Project *project, const Chapter *chapter);

#endif
