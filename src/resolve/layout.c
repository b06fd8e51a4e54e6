/* layout.c - which documents there are, what they are called, and which block stands
 * where. */
#include <string.h>
#include "base/path.h"
#include "base/slug.h"
#include "data/labels.h"
#include "data/semantics.h"
#include "data/words.h"
#include "resolve/names.h"
#include "resolve/layout.h"
#include "resolve/pages_edition.h"
#include "resolve/pages_state.h"

static const char *direction_of(const Book *book, const char *language, const char *given)
{
    bool book_is_rtl = is_right_to_left(book->metadata.language);

    if (given != NULL)
        return given;
    if (is_right_to_left(language))
        return "rtl";
    return book_is_rtl ? "ltr" : NULL;
}

void append_document(LayoutRow *layout, Document *document)
{
    Book *book = layout->book;

    if (layout->last == NULL)
        book->documents = document;
    else
        layout->last->next = document;
    layout->last = document;
    book->document_count++;
}

Document *new_document(Book *book, DocumentKind kind)
{
    Document *document = arena_alloc(&book->arena, sizeof *document);

    document->kind = kind;
    document->language = book->metadata.language;
    document->direction = direction_of(book, document->language, NULL);
    document->sections = arena_alloc(&book->arena, sizeof *document->sections);
    document->sections->language = document->language;
    document->sections->direction = document->direction;
    return document;
}

static void name_document(Book *book, Document *document, const char *wanted,
                          const char *path, bool lossy)
{
    const char *name = arena_format(&book->arena, "text/%s.xhtml", wanted);
    const char *id = arena_format(&book->arena, "text-%s", wanted);

    document->path = unique_name(book, &book->names, name, path, lossy);
    document->id = unique_name(book, &book->ids, id, path, lossy);
}

static void set_title(Document *document, const char *title)
{
    document->title = document->sections->title = title;
}

/* A page of the release before has its name still. */
static void name_made(LayoutRow *layout, Document *document, const char *name)
{
    Book *book = layout->book;
    const char *path = document->kind == DOCUMENT_CONTENTS
                           ? "nav.xhtml" /* a chapter called nav keeps its name */
                           : arena_format(&book->arena, "text/%s.xhtml", name);
    const PastDocument *past = map_lookup(&layout->past, path);

    if (past != NULL) {
        document->path = past->path;
        document->id = past->id;
    } else if (document->kind == DOCUMENT_CONTENTS) {
        document->path = unique_name(book, &book->names, path, path, false);
        document->id = unique_name(book, &book->ids, "nav", path, false);
    } else {
        name_document(book, document, name, name, false);
    }
}

static Document *add_made(LayoutRow *layout, DocumentKind kind, const char *name,
                          Word title, const char *epub_type)
{
    Document *document = new_document(layout->book, kind);

    name_made(layout, document, name);
    append_document(layout, document);
    set_title(document, lookup_word(document->language, title));
    document->sections->epub_type = epub_type;
    document->sections->style = name;
    return document;
}

/* The path that names the content: its file's, from the manifest's folder, without the
 * ending; else the entry's id, else its title. */
const char *source_name(Book *book, const Chapter *chapter)
{
    const char *path;

    if (chapter->place == NULL)
        return chapter->given_id != NULL ? chapter->given_id : chapter->title;
    path = path_relative(&book->arena, book->base, chapter->place);
    while (strncmp(path, "../", 3) == 0)
        path += 3;
    path = arena_copy(&book->arena, path, strlen(path) - strlen(path_ending(path)));
    return chapter->section == NULL
               ? path
               : arena_format(&book->arena, "%s/%s", path, chapter->section);
}

static const char *style_of(Book *book, const Chapter *chapter)
{
    static const char *const names[] = {"part", "chapter", "lesson", "front", "back"};
    const char *style = names[chapter->kind];
    const char *type = chapter->semantics->epub_type;

    if (chapter->semantics->matter == 'b' && chapter->kind >= ENTRY_FRONT)
        style = "chapter";
    if (chapter->kind == ENTRY_CHAPTER && chapter->semantics->matter != 'b')
        style = chapter->semantics->matter == 'f' ? "front" : "back";
    if (strcmp(style, type) != 0 && strcmp(style, "lesson") != 0)
        style = arena_format(&book->arena, "%s %s", style, type);
    if (chapter->status == STATUS_PLANNED)
        style = arena_format(&book->arena, "%s planned", style);
    return style;
}

