/* graft.c - a run as HTML with placeholders, then as nodes with the Markdown back in
 * place. */
#include "parse/html/graft.h"

#include <string.h>
#include "formats/html.h"
#include "parse/html/elements.h"
#include "parse/html/report.h"

/* ---- Writing the run as HTML ------------------------------------------------------- */

static void begin_segment(Graft *graft, uint32_t offset, bool verbatim)
{
    graft->segments[graft->segment_count++] =
        (Segment){graft->text.len, offset, verbatim};
}

static uint32_t source_offset(const Graft *graft, size_t at)
{
    size_t low = 0, high = graft->segment_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (graft->segments[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    if (high == 0 || graft->segments[low].offset == NO_OFFSET)
        return NO_OFFSET;
    if (!graft->segments[low].verbatim)
        return graft->segments[low].offset;
    return graft->segments[low].offset + (uint32_t)(at - graft->segments[low].at);
}

/* A < that begins no tag of ours must begin none of the parser's. */
static void write_characters(Buf *out, const char *text, size_t length)
{
    for (const char *end = text + length; text < end;) {
        const char *next = memchr(text, '<', (size_t)(end - text));
        size_t n = (size_t)((next == NULL ? end : next) - text);
        buf_add(out, text, n);
        if (next != NULL)
            buf_put(out, "&lt;");
        text += n + (next != NULL);
    }
}

static void put_end(Graft *graft, const char *name)
{
    buf_put(&graft->text, "</");
    buf_put(&graft->text, name);
    buf_char(&graft->text, '>');
}

static void write_mark(Graft *graft, const Piece *piece, const Mark *mark)
{
    const char *text = piece->node->text + mark->token.start;

    begin_segment(graft, mark->offset, mark->action == MARK_KEEP);
    switch (mark->action) {
    case MARK_KEEP:
    case MARK_CLOSE:
        if (mark->token.kind == HTML_CHARACTERS)
            write_characters(&graft->text, text, mark->token.length);
        else
            buf_add(&graft->text, text, mark->token.length);
        if (mark->action == MARK_CLOSE)
            put_end(graft, mark->token.name);
        break;
    case MARK_TEXT:
        buf_add_escaped(&graft->text, text, mark->token.length);
        break;
    case MARK_REPLACE:
        buf_put(&graft->text, mark->instead);
        break;
    case MARK_SKIP:
        break;
    }
}

static const char *tag_of(const Node *node)
{
    switch (node->kind) {
    case NODE_EMPHASIS:
        return "em";
    case NODE_STRONG:
        return "strong";
    case NODE_STRIKETHROUGH:
        return "s";
    case NODE_LINK:
        return "a";
    default:
        return "span";
    }
}

/* <name token="at"> */
static void put_placeholder(Graft *graft, const char *name, size_t at)
{
    char digits[24], *first = digits + sizeof digits - 1;

    *first = '\0';
    do
        *--first = (char)('0' + at % 10);
    while ((at /= 10) > 0);
    buf_char(&graft->text, '<');
    buf_put(&graft->text, name);
    buf_char(&graft->text, ' ');
    buf_put(&graft->text, graft->token);
    buf_put(&graft->text, "=\"");
    buf_put(&graft->text, first);
    buf_put(&graft->text, "\">");
}

static void write_piece(Graft *graft, size_t at)
{
    const Piece *piece = &graft->plan.pieces[at];
    const char *holder = graft->plan.block ? "div" : "span";

    if (piece->kind != PIECE_RAW)
        begin_segment(graft, piece->node->offset, piece->kind == PIECE_TEXT);
    switch (piece->kind) {
    case PIECE_RAW:
        for (size_t i = 0; i < piece->mark_count; i++)
            write_mark(graft, piece, &graft->plan.marks[piece->first_mark + i]);
        break;
    case PIECE_HOLD:
        put_placeholder(graft, holder, at);
        put_end(graft, holder);
        break;
    case PIECE_OPEN:
        put_placeholder(graft, tag_of(piece->node), at);
        break;
    case PIECE_CLOSE:
        put_end(graft, tag_of(piece->node));
        break;
    case PIECE_TEXT:
        buf_put_escaped(&graft->text, piece->node->text);
        break;
    case PIECE_BREAK:
        buf_char(&graft->text, '\n');
        break;
    }
}

/* ---- Grafting back ----------------------------------------------------------------- */

static void append_text(Graft *graft, Node *parent, const char *text, size_t length,
                        size_t at)
{
    Node *node;

    if (length == 0)
        return;
    node = new_node(graft->arena, NODE_TEXT, source_offset(graft, at));
    node->text = arena_copy(graft->arena, text, length);
    append_child(parent, node);
}

static bool is_preformatted(const Node *node)
{
    for (; node != NULL; node = node->parent)
        if (node->kind == NODE_ELEMENT &&
            (node->space != SPACE_HTML || strcmp(node->name, "pre") == 0))
            return true;
    return false;
}

static Node *outside_drawing(Node *node)
{
    while (node->kind == NODE_ELEMENT && node->space == SPACE_SVG)
        node = node->parent;
    return node;
}

static bool is_white(const char *text)
{
    return text[strspn(text, " \t\n\f\r")] == '\0';
}

/* Nobody sees text that stands right in a drawing, so it goes behind it. */
static Node *place_of_text(Node *parent, const char *text)
{
    static const char holders[] = "text tspan textPath title desc style";

    if (parent->kind != NODE_ELEMENT || parent->space != SPACE_SVG || is_white(text) ||
        has_word(holders, parent->name, strlen(parent->name)))
        return parent;
    return outside_drawing(parent);
}

/* In a run of inlines line ends are soft breaks, since raw inline HTML holds tags
 * only. */
static void graft_text(Graft *graft, const HtmlNode *from, Node *parent)
{
    const char *text = from->text;
    size_t at = from->offset;
    bool splits =
        !graft->plan.block && strchr(text, '\n') != NULL && !is_preformatted(parent);

    for (;;) {
        const char *end = splits ? strchr(text, '\n') : NULL;
        const char *source_end;
        append_text(graft, parent, text,
                    end == NULL ? strlen(text) : (size_t)(end - text), at);
        if (end == NULL)
            return;
        source_end = strchr(graft->text.data + at, '\n');
        if (source_end != NULL)
            at = (size_t)(source_end - graft->text.data);
        append_child(parent,
                     new_node(graft->arena, NODE_SOFT_BREAK, source_offset(graft, at)));
        at += source_end != NULL;
        text = end + 1;
    }
}

static void detach(Node *node)
{
    node->parent = node->previous = node->next = NULL;
}

/* A Markdown node that the parser has closed and opened again exists twice. */
static Node *copy_of(Graft *graft, const Node *node)
{
    Node *copy = new_node(graft->arena, node->kind, node->offset);

    *copy = *node;
    copy->first_child = copy->last_child = NULL;
    copy->id = NULL;
    detach(copy);
    return copy;
}

/* Returns the node that takes the children. */
static Node *graft_piece(Graft *graft, const char *number, Node *parent)
{
    size_t at = 0;
    Node *node;

    for (; *number >= '0' && *number <= '9'; number++)
        at = at * 10 + (size_t)(*number - '0');
    node = graft->plan.pieces[at].node;
    if (graft->plan.pieces[at].kind == PIECE_OPEN) {
        if (graft->placed[at])
            node = copy_of(graft, node);
        else
            node->first_child = node->last_child = NULL;
    } else if (graft->placed[at]) {
        return parent;
    }
    graft->placed[at] = true;
    detach(node);
    parent = outside_drawing(parent); /* Markdown is no part of one */
    append_child(parent, node);
    return graft->plan.pieces[at].kind == PIECE_OPEN ? node : parent;
}

/* The parser opens <b> again for the white space between two blocks, too; nobody would
 * see it, and it would be a paragraph. */
static bool is_needless(const HtmlNode *from)
{
    enum { DEEPEST = 20 };

    for (int depth = 0; depth < DEEPEST && from->name != NULL; depth++) {
        if (!from->reopened)
            return false;
        if (from->first_child == NULL)
            return true;
        if (from->first_child->next != NULL)
            return false;
        from = from->first_child;
    }
    return from->name == NULL && is_white(from->text);
}

/* Out of a table the parser takes what may not stand right in it; then the table,
 * which began before it, follows. */
static void tell_if_taken_out(Graft *graft, const HtmlNode *from)
{
    enum { FARTHEST = 10 };
    const HtmlNode *next = from->next;

    for (int i = 0; next != NULL && next->offset > from->offset && i < FARTHEST; i++)
        next = next->next;
    if (next == NULL || next->name == NULL || next->offset >= from->offset ||
        strcmp(next->name, "table") != 0 || (from->name == NULL && is_white(from->text)))
        return;
    report_once(graft->chapter, "html-moved", source_offset(graft, from->offset), NULL,
                "%s%s%s can't stand right in a table, so it goes in front of it",
                from->name == NULL ? "" : "<", from->name == NULL ? "text" : from->name,
                from->name == NULL ? "" : ">");
}

/* Returns whether the children are wanted; from->data then takes them. */
static bool graft_element(Graft *graft, HtmlNode *from, Node *parent)
{
    const char *number = html_attribute(from, graft->token);
    Children children;
    Node *node;

    if (is_needless(from)) {
        from->data = parent;
        return true;
    }
    if (number != NULL) {
        from->data = graft_piece(graft, number, parent);
        return true;
    }
    children = make_node(graft->chapter, from, source_offset(graft, from->offset), &node);
    if (node != NULL)
        append_child(parent, node);
    from->data = children == CHILDREN_INSIDE   ? node
                 : children == CHILDREN_BEHIND ? outside_drawing(parent)
                                               : parent;
    return children != CHILDREN_DROPPED;
}

static void graft_tree(Graft *graft, HtmlNode *root, Node *list)
{
    HtmlNode *at = root->first_child;

    root->data = list;
    while (at != NULL) {
        Node *parent = at->parent->data;
        tell_if_taken_out(graft, at);
        if (at->name == NULL)
            graft_text(graft, at, place_of_text(parent, at->text));
        else if (graft_element(graft, at, parent) && at->first_child != NULL) {
            at = at->first_child;
            continue;
        }
        while (at != root && at->next == NULL)
            at = at->parent;
        at = at == root ? NULL : at->next;
    }
}

/* What the parser has thrown away (in a dropped element, say) goes to the end of the
 * run. */
static void graft_lost(Graft *graft, size_t first, size_t last, Node *list)
{
    for (size_t i = first; i <= last; i++) {
        const Piece *piece = &graft->plan.pieces[i];
        if (graft->placed[i] || piece->hidden || piece->kind != PIECE_HOLD)
            continue;
        detach(piece->node);
        append_child(list, piece->node);
    }
}

static HtmlNode *parse_run(Graft *graft, size_t first, size_t last)
{
    graft->segment_count = 0;
    buf_clear(&graft->text);
    for (size_t i = first; i <= last; i++)
        if (!graft->plan.pieces[i].hidden)
            write_piece(graft, i);
    return html_parse(&graft->parsed, graft->text.len == 0 ? "" : graft->text.data,
                      graft->text.len);
}

static void show_tags(Graft *graft, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++) {
        const Piece *piece = &graft->plan.pieces[i];
        for (size_t k = 0; k < piece->mark_count; k++)
            graft->plan.marks[piece->first_mark + k].action = MARK_TEXT;
    }
}

Node *graft_pieces(Graft *graft, size_t first, size_t last)
{
    Node *list = new_node(&graft->scratch, NODE_SPAN, NO_OFFSET);
    HtmlNode *root = parse_run(graft, first, last);
    uint32_t offset = graft->plan.pieces[first].node->offset;

    if (root == NULL) {
        report(graft->chapter, "html-deep", offset, "close the elements that you open",
               "the HTML from here on nests too deep, so that its tags are shown");
        show_tags(graft, first, last);
        root = parse_run(graft, first, last);
    }
    if (root == NULL) /* Markdown alone */
        report(graft->chapter, "markdown-limit", offset, "divide it with blank lines",
               "the text from here on has too many marks in emphasis");
    else
        graft_tree(graft, root, list);
    arena_free(&graft->parsed);
    graft_lost(graft, first, last, list);
    return list;
}
