/* pages_pitch.c - what the book's page says and shows: its texts' links, and the figures
 * that the manifest names.
 *
 * They are looked at in every build, so that a label that was renamed is found at once; the
 * page's parts are made where the page is. */
#include <string.h>
#include "data/labels.h"
#include "data/words.h"
#include "formats/svg.h"
#include "resolve/links/urls.h"
#include "resolve/resources_files.h"
#include "resolve/stages.h"

/* ---- Texts ---------------------------------------------------------------------------------- */

/* There is nothing beside the page that a path could lead to. */
static void resolve_link(Book *book, const Chapter *phrase, Node *link)
{
    const char *wrong = NULL;

    if (judge_url(link->destination) == URL_WEB)
        link->href = clean_url(&book->arena, link->destination, &wrong);
    if (link->href == NULL)
        diag_add(&book->diags, "page-text", phrase->at,
                 "write an address on the web: https://…",
                 "a link to \"%s\" leads nowhere from the book's page",
                 link->destination);
}

static void resolve_phrase(Book *book, Chapter *phrase)
{
    if (phrase->tree == NULL)
        return;
    for (Node *node = phrase->tree; node != NULL; node = next_node(phrase->tree, node))
        if (node->kind == NODE_LINK)
            resolve_link(book, phrase, node);
}

static void resolve_phrases(Book *book, const Phrases *phrases)
{
    for (size_t i = 0; i < phrases->count; i++)
        resolve_phrase(book, phrases->items[i]);
}

/* ---- Figures -------------------------------------------------------------------------------- */

static bool is_figure(const Node *node)
{
    return node->kind == NODE_FIGURE ||
           (node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
            strcmp(node->name, "figure") == 0);
}

/* The figure that a picture stands in, with what its chapter says below it; or NULL. */
static Node *figure_around(Node *node)
{
    enum { MOST = 5 };

    for (int i = 0; i < MOST && node != NULL; i++, node = node->parent)
        if (is_figure(node))
            return node;
    return NULL;
}

static const char *nearest_label(Book *book, const char *name)
{
    enum { MOST = 1000 };
    const char *names[MOST + 1];
    size_t count = 0;

    for (const Label *label = book->labels; label != NULL && count < MOST;
         label = label->next)
        names[count++] = label->name;
    names[count] = NULL;
    return nearest_word(name, names);
}

static Node *find_label(Book *book, const PitchFigure *figure)
{
    const Label *label = map_lookup(&book->labels_by_name, figure->label);
    const char *near;

    if (label == NULL) {
        near = nearest_label(book, figure->label);
        diag_add(&book->diags, "label-unknown", figure->at,
                 near != NULL ? arena_format(&book->arena, "did you mean %s?", near)
                              : "write the label of a figure, or the path of a picture",
                 "nothing in the book has the label \"%s\"", figure->label);
        return NULL;
    }
    if (label->kind == LABEL_SECTION || label->caption == NULL) {
        diag_add(&book->diags, "page-figure", figure->at,
                 "name a figure, a table or a listing",
                 "\"%s\" names nothing that can be shown by itself", figure->label);
        return NULL;
    }
    return label->caption->parent;
}

static void report_picture(Book *book, const PitchFigure *figure, SideFile *file)
{
    const char *hint = "mend the path, which counts from the manifest";

    if (file->fault == SIDE_UNSAFE || (file->fault == SIDE_BROKEN && file->svg != NULL))
        tell_svg_faults(book, &book->diags, file);
    else if (file->fault == SIDE_MISSING || file->fault == SIDE_NO_FILE)
        diag_add(&book->diags, "picture-missing", figure->at,
                 missing_hint(book, book->base, figure->path, figure->path),
                 "the picture \"%s\" does not exist", figure->name);
    else if (file->fault == SIDE_OUTSIDE)
        diag_add(&book->diags, "picture-outside", figure->at, hint,
                 "the picture \"%s\" leads out of the book", figure->name);
    else if (file->fault == SIDE_FINE)
        diag_add(&book->diags, "picture-format", figure->at, format_hint(file->media),
                 "%s is %s", figure->name, lookup_media(file->media)->name);
    else
        diag_add(&book->diags, "picture-broken", figure->at, "export it again",
                 "the picture %s can't be shown: %s", figure->name,
                 file->why == NULL ? "it is too large, or can't be read" : file->why);
}

