/* manifest.h - book.yaml, or another map of keys, on its way into the Book: what the
 * files that read its keys share. */
#ifndef EPUBIFY_LOAD_MANIFEST_MANIFEST_H
#define EPUBIFY_LOAD_MANIFEST_MANIFEST_H

#include "book.h"
#include "formats/yaml.h"
#include "load/project.h"

typedef struct Manifest {
    Project *project;
    Book *book;
    Source source;
    const DataNode *root; /* a map, or NULL */
    bool foreign; /* it is another tool's: keys that we do not know are notes */
    bool whole;   /* the manifest was read to its end: what is not there is missing */
    Map ids;      /* an entry's id → its Position */
    Map meant;    /* keys that unknown ones were most likely meant for */
    const char *position; /* group-position: for the first collection without one */
} Manifest;

/* Reads one key's value into the book.  Mistakes are recorded in the book's diags. */
typedef void ReadKey(Manifest *manifest, const DataNode *node);
typedef struct {
    const char *key;
    const char
        *main; /* two keys with the same one mean the same, and only one may be there */
    ReadKey *read;
} KeyRow;

/* Each ends with a NULL key. */
extern const KeyRow metadata_keys[]; /* metadata.c */
extern const KeyRow access_keys[];   /* access.c */
extern const KeyRow pitch_keys[];    /* pitch.c */

/* Cleans and parses the manifest's bytes; root is NULL afterwards when there is
 * nothing to read. */
void parse_manifest(Manifest *manifest, Bytes raw);
void read_chapters(Manifest *manifest, const DataNode *node);
void read_identifiers(Manifest *manifest, const DataNode *node);
/* What `scheme:` must say of an identifier, so that it is read as it is; NULL: nothing. */
const char *scheme_to_write(const Identifier *identifier);
/* Derives one when there is none. */
void complete_identifier(Project *project, const Manifest *manifest);
/* The keys of a map that are of metadata are read into the book's; for the project of
 * another tool, whose others are noted unless they are among known, which ends with NULL
 * (NULL: none is). */
void read_metadata(Manifest *manifest, const DataNode *map, const char *const *known);
/* What our manifest's key would do with the value; false: there is no such key. */
bool read_metadata_key(Manifest *manifest, const char *key, const DataNode *node);
/* Forgets what the book says of our manifest's key: another value takes its place. */
void clear_metadata_key(Manifest *manifest, const char *key);
/* The tag that a text's script stands for; "en" for a Latin one. */
const char *language_of_text(Bytes text);
/* In front: it is the main title. */
void add_title(Book *book, Title title, bool in_front);
/* The key is not there, not even misspelt, nor behind a mistake that hides it. */
bool is_missing(const Manifest *manifest, const char *key);
/* The date as YYYY, YYYY-MM, YYYY-MM-DD or with a time; *seconds since 1970 of its
 * beginning. False: it is none. */
bool read_w3c_date(const char *text, time_t *seconds);

#endif
