/* book.c - where things stand in the files that the author edits, and in the EPUB. */
#include "book.h"

#include "base/path.h"

const char *shown_path(Book *book, const char *path)
{
    const char *from_base = path_relative(&book->arena, book->base, path);

    if (book->shown_base[0] == '\0')
        return path_tidy(&book->arena, from_base);
    return path_tidy(&book->arena,
                     arena_format(&book->arena, "%s/%s", book->shown_base, from_base));
}

/* The passage that an offset lies in, or NULL. */
static const Passage *lookup_passage(const Passages *passages, size_t offset)
{
    size_t low = 0, high = passages->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (passages->items[middle].at <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? NULL : &passages->items[low - 1];
}

static size_t offset_before(const Passage *passage, size_t offset)
{
    if (passage == NULL)
        return offset;
    return passage->made ? passage->from : passage->from + (offset - passage->at);
}

/* A thousand and one: nobody will read it, so the search is spared. */
static bool is_dropped(const Chapter *chapter)
{
    return chapter->diags.count >= DIAGS_KEPT;
}

Position markdown_position(const Chapter *chapter, size_t offset)
{
    const Passage *passage = lookup_passage(&chapter->includes, offset);
    const Source *source = passage != NULL ? passage->source : NULL;

    if (is_dropped(chapter))
        return file_position(chapter->file);
    return source_position(source != NULL ? source : &chapter->written,
                           offset_before(passage, offset));
}

size_t markdown_offset(const Chapter *chapter, size_t offset)
{
    return offset_before(lookup_passage(&chapter->rewritten, offset), offset);
}

Position chapter_position(const Chapter *chapter, size_t offset)
{
    if (offset == NO_OFFSET)
        return file_position(chapter->file);
    return markdown_position(chapter, markdown_offset(chapter, offset));
}

Position node_position(const Chapter *chapter, const Node *node)
{
    while (node->offset == NO_OFFSET && node->parent != NULL)
        node = node->parent;
    return chapter_position(chapter, node->offset);
}

Position attribute_position(const Chapter *chapter, const Node *node)
{
    return node->braces == 0 ? node_position(chapter, node)
                             : chapter_position(chapter, node->braces);
}

static void free_phrases(Phrases *phrases)
{
    for (size_t i = 0; i < phrases->count; i++)
        arena_free(&phrases->items[i]->arena);
}

static void free_pitch(Pitch *pitch)
{
    Document *parts[] = {pitch->description_part, pitch->learn_part, pitch->audience_part,
                         pitch->figures_part, pitch->news_part};

    free_phrases(&pitch->learn);
    free_phrases(&pitch->audience);
    for (size_t i = 0; i < pitch->figure_count; i++)
        free_phrases(&pitch->figures[i].caption);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (parts[i] != NULL)
            buf_free(&parts[i]->xhtml);
}

Remark *next_remark(const Book *book, size_t *next)
{
    while (*next < book->chapter_count + 2) {
        size_t i = (*next)++;
        Remark *remark = i == 0   ? book->description
                         : i == 1 ? book->sample_text
                                  : book->chapters[i - 2]->abstract;
        if (remark != NULL)
            return remark;
    }
    return NULL;
}

static void free_remarks(const Book *book)
{
    size_t next = 0;

    for (Remark *remark; (remark = next_remark(book, &next)) != NULL;)
        arena_free(&remark->text->arena);
}

const char *navigation_path(const Book *book)
{
    for (const Document *document = book->documents; document != NULL;
         document = document->next)
        if (document->kind == DOCUMENT_CONTENTS)
            return document->path;
    return "nav.xhtml";
}

void book_free(Book *book)
{
    free_pitch(&book->pitch);
    free_remarks(book);
    for (size_t i = 0; i < book->chapter_count; i++)
        arena_free(&book->chapters[i]->arena);
    for (size_t i = 0; i < book->releases.listed_count; i++)
        if (book->releases.listed[i].notes != NULL)
            arena_free(&book->releases.listed[i].notes->arena);
    for (Document *document = book->documents; document != NULL;
         document = document->next)
        buf_free(&document->xhtml);
    root_close(&book->root);
    arena_free(&book->arena);
}
