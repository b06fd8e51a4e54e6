/* notes.c - what there is to say of a release. */
#include "package/notes/notes.h"
#include "package/parts.h"

ReleaseNotes tell_release(Book *book, const MadeEdition *editions, size_t count)
{
    const Releases *releases = &book->releases;
    const Release *release = &releases->all[releases->count - 1];

    return (ReleaseNotes){
        .book = book,
        .release = release,
        .before = releases->count > 1 ? release - 1 : NULL,
        .heading =
            arena_format(&book->arena, "%s: %s", main_title(book), release->phrase),
        .news = releases->news,
        .editions = editions,
        .edition_count = count,
    };
}
