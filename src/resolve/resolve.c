/* resolve.c - the order of what needs the whole book. */
#include "resolve/resolve.h"

#include "resolve/resources.h"
#include "resolve/stages.h"

void resolve_release_only(Book *book)
{
    resolve_conditions(book);
    resolve_titles(book);
    resolve_edition(book);
    resolve_release(book);
}

void resolve_book(Book *book)
{
    resolve_notes(book);
    resolve_conditions(book);
    resolve_titles(book);
    resolve_releases(book);
    resolve_edition(book);
    resolve_old_names(book);
    resolve_diagrams(book);
    resolve_numbers(book);
    resolve_styles(book);
    resolve_resources(book);
    resolve_cover(book);
    resolve_release(book);
    resolve_captions(book);
    resolve_absent(book);
    resolve_layout(book);
    resolve_anchors(book);
    resolve_release_anchors(book);
    resolve_links(book);
    resolve_glossary(book);
    resolve_toc(book);
    resolve_pages(book);
    resolve_news(book);
    resolve_slots(book);
    resolve_census(book);
    resolve_pitch(book);
}
