/* progress.c - how much of the book that is planned is there. */
#include <string.h>
#include "data/semantics.h"
#include "resolve/edition/edition.h"

/* A chapter of the text itself, wherever the edition has it. */
static bool is_chapter(const Chapter *chapter)
{
    return chapter->kind == ENTRY_CHAPTER && chapter->semantics->matter == 'b';
}

static bool is_lesson(const Chapter *chapter)
{
    return chapter->kind == ENTRY_LESSON && chapter->semantics->matter == 'b';
}

static void count(Amount *amount, const Chapter *chapter)
{
    amount->listed++;
    amount->written += chapter->status != STATUS_PLANNED;
}

static void check(Book *book, const char *what, const Amount *amount)
{
    if (amount->planned > 0 && amount->listed > (size_t)amount->planned)
        diag_add(&book->diags, "planned-total", book->at_planned,
                 arena_format(&book->arena, "write `%s: %zu`, or more", what,
                              amount->listed),
                 "%zu %s are listed, and no more than %d planned", amount->listed, what,
                 amount->planned);
    else if (strcmp(book->edition.name, "final") == 0 && amount->planned > 0 &&
             amount->written < (size_t)amount->planned)
        diag_add(&book->diags, "edition-unfinished", book->at_planned,
                 "write them, or plan no more than there are",
                 "the final edition has %zu %s, and %d are planned", amount->written,
                 what, amount->planned);
}

void resolve_progress(Book *book)
{
    Progress *progress = &book->progress;

    progress->chapters.planned = book->planned_chapters;
    progress->lessons.planned = book->planned_lessons;
    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *chapter = book->chapters[i];
        if (chapter->destination != NULL)
            continue;
        if (is_chapter(chapter))
            count(&progress->chapters, chapter);
        else if (is_lesson(chapter))
            count(&progress->lessons, chapter);
    }
    check(book, "chapters", &progress->chapters);
    check(book, "lessons", &progress->lessons);
}
