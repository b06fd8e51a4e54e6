/* honkit.h - what the files share that read a project of HonKit or GitBook. */
#ifndef EPUBIFY_LOAD_HONKIT_H
#define EPUBIFY_LOAD_HONKIT_H

#include "load/manifest/manifest.h"
#include "load/project.h"
#include "load/summary.h"

enum { HONKIT_LAYERS = 6 };

typedef struct {
    Project *project;
    Book *book;
    /* What says how the book is, the nearest first: book.json or .bookrc and .gitbook.yaml
     * of a language's folder, then those of the project. */
    Manifest layers[HONKIT_LAYERS];
    size_t layer_count;
    size_t folder_layers;   /* how many of them are of the language's folder */
    const char *content;    /* the folder with the text, from the root */
    const char *summary;    /* the contents that --manifest names, from the root; or NULL */
    const char *language;   /* the folder that was chosen of LANGS.md, or NULL */
    const char **ignored;   /* .bookignore's patterns, in their order */
    size_t ignored_count;
    size_t work;            /* characters that were compared with these patterns */
} Honkit;

/* ---- honkit_config.c ---- */

/* The files of a folder (from the root), in front of the layers that are there. */
void read_honkit_layers(Honkit *honkit, const char *folder);
/* The file that --manifest names, likewise. */
void read_named_layer(Honkit *honkit);
/* honkit_program.c: what book.js says in plain texts, as a map; NULL: nothing. */
const DataNode *read_book_program(Arena *arena, const Source *source);
/* "title", or "structure.readme": its value in the nearest layer that has one which is
 * neither null nor empty.  NULL: none has.  *of, unless NULL: that layer. */
const DataNode *lookup_honkit_key(Honkit *honkit, const char *key, Manifest **of);
/* The same as a text. */
const char *honkit_text(Honkit *honkit, const char *key);
/* True when the list of plug-ins has one of that name. */
bool has_honkit_plugin(Honkit *honkit, const char *name);
/* honkit_metadata.c: title, authors and all else that is no file. */
void read_honkit_metadata(Honkit *honkit);
/* Plug-ins, redirects, and keys that mean nothing here. */
void read_honkit_rest(Honkit *honkit);
/* Style sheets and the cover image. */
void read_honkit_files(Honkit *honkit);

/* ---- honkit_languages.c ---- */

/* Chooses a language where LANGS.md lists some: honkit->language and content. */
void choose_honkit_language(Honkit *honkit);

/* ---- honkit_ignore.c ---- */

void read_honkit_ignore(Honkit *honkit);
/* True when .bookignore leaves the file out; path counts from the root. */
bool is_honkit_ignored(Honkit *honkit, const char *path);
/* gitignore(5), for one pattern without its "!". */
bool matches_ignore_pattern(const char *pattern, const char *path);

/* ---- honkit_paths.c ---- */

/* A file in the folder with the text, by its name or, with other letters' case, one like it;
 * NULL: there is none. */
const char *honkit_file(Honkit *honkit, const char *name);
/* The file that structure.KEY names, else, or when that is not there, the usual one.  NULL:
 * there is none. */
const char *honkit_structure_file(Honkit *honkit, const char *key, const char *usual);
/* True when it leads to another scheme or host. */
bool is_remote_item(const char *destination);
/* The path of an item from the root, *fragment what follows its #, or NULL.  NULL: it leads
 * nowhere in the project. */
const char *honkit_item_path(Honkit *honkit, const SummaryItem *item,
                             const char **fragment);

/* ---- honkit_fallback.c: where files that the tool wants are not there ---- */

/* Reports files that structure: names and that are not there. */
void report_honkit_structure(Honkit *honkit);
/* Folders beside each other that are named as languages, each with a SUMMARY.md, as a LANGS.md
 * would list them: their paths from the root; NULL: there are none, or there is a SUMMARY.md. */
const char **honkit_language_folders(Honkit *honkit);
/* The folder with the text: the one in it that has the SUMMARY.md, where it has none itself,
 * which is reported. */
const char *find_honkit_summary(Honkit *honkit);
/* All Markdown in the folder with the text in place of SUMMARY.md, save what is an entry
 * already and the glossary, which may be NULL; reports that. */
void add_honkit_folder(Honkit *honkit, const char *glossary);

/* ---- honkit_summary.c ---- */

void read_honkit_entries(Honkit *honkit);

/* honkit_order.c: once all entries are there. */
void order_honkit_links(Book *book);

/* ---- honkit_include.c ---- */

/* {% include "file" %}. */
void expand_honkit_includes(Project *project, Chapter *chapter);
/* The same and [import](file), as the plug-in include-codeblock has it. */
void expand_honkit_code(Project *project, Chapter *chapter);

#endif
