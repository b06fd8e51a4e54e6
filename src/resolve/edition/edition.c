/* edition.c - how far each chapter is, and which of them the edition that is built holds. */
#include <string.h>
#include "data/semantics.h"
#include "resolve/edition/edition.h"
#include "resolve/links/urls.h"
#include "resolve/stages.h"

/* ---- How far it is -------------------------------------------------------------------------- */

/* What the text says goes before what its entry says. */
static Status stated(const Chapter *chapter)
{
    return chapter->front.status != STATUS_UNSET ? chapter->front.status
                                                 : chapter->given_status;
}

/* The state of a chapter is that of its lessons too, unless they say another. */
static Status status_of(const Chapter *chapter)
{
    const Chapter *above = chapter;

    if (chapter->unwritten)
        return STATUS_PLANNED;
    while (stated(above) == STATUS_UNSET && above->parent != NULL)
        above = above->parent;
    return stated(above) == STATUS_UNSET ? STATUS_FINAL : stated(above);
}

/* It is said of it, and not only of what it stands below. */
static bool is_own_status(const Chapter *chapter)
{
    return chapter->parent == NULL || chapter->unwritten ||
           stated(chapter) != STATUS_UNSET;
}

/* ---- What the edition holds ----------------------------------------------------------------- */

static bool is_among(const char *name, const char *const *names)
{
    while (*names != NULL && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

/* As far as `editions:` of the entry, and of those above it, goes. */
static bool is_held_by(const Chapter *chapter, const char *edition)
{
    for (; chapter != NULL; chapter = chapter->parent)
        if (chapter->editions != NULL && !is_among(edition, chapter->editions))
            return false;
    return true;
}

bool counts_in_edition(const Book *book, const Chapter *chapter)
{
    if (!book->edition.sample)
        return is_held_by(chapter, book->edition.name);
    return is_held_by(chapter, "early") || is_held_by(chapter, "final");
}

static Tristate mark_of(const Chapter *chapter)
{
    return chapter->front.sample != TRISTATE_UNSET ? chapter->front.sample
                                                   : chapter->sample;
}

/* Front matter says what the book is: it is in, unless it says that it is not. */
static bool is_in_sample(const Chapter *chapter)
{
    while (mark_of(chapter) == TRISTATE_UNSET && chapter->parent != NULL)
        chapter = chapter->parent;
    return mark_of(chapter) == TRISTATE_UNSET ? chapter->semantics->matter == 'f'
                                              : mark_of(chapter) == TRISTATE_YES;
}

/* Whose lessons are in is in, for its opener; children come behind their parents. */
static void keep_parents(Book *book)
{
    for (size_t i = book->chapter_count; i-- > 0;) {
        const Chapter *chapter = book->chapters[i];
        if (!chapter->left_out && chapter->parent != NULL &&
            is_held_by(chapter->parent, book->edition.name))
            chapter->parent->left_out = false;
    }
}

static void check_sample(Book *book)
{
    size_t i = 0;

    while (i < book->chapter_count &&
           (book->chapters[i]->left_out || mark_of(book->chapters[i]) != TRISTATE_YES))
        i++;
    if (i == book->chapter_count)
        diag_add(&book->diags, "edition-missing", file_position(book->manifest),
                 "mark chapters or lessons with `sample: true`",
                 "no chapter is marked for the sample, so the edition \"%s\" would hold "
                 "none",
                 book->edition.name);
}

/* What is not there brings no style or page of its own along. */
static void forget_text(Chapter *chapter)
{
    chapter->has_math = chapter->has_index = chapter->has_code = false;
}

static void choose_chapters(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        chapter->left_out = !is_held_by(chapter, book->edition.name) ||
                            (book->edition.sample && !is_in_sample(chapter));
    }
    if (book->edition.sample) {
        keep_parents(book);
        check_sample(book);
    }
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->left_out)
            forget_text(book->chapters[i]);
}

/* ---- What must not be in it ----------------------------------------------------------------- */

/* The final edition is what its name says. */
static void check_final(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        bool planned = chapter->status == STATUS_PLANNED;
        if (chapter->left_out || !is_own_status(chapter) ||
            chapter->destination != NULL || (!planned && chapter->status != STATUS_DRAFT))
            continue;
        diag_add(&book->diags, "edition-unfinished", chapter->at,
                 "finish it, or keep it out with `editions: [early]`",
                 planned ? "the final edition can't hold \"%s\", which is planned"
                         : "the final edition can't hold \"%s\", which is a draft",
                 chapter->title);
    }
}

static const char *clean_link(Book *book, const char *url, Position at)
{
    const char *wrong = NULL;
    const char *clean = clean_url(&book->arena, url, &wrong);

    if (clean == NULL)
        diag_add(&book->diags, "link-url", at, "mend it",
                 "\"%s\" is no well-formed address: %s", url, wrong);
    return clean;
}

static void clean_links(Book *book)
{
    for (size_t i = 0; i < book->link_count; i++)
        book->links[i].href = clean_link(book, book->links[i].url, book->links[i].at);
    if (book->sample_url != NULL)
        book->sample_href = clean_link(book, book->sample_url, book->at_sample_url);
}

static void tell_states(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++)
        book->chapters[i]->status = status_of(book->chapters[i]);
    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *chapter = book->chapters[i];
        for (Chapter *above = chapter->parent; above != NULL; above = above->parent) {
            above->has_below = true;
            above->mixed |= above->status != chapter->status;
        }
    }
}

void resolve_edition(Book *book)
{
    tell_states(book);
    choose_chapters(book);
    if (strcmp(book->edition.name, "final") == 0)
        check_final(book);
    resolve_progress(book);
    clean_links(book);
}
