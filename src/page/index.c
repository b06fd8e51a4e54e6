/* index.c - the page itself: what the book is, where to get it, what is in it. */
#include <string.h>
#include "data/page_words.h"
#include "data/words.h"
#include "page/parts.h"

const char *book_title(const Book *book)
{
    return book->metadata.title_count > 0 ? book->metadata.titles[0].text : "…";
}

/* ---- The head of the page ------------------------------------------------------------------- */

static void put_cover(Page *page)
{
    const Resource *cover = page->book->cover_shown;
    Buf *out = page->out;

    if (page->cover == NULL)
        return;
    buf_put(out, "<div class=\"cover\"><img");
    put_attribute_to(out, "src", page->cover);
    put_attribute_to(out, "alt", lookup_word(page->language, WORD_COVER));
    if (cover->width > 0 && cover->height > 0)
        buf_format(out, " width=\"%u\" height=\"%u\"", cover->width, cover->height);
    buf_put(out, "/></div>\n");
}

static const char *release_phrase(const Page *page)
{
    const char *release = page->book->metadata.release;

    if (release == NULL || release[0] < '0' || release[0] > '9')
        return release; /* "Early Release" names itself */
    return arena_format(&page->book->arena, "%s %s",
                        lookup_word(page->language, WORD_RELEASE), release);
}

static void put_date(Buf *out, const char *date)
{
    buf_put(out, "<time");
    put_attribute_to(out, "datetime", date);
    buf_char(out, '>');
    buf_put_escaped(out, date);
    buf_put(out, "</time>");
}

static void put_release(Page *page)
{
    const Book *book = page->book;
    const char *release = release_phrase(page);
    const char *date =
        book->releases.date != NULL ? book->releases.date : book->metadata.date;
    Buf *out = page->out;

    if (release == NULL && date == NULL)
        return;
    buf_put(out, "<p class=\"release\">");
    if (release != NULL)
        buf_put_escaped(out, release);
    buf_put(out, release != NULL && date != NULL ? " <span>·</span> " : "");
    if (date != NULL)
        put_date(out, date);
    buf_put(out, "</p>\n");
}

static void put_titles(Page *page)
{
    const Metadata *metadata = &page->book->metadata;

    put_html_line(page->out, "h1", NULL, book_title(page->book));
    for (size_t i = 1; i < metadata->title_count; i++) {
        const char *type = metadata->titles[i].type;
        if (type == NULL || strcmp(type, "subtitle") == 0)
            put_html_line(page->out, "p", "subtitle", metadata->titles[i].text);
    }
    for (size_t i = 0; i < metadata->creator_count; i++)
        if (!metadata->creators[i].contributor)
            put_html_line(page->out, "p", "author", metadata->creators[i].name);
}

static void put_description(Page *page)
{
    const Document *part = page->book->pitch.description_part;

    if (part == NULL)
        return;
    buf_put(page->out, "<div class=\"about\">\n");
    put_body_of(page, part);
    buf_put(page->out, "</div>\n");
}

/* The first page of the sample that is a text. */
static const char *begin_of_sample(const Page *page)
{
    const Document *document = page->sample == NULL ? NULL : page->sample->documents;

    while (document != NULL &&
           (document->chapter == NULL || page_of(page, document) == NULL))
        document = document->next;
    return page_of(page, document);
}

static void put_button(Page *page, const char *style, const char *href, const char *text)
{
    Buf *out = page->out;

    buf_put(out, "<li><a");
    put_attribute_to(out, "class", style);
    put_attribute_to(out, "href", href);
    buf_char(out, '>');
    buf_put_escaped(out, text);
    buf_put(out, "</a></li>\n");
}

static void put_links(Page *page, LinkKind kind)
{
    static const char *const styles[] = {"web", "buy", "newsletter", "feed"};
    const Book *book = page->book;

    for (size_t i = 0; i < book->link_count; i++)
        if (book->links[i].kind == kind && book->links[i].href != NULL)
            put_button(page, styles[kind], book->links[i].href, book->links[i].title);
}

