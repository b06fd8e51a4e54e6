/* nav.c - the navigation document (EPUB 3.3, 7): contents and landmarks; also the
 * book's own page of contents. */
#include <string.h>
#include "data/words.h"
#include "package/parts.h"

static void put_head(XmlWriter *writer, const Book *book, const char *title)
{
    xml_open_element(writer, "head");
    xml_open_element(writer, "meta");
    xml_put_attribute(writer, "charset", "utf-8");
    xml_close_element(writer);
    xml_put_element(writer, "title", title);
    for (size_t i = 0; i < book->style_sheet_count; i++) {
        xml_open_element(writer, "link");
        xml_put_attribute(writer, "rel", "stylesheet");
        xml_put_attribute(writer, "type", "text/css");
        xml_put_attribute(writer, "href", book->style_sheets[i]->path);
        xml_close_element(writer);
    }
    xml_close_element(writer);
}

const char *visible_label(const char *label)
{
    const char *text = label == NULL ? "" : label;

    return text[strspn(text, " \t\r\n")] == '\0' ? "…" : text;
}

static void put_link(XmlWriter *writer, const char *type, const char *href,
                     const char *label)
{
    xml_open_element(writer, "a");
    xml_put_attribute(writer, "epub:type", type);
    xml_put_attribute(writer, "href", href);
    xml_put_text(writer, visible_label(label));
    xml_close_element(writer);
}

static void put_entries(XmlWriter *writer, const TocEntry *entry, int depth)
{
    xml_open_element(writer, "ol");
    for (; entry != NULL; entry = entry->next) {
        xml_open_element(writer, "li");
        put_link(writer, NULL, entry->href, entry->label);
        if (entry->first_child != NULL && depth < DEEPEST_ENTRY)
            put_entries(writer, entry->first_child, depth + 1);
        xml_close_element(writer);
    }
    xml_close_element(writer);
}

static void put_contents(XmlWriter *writer, const Book *book, const char *title)
{
    const char *first =
        book->documents != NULL ? book->documents->path : navigation_path(book);
    const TocEntry only = {.label = main_title(book),
                           .href = first}; /* no list may be empty */

    xml_open_element(writer, "nav");
    xml_put_attribute(writer, "epub:type", "toc");
    xml_put_attribute(writer, "role", "doc-toc");
    xml_put_attribute(writer, "id", "toc");
    xml_put_attribute(writer, "class", "toc");
    xml_put_attribute(writer, "aria-labelledby", "toc-title");
    xml_open_element(writer, "h1");
    xml_put_attribute(writer, "id", "toc-title");
    xml_put_text(writer, title);
    xml_close_element(writer);
    put_entries(writer, book->toc != NULL ? book->toc : &only, 1);
    xml_close_element(writer);
}

static void put_landmark(XmlWriter *writer, const char *type, const char *href,
                         const char *label)
{
    xml_open_element(writer, "li");
    put_link(writer, type, href, label);
    xml_close_element(writer);
}

/* Each link has one type, since readers look at the first only; so where reading
 * begins may be named twice. */
static void put_landmarks(XmlWriter *writer, const Book *book)
{
    const char *language = book->metadata.language;
    const Document *body = first_of_body(book);
    const char *heading = lookup_word(language, WORD_LANDMARKS);

    xml_open_element(writer, "nav");
    xml_put_attribute(writer, "epub:type", "landmarks");
    xml_put_attribute(writer, "id", "landmarks");
    xml_put_attribute(writer, "aria-labelledby", "landmarks-title");
    xml_put_attribute(writer, "hidden", "hidden");
    xml_open_element(writer, "h2");
    xml_put_attribute(writer, "id", "landmarks-title");
    xml_put_text(writer, heading);
    xml_close_element(writer);
    xml_open_element(writer, "ol");
    for (const Document *document = book->documents; document != NULL;
         document = document->next) {
        if (document->kind == DOCUMENT_CONTENTS)
            continue;
        if (document == body)
            put_landmark(writer, "bodymatter", document->path,
                         lookup_word(language, WORD_START));
        if (document->kind == DOCUMENT_TITLE_PAGE)
            put_landmark(writer, "titlepage", document->path,
                         lookup_word(language, WORD_TITLE_PAGE));
        else if (document->landmark != NULL)
            put_landmark(writer, document->landmark, document->path, document->title);
    }
    put_landmark(writer, "toc", navigation_path(book),
                 lookup_word(language, WORD_CONTENTS));
    xml_close_element(writer);
    xml_close_element(writer);
}

/* A document that is out of the reading order must be reachable (EPUB 3.3, 5.7.2). */
static void put_stubs(XmlWriter *writer, const Book *book)
{
    const Document *document = book->documents;

    while (document != NULL && !document->stub)
        document = document->next;
    if (document == NULL)
        return;
    xml_open_element(writer, "div");
    xml_put_attribute(writer, "hidden", "hidden");
    for (; document != NULL; document = document->next)
        if (document->stub)
            put_link(writer, NULL, document->path, document->title);
    xml_close_element(writer);
}

/* Readers make a menu of it, and nobody wants to see it. */
static void put_page_list(XmlWriter *writer, const TocEntry *page)
{
    xml_open_element(writer, "nav");
    xml_put_attribute(writer, "epub:type", "page-list");
    xml_put_attribute(writer, "role", "doc-pagelist");
    xml_put_attribute(writer, "id", "page-list");
    xml_put_attribute(writer, "hidden", "hidden");
    put_entries(writer, page, 1);
    xml_close_element(writer);
}

Bytes make_navigation_document(Book *book)
{
    const char *language = book->metadata.language;
    const char *title = lookup_word(language, WORD_CONTENTS);
    XmlWriter *writer = new_xml_writer();

    xml_put_doctype(writer, "html");
    xml_open_element(writer, "html");
    xml_put_attribute(writer, "xmlns", "http://www.w3.org/1999/xhtml");
    xml_put_attribute(writer, "xmlns:epub", "http://www.idpf.org/2007/ops");
    xml_put_attribute(writer, "lang", language);
    xml_put_attribute(writer, "xml:lang", language);
    if (is_right_to_left(language))
        xml_put_attribute(writer, "dir", "rtl");
    put_head(writer, book, title);
    xml_open_element(writer, "body");
    put_contents(writer, book, title);
    put_landmarks(writer, book);
    if (book->pages != NULL)
        put_page_list(writer, book->pages);
    put_stubs(writer, book);
    return xml_finish(writer, &book->arena);
}
