/* pages_edition.c - see the header. */
#include "resolve/pages_edition.h"
#include <string.h>
#include "data/semantics.h"
#include "data/words.h"
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

void add_edition(Book *book, Node *page)
{
    const Metadata *metadata = &book->metadata;

    for (size_t i = 0; i < metadata->title_count; i++)
        if (metadata->titles[i].type != NULL &&
            strcmp(metadata->titles[i].type, "edition") == 0)
            add_element(book, page, "p", "edition", metadata->titles[i].text);
}

/* ---- Progress ------------------------------------------------------------------------------- */

static bool is_shown(const Book *book, const Amount *amount)
{
    return book->edition.banners && amount->planned > 0;
}

bool has_progress_bar(const Book *book)
{
    return is_shown(book, &book->progress.chapters) ||
           is_shown(book, &book->progress.lessons);
}

/* A phrase that needs no plural: "Lessons: 15 of 50". */
static const char *add_amount(Book *book, Node *page, Word what, const Amount *amount)
{
    const char *language = book->metadata.language;
    const char *text =
        arena_format(&book->arena, "%s: %zu %s %d", lookup_word(language, what),
                     amount->written, lookup_word(language, WORD_OF), amount->planned);

    add_element(book, page, "p", "progress", text);
    return text;
}

static Node *add_box(Book *book, Node *drawing, const char *x, const char *width,
                     const char *height)
{
    Node *box = add_element(book, drawing, "rect", NULL, NULL);

    box->space = SPACE_SVG;
    put_attribute(&book->arena, box, "x", x);
    put_attribute(&book->arena, box, "y", x);
    put_attribute(&book->arena, box, "width", width);
    put_attribute(&book->arena, box, "height", height);
    return box;
}

/* A box in a frame, in the color of the text: it needs no other, and no style sheet. */
static void add_bar(Book *book, Node *page, const Amount *amount, const char *label)
{
    enum { WIDTH = 294 }; /* within the frame */
    Arena *arena = &book->arena;
    size_t planned = (size_t)amount->planned;
    size_t written = amount->written < planned ? amount->written : planned;
    Node *drawing =
        add_element(book, add_element(book, page, "div", "progress-bar", NULL), "svg",
                    NULL, NULL);
    Node *frame;

    drawing->space = SPACE_SVG;
    put_attribute(arena, drawing, "role", "img");
    put_attribute(arena, drawing, "aria-label", label);
    put_attribute(arena, drawing, "width", "300");
    put_attribute(arena, drawing, "height", "14");
    put_attribute(arena, drawing, "viewBox", "0 0 300 14");
    frame = add_box(book, drawing, "0.5", "299", "13");
    put_attribute(arena, frame, "fill", "none");
    put_attribute(arena, frame, "stroke", "currentColor");
    put_attribute(arena,
                  add_box(book, drawing, "3",
                          arena_format(arena, "%zu", WIDTH * written / planned), "8"),
                  "fill", "currentColor");
}

void add_progress(Book *book, Node *page)
{
    const Progress *progress = &book->progress;
    const Amount *amount = &progress->chapters;
    const char *label = NULL;

    if (is_shown(book, &progress->chapters))
        label = add_amount(book, page, WORD_CHAPTERS, &progress->chapters);
    if (is_shown(book, &progress->lessons)) {
        label = add_amount(book, page, WORD_LESSONS, &progress->lessons);
        amount = &progress->lessons;
    }
    if (label != NULL)
        add_bar(book, page, amount, label);
}

/* ---- The last page of a sample -------------------------------------------------------------- */

static Node *new_link(Book *book, const char *href, const char *text)
{
    Node *link = new_node(&book->arena, NODE_LINK, NO_OFFSET);

    link->href = href;
    append_child(link, new_text(&book->arena, text, NO_OFFSET));
    return link;
}

static void add_text(Book *book, Node *page)
{
    if (book->sample_text != NULL)
        add_remark(book, book->sample_text, NULL, page);
    if (book->sample_href != NULL)
        append_child(add_element(book, page, "p", "get-book", NULL),
                     new_link(book, book->sample_href,
                              lookup_word(book->metadata.language, WORD_GET_BOOK)));
}

/* Where the book is sold comes first.  A feed is for programs, which find it on the book's page. */
static void add_links(Book *book, Node *page)
{
    Node *list = NULL;

    for (int other = 0; other < 2; other++)
        for (size_t i = 0; i < book->link_count; i++) {
            const BookLink *link = &book->links[i];
            if (link->href == NULL || link->kind == LINK_FEED ||
                (link->kind == LINK_BUY) == (other == 1))
                continue;
            if (list == NULL)
                list = add_element(book, page, "ul", "links", NULL);
            append_child(add_element(book, list, "li", NULL, NULL),
                         new_link(book, link->href, link->title));
        }
}

/* A chapter of the text, and no part of one. */
static bool is_missed(const Chapter *chapter)
{
    return chapter->left_out && chapter->destination == NULL &&
           chapter->kind == ENTRY_CHAPTER && chapter->semantics->matter == 'b';
}

static void add_rest(Book *book, Node *page)
{
    Node *list = NULL, *item;

    for (size_t i = 0; i < book->chapter_count; i++) {
        const Chapter *chapter = book->chapters[i];
        if (!is_missed(chapter) || !counts_in_edition(book, chapter))
            continue;
        if (list == NULL) {
            add_element(book, page, "p", NULL,
                        lookup_word(book->metadata.language, WORD_FULL_BOOK));
            list = add_element(book, page, "ul", "opener", NULL);
        }
        item = add_element(book, list, "li", NULL, NULL);
        if (chapter->label != NULL && !chapter->says_label) {
            add_element(book, item, "span", "number", chapter->label);
            append_child(item, new_text(&book->arena, " ", NO_OFFSET));
        }
        append_child(item, new_text(&book->arena,
                                    arena_format(&book->arena, "%s%s", chapter->title,
                                                 state_mark(book, chapter)),
                                    NO_OFFSET));
    }
}

Node *make_closing_page(Book *book, const Document *document)
{
    Node *page = new_node(&book->arena, NODE_DOCUMENT, NO_OFFSET);

    add_element(book, page, "h1", NULL, document->title);
    add_text(book, page);
    add_links(book, page);
    add_rest(book, page);
    return page;
}
