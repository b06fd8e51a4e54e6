/* pandoc.h - what the files that read a book of pandoc's share. */
#ifndef EPUBIFY_LOAD_PANDOC_H
#define EPUBIFY_LOAD_PANDOC_H

#include "load/manifest/manifest.h"
#include "load/pandoc_script.h"

typedef struct {
    Project *project;
    Manifest manifest;      /* for the readers of values; its root is metadata */
    DataNode *metadata;     /* all of it: of a key that is given twice, the first counts */
    DataNode *files;        /* what files of metadata say, for what the texts do not; or NULL */
    size_t titles;          /* how many texts begin with a title of their own */
    Chapter *titled;        /* the text whose title is the book's, or NULL */
    const char *title;      /* that title, where the text has no heading for one */
    Script script;          /* that runs pandoc over it */
} Pandoc;

/* See ProjectKind. */
const char *recognise_pandoc(const Root *folder, Arena *arena);

/* ---- pandoc_files.c: which files are the text, in order ---- */

/* By name: digits in front, or behind one word: "01-intro.md", "chapter1.md". */
bool is_numbered_name(const char *name);
/* Of a readme, a licence and the like: about the project, not of the book. */
bool is_about_project(const char *name);
/* The Markdown files of a book whose manifest ("" when it has none) is that file, in the
 * order in which they are read: the script's, else by their names.  Paths count from the
 * folder.  They are in the arena. */
const char **list_chapters(const Root *folder, Arena *arena, const char *manifest,
                           const Script *script, size_t *count);
/* Less than, equal to or greater than 0; digits by their number: "2" before "10". */
int compare_natural(const char *one, const char *other);

/* ---- pandoc_reading.c ---- */

/* The files of the list, or, when it is NULL, those that list_chapters finds. */
void read_inputs(Pandoc *pandoc, const DataNode *inputs);
/* The one file that is the book. */
void read_only_file(Pandoc *pandoc);
/* A file of metadata, merged. */
void read_yaml(Pandoc *pandoc, const char *path, Position at);

/* ---- pandoc_metadata.c ---- */

bool is_yaml_name(const char *name);
/* Metadata that is no YAML: an empty map, a text at an offset of the source, and one more
 * item of a map or list. */
DataNode *new_map(Arena *arena);
DataNode *new_scalar(Arena *arena, const Source *source, size_t at, const char *key,
                     const char *text);
void append_node(DataNode *map, DataNode *node);
/* A whole file with a map, or with a map between --- and --- or ...; NULL: there is none. */
const DataNode *read_metadata_file(Pandoc *pandoc, const Source *source);
/* What of the map's keys is not known yet. */
void merge_metadata(Pandoc *pandoc, const DataNode *map);
/* The same, of what counts less than the texts' own: a later file goes before an earlier. */
void merge_file(Pandoc *pandoc, const DataNode *map);
/* The block of metadata or title block that a text begins with: merged.  Where the text
 * behind it begins; 0: there is none.  *title: its title, or NULL. */
size_t read_head_block(Pandoc *pandoc, const Source *source, const char **title);

/* ---- pandoc_dublin.c ---- */

/* The XML of --epub-metadata, merged: <dc:rights>, <dc:creator opf:role="aut"> and so on. */
void read_dublin_core(Pandoc *pandoc, const char *path, Position at);

/* ---- pandoc_apply.c ---- */

/* All of it becomes the book's. */
void apply_metadata(Pandoc *pandoc);

/* "11 May 2012" or "May 2012" as 2012-05-11 or 2012-05, and the date that "2012-05-11 | rev. 3"
 * begins with; NULL: it is none of these. */
const char *date_of_words(Arena *arena, const char *text);

/* ---- pandoc_defaults.c ---- */

/* The keys of a file of defaults; *inputs: the list of the files, or NULL. */
void read_defaults(Pandoc *pandoc, const DataNode *map, const DataNode **inputs);
/* True when a map has keys that only defaults have. */
bool is_defaults(const DataNode *map);

/* ---- pandoc_format.c ---- */

/* What pandoc reads Markdown as that is not told to be of another format. */
extern const Dialect pandoc_dialect;
/* "markdown-smart+raw_tex": what it is to read the texts as. */
void read_format(Book *book, const char *format);

/* ---- pandoc_join.c: pandoc reads all files as one text ---- */

/* Notes and link definitions that stand in another file than what refers to them, and
 * links to headings by their text. */
void join_chapters(Book *book);

#endif
