/* parts.c - lists, details, figures, ruby: containers of certain children only. */
#include <string.h>
#include "data/words.h"
#include "parse/html/report.h"
#include "parse/conform/shapes.h"
#include "parse/conform/values.h"

static void remove_empty(Node *node)
{
    if (node->first_child == NULL && node->parent != NULL)
        unlink_node(node);
}

/* ---- Lists ------------------------------------------------------------------------- */

static Node *item_before(Chapter *chapter, Node *list, Node *node)
{
    Node *item = element_before(chapter, node, "li");

    if (list->kind == NODE_LIST)
        item->kind = NODE_ITEM;
    return item;
}

/* Ends the container that was made for what may not stand where it stood. */
static Node *close_made(Chapter *chapter, Node *made)
{
    if (made != NULL)
        conform_flow(chapter, made);
    return NULL;
}

/* A list right in a list belongs to the item in front of it; all else becomes an item. */
void conform_items(Chapter *chapter, Node *list)
{
    Node *made = NULL; /* an item for what is none; ends at the next one that is */

    for (Node *node = list->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (is_named(node, "li")) {
            made = close_made(chapter, made);
            if (is_named(list, "ul"))
                remove_attribute(node, "value");
            continue;
        }
        if (is_blank(node) && made == NULL) {
            unlink_node(node);
            continue;
        }
        note_moved(chapter, node, "can't stand right in a list, so it goes into an item");
        if (made == NULL && is_named(node, "ul ol") && node->previous != NULL) {
            Node *item = node->previous;
            unlink_node(node);
            append_child(item, node);
            continue;
        }
        if (made == NULL)
            made = item_before(chapter, list, node);
        unlink_node(node);
        append_child(made, node);
    }
    close_made(chapter, made);
    remove_empty(list);
}

static bool is_group(const Node *node)
{
    return node->kind == NODE_ELEMENT && is_named(node, "div");
}

/* Groups in <div> are fine when all are in one and none is anything else; simpler
 * without. */
static void dissolve_groups(Node *list)
{
    for (Node *node = list->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (!is_group(node))
            continue;
        if (node->first_child != NULL)
            next = node->first_child;
        dissolve_node(node);
    }
}

static Node *term_before(Chapter *chapter, Node *list, Node *node, const char *name)
{
    Node *part = element_before(chapter, node, name);

    if (list->kind == NODE_DEFINITION_LIST)
        part->kind = strcmp(name, "dt") == 0 ? NODE_TERM : NODE_DEFINITION;
    return part;
}

/* dt+ dd+ in turn.  A missing half is there, but empty: nothing else may stand in a
 * <dl>. */
static void complete_groups(Chapter *chapter, Node *list)
{
    bool term_open = false, any = false;

    for (Node *node = list->first_child; node != NULL; node = node->next) {
        bool term = is_named(node, "dt");
        if (!term && !any)
            term_before(chapter, list, node, "dt");
        any = true;
        term_open = term;
    }
    if (term_open) {
        Node *last = list->last_child;
        Node *definition = term_before(chapter, list, last, "dd");
        unlink_node(definition);
        append_child(list, definition);
    }
}

void conform_terms(Chapter *chapter, Node *list)
{
    Node *made = NULL;

    dissolve_groups(list);
    for (Node *node = list->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (is_named(node, "dt dd")) {
            made = close_made(chapter, made);
            continue;
        }
        if (is_blank(node) && made == NULL) {
            unlink_node(node);
            continue;
        }
        note_moved(chapter, node,
                   "can't stand right in a <dl>, so it becomes a definition");
        if (made == NULL)
            made = term_before(chapter, list, node, "dd");
        unlink_node(node);
        append_child(made, node);
    }
    close_made(chapter, made);
    complete_groups(chapter, list);
    remove_empty(list);
}

/* ---- Details and figures ----------------------------------------------------------- */

static bool is_empty(const Node *node)
{
    for (const Node *child = node->first_child; child != NULL; child = child->next)
        if (!is_blank(child))
            return false;
    return true;
}

