/* epubify.h - Markdown and a manifest become an EPUB 3.3: one call, one result, one free.
 *
 *     EpubifyOptions options = {.size = sizeof options, .book = "book"};
 *     EpubifyResult *result = epubify_build(&options);
 *
 *     for (size_t i = 0; i < result->diagnostic_count; i++)
 *         puts(result->diagnostics[i]->message);
 *     fwrite(result->bytes, 1, result->size, file);
 *     epubify_result_free(result);
 *
 * Any number of threads may build at once, the same book too: builds share nothing, and
 * of several that write one output the last wins.  The library prints nothing, changes
 * no state of the process (folder, locale, umask, signals; whatever the locale, it works
 * in the C one) and reads no environment variable but PATH, where it looks for the
 * programs that a book may need (rsvg-convert for a cover drawn as SVG).  Memory is the
 * one thing that it can't go on without: when there is none left it prints one line and
 * aborts. */
#ifndef EPUBIFY_H
#define EPUBIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define EPUBIFY_VERSION "0.1.0"

#if defined(__GNUC__)
#define EPUBIFY_API __attribute__((visibility("default")))
#else
#define EPUBIFY_API
#endif

/* What came of a build; the program's exit status has the same numbers. */
typedef enum {
    /* The EPUB is complete and valid. */
    EPUBIFY_OK = 0,
    /* The book has errors: the diagnostics say which.  Nothing was written. */
    EPUBIFY_ERRORS = 1,
    /* The options are wrong, or there is no book: failure says why. */
    EPUBIFY_USAGE = 2,
    /* The system failed (disk full, no permission ...): the diagnostics and failure say
     * why.  An older EPUB at output is untouched. */
    EPUBIFY_SYSTEM = 3
} EpubifyStatus;

typedef enum {
    EPUBIFY_NOTE,    /* nothing has to be done */
    EPUBIFY_WARNING, /* the EPUB is valid, but not what the author may want */
    EPUBIFY_ERROR    /* no EPUB is written */
} EpubifySeverity;

typedef enum { EPUBIFY_DEFAULT, EPUBIFY_YES, EPUBIFY_NO } EpubifyChoice;

/* Called on the thread that called epubify_build, and on no other: when a stage begins
 * (done is 0) and while it goes on.  stage is "load", "parse", "resolve", "render",
 * "package" or "write"; done and total count the stage's items, total is 0 where there is
 * nothing to count.  It must not leave by longjmp or an exception. */
typedef void (*EpubifyProgress)(void *user, const char *stage, size_t done, size_t total);

/* What to build.  Start from zeros, set size and book, then whatever differs from the
 * default. All texts are borrowed for the length of the call.  Paths count from the
 * current folder. */
