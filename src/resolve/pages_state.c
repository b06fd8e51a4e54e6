/* pages_state.c - see the header. */
#include "resolve/pages_state.h"
#include <string.h>
#include "data/words.h"

/* ---- Marks ---------------------------------------------------------------------------------- */

const char *bracketed(Arena *arena, const char *language, const char *word)
{
    bool wide = strncmp(language, "zh", 2) == 0 || strncmp(language, "ja", 2) == 0;

    return arena_format(arena, wide ? "\xEF\xBC\x88%s\xEF\xBC\x89" : " (%s)", word);
}

const char *state_mark(Book *book, const Chapter *chapter)
{
    static const Word words[] = {[STATUS_PLANNED] = WORD_PLANNED_MARK,
                                 [STATUS_DRAFT] = WORD_DRAFT,
                                 [STATUS_REVIEW] = WORD_REVIEW};
    const Chapter *parent = chapter->parent;
    const char *language = book->metadata.language;

    if (chapter->status == STATUS_FINAL || !book->edition.banners ||
        chapter->destination != NULL)
        return "";
    if (parent != NULL && parent->status == chapter->status && !parent->mixed)
        return "";
    return bracketed(&book->arena, language,
                     lookup_word(language, words[chapter->status]));
}

bool is_listed_above(const Chapter *lesson)
{
    const Chapter *parent = lesson->parent;

    return lesson->kind == ENTRY_LESSON && lesson->place == NULL &&
           lesson->destination == NULL && lesson->status == STATUS_PLANNED &&
           lesson->abstract == NULL && lesson->expected == NULL && !lesson->has_below &&
           parent != NULL && parent->status == STATUS_PLANNED && parent->tree == NULL &&
           !parent->left_out;
}

/* ---- Banners -------------------------------------------------------------------------------- */

static Node *paragraph(Book *book, const char *style, const char *text)
{
    Node *node = new_element(&book->arena, "p", text);

    if (style != NULL)
        add_class(&book->arena, node, style);
    return node;
}

void add_remark(Book *book, const Remark *remark, const char *style, Node *into)
{
    Node *tree = remark->text->tree;

    for (Node *node = tree->first_child; node != NULL && style != NULL; node = node->next)
        add_class(&book->arena, node, style);
    move_children(tree, into);
}

static void add_expected(Book *book, const char *language, const char *date, Node *into)
{
    append_child(into,
                 paragraph(book, "expected",
                           arena_format(&book->arena, "%s: %s",
                                        lookup_word(language, WORD_EXPECTED), date)));
}

/* All there is to say, below a node that is none of the page's. */
static Node *announcement(Book *book, const Section *section)
{
    const Chapter *chapter = section->chapter;
    const char *language = section->language;
    Node *all = new_element(&book->arena, "div", NULL);

    if (chapter->status == STATUS_PLANNED) {
        append_child(all,
                     paragraph(book, "stay-tuned", lookup_word(language, WORD_PLANNED)));
        if (chapter->abstract != NULL)
            add_remark(book, chapter->abstract, "abstract", all);
        if (chapter->expected != NULL)
            add_expected(book, language, chapter->expected, all);
    } else if (chapter->status != STATUS_FINAL && book->edition.banners) {
        bool draft = chapter->status == STATUS_DRAFT;
        Node *banner = paragraph(book, "banner",
                                 lookup_word(language, draft ? WORD_DRAFT_BANNER
                                                             : WORD_REVIEW_BANNER));
        add_class(&book->arena, banner, draft ? "draft" : "review");
        append_child(all, banner);
    }
    return all;
}

void announce_on_page(Book *book, const Section *section, Node *page)
{
    move_children(announcement(book, section), page);
}

void announce_state(Book *book, const Section *section)
{
    const Chapter *chapter = section->chapter;
    Node *all = announcement(book, section), *tree = chapter->tree;

    if (all->first_child == NULL)
        return;
    if (chapter->heading != NULL && chapter->heading->parent == tree)
        insert_after(chapter->heading, all);
    else if (tree->first_child != NULL)
        insert_before(tree->first_child, all);
    else
        append_child(tree, all);
    dissolve_node(all);
}
