/* layout_grown.c - the documents of a book that has grown: those of the release before where they
 * were, and what is new. */
#include <string.h>
#include "resolve/layout.h"
#include "resolve/names.h"

static Chapter *text_of(const PastBlock *block)
{
    return block->node;
}

/* The edition has none of its texts. */
static bool is_left_out(const PastBlock *block)
{
    for (; block != NULL; block = block->next)
        if ((!block->removed && !text_of(block)->left_out) || !is_left_out(block->gap))
            return false;
    return true;
}

static Section *make_sections(Book *book, Document *document, const PastBlock *block)
{
    Section *first = NULL, **next = &first;

    for (; block != NULL; block = block->next) {
        Section *section = arena_alloc(&book->arena, sizeof *section);
        section->after_gap = !block->no_gap;
        section->gap = make_sections(book, document, block->gap);
        section->id = block->anchor;
        section->placeholder = block->removed || text_of(block)->left_out;
        if (section->placeholder && !block->removed)
            section->left_out = text_of(block);
        if (!section->placeholder) {
            Chapter *chapter = block->node;
            fill_section(book, section, chapter);
            if (section->id !=
                NULL) /* on a page of its own, as in a document of its own */
                section->style = arena_format(&book->arena, "%s further", section->style);
            chapter->document = document;
            if (document->chapter == NULL)
                head_document(document, chapter);
        }
        *next = section;
        next = &section->next;
    }
    return first;
}

static Document *grown_document(Book *book, PastDocument *state)
{
    bool stub = state->stub || is_left_out(state->sections);
    Document *document = new_document(book, stub ? DOCUMENT_STUB : DOCUMENT_CHAPTER);

    if (state->path == NULL) {
        name_after(book, document, text_of(state->sections));
        state->path = document->path;
        state->id = document->id;
    }
    document->path = state->path;
    document->id = state->id;
    document->title = book->metadata.title_count > 0 ? book->metadata.titles[0].text : "";
    document->stub = stub;
    document->sections = make_sections(book, document, state->sections);
    return document;
}

/* A page that is made no more. */
static Document *made_stub(Book *book, PastDocument *state)
{
    Document *document = grown_document(book, state);

    document->kind = DOCUMENT_STUB;
    document->stub = true;
    document->sections = NULL;
    return document;
}

static void note_made(Book *book, const Document *opening, PastDocument **next)
{
    for (; opening != NULL; opening = opening->next) {
        PastDocument *state = arena_alloc(&book->arena, sizeof *state);
        *state = (PastDocument){.path = opening->path,
                                .id = opening->id,
                                .made = true,
                                .next = *next};
        *next = state;
        next = &state->next;
    }
}

static Document *take_made(Document **opening, const char *path)
{
    for (; *opening != NULL; opening = &(*opening)->next) {
        Document *document = *opening;
        if (strcmp(document->path, path) != 0)
            continue;
        *opening = document->next;
        document->next = NULL;
        return document;
    }
    return NULL;
}

static void reserve_names(Book *book, LayoutRow *layout)
{
    for (PastDocument *state = book->state->documents; state != NULL;
         state = state->next) {
        if (state->path == NULL)
            continue;
        reserve_name(book, &book->names, state->path);
        reserve_name(book, &book->ids, state->id);
    }
    for (PastDocument *past = book->past == NULL ? NULL : book->past->documents;
         past != NULL; past = past->next)
        if (past->made)
            map_put(&layout->past, &book->arena, past->path, past);
}

/* Another tool may have called a document what we call a picture. */
void resolve_old_names(Book *book)
{
    for (PastDocument *past = book->past == NULL ? NULL : book->past->documents;
         past != NULL; past = past->next) {
        reserve_name(book, &book->names, past->path);
        reserve_name(book, &book->ids, past->id);
    }
}

/* The documents of the release before where they were, with what is new; made pages that it
 * had not come last, so that nothing shifts. */
void lay_out_grown(Book *book)
{
    LayoutRow layout = {.book = book};
    Document *opening;

    reserve_names(book, &layout);
    add_opening(&layout);
    opening = book->documents;
    book->documents = layout.last = NULL;
    book->document_count = 0;
    if (book->past == NULL || book->fresh)
        note_made(book, opening, &book->state->documents);
    for (PastDocument *state = book->state->documents; state != NULL;
         state = state->next) {
        Document *document =
            state->made ? take_made(&opening, state->path) : grown_document(book, state);
        if (document == NULL)
            document = made_stub(book, state);
        if (!document->stub || !book->edition.apart) /* another book has no need of it */
            append_document(&layout, document);
    }
    for (Document *next; opening != NULL; opening = next) {
        next = opening->next;
        opening->next = NULL;
        append_document(&layout, opening);
    }
    add_ending(&layout);
}