typedef struct {
    /* sizeof(EpubifyOptions), always.  It tells the library which fields the caller
     * knows, so that later versions may add some at the end. */
    size_t size;
    /* The folder of the book: one that holds book.yaml, a project of another tool, or
     * Markdown; or the manifest itself, or one Markdown file. */
    const char *book;
    /* Where the EPUB goes: missing folders are made, an old file is replaced at once or
     * not at all.  {lang} in it stands for the language that is built, as result->languages
     * has it, or for the book's.  NULL: it stays in memory, see result->bytes. */
    const char *output;
    /* Warnings are errors. */
    bool strict;
    /* Errors that leave a hole in a valid book (a missing picture, a broken link) are
     * warnings, and the hole is shown.  Default: in the project of another tool. */
    EpubifyChoice lenient;
    /* Threads, the calling one included; 0: one for each processor.  The bytes of the
     * EPUB do not depend on it. */
    unsigned jobs;
    /* Nothing outside of this folder is read, whatever the manifest says: for services
     * that build what strangers send.  NULL: the manifest's root: decides. */
    const char *confine;
    /* Keeps what is costly to make; NULL: nothing is kept. */
    const char *cache_folder;
    /* Seconds since 1970 in decimal, for dcterms:modified where the book gives no date
     * (reproducible-builds.org); NULL: none. */
    const char *source_date_epoch;
    /* NULL: none.  progress_user is handed to it. */
    EpubifyProgress progress;
    void *progress_user;
    /* The kind of project, whatever the folder looks like: "epubify", "mdbook", "honkit",
     * "leanpub", "pandoc" or "folder"; NULL: the first that fits, in this order. */
    const char *from;
    /* The file that says what the book is, by its path from book, which is a folder; NULL:
     * the one that the kind has. */
    const char *manifest;
    /* A folder that holds the book, whose files it may use besides its own; NULL: the
     * book's own folder, or the manifest's root:. */
    const char *root;
    /* Of a project in several languages: which one; NULL: the first. */
    const char *language;
    /* Which edition: "early", "sample", "final", or one of the manifest's; NULL: early, which is
     * all of the book. */
    const char *edition;
    /* Metadata that goes before the book's: texts "key=value" or "key:value" with the
     * manifest's keys, and files of YAML.  Each list ends with NULL, as does the next. */
    const char *const *metadata, *const *metadata_files;
    /* Style sheets behind the book's own, and a cover image in place of its own; from the
     * current folder, but below the book's. */
    const char *const *styles;
    const char *cover;
    /* How deep the contents go, 1 to 6; 0: as the book says. */
    int toc_depth;
    /* Whether chapters are numbered. Default: as the book says. */
    EpubifyChoice numbered;
    /* The lock file, which says what the releases before were; read when it is there, and
     * written behind output when the book has a release and it changes.  NULL: epubify.lock
     * beside the manifest. */
    const char *lock;
    /* A lock that would change is an error. */
    bool frozen;
    /* "stable": readers keep their places from one release to the next; "kobo": on Kobo's devices
     * too, for a twentieth more bytes; "plain": they do not, and only names and ids stay.  NULL: as
     * the book says, else "stable". */
    const char *layout;
    /* A new edition: documents are laid out as those of a new book, and readers of the old one
     * find their chapters, but not their places. */
    bool reflow;
    /* The EPUB of the release before, of whatever tool: what is new is told against it, and
     * where there is no lock, its places are kept as far as they can be.  NULL: none. */
    const char *since;
} EpubifyOptions;

/* One thing to say to the author. */
typedef struct {
    /* As the author would name it: it begins as book was given.  NULL: the book as a
     * whole. */
    const char *file;
    /* From 1; 0: the file as a whole. */
    uint32_t line;
    /* In code points from 1, a tab is one; 0: the line as a whole. */
    uint32_t column;
    EpubifySeverity severity;
    /* Stable, in kebab-case: "link-broken". */
    const char *code;
    /* One line, no full stop. */
    const char *message;
    /* How to mend it, or NULL. */
    const char *hint;
    /* The line that it is about, without its end, or NULL.  Of a line of thousands of
     * bytes only a part is there, which begins at excerpt_column (from 1). */
    const char *excerpt;
    uint32_t excerpt_column;
} EpubifyDiagnostic;

/* A file that was written. */
typedef struct {
    /* As the caller named its folder. */
    const char *path;
    uint64_t size;
} EpubifyFile;

/* What came of it.  All of it belongs to the result and lives until epubify_result_free;
 * later versions may add fields at the end. */
