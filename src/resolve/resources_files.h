/* resources_files.h - the files beside the text: each is judged once, and is in the
 * EPUB once.
 *
 *     const char *path, *fragment;
 *     if (locate_file(book, folder, "../images/a%20b.png?v=2", &path, &fragment) == TARGET_FILE) {
 *         SideFile *file = look_at_file(book, path);
 *         if (file->fault == SIDE_FINE && is_picture(file->media)) ... add_side_file(book, file) ...
 *     }
 * */
#ifndef EPUBIFY_RESOLVE_RESOURCES_FILES_H
#define EPUBIFY_RESOLVE_RESOURCES_FILES_H

#include "book.h"
#include "data/media.h"
#include "resolve/resources_names.h"

enum {
    LARGEST_SIDE_FILE = 50 << 20, /* bytes; Amazon takes no larger picture */
    MOST_PIXELS = 100 * 1000 * 1000
};

typedef enum {
    TARGET_FILE,     /* *path is set */
    TARGET_NOTHING,  /* an empty address */
    TARGET_FRAGMENT, /* "#…" only */
    TARGET_WEB,
    TARGET_DATA,
    TARGET_OUTSIDE
} Target;

/* What an address in a file of folder leads to, as browsers read it: decoded once,
 * query and fragment apart.  A path that begins with / counts from book->site.  A name that
 * holds "?", "#" or "%" itself is found, too, and one that differs in case, or has
 * backslashes between folders: see report_name.
 * *fragment is "" or begins with #. */
Target locate_file(Book *book, const char *folder, const char *url, const char **path,
                   const char **fragment);

typedef enum {
    SIDE_FINE,
    SIDE_MISSING,
    SIDE_OUTSIDE,
    SIDE_NO_FILE,
    SIDE_UNREADABLE,
    SIDE_BROKEN,
    SIDE_HUGE,
    SIDE_UNSAFE /* an SVG: see tell_svg_faults */
} SideFault;

typedef struct SideFile {
    const char *path; /* from the root; of the first name that led here */
    SideFault fault;
    Media media;     /* anything, when fault is SIDE_FINE */
    const char *why; /* what is wrong: "its end is missing", or NULL */
    uint32_t width, height;
    uint64_t size;
    Bytes bytes;        /* of an SVG */
    struct Svg *svg;    /* an SVG's faults, until they are told */
    Resource *resource; /* once it is in the EPUB */
} SideFile;

/* Reads headers only, but SVG as a whole.  Never NULL; the same for two names of one
 * file. */
SideFile *look_at_file(Book *book, const char *path);

/* The same for the content of a data: address, which is in no file.  NULL: it can't be
 * decoded. */
SideFile *look_at_data(Book *book, const char *url);
/* Fills all but the path of a file that consists of these bytes. */
void judge_bytes(Book *book, SideFile *file, Bytes bytes);
/* What an SVG adds to that. */
void judge_drawing(Book *book, SideFile *file, Bytes bytes);

/* Puts the file into book->resources, unless it is there already.  Its fault must be
 * SIDE_FINE, its media one of an EPUB. */
Resource *add_side_file(Book *book, SideFile *file);
/* One more resource at the end, named after a source path.  path and id are set. */
Resource *add_resource(Book *book, Media media, const char *path);

/* True when a fragment ("#leaf") may stand in the EPUB: it names an element of a drawing.
 * Of other files it says nothing.  searched begins empty and keeps the answers. */
bool has_fragment(Book *book, Map *searched, const char *path, const char *fragment);

/* What is wrong in an SVG file, at its places there; once. */
void tell_svg_faults(Book *book, Diags *diags, SideFile *file);

/* What to do with a file of a foreign format. */
const char *format_hint(Media media);

#endif
