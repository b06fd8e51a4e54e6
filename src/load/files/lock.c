/* lock.c - which release came before, and whether this one follows it. */
#include "load/files/lock.h"
#include <string.h>
#include "base/path.h"
#include "past/epub.h"
#include "past/lock.h"

static const char lock_name[] = "epubify.lock";

const char *const layout_names[] = {"plain", "stable", "kobo", NULL};

Layout find_layout(const char *name)
{
    for (int i = 0; name != NULL && layout_names[i] != NULL; i++)
        if (strcmp(layout_names[i], name) == 0)
            return (Layout)i;
    return LAYOUT_STABLE;
}

static const PastRelease *last_release(const Past *past)
{
    const PastRelease *release = past->releases;

    while (release->next != NULL)
        release = release->next;
    return release;
}

static const PastRelease *find_release(const Past *past, const char *name)
{
    const PastRelease *release = past->releases;

    while (release != NULL && strcmp(release->name, name) != 0)
        release = release->next;
    return release;
}

/* Each language of a book grows by itself: the first one's lock is called as if it were the only
 * one, since translations come later; "epubify-fr.lock". */
static const char *name_of_lock(Book *book)
{
    const char *language = book->built_language;
    char *name;

    if (language == NULL || book->languages == NULL ||
        strcmp(language, book->languages[0]) == 0)
        return lock_name;
    name = arena_format(&book->arena, "epubify-%s.lock", language);
    for (char *at = name; (at = strchr(at, '/')) != NULL;)
        *at = '-';
    return name;
}

static const char *join(Book *book, const char *folder)
{
    const char *name = name_of_lock(book);

    return *folder == '\0' ? name : arena_format(&book->arena, "%s/%s", folder, name);
}

/* ---- The file ------------------------------------------------------------------------------- */

/* One that the caller names may be anywhere; it is opened as a file of its own folder. */
static FileStatus read_named(Book *book, const char *path, Bytes *text)
{
    const char *folder = path_folder(&book->arena, path);
    FileInfo info;
    FileStatus status = FILE_MISSING;
    Root root;

    if (!root_open(&root, *folder == '\0' ? (*path == '/' ? "/" : ".") : folder))
        return status;
    status = file_read(&root, path_name(path), LOCK_LARGEST, &book->arena, text, &info);
    root_close(&root);
    return status;
}

static FileStatus read_file(Book *book, Bytes *text)
{
    FileInfo info;

    if (book->options->lock != NULL) {
        book->lock.path = book->options->lock;
        return read_named(book, book->options->lock, text);
    }
    book->lock.path = join(book, book->shown_base);
    return file_read(&book->root, join(book, book->base), LOCK_LARGEST, &book->arena,
                     text, &info);
}

/* ---- What it says --------------------------------------------------------------------------- */

static void report_damage(Book *book, LockStatus status, uint32_t line, const char *why)
{
    Position at = file_position(book->lock.path);

    at.line = line;
    if (status == LOCK_FUTURE)
        diag_add(&book->diags, "lock-version", at,
                 "build with that version, or a later one",
                 "a later version of epubify has written this lock");
    else
        diag_add(
            &book->diags, "lock-damaged", at,
            "take it from version control; of a conflict keep either side, and build "
            "again; or make it anew from the last EPUB: epubify lock BOOK --from "
            "OLD.epub",
            "the lock is damaged: %s", why);
}

/* The release at hand is the lock's newest, built once more, or follows it. */
static void take_past(Book *book, const Lock *lock)
{
    const char *name = book->metadata.release;
    const PastRelease *last = last_release(lock->newest);

    if (name == NULL) {
        diag_add(
            &book->diags, "lock-release", file_position(book->lock.path),
            "give the release that comes next a name: `release: …`",
            "there is a lock, but the book names no release; the lock stays as it is");
        book->past = lock->newest;
        book->lock.path = NULL;
    } else if (strcmp(last->name, name) == 0) {
        book->past = lock->before;
        book->lock.given_out = last->given_out;
    } else if (find_release(lock->newest, name) != NULL) {
        diag_add(&book->diags, "lock-older", file_position(book->manifest),
                 "give it a new name, or take the lock of that time from version control",
                 "release %s came before release %s, which the lock knows", name,
                 last->name);
    } else {
        book->past = lock->newest;
    }
}

static void read_text(Book *book)
{
    Lock lock;
    uint32_t line;
    const char *why;
    Bytes text = book->lock.text;
    LockStatus status = read_lock(text, &book->arena, &lock, &line, &why);

    if (status == LOCK_GOOD)
        take_past(book, &lock);
    else
        report_damage(book, status, line, why);
}

/* What an EPUB says of the release that it is. */
static Past *read_since(Book *book)
{
    EpubError error = {0};
    const Epub *epub = read_epub_file(&book->arena, book->options->since, &error);

    if (epub != NULL) {
        book->releases.since = epub->release;
        book->releases.since_version = epub->version;
        return past_from_epub(&book->arena, epub);
    }
    diag_add(&book->diags, "since-unreadable", file_position(book->options->since),
             "name the EPUB of the last release",
             "this is no EPUB that can be read: %s%s%s",
             error.entry == NULL ? "" : error.entry, error.entry == NULL ? "" : ": ",
             error.why);
    return NULL;
}

void load_lock(Project *project)
{
    Book *book = project->book;
    Bytes text = {"", 0};
    FileStatus status;

    if (book->options->since != NULL)
        book->since = read_since(book);
    status = read_file(book, &text);
    if (book->options->relock) { /* whatever it is like */
        book->past = book->since;
        book->lock.kept = book->past != NULL;
        return;
    }
    if (status != FILE_OK && status != FILE_MISSING) {
        diag_add(&book->diags, "lock-damaged", file_position(book->lock.path), NULL,
                 "the lock %s", file_status_text(status));
        return;
    }
    book->lock.text = text;
    if (status == FILE_OK)
        read_text(book);
    if (book->past == NULL) {
        book->past = book->since;
        book->since = NULL;
    }
    book->lock.kept = book->metadata.release != NULL || book->past != NULL;
    book->fresh =
        book->layout == LAYOUT_PLAIN || book->options->reflow || book->edition.apart;
    if (!book->lock.kept ||
        book->edition.apart) /* which takes its names, and adds none */
        book->lock.path = NULL;
}
