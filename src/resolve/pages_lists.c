/* pages_lists.c - lists of figures, tables and listings, where the book wants them. */
#include <string.h>
#include "data/labels.h"
#include "resolve/stages.h"

static void add_line(Book *book, const Document *document, Node *list, const Label *label)
{
    Node *item = new_element(&book->arena, "li", NULL);
    Node *link = new_node(&book->arena, NODE_LINK, NO_OFFSET);

    link->href =
        arena_format(&book->arena, "%s#%s",
                     href_within(&book->arena, document, label->chapter->document->path),
                     label->node->id);
    append_child(link, new_text(&book->arena, plain_text(&book->arena, label->caption),
                                NO_OFFSET));
    append_child(item, link);
    append_child(list, item);
}

Node *make_list(Book *book, const Document *document)
{
    Node *page = new_node(&book->arena, NODE_DOCUMENT, NO_OFFSET);
    Node *list = new_element(&book->arena, "ol", NULL);

    append_child(page, new_element(&book->arena, "h1", document->title));
    append_child(page, list);
    add_class(&book->arena, list, "floats");
    for (const Label *label = book->labels; label != NULL; label = label->next)
        if (label->caption != NULL && label->node->id != NULL &&
            !label->chapter->left_out &&
            label->kind == (int)(document->kind - DOCUMENT_FIGURES))
            add_line(book, document, list, label);
    return page;
}