static Node *find_child(const Node *parent, const char *name)
{
    Node *node = parent->first_child;

    while (node != NULL && !is_named(node, name))
        node = node->next;
    return node;
}

/* The first child, whatever there is. */
static void put_first(Node *parent, Node *node)
{
    if (parent->first_child == node)
        return;
    if (node->parent != NULL)
        unlink_node(node);
    if (parent->first_child == NULL)
        append_child(parent, node);
    else
        insert_before(parent->first_child, node);
}

void conform_details(Chapter *chapter, Node *details)
{
    Node *summary = find_child(details, "summary");

    if (summary == NULL) {
        summary = new_node(&chapter->arena, NODE_ELEMENT, details->offset);
        summary->name = "summary";
        summary->flags |= NODE_RAW;
    }
    if (is_empty(summary))
        append_child(summary,
                     new_text(&chapter->arena,
                              lookup_word(chapter->language, WORD_DETAILS), NO_OFFSET));
    /* Aside while the rest is put in order, since any other summary is a stray. */
    if (summary->parent != NULL)
        unlink_node(summary);
    conform_flow(chapter, details);
    put_first(details, summary);
}

void conform_figure(Chapter *chapter, Node *figure)
{
    Node *caption = find_child(figure, "figcaption");
    bool first = false;

    if (caption != NULL) {
        first = true;
        for (const Node *node = caption->previous; node != NULL; node = node->previous)
            first = first && is_blank(node);
        unlink_node(caption);
    }
    conform_flow(chapter, figure);
    if (caption == NULL)
        remove_empty(figure);
    else if (first)
        put_first(figure, caption);
    else
        append_child(figure, caption);
}

/* ---- Ruby -------------------------------------------------------------------------- */

static bool is_annotation(const Node *node)
{
    return is_named(node, "rt rp");
}

/* Base, then rt+ or rp (rt rp)+, in turn (HTML 4.5.10). */
static bool is_ruby(const Node *ruby)
{
    enum { START, BASE, RT, RP_OPEN, RT_IN, RP_CLOSE } state = START;

    for (const Node *node = ruby->first_child; node != NULL; node = node->next) {
        if (is_blank(node))
            continue;
        if (!is_annotation(node)) {
            if (state == RP_OPEN || state == RT_IN)
                return false;
            state = BASE;
        } else if (is_named(node, "rt")) {
            if (state == START || state == RT_IN)
                return false;
            state = state == RP_OPEN || state == RP_CLOSE ? RT_IN : RT;
        } else {
            if (state != BASE && state != RT_IN)
                return false;
            state = state == BASE ? RP_OPEN : RP_CLOSE;
        }
    }
    return state == RT || state == RP_CLOSE;
}

static void add_bracket(Chapter *chapter, Node *annotation, const char *bracket,
                        bool behind)
{
    Node *text = new_text(&chapter->arena, bracket, NO_OFFSET);

    if (behind)
        insert_after(annotation, text);
    else
        insert_before(annotation, text);
}

void remove_bracket(Node *rp)
{
    enum { LONGEST_BRACKET = 4 }; /* bytes */
    const Node *text = rp->first_child;

    if (text == NULL || (text->next == NULL && text->kind == NODE_TEXT &&
                         strlen(text->text) <= LONGEST_BRACKET))
        unlink_node(rp);
    else
        dissolve_node(rp);
}

/* What is no ruby is written as readers without ruby would see it: base (annotation). */
void conform_ruby(Chapter *chapter, Node *ruby)
{
    for (Node *node = ruby->first_child; node != NULL; node = node->next)
        if (holds_block(node)) {
            flatten(chapter, ruby, " ");
            break;
        }
    if (is_ruby(ruby))
        return;
    note_moved(chapter, ruby,
               "is not base text with annotations, so it becomes plain text");
    for (Node *node = ruby->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (!is_annotation(node))
            continue;
        if (is_named(node, "rt")) {
            add_bracket(chapter, node, " (", false);
            add_bracket(chapter, node, ")", true);
            dissolve_node(node);
        } else {
            remove_bracket(node);
        }
    }
    rename_node(ruby, "span");
}
