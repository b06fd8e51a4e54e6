/* edition.h - the books that one tree makes, and which of them is built. */
#ifndef EPUBIFY_LOAD_MANIFEST_EDITION_H
#define EPUBIFY_LOAD_MANIFEST_EDITION_H

#include "load/manifest/manifest.h"

/* Early, sample and final, which need no declaration; once is enough. */
void declare_editions(Book *book);
ReadKey read_editions;  /* those of the author, and what is different in ours */
ReadKey read_planned;   /* how long the book will be */
ReadKey read_sample;    /* what the last page of a sample says */
ReadKey read_links;     /* edition_links.c: where readers get the book */
/* True for an address that a page about the book can link to; else reported. */
bool is_link_address(Manifest *manifest, const DataNode *node, const char *url);
/* The one that the command line asks for, else the early one.  The language must be known. */
void choose_edition(Project *project);

#endif