/* Where a chapter shows the picture, or NULL. */
static Node *find_picture(Book *book, const Resource *resource)
{
    for (size_t i = 0; i < book->chapter_count && resource != NULL; i++) {
        Chapter *chapter = book->chapters[i];
        for (size_t k = 0; k < chapter->mark_count; k++)
            if (chapter->marks[k]->kind == NODE_IMAGE &&
                chapter->marks[k]->resource == resource)
                return chapter->marks[k];
    }
    return NULL;
}

static Node *make_figure(Book *book, Node *shown, Resource *resource)
{
    Node *figure = new_node(&book->arena, NODE_FIGURE, NO_OFFSET);
    Node *image = new_node(&book->arena, NODE_IMAGE, NO_OFFSET);

    image->resource = resource;
    if (shown != NULL)
        append_child(image,
                     new_text(&book->arena, plain_text(&book->arena, shown), NO_OFFSET));
    append_child(figure, image);
    return figure;
}

static Node *find_file(Book *book, const PitchFigure *figure)
{
    SideFile *file = look_at_file(book, named_file(book, figure->path, figure->at));
    Node *shown, *around;

    if (file->fault != SIDE_FINE || !is_picture(file->media)) {
        report_picture(book, figure, file);
        return NULL;
    }
    tell_svg_faults(book, &book->diags, file);
    if (file->resource == NULL && book->options->page)
        add_side_file(book, file);
    shown = find_picture(book, file->resource);
    around = shown == NULL ? NULL : figure_around(shown);
    if (shown == NULL && figure->alt == NULL && figure->caption.count == 0)
        diag_add(&book->diags, "picture-alt", figure->at,
                 "write a map: `figure:` with the path, and `alt:`",
                 "the picture \"%s\" has no description", figure->name);
    return around != NULL ? around : make_figure(book, shown, file->resource);
}

/* ---- The figures of the page ---------------------------------------------------------------- */

static bool has_class(const Node *node, const char *word)
{
    const char *classes = lookup_attribute(node, "class");

    return classes != NULL && strcmp(classes, word) == 0;
}

/* Behind the caption's number the rest of it is what a stranger wants to read. */
static void drop_number(Node *caption)
{
    Node *mark = caption->first_child;

    if (mark == NULL || mark->kind != NODE_ELEMENT || !has_class(mark, "label"))
        return;
    if (mark->next != NULL && mark->next->kind == NODE_TEXT)
        unlink_node(mark->next); /* ". " */
    unlink_node(mark);
    if (caption->first_child == NULL)
        unlink_node(caption);
}

/* What leads into the book, and notes, whose texts are there. */
static void cut_ties(Node *figure)
{
    for (Node *node = figure, *next; node != NULL; node = next) {
        next = next_node(figure, node);
        if (node->kind == NODE_FOOTNOTE_REFERENCE) {
            next = next_node_beside(figure, node);
            unlink_node(node);
        } else if (node->kind == NODE_LINK &&
                   (node->href == NULL || judge_url(node->href) != URL_WEB)) {
            if (node->first_child == NULL)
                next = next_node_beside(figure, node);
            dissolve_node(node);
        }
    }
}

static Node *find_caption(Node *figure)
{
    Node *node = figure->first_child;

    while (node != NULL && node->kind != NODE_CAPTION &&
           (node->kind != NODE_ELEMENT || (strcmp(node->name, "figcaption") != 0 &&
                                           strcmp(node->name, "caption") != 0)))
        node = node->next;
    return node;
}

static void set_caption(Book *book, Node *figure, const Phrases *phrases)
{
    Node *caption = find_caption(figure);

    if (phrases->count == 0 || phrases->items[0]->tree == NULL) {
        if (caption != NULL)
            drop_number(caption);
        return;
    }
    if (caption == NULL) {
        caption = new_node(&book->arena, NODE_CAPTION, NO_OFFSET);
        append_child(figure, caption);
    }
    while (caption->first_child != NULL)
        unlink_node(caption->first_child);
    move_children(phrases->items[0]->tree->first_child, caption);
}

