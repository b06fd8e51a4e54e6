/* pages.c - the pages that the author did not write: cover, title, copyright, openers,
 * planned chapters. */
#include <string.h>
#include "data/words.h"
#include "resolve/pages_edition.h"
#include "resolve/pages_state.h"
#include "resolve/stages.h"

static Node *add_element(Book *book, Node *parent, const char *name, const char *style,
                         const char *text)
{
    Node *node = new_element(&book->arena, name, text);

    if (style != NULL)
        add_class(&book->arena, node, style);
    append_child(parent, node);
    return node;
}

static void make_cover(Book *book, Node *page)
{
    Node *image = new_node(&book->arena, NODE_IMAGE, NO_OFFSET);

    image->resource = book->cover_shown != NULL ? book->cover_shown : book->cover_image;
    put_attribute(&book->arena, image, "epub:type", "cover");
    put_attribute(&book->arena, image, "role", "doc-cover");
    append_child(image,
                 new_text(&book->arena, lookup_word(book->metadata.language, WORD_COVER),
                          NO_OFFSET));
    append_child(add_element(book, page, "div", "cover-image", NULL), image);
}

static void add_titles(Book *book, Node *page)
{
    const Metadata *metadata = &book->metadata;

    for (size_t i = 0; i < metadata->title_count; i++) {
        const char *type = metadata->titles[i].type;
        if (i == 0)
            add_element(book, page, "h1", "title", metadata->titles[i].text);
        else if (type == NULL || strcmp(type, "subtitle") == 0)
            put_attribute(&book->arena,
                          add_element(book, page, "p", "subtitle",
                                      metadata->titles[i].text),
                          "role", "doc-subtitle");
    }
}

static void add_creators(Book *book, Node *page)
{
    const Metadata *metadata = &book->metadata;

    for (size_t i = 0; i < metadata->creator_count; i++)
        if (!metadata->creators[i].contributor)
            add_element(book, page, "p", "author", metadata->creators[i].name);
}

/* The release at hand, or NULL. */
static const Release *last_release(const Book *book)
{
    return book->releases.count == 0 ? NULL
                                     : &book->releases.all[book->releases.count - 1];
}

static void make_title_page(Book *book, Node *page)
{
    add_titles(book, page);
    add_creators(book, page);
    if (last_release(book) != NULL)
        add_element(book, page, "p", "release", dated_phrase(book, last_release(book)));
    add_edition(book, page);
    add_progress(book, page);
    if (book->metadata.publisher != NULL)
        add_element(book, page, "p", "publisher", book->metadata.publisher);
}

static void add_line(Book *book, Node *page, Word word, const char *text)
{
    if (text != NULL)
        add_element(book, page, "p", NULL,
                    arena_format(&book->arena, "%s: %s",
                                 lookup_word(book->metadata.language, word), text));
}

static void make_copyright_page(Book *book, Node *page)
{
    const Metadata *metadata = &book->metadata;

    add_element(book, page, "h1", NULL, lookup_word(metadata->language, WORD_COPYRIGHT));
    if (metadata->title_count > 0)
        append_child(add_element(book, page, "p", "title", NULL),
                     new_element(&book->arena, "cite", metadata->titles[0].text));
    if (metadata->rights != NULL)
        add_element(book, page, "p", "rights", metadata->rights);
    add_line(book, page, WORD_PUBLISHED_BY, metadata->publisher);
    add_line(book, page, WORD_DATE, metadata->date);
    if (last_release(book) != NULL)
        add_element(book, page, "p", "release", last_release(book)->phrase);
    for (size_t i = 0; i < metadata->identifier_count; i++)
        if (strncmp(metadata->identifiers[i].text, "urn:isbn:", 9) == 0)
            add_element(book, page, "p", "isbn",
                        arena_format(&book->arena, "ISBN %s",
                                     metadata->identifiers[i].text + 9));
}

/* What the lessons of a chapter without a text of its own are. */
static void add_lessons(Book *book, const Chapter *chapter, Node *page)
{
    Node *list = NULL;

    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *lesson = book->chapters[i];
        Node *item, *link;
        const char *href =
            lesson->document == NULL ? lesson->href : chapter_href(&book->arena, lesson);
        if (lesson->parent != chapter || href == NULL)
            continue;
        if (list == NULL)
            list = add_element(book, page, "ul", "opener", NULL);
        item = link = add_element(book, list, "li", NULL, NULL);
        if (!is_listed_above(lesson)) {
            link = new_node(&book->arena, NODE_LINK, NO_OFFSET);
            link->href = href_within(&book->arena, chapter->document, href);
            append_child(item, link);
        }
        if (lesson->label != NULL && !lesson->says_label) {
            add_element(book, link, "span", "number", lesson->label);
            append_child(link, new_text(&book->arena, " ", NO_OFFSET));
        }
        append_child(link, new_text(&book->arena, lesson->title, NO_OFFSET));
        append_child(item, new_text(&book->arena, state_mark(book, lesson), NO_OFFSET));
    }
}

static void make_entry_page(Book *book, const Section *section, Node *page)
{
    const Chapter *chapter = section->chapter;
    Node *heading = new_node(&book->arena, NODE_HEADING, NO_OFFSET);

    heading->number = 1;
    append_child(heading, new_text(&book->arena, chapter->title, NO_OFFSET));
    append_child(page, heading);
    number_heading(book, chapter, heading);
    announce_on_page(book, section, page);
    add_lessons(book, chapter, page);
}

void number_heading(Book *book, const Chapter *chapter, Node *heading)
{
    const char *before, *behind;
    Node *mark, *space;

    if (chapter->label == NULL || chapter->says_label)
        return;
    lookup_chapter_phrase(chapter->body_section->language, WORD_CHAPTER, &before,
                          &behind);
    if (chapter->kind == ENTRY_LESSON)
        mark = new_element(&book->arena, "span", chapter->label);
    else
        mark = new_element(&book->arena, "span",
                           arena_format(&book->arena, "%s%s%s", before, chapter->label,
                                        behind));
    add_class(&book->arena, mark, chapter->kind == ENTRY_LESSON ? "number" : "label");
    space = new_text(&book->arena, " ", NO_OFFSET);
    if (heading->first_child == NULL) {
        append_child(heading, mark);
        return;
    }
    insert_before(heading->first_child, space);
    insert_before(space, mark);
}

Node *make_page(Book *book, const Document *document, const Section *section)
{
    Node *page = new_node(&book->arena, NODE_DOCUMENT, NO_OFFSET);

    switch (document->kind) {
    case DOCUMENT_COVER:
        make_cover(book, page);
        break;
    case DOCUMENT_TITLE_PAGE:
        make_title_page(book, page);
        break;
    case DOCUMENT_COPYRIGHT:
        make_copyright_page(book, page);
        break;
    case DOCUMENT_CONTENTS:
        return NULL; /* package writes it from the contents */
    case DOCUMENT_FIGURES:
    case DOCUMENT_TABLES:
    case DOCUMENT_LISTINGS:
        return make_list(book, document);
    case DOCUMENT_WHATS_NEW:
        return make_whats_new(book, document);
    case DOCUMENT_INDEX:
        return make_index(book, document);
    case DOCUMENT_CLOSING:
        return make_closing_page(book, document);
    case DOCUMENT_STUB:
        return NULL;
    case DOCUMENT_CHAPTER:
        make_entry_page(book, section, page);
        break;
    }
    return page;
}