void fill_section(Book *book, Section *section, Chapter *chapter)
{
    section->chapter = chapter;
    section->title = chapter->title;
    section->epub_type = chapter->semantics->epub_type;
    section->role = chapter->semantics->role;
    section->style = style_of(book, chapter);
    section->language =
        chapter->language != NULL ? chapter->language : book->metadata.language;
    section->direction = direction_of(book, section->language, chapter->front.direction);
    chapter->body_section = section;
}

void head_document(Document *document, Chapter *chapter)
{
    const Section *section = chapter->body_section;

    document->title = section->title;
    document->language = section->language;
    document->direction = section->direction;
    document->landmark = chapter->semantics->landmark ? section->epub_type : NULL;
    document->chapter = chapter;
}

void name_after(Book *book, Document *document, const Chapter *chapter)
{
    const char *path = source_name(book, chapter);
    bool lossy;
    const char *slug = slug_ascii(&book->arena, path, &lossy);

    name_document(book, document, slug, path, lossy);
}

static void add_chapter(LayoutRow *layout, Chapter *chapter)
{
    Book *book = layout->book;
    Document *document = new_document(book, DOCUMENT_CHAPTER);

    name_after(book, document, chapter);
    if (chapter->left_out) /* others are called the same in all editions */
        return;
    append_document(layout, document);
    fill_section(book, document->sections, chapter);
    head_document(document, chapter);
    chapter->document = document;
}

static bool has_entry_of_type(const Book *book, const char *type)
{
    for (size_t i = 0; i < book->chapter_count; i++)
        if (!book->chapters[i]->left_out &&
            strcmp(book->chapters[i]->semantics->epub_type, type) == 0)
            return true;
    return false;
}

static bool wants_copyright_page(const Book *book)
{
    const Metadata *metadata = &book->metadata;

    return !has_entry_of_type(book, "copyright-page") &&
           (metadata->rights != NULL || metadata->publisher != NULL ||
            metadata->date != NULL || metadata->release != NULL);
}

static bool has_captions(const Book *book, LabelKind kind)
{
    const Label *label = book->labels;

    while (label != NULL && (label->kind != (int)kind || label->caption == NULL ||
                             label->chapter->left_out))
        label = label->next;
    return label != NULL;
}

/* The lists of figures, tables and listings that the manifest asks for. */
static void add_lists(LayoutRow *layout)
{
    static const struct {
        const char *name, *type;
        Word title;
    } rows[] = {{"list-of-figures", "loi", WORD_FIGURES},
                {"list-of-tables", "lot", WORD_TABLES},
                {"list-of-listings", NULL, WORD_LISTINGS}};
    Book *book = layout->book;

    for (int kind = LABEL_FIGURE; kind <= LABEL_LISTING; kind++) {
        if (!book->lists[kind])
            continue;
        if (has_captions(book, (LabelKind)kind))
            add_made(layout, DOCUMENT_FIGURES + (DocumentKind)kind, rows[kind].name,
                     rows[kind].title, rows[kind].type)
                ->landmark = rows[kind].type;
        else
            diag_add(&book->diags, "list-empty", file_position(book->manifest),
                     "give one a label, {#fig-retry}, or leave the list out",
                     "no label is there for the %s", lookup_word("en", rows[kind].title));
    }
}

/* In the first release already, so that those behind it keep their place in the spine. */
static void add_whats_new(LayoutRow *layout)
{
    Releases *releases = &layout->book->releases;
    Document *document;

    if (releases->count == 0 || releases->no_page)
        return;
    document = add_made(layout, DOCUMENT_WHATS_NEW, "whats-new", WORD_WHATS_NEW, NULL);
    for (size_t i = 0; i < releases->count; i++)
        if (releases->all[i].notes != NULL)
            releases->all[i].notes->document = document;
}

void add_opening(LayoutRow *layout)
{
    Book *book = layout->book;
    Document *document;

    if (book->cover_image != NULL) {
        document = add_made(layout, DOCUMENT_COVER, "cover", WORD_COVER, NULL);
        document->landmark = "cover";
    }
    if (!has_entry_of_type(book, "titlepage")) {
        document = add_made(layout, DOCUMENT_TITLE_PAGE, "titlepage", WORD_TITLE_PAGE,
                            "titlepage");
        if (book->metadata.title_count > 0)
            set_title(document, book->metadata.titles[0].text);
        document->landmark = "titlepage";
    }
    if (wants_copyright_page(book)) {
        document = add_made(layout, DOCUMENT_COPYRIGHT, "copyright-page", WORD_COPYRIGHT,
                            "copyright-page");
        document->landmark = "copyright-page";
    }
    document = add_made(layout, DOCUMENT_CONTENTS, "nav", WORD_CONTENTS, "toc");
    document->landmark = "toc";
    add_lists(layout);
    add_whats_new(layout);
}