static void set_alt(Book *book, Node *figure, const char *alt)
{
    Node *node = figure;

    while (node != NULL && node->kind != NODE_IMAGE)
        node = next_node(figure, node);
    if (node == NULL || alt == NULL)
        return;
    while (node->first_child != NULL)
        unlink_node(node->first_child);
    remove_attribute(node, "alt");
    append_child(node, new_text(&book->arena, alt, NO_OFFSET));
}

/* ---- The parts of the page ------------------------------------------------------------------ */

/* Its blocks are taken out of their chapters: nobody renders those. */
static Document *new_part(Book *book, Node **root)
{
    Document *part = arena_alloc(&book->arena, sizeof *part);
    Section *section = arena_alloc(&book->arena, sizeof *section);

    *root = new_node(&book->arena, NODE_DOCUMENT, NO_OFFSET);
    section->title = part->title = "";
    section->language = part->language = book->metadata.language;
    section->root = *root;
    part->kind = DOCUMENT_CHAPTER;
    part->path = "index.html";
    part->sections = section;
    return part;
}

/* One text is a paragraph, several are a list. */
static Document *make_texts(Book *book, const Phrases *phrases, bool always_list)
{
    Node *root, *list = new_node(&book->arena, NODE_LIST, NO_OFFSET);
    Document *part = new_part(book, &root);

    list->flags |= NODE_TIGHT;
    for (size_t i = 0; i < phrases->count; i++) {
        const Node *tree = phrases->items[i]->tree;
        Node *item = new_node(&book->arena, NODE_ITEM, NO_OFFSET);
        if (tree == NULL)
            continue;
        if (phrases->count == 1 && !always_list) {
            move_children(phrases->items[i]->tree, root);
            return part;
        }
        append_child(list, item);
        append_child(item, new_node(&book->arena, NODE_PARAGRAPH, NO_OFFSET));
        move_children(tree->first_child, item->first_child);
    }
    if (list->first_child == NULL)
        return NULL;
    append_child(root, list);
    return part;
}

/* One that is named by its label and by its picture is shown once. */
static void show_figure(Book *book, const PitchFigure *wanted, Node *figure, Node *root)
{
    if (figure->parent == root)
        return;
    set_caption(book, figure, &wanted->caption);
    set_alt(book, figure, wanted->alt);
    cut_ties(figure);
    if (figure->parent != NULL)
        unlink_node(figure);
    append_child(root, figure);
}

static void resolve_figures(Book *book)
{
    Pitch *pitch = &book->pitch;
    Node *root;
    Document *part = new_part(book, &root);

    for (size_t i = 0; i < pitch->figure_count; i++) {
        PitchFigure *wanted = &pitch->figures[i];
        Node *figure =
            wanted->label != NULL ? find_label(book, wanted) : find_file(book, wanted);
        resolve_phrases(book, &wanted->caption);
        if (figure != NULL && book->options->page)
            show_figure(book, wanted, figure, root);
    }
    if (root->first_child != NULL)
        pitch->figures_part = part;
}

/* What the page of the EPUB says of this release, a level deeper: the page is no chapter. */
static Document *make_news_part(Book *book)
{
    Node *news = book->releases.news, *root;
    Document *part;

    if (news == NULL || news->first_child == NULL)
        return NULL;
    part = new_part(book, &root);
    move_children(news, root);
    cut_ties(root);
    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        if (node->kind == NODE_HEADING && node->number < 6)
            node->number++;
        else if (node->kind == NODE_ELEMENT && strcmp(node->name, "h2") == 0)
            node->name = "h3";
    }
    return part;
}

static Document *make_description(Book *book)
{
    Node *root;
    Document *part;

    if (book->description == NULL || book->description->text->tree->first_child == NULL)
        return NULL;
    part = new_part(book, &root);
    move_children(book->description->text->tree, root);
    cut_ties(root);
    return part;
}

void resolve_pitch(Book *book)
{
    Pitch *pitch = &book->pitch;

    resolve_phrases(book, &pitch->learn);
    resolve_phrases(book, &pitch->audience);
    if (pitch->figure_count > 0)
        resolve_figures(book);
    if (!book->options->page)
        return;
    pitch->description_part = make_description(book);
    pitch->news_part = make_news_part(book);
    pitch->learn_part = make_texts(book, &pitch->learn, true);
    pitch->audience_part = make_texts(book, &pitch->audience, false);
}
