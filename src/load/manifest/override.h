/* override.h - what the command line says of the book goes before what the book says. */
#ifndef EPUBIFY_LOAD_MANIFEST_OVERRIDE_H
#define EPUBIFY_LOAD_MANIFEST_OVERRIDE_H

#include "load/project.h"

/* The options' metadata, style sheets, cover image, depth of contents and numbers.  A key
 * of metadata that is given twice has both values, as pandoc has it. */
void override_metadata(Project *project);

#endif