static void add_index(LayoutRow *layout)
{
    Book *book = layout->book;
    Document *document;
    bool any = false;

    for (size_t i = 0; i < book->chapter_count && !any; i++)
        any = book->chapters[i]->has_index;
    if (!any || book->no_index || has_entry_of_type(book, "index"))
        return;
    document = add_made(layout, DOCUMENT_INDEX, "index", WORD_INDEX, "index");
    document->landmark = "index";
    document->sections->role = "doc-index";
}

void add_ending(LayoutRow *layout)
{
    add_index(layout);
    if (layout->book->edition.sample)
        add_made(layout, DOCUMENT_CLOSING, "closing", WORD_SAMPLE_END, NULL);
}

static void lay_out(Book *book)
{
    LayoutRow layout = {.book = book};

    add_opening(&layout);
    for (size_t i = 0; i < book->chapter_count; i++)
        if (has_own_page(book->chapters[i]))
            add_chapter(&layout, book->chapters[i]);
    add_ending(&layout);
}

void resolve_layout(Book *book)
{
    if (book->state != NULL)
        lay_out_grown(book);
    else
        lay_out(book);
    book->ncx_id = unique_name(book, &book->ids, "ncx", "toc.ncx", false);
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        if (is_listed_above(chapter) && !chapter->left_out)
            chapter->href = chapter_href(&book->arena, chapter->parent);
    }
}

bool has_own_page(const Chapter *chapter)
{
    return chapter->destination == NULL && !is_listed_above(chapter);
}

const char *chapter_href(Arena *arena, const Chapter *chapter)
{
    const char *path = chapter->document->path;

    return chapter->body_section->id == NULL
               ? path
               : arena_format(arena, "%s#%s", path, chapter->body_section->id);
}

/* Most documents are in one folder; those that another tool named may be anywhere. */
const char *href_within(Arena *arena, const Document *document, const char *href)
{
    const char *path = document == NULL ? "text/" : document->path;
    size_t n = (size_t)(path_name(path) - path);

    if (strncmp(path, href, n) == 0 && strcspn(href + n, "/") >= strcspn(href + n, "#"))
        return href + n;
    return path_relative(arena, path_folder(arena, path), href);
}

/* Nobody sees it, but other editions have the same lock. */
static void place_left_out(const Book *book, const Chapter *chapter, Placement *placement)
{
    if (chapter->tree != NULL && chapter->kept != NULL && book->layout != LAYOUT_PLAIN)
        place_blocks(placement, chapter->tree, chapter->kept->children);
}

/* What no text has, and made pages. */
static void fill_section_root(Book *book, Document *document, Section *section,
                              Placement *placement)
{
    Chapter *chapter = section->chapter;

    if (chapter != NULL && chapter->heading != NULL)
        number_heading(book, chapter, chapter->heading);
    if (chapter != NULL && chapter->tree != NULL)
        announce_state(book, section);
    if (chapter != NULL && chapter->tree != NULL)
        append_index(book, chapter);
    if (section->left_out != NULL)
        place_left_out(book, section->left_out, placement);
    section->root = chapter != NULL ? chapter->tree : NULL;
    if (chapter != NULL && chapter->tree != NULL && chapter->kept != NULL &&
        book->layout != LAYOUT_PLAIN)
        place_blocks(placement, chapter->tree, chapter->kept->children);
    if (section->root == NULL && !section->placeholder)
        section->root = make_page(book, document, section);
}

static void fill_sections(Book *book, Document *document, Section *section,
                          Placement *placement)
{
    for (; section != NULL; section = section->next) {
        fill_sections(book, document, section->gap, placement);
        fill_section_root(book, document, section, placement);
    }
}

void resolve_slots(Book *book)
{
    for (Document *document = book->documents; document != NULL;
         document = document->next) {
        document->has_svg |=
            document->kind == DOCUMENT_TITLE_PAGE && has_progress_bar(book);
        fill_sections(book, document, document->sections,
                      book->state == NULL ? NULL : new_placement(book, document));
    }
}
