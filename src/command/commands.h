/* commands.h - one function a verb; each returns the exit status. */
#ifndef EPUBIFY_COMMAND_COMMANDS_H
#define EPUBIFY_COMMAND_COMMANDS_H

#include "base/arena.h"
#include "command/arguments.h"

/* The options that build and import share. */
void fill_options(EpubifyOptions *options, const Arguments *arguments);
int run_build(const Arguments *arguments);
/* What there is to say of the book: text on stderr, JSON on stdout. */
void report_diagnostics(const Arguments *arguments, const EpubifyResult *result);
/* Where what is costly to make is kept, or NULL; in the arena. */
const char *cache_folder(Arena *arena);
int run_import(const Arguments *arguments);
int run_page(const Arguments *arguments);
int run_lock(const Arguments *arguments);
int run_release(const Arguments *arguments);
int run_diff(const Arguments *arguments);
int run_init(const Arguments *arguments);
int run_explain(const Arguments *arguments);
int run_help(const Arguments *arguments);
int run_version(const Arguments *arguments);

#endif
