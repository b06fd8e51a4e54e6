/* build.h - a build on its way from options to result. */
#ifndef EPUBIFY_BUILD_H
#define EPUBIFY_BUILD_H

#include <locale.h>
#include <pthread.h>
#include <stdatomic.h>
#include "book.h"
#include "epubify.h"

typedef struct {
    EpubifyOptions asked;
    BookOptions options;
    Book book;
    Document **documents; /* the book's list as an array, for the workers */
    Entry *entries;       /* of the documents, in the same order */
    Container container;
    const char *output; /* as asked, with {lang} filled in; NULL: it stays in memory */
    EpubifyStatus status;
    const char *failure;
    char *bytes;
    uint64_t size;
    const char *stage; /* of progress, as are the rest */
    size_t total;
    atomic_size_t done;
    pthread_t caller;
    locale_t plain, hosts; /* what we work in, and what the caller's thread had */
} Build;

/* {lang} in the name of an output. */
extern const char language_mark[];

/* From here to leave_locale this thread works in the C locale. */
void enter_locale(Build *build);
void leave_locale(Build *build);

/* Progress: a stage begins, with so many items; one of them is done, by whatever thread. */
void begin_stage(Build *build, const char *stage, size_t total);
void finish_item(Build *build);

/* Notes why there is no result; false. */
bool fail(Build *build, EpubifyStatus status, const char *why);
/* What the caller asked for; false: it can't be done, and fail has been told why. */
bool read_options(Build *build, const EpubifyOptions *given);
void start_book(Build *build);

#endif