typedef struct {
    EpubifyStatus status;
    /* One line where no diagnostic says why (status 2, sometimes 3), or NULL. */
    const char *failure;
    /* In reading order. */
    const EpubifyDiagnostic *const *diagnostics;
    size_t diagnostic_count;
    /* Of all that were found; of very many in one file, diagnostics holds the first 1000
     * only. */
    size_t error_count, warning_count, note_count;
    /* The EPUB when status is EPUBIFY_OK and no output was named, else NULL. */
    const unsigned char *bytes;
    /* Of the EPUB in bytes, there or in output; 0 when there is none. */
    uint64_t size;
    /* In the book, as far as it could be read. */
    size_t chapters, words, pictures;
    /* Warnings about holes: what the book names and does not have, and what is shown
     * instead. */
    size_t hole_count;
    /* The kind of project that it was read as: "epubify", "mdbook" ...; NULL: none was
     * found. */
    const char *kind;
    /* The languages of a project in several, as its folders are called; ends with NULL.
     * NULL: it is in one. */
    const char *const *languages;
    /* The folder that the paths of a manifest of this book count from, as the book was
     * given; NULL: no book was found. */
    const char *folder;
    /* Where the EPUB is, or would be, with {lang} filled in; NULL: nowhere. */
    const char *output;
    /* Of epubify_release: all files, the EPUBs first; else NULL. */
    const EpubifyFile *files;
    size_t file_count;
    /* The lock that was written, which is to be kept with the text; NULL: none was. */
    const char *lock;
    /* There was none before. */
    bool lock_is_new;
} EpubifyResult;

/* Builds a book.  Never NULL; free it with epubify_result_free. */
EPUBIFY_API EpubifyResult *epubify_build(const EpubifyOptions *options);
/* Makes what a release consists of: output is the folder, where it writes an EPUB of each edition
 * and the notes on the release as release-notes.md, release-notes.txt, release.json and
 * release.atom (the manual, epubify(1), says what is in them), all of them or none.  Warnings
 * are errors; so is a release without a date, or in which nothing is new, and a lock that would
 * change but for saying that the release is given out, unless reflow is set. */
EPUBIFY_API EpubifyResult *epubify_release(const EpubifyOptions *options);
/* Makes the book's page on the web instead of an EPUB: output is the folder, where it writes
 * index.html and the files that this needs, each wholly or not at all; others there stay as
 * they are.  Of a book that has a sample, that can be read there. */
EPUBIFY_API EpubifyResult *epubify_page(const EpubifyOptions *options);
/* Writes no EPUB but the manifest that says what the book is, so that building by it gives
 * the same bytes (where the date is the same): result->bytes, for a book.yaml in
 * result->folder.  output, progress, strict and cache_folder mean nothing here.  A book that
 * has such a manifest already is EPUBIFY_USAGE. */
EPUBIFY_API EpubifyResult *epubify_import(const EpubifyOptions *options);
typedef enum { EPUBIFY_DIFF_TEXT, EPUBIFY_DIFF_JSON, EPUBIFY_DIFF_HTML } EpubifyDiffFormat;

/* Which EPUBs to compare.  Start from zeros and set the first three. */
typedef struct {
    /* sizeof(EpubifyDiffOptions), always. */
    size_t size;
    /* Two files, whoever made them; borrowed for the length of the call. */
    const char *old_epub, *new_epub;
    /* JSON is described in epubify(1). */
    EpubifyDiffFormat format;
} EpubifyDiffOptions;

/* What has changed from one EPUB to the next, and what it would cost a reader: result->bytes is
 * the report, result->size bytes of UTF-8.  EPUBIFY_ERRORS: there is a report, and it says of
 * some reading system that it would put a reader's mark on other text.  EPUBIFY_USAGE: one of
 * them is missing or no EPUB that can be read, as failure says.  Free the result with
 * epubify_result_free. */
EPUBIFY_API EpubifyResult *epubify_diff(const EpubifyDiffOptions *options);
/* Writes no EPUB but the lock of options->since, the book's last release: for a book that has
 * none, or lost it.  A lock that is there is replaced. */
EPUBIFY_API EpubifyResult *epubify_lock(const EpubifyOptions *options);
/* Frees a result and all that it holds; NULL is fine. */
EPUBIFY_API void epubify_result_free(EpubifyResult *result);
/* The library's own version, EPUBIFY_VERSION when it was built; static. */
EPUBIFY_API const char *epubify_version(void);

#ifdef __cplusplus
}
#endif
#endif
