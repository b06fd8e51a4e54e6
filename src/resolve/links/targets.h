/* targets.h - which chapter a path in a link means. */
#ifndef EPUBIFY_RESOLVE_LINKS_TARGETS_H
#define EPUBIFY_RESOLVE_LINKS_TARGETS_H

#include "book.h"

typedef struct {
    const Book *book;
    Map chapters; /* the path of a source, in NFC → Chapter */
    Map folded;   /* the same by path without case */
    Map ids;      /* an entry's id → Chapter */
    Map openers;  /* a folder → the page of the chapter without a file whose lessons it holds */
} Targets;

/* Where a link leads: to a chapter with or without a fragment, or to the web. */
typedef struct {
    Chapter *chapter;
    const char *fragment;   /* NULL: none */
    const char *address;    /* of the web, when chapter is NULL */
} Page;

void collect_targets(Book *book, Targets *targets);
/* By a path from the root: "a" may mean a.md, and a folder its README or index, or the
 * chapter whose lessons it holds.  NULL: it means none. */
Chapter *lookup_target(const Targets *targets, Arena *arena, const char *path);
/* The same of what a website calls its pages, too: a.html is a.md, index.html a README, and
 * old pages are where the book's redirects lead.  fragment may be NULL.  False: none is. */
bool lookup_page(const Targets *targets, Arena *arena, const char *path,
                 const char *fragment, Page *page);
/* Where the redirects lead from an anchor that is in a chapter no longer. */
bool lookup_moved(const Targets *targets, Arena *arena, const Chapter *chapter,
                  const char *fragment, Page *page);
/* The same for a path that means none, by a name that differs in case, or has backslashes
 * between folders: both are the same on Windows.  It is told at the link of the chapter.
 * NULL: there is none, or a file has that very name. */
Chapter *find_similar_target(Book *book, const Targets *targets, Chapter *chapter,
                             const Node *link, const char *path);

/* The author's list of the chapters is no chapter; our contents stand for it.  false: that is not
 * its path. */
bool link_contents(const Book *book, Chapter *chapter, Node *link, const char *path);
/* As a link writes a path: without spaces. */
const char *as_written(Arena *arena, const char *path);

#endif
