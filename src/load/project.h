/* project.h - a book's folder, and what every kind of project shares on its way into the
 * Book.
 *
 * A kind is one file beside this one: it knows what shows that a folder is of its kind,
 * and fills the Book from it with the verbs below.  Its flags of Markdown are the
 * dialect. */
#ifndef EPUBIFY_LOAD_PROJECT_H
#define EPUBIFY_LOAD_PROJECT_H

#include "book.h"
#include "formats/yaml.h"

struct ProjectKind;

typedef struct Project {
    Book *book;
    const struct ProjectKind *kind;
    const char *manifest;   /* the file that says what the book is, from the book's folder;
                             * "": there is none, the folder itself is the book */
    const char *within;     /* the folder in the one that was given where the book is; or NULL */
    const char *language;   /* the tag that the name of that folder is; or NULL */
    const char *root;       /* the folder that nothing is read from outside of, as a real path */
    struct Manifest *own;   /* our own, parsed */
    const char *only_file;  /* the one Markdown file that is the book, likewise; or NULL */
    const char *listed_in;  /* the folder that a list of chapters counts paths from; NULL: the
                             * book's */
    bool english;   /* what does not say its language is English to this tool */
    const char *edition;    /* that the kind has made of the project, when it is not the whole book */
    bool full;      /* there are too many entries: no more are taken */
    const char *changelog;  /* the file that lists the releases, as the manifest names it; or NULL */
    Position at_changelog;
    bool no_changelog;  /* the one beside the manifest is about something else */
    bool files_read;    /* the kind has taken the files of metadata that the command line names */
    bool whole;     /* the manifest was read to its end: what is not there is missing */
    /* Expands what a chapter includes, once its text is read; NULL: nothing is. */
    void (*expand)(struct Project *project, Chapter *chapter);
    Map files;      /* a source path → the Chapter that listed it first */
    Map sources;    /* the path of an included file → its Source */
    Map reported;   /* "file:offset" of what could not be included → itself: told once */
    struct Docc *docc;  /* what a catalogue of DocC holds, once asked for */
    Map lines, anchors; /* its name → where its lines and marked parts stand, once asked for */
    size_t bytes;   /* of all chapters and included files so far */
    size_t expanded;    /* of what was included, as often as it was */
    unsigned searches;  /* for files that a name could be meant for */
    time_t newest;  /* modification time among the inputs so far */
} Project;

typedef struct ProjectKind {
    const char *name;   /* as --from says it: "mdbook" */
    const char *title;  /* in messages: "an mdBook" */
    const char *shown_by;   /* in messages: "book.toml or src/SUMMARY.md" */
    /* The file in the folder that shows the kind, by its path from there; NULL: there is
     * none.  "": the folder as a whole does. */
    const char *(*recognise)(const Root *folder, Arena *arena);
    void (*read)(Project *project);
} ProjectKind;

/* In the order in which a folder is tried; the first is our own.  Ends with NULL. */
extern const ProjectKind *const project_kinds[];
extern const ProjectKind epubify_kind, mdbook_kind, honkit_kind, leanpub_kind, pandoc_kind,
    folder_kind;

/* How the mistakes of other tools' YAML and JSON are called. */
extern const YamlCodes project_codes;

bool is_own_kind(const ProjectKind *kind);
/* True when the folder holds a file of that name, which may be a path, readable or not. */
bool has_file(const Root *folder, const char *name);
bool has_folder(const Root *folder, const char *path);

/* The path from the root of one that counts from the book's folder; NULL: it leads out. */
const char *project_path(const Project *project, const char *path);

/* ---- Entries ---- */

/* A new one behind all others.  parent may be NULL. NULL: there are too many, which has
 * been reported. */
Chapter *add_entry(Project *project, Position at, Chapter *parent, EntryKind kind);
/* The file becomes the entry's: read, cleaned, its includes expanded.  path counts from the
 * root; written is what the author wrote, for messages.  A missing one is a hole; one that
 * is listed already makes the entry a link to its first place. */
void read_entry_file(Project *project, Chapter *chapter, const char *path,
                     const char *written, Position at);
/* Entries that mistakes left without a name get one. */
void complete_entries(Project *project);

/* ---- Files ---- */

/* A whole text file that is no chapter, cleaned: a manifest, a list of chapters.  False:
 * it can't be read, which has been reported at that place. */
bool read_project_file(Project *project, const char *path, Position at, Source *source);
/* The path, or that of the one file whose name differs from it only in case or normal form;
 * NULL: there is none. */
const char *lookup_path(Project *project, const char *path);
/* A file that a chapter includes; its text is read once and belongs to the book.  NULL: it
 * can't be read, *status says why. */
const Source *lookup_included(Project *project, const char *path, FileStatus *status);
/* Its modification time counts for the book's. */
void note_modified(Project *project, const char *path);

/* ---- Metadata ---- */

/* What a book needs and its project does not say: reported, and made up.  manifest: NULL in
 * a project of another tool. */
struct Manifest;
void complete_metadata(Project *project, const struct Manifest *manifest);
/* Style sheets and the cover, by their path from the root. */
void add_style_sheet(Book *book, const char *path, Position at);
void set_cover(Book *book, const char *path, Position at);
/* Adds a word to a list that ends with NULL. */
const char **append_word(Arena *arena, const char **words, const char *word);

#endif
