/* lock.c - what the next release has to know of this one. */
#include "past/lock.h"
#include <string.h>
#include "package/parts.h"

/* Of the whole book: it is the lock of all editions. */
static size_t count_book(const Book *book)
{
    size_t words = 0;

    for (size_t i = 0; i < book->chapter_count; i++)
        words += book->chapters[i]->tree == NULL ? 0 : book->chapters[i]->words;
    return words;
}

static PastRelease *copy_releases(Book *book, bool given_out)
{
    PastRelease *first = NULL, **next = &first;

    for (const PastRelease *old = book->past == NULL ? NULL : book->past->releases;
         old != NULL; old = old->next) {
        *next = arena_alloc(&book->arena, sizeof **next);
        **next = *old;
        (*next)->next = NULL;
        next = &(*next)->next;
    }
    *next = arena_alloc(&book->arena, sizeof **next);
    **next = (PastRelease){.name = book->metadata.release,
                           .date = book->releases.date,
                           .version = book->metadata.ibooks_version,
                           .words = count_book(book),
                           .given_out = given_out};
    return first;
}

/* All but what is said of given-out releases. */
static bool is_same(Bytes one, Bytes other)
{
    return one.len == other.len && memcmp(one.data, other.data, one.len) == 0;
}

static Bytes lock_text(Book *book, const Past *newest, const Past *before)
{
    Buf buf = {0};
    Bytes text;

    put_lock(&buf, newest, before);
    text = (Bytes){arena_copy(&book->arena, buf.data, buf.len), buf.len};
    buf_free(&buf);
    return text;
}

void make_past_lock(Book *book)
{
    book->lock.made = lock_text(book, book->past, NULL);
}

static void report_frozen(Book *book)
{
    bool releasing = book->options->releasing, none = book->lock.text.len == 0;

    diag_add(&book->diags, "lock-frozen", file_position(book->lock.path),
             releasing ? "build the book, look at it, and commit the lock with the text"
                       : "build without --frozen, and commit the lock with the text",
             none && releasing
                 ? "there is no lock yet, and what is given out must have one"
             : none      ? "there is no lock yet, and --frozen keeps it from being made"
             : releasing ? "the lock is not that of the text as it is now"
                         : "the lock would change, which --frozen forbids");
}

/* What readers have is what the next release is compared with: a build in between, of a text that
 * goes on under the old name, does not write over it. */
static void report_given_out(Book *book)
{
    static const char hint[] = "give what is new a name: `release: …`; if nobody has the "
                               "old one yet, take `given-out` out of the lock";
    bool frozen = book->options->frozen && !book->options->releasing;

    diag_add(&book->diags, frozen ? "lock-frozen" : "lock-given-out",
             file_position(book->lock.path), hint,
             "release %s has been given out, and the text is another one now%s",
             book->metadata.release, frozen ? "" : "; the lock stays as it is");
}

static void judge_change(Book *book, Bytes text)
{
    if (text.len > LOCK_LARGEST)
        diag_add(&book->diags, "file-large", file_position(book->lock.path),
                 "let the next release begin anew: --reflow",
                 "the lock would have more than %d MB, and could not be read again",
                 LOCK_LARGEST >> 20);
    else if (book->lock.given_out)
        report_given_out(book);
    else if (book->options->frozen)
        report_frozen(book);
}

void make_lock(Book *book)
{
    Bytes text;

    if (book->state == NULL || book->lock.path == NULL)
        return;
    book->state->identifier = unique_identifier(book);
    book->state->releases = copy_releases(book, book->lock.given_out);
    text = lock_text(book, book->state, book->past);
    if (!is_same(text, book->lock.text)) {
        judge_change(book, text);
        if (book->lock.given_out)
            return;
    }
    /* That it is given out is all that a release may change. */
    if (book->options->releasing) {
        book->state->releases = copy_releases(book, true);
        text = lock_text(book, book->state, book->past);
    }
    if (!is_same(text, book->lock.text))
        book->lock.made = text;
}
