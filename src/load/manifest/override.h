/* override.h - what the command line says of the book goes before what the book says. */
#ifndef EPUBIFY_LOAD_MANIFEST_OVERRIDE_H
#define EPUBIFY_LOAD_MANIFEST_OVERRIDE_H

#include "load/project.h"

/* A file of metadata that the command line names; false: it can't be read, which has been
 * reported. */
bool read_option_file(Project *project, const char *argument, Source *source);
/* The options' metadata, style sheets, cover image, depth of contents and numbers.  A key
 * of metadata that -M gives twice has both values, and of two files the last one counts, as
 * pandoc has it. */
void override_metadata(Project *project);

#endif
