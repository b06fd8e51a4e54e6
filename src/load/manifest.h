/* manifest.h - book.yaml on its way into the Book: what the files that read its keys
 * share. */
#ifndef EPUBIFY_LOAD_MANIFEST_H
#define EPUBIFY_LOAD_MANIFEST_H

#include "book.h"
#include "formats/yaml.h"

typedef struct {
    Book *book;
    Source source;
    const DataNode *root; /* a map, or NULL */
    bool whole;   /* the manifest was read to its end: what is not there is missing */
    Map files;    /* a source path → the Position that listed it */
    Map ids;      /* an entry's id → its Position */
    Map meant;    /* keys that unknown ones were most likely meant for */
    size_t bytes; /* of all chapters so far */
    unsigned searches;    /* for files that a name could be meant for */
    time_t newest;        /* modification time among the inputs so far */
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

/* Cleans and parses the manifest's bytes; root is NULL afterwards when there is
 * nothing to read. */
void parse_manifest(Manifest *manifest, Bytes raw);
/* All keys but root:, which decides what can be read at all. */
void read_manifest(Manifest *manifest);
void read_chapters(Manifest *manifest, const DataNode *node);
/* The file that the node names becomes the chapter's, or is a hole. */
void read_chapter_file(Manifest *manifest, const DataNode *node, Chapter *chapter);
void read_identifiers(Manifest *manifest, const DataNode *node);
void complete_identifier(Manifest *manifest); /* derives one when there is none */
/* What a book needs and the manifest does not say: reported, and made up. */
void complete_metadata(Manifest *manifest);
/* The key is not there, not even misspelt, nor behind a mistake that hides it. */
bool is_missing(const Manifest *manifest, const char *key);
/* The date as YYYY, YYYY-MM, YYYY-MM-DD or with a time; *seconds since 1970 of its
 * beginning. False: it is none. */
bool read_w3c_date(const char *text, time_t *seconds);

#endif
