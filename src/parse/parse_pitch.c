/* parse_pitch.c - the texts of the book's page: Markdown in the manifest, a paragraph each. */
#include "parse/parse_pitch.h"
#include "parse/parse.h"

/* No note, whose text is elsewhere, and no picture. */
static bool may_stand(const Node *node)
{
    return is_words(node) || (node->kind == NODE_ELEMENT && !is_block(node));
}

static bool is_one_paragraph(const Node *tree)
{
    const Node *paragraph = tree->first_child;

    if (paragraph == NULL || paragraph->next != NULL || paragraph->kind != NODE_PARAGRAPH)
        return false;
    for (const Node *node = next_node(paragraph, paragraph); node != NULL;
         node = next_node(paragraph, node))
        if (!may_stand(node))
            return false;
    return true;
}

/* Offsets in it mean nothing to the author: YAML has quoted and folded it. */
static void place_diags(Book *book, Chapter *phrase)
{
    for (Diag *diag = phrase->diags.first; diag != NULL; diag = diag->next)
        diag->at = phrase->at;
    diags_append(&book->diags, &phrase->diags);
}

static void parse_phrase(Book *book, Chapter *phrase)
{
    phrase->diags.lenient = book->diags.lenient;
    parse_chapter(book, phrase);
    if (is_one_paragraph(phrase->tree)) {
        place_diags(book, phrase);
        return;
    }
    phrase->tree = NULL;
    diag_add(&book->diags, "page-text", phrase->at,
             "write a sentence; *emphasis*, `code` and [links](https://…) may be in it",
             "this is no paragraph of words");
}

static void parse_phrases(Book *book, Phrases *phrases)
{
    for (size_t i = 0; i < phrases->count; i++)
        parse_phrase(book, phrases->items[i]);
}

void parse_pitch(Book *book)
{
    Pitch *pitch = &book->pitch;

    parse_phrases(book, &pitch->learn);
    parse_phrases(book, &pitch->audience);
    for (size_t i = 0; i < pitch->figure_count; i++)
        parse_phrases(book, &pitch->figures[i].caption);
}
