/* resources_gaps.c - an author's style sheet sees through the gaps of the layout. */
#include "resolve/resources_gaps.h"

#include <string.h>
#include "formats/css_gaps.h"
#include "resolve/resources_sheet.h"

/* book->state itself is made later. */
bool has_gaps(const Book *book)
{
    return book->lock.kept && book->layout != LAYOUT_PLAIN;
}

/* Behind an element's name such a selector counts that element alone, and gaps are divs. */
static const char *blind_hint(Book *book, const char *selector)
{
    return strstr(selector, "-of-type") != NULL
               ? arena_format(&book->arena,
                              "name the element, as in p%s, or, where it is a div, give "
                              "it a class; or say layout: plain",
                              selector)
               : "give the blocks that are meant a class; or say layout: plain, with "
                 "which readers lose their places at the next release";
}

void tell_blind_selectors(Book *book, const Source *source, const CssSheet *css)
{
    CssSheet sheet;
    CssGaps gaps;

    css_read(css->bytes, CSS_FILE, &book->arena, &sheet);
    css_see_through_gaps(&sheet, false, &gaps);
    for (size_t i = 0; i < gaps.blind_count && !is_dropped(book); i++) {
        const CssBlind *blind = &gaps.blind[i];
        const char *selector = arena_copy(&book->arena, css->bytes.data + blind->start,
                                          blind->end - blind->start);
        diag_add(&book->diags, "css-layout", source_position(source, blind->start),
                 blind_hint(book, selector),
                 "\"%s\" counts the gaps between the blocks of a book with releases",
                 selector);
    }
}

Bytes see_through_gaps(Book *book, Bytes text)
{
    CssSheet sheet;
    CssGaps gaps;
    Buf out = {0};

    css_read(text, CSS_FILE, &book->arena, &sheet);
    css_see_through_gaps(&sheet, book->past != NULL, &gaps);
    css_write(&sheet, &out);
    text = (Bytes){arena_copy(&book->arena, out.data, out.len), out.len};
    buf_free(&out);
    return text;
}
