/* sample.c - a chapter of the sample as a page to read in the browser: the text as render has
 * made it, and a small frame. */
#include <string.h>
#include "base/path.h"
#include "data/page_words.h"
#include "data/words.h"
#include "page/parts.h"

/* The way from a page of the sample to another file. */
static const char *way_to(const Page *page, const Document *document, const char *path)
{
    Arena *arena = &page->book->arena;

    return path_relative(arena, path_folder(arena, page_of(page, document)), path);
}

static void put_link(Page *page, const char *style, const char *href, const char *text)
{
    Buf *out = page->out;

    buf_put(out, "<a");
    put_attribute_to(out, "class", style);
    if (strcmp(style, "prev") == 0 || strcmp(style, "next") == 0)
        put_attribute_to(out, "rel", style);
    put_attribute_to(out, "href", href);
    buf_char(out, '>');
    buf_put_escaped(out, text);
    buf_put(out, "</a>\n");
}

static const Document *next_page(const Page *page, const Document *document)
{
    do
        document = document->next;
    while (document != NULL && page_of(page, document) == NULL);
    return document;
}

static void put_steps(Page *page, const Document *document, const Document *previous)
{
    const Document *next = next_page(page, document);
    Buf *out = page->out;

    if (previous == NULL && next == NULL)
        return;
    buf_put(out, "<nav class=\"steps\"");
    put_attribute_to(out, "aria-label",
                     arena_format(&page->book->arena, "%s / %s",
                                  lookup_page_word(page->language, PAGE_PREVIOUS),
                                  lookup_page_word(page->language, PAGE_NEXT)));
    buf_put(out, ">\n");
    if (previous != NULL)
        put_link(page, "prev", way_to(page, document, page_of(page, previous)),
                 previous->title);
    if (next != NULL)
        put_link(page, "next", way_to(page, document, page_of(page, next)), next->title);
    buf_put(out, "</nav>\n");
}

static const char *inside(const Page *page, const char *path)
{
    return arena_format(&page->book->arena, "%s%s", page->folder, path);
}

static void put_head(Page *page, const Document *document)
{
    const Book *sample = page->sample;
    Buf *out = page->out;

    open_html(out, document->language, document->direction,
              arena_format(&page->book->arena, "%s – %s", document->title,
                           book_title(page->book)));
    for (size_t i = 0; i < sample->style_sheet_count; i++)
        put_style_link(out, way_to(page, document,
                                   inside(page, sample->style_sheets[i]->path)));
    put_style_link(out, way_to(page, document, "sample.css"));
    buf_put(out, "</head>\n<body>\n<a class=\"skip\" href=\"#main\"");
    put_attribute_to(out, "lang", page->language);
    buf_char(out, '>');
    buf_put_escaped(out, lookup_page_word(page->language, PAGE_SKIP));
    buf_put(out, "</a>\n");
}

/* Its words are in the book's language, whatever that of the text is. */
static void open_frame(Page *page, const Document *document, const char *name)
{
    bool is_rtl = is_right_to_left(page->language);

    buf_format(page->out, "<%s class=\"frame\"", name);
    put_attribute_to(page->out, "lang", page->language);
    if (document->direction != NULL)
        put_attribute_to(page->out, "dir", is_rtl ? "rtl" : "ltr");
    buf_put(page->out, ">\n");
}

static void put_frame(Page *page, const Document *document)
{
    Buf *out = page->out;

    open_frame(page, document, "header");
    put_link(page, "up", way_to(page, document, "index.html"), book_title(page->book));
    put_link(page, "contents", way_to(page, document, "index.html#page-chapters"),
             lookup_word(page->language, WORD_CONTENTS));
    buf_put(out, "</header>\n");
}

void put_sample_page(Page *page, const Document *document, const Document *previous)
{
    Buf *out = page->out;

    put_head(page, document);
    put_frame(page, document);
    buf_put(out, "<main id=\"main\" tabindex=\"-1\">\n");
    put_body_of(page, document);
    buf_put(out, "</main>\n");
    open_frame(page, document, "footer");
    put_steps(page, document, previous);
    put_link(page, "up", way_to(page, document, "index.html"),
             lookup_page_word(page->language, PAGE_ABOUT));
    buf_put(out, "</footer>\n</body>\n</html>\n");
}
