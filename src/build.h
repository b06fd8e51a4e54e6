/* build.h - a build on its way from options to result: what the library's calls share. */
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
    bool wrote_lock;
    const char *stage; /* of progress, as are the rest */
    size_t total;
    atomic_size_t done;
    pthread_t caller;
    locale_t plain, hosts; /* what we work in, and what the caller's thread had */
} Build;

/* Case, numbers and the system's messages are those of the C locale, on each thread that
 * works; the process keeps its own, and so does the host's callback. */
void enter_locale(Build *build);
void leave_locale(Build *build);

/* false, as fail_build gives it: the options are wrong. */
bool read_options(Build *build, const EpubifyOptions *given);
/* The book begins, with what the options say. */
void start_book(Build *build);

/* The stages, one after another; each tells progress.  false: nothing can be made. */
bool load(Build *build);
void parse(Build *build);
void resolve(Build *build);
/* build->output: {lang} in its name stands for what is built, the folder of the language or
 * the tag of a book in one. */
void name_output(Build *build);
/* Every document, by work(build, its index in build->documents) on the workers. */
void render(Build *build, void (*work)(void *build, size_t index));
/* Renders and packages them all; a document's XHTML is deflated and freed by the worker that made
 * it.  The container is the caller's, who frees it with package_free. */
void make_container(Build *build);
void begin_stage(Build *build, const char *stage, size_t total);
/* One of the items that begin_stage counted is done; workers say so. */
void finish_item(Build *build);

/* Always false, for those who answer with it. */
bool fail_build(Build *build, EpubifyStatus status, const char *why);
/* False when the book has errors.  Strict comes last, when all has been said. */
bool book_is_sound(Build *build);
/* Frees all but the container. */
EpubifyResult *finish_build(Build *build);
/* The same without a result; one that was never started is fine. */
void drop_build(Build *build);

#endif