/* Where the book is to be had comes first, then what may be read of it at once. */
static void put_buttons(Page *page)
{
    const char *sample = begin_of_sample(page);
    Buf *out = page->out;

    if (sample == NULL && page->book->link_count == 0)
        return;
    buf_put(out, "<nav class=\"get\"");
    put_attribute_to(out, "aria-label", lookup_page_word(page->language, PAGE_GET));
    buf_put(out, ">\n<ul>\n");
    put_links(page, LINK_BUY);
    if (sample != NULL)
        put_button(page, "sample", sample,
                   lookup_page_word(page->language, PAGE_READ_SAMPLE));
    put_links(page, LINK_NEWSLETTER);
    put_links(page, LINK_FEED);
    put_links(page, LINK_WEB);
    buf_put(out, "</ul>\n</nav>\n");
}

static void put_hero(Page *page)
{
    buf_put(page->out, "<header>\n<div class=\"hero\">\n");
    put_cover(page);
    buf_put(page->out, "<div class=\"lead\">\n");
    put_release(page);
    put_titles(page);
    put_description(page);
    put_buttons(page);
    put_progress(page);
    buf_put(page->out, "</div>\n</div>\n</header>\n");
}

/* ---- The sections --------------------------------------------------------------------------- */

static void open_section(Page *page, const char *name, const char *heading)
{
    Buf *out = page->out;

    buf_format(out, "<section class=\"%s\" aria-labelledby=\"page-%s\">\n<h2", name,
               name);
    buf_format(out, " id=\"page-%s\">", name);
    buf_put_escaped(out, heading);
    buf_put(out, "</h2>\n");
}

static void close_section(Page *page)
{
    buf_put(page->out, "</section>\n");
}

static void put_part(Page *page, const char *name, const char *heading,
                     const Document *part)
{
    if (part == NULL)
        return;
    open_section(page, name, heading);
    buf_format(page->out, "<div class=\"%s\">\n",
               part == page->book->pitch.figures_part ? "row" : "text");
    put_body_of(page, part);
    buf_put(page->out, "</div>\n");
    close_section(page);
}

static void put_sections(Page *page)
{
    const Pitch *pitch = &page->book->pitch;

    put_part(page, "learn", lookup_page_word(page->language, PAGE_LEARN),
             pitch->learn_part);
    put_part(page, "audience", lookup_page_word(page->language, PAGE_AUDIENCE),
             pitch->audience_part);
    put_part(page, "figures", lookup_page_word(page->language, PAGE_INSIDE),
             pitch->figures_part);
    open_section(page, "chapters", lookup_word(page->language, WORD_CONTENTS));
    put_contents(page);
    close_section(page);
    put_part(page, "whats-new", lookup_word(page->language, WORD_WHATS_NEW),
             pitch->news_part);
}

static void put_footer(Page *page)
{
    const Metadata *metadata = &page->book->metadata;
    Buf *out = page->out;
    bool has_isbn = false;

    for (size_t i = 0; i < metadata->identifier_count; i++)
        has_isbn |= strncmp(metadata->identifiers[i].text, "urn:isbn:", 9) == 0;
    if (metadata->rights == NULL && metadata->publisher == NULL && !has_isbn)
        return;
    buf_put(out, "<footer>\n");
    put_html_line(out, "p", "rights", metadata->rights);
    put_html_line(out, "p", "publisher", metadata->publisher);
    for (size_t i = 0; i < metadata->identifier_count; i++)
        if (strncmp(metadata->identifiers[i].text, "urn:isbn:", 9) == 0)
            put_html_line(out, "p", "isbn",
                          arena_format(&page->book->arena, "ISBN %s",
                                       metadata->identifiers[i].text + 9));
    buf_put(out, "</footer>\n");
}

static const char *page_title(const Book *book)
{
    const Metadata *metadata = &book->metadata;
    const char *name = NULL;

    for (size_t i = 0; i < metadata->creator_count && name == NULL; i++)
        if (!metadata->creators[i].contributor)
            name = metadata->creators[i].name;
    return name == NULL
               ? book_title(book)
               : arena_format((Arena *)&book->arena, "%s – %s", book_title(book), name);
}

void put_index(Page *page)
{
    Book *book = page->book;
    Buf *out = page->out;

    open_html(out, page->language, is_right_to_left(page->language) ? "rtl" : NULL,
              page_title(book));
    put_style_link(out, "page.css");
    put_meta(page);
    buf_put(out, "</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
    buf_put_escaped(out, lookup_page_word(page->language, PAGE_SKIP));
    buf_put(out, "</a>\n");
    put_hero(page);
    buf_put(out, "<main id=\"main\" tabindex=\"-1\">\n");
    put_sections(page);
    buf_put(out, "</main>\n");
    put_footer(page);
    buf_put(out, "</body>\n</html>\n");
}
