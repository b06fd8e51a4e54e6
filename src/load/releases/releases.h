/* releases.h - the releases that the author lists: `releases:` in the manifest, or a change
 * log beside it. */
#ifndef EPUBIFY_LOAD_RELEASES_RELEASES_H
#define EPUBIFY_LOAD_RELEASES_RELEASES_H

#include "load/manifest/manifest.h"

enum { MOST_RELEASES = 1000 };

/* Keys of the manifest. */
void read_releases(Manifest *manifest, const DataNode *node);
void read_changelog(Manifest *manifest, const DataNode *node);
void read_whats_new(Manifest *manifest, const DataNode *node);

/* Once all that says which release this is has been read: takes the change log, puts the
 * releases in order, and finds the date of the one at hand. */
void complete_releases(Project *project);

/* A file that lists releases; its path counts from the root. */
typedef struct {
    Project *project;
    const char *path;
    const Source *source;   /* must live as long as the book */
} ReleaseList;

/* The next one, or NULL where one of that name is there or there are too many, which is
 * told. */
Release *add_release(const ReleaseList *list, const char *name, Position at);

/* notes.c: what the author says of a release: a text, and where its lines stand in the file. */
Chapter *new_notes(const ReleaseList *list, Bytes text, Passages passages);
/* All of it in one run from an offset on; made: it does not stand there as it is. */
Passages passage_from(const ReleaseList *list, size_t offset, bool made);
/* The value of `notes:`: a text is Markdown; of a list each item is one of a bulleted list.
 * NULL: there is none, which is told. */
Chapter *read_notes(Manifest *manifest, const ReleaseList *list, const DataNode *node);

/* Any other text of the manifest that may be Markdown; what: its key.  NULL: there is none, which
 * is told. */
Remark *read_remark(Manifest *manifest, const DataNode *node, const char *what);

/* changelog.c: fills book->releases.listed from a change log (keepachangelog.com, 1.1.0). */
void read_log(const ReleaseList *list);

#endif
