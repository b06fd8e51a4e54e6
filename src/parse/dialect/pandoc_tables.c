/* pandoc_tables.c - drawn tables become tables of pipes where their cells hold no more than
 * inlines, else HTML's; captions become those of figures. */
#include "parse/dialect/pandoc_tables.h"
#include <string.h>
#include <strings.h>
#include "parse/dialect/references.h"
#include "parse/dialect/pandoc_inline.h"

/* ---- Writing -------------------------------------------------------------------------------- */

static void put_prefix(Rewrite *rewrite, const DrawnTable *table)
{
    rewrite_put(rewrite, table->text + table->first.at,
                table->first.content - table->first.at);
}

static void put_line(Rewrite *rewrite, const DrawnTable *table, const char *line)
{
    put_prefix(rewrite, table);
    rewrite_put_text(rewrite, line);
    rewrite_put_text(rewrite, "\n");
}

/* A pipe of the text would end the cell. */
static void copy_escaped(Rewrite *rewrite, const char *text, TablePiece piece)
{
    while (piece.from < piece.until) {
        const char *pipe = memchr(text + piece.from, '|', piece.until - piece.from);
        size_t end = pipe == NULL ? piece.until : (size_t)(pipe - text);
        rewrite_copy(rewrite, piece.from, end);
        if (pipe == NULL)
            return;
        if (end == 0 || text[end - 1] != '\\')
            rewrite_put_text(rewrite, "\\");
        rewrite_copy(rewrite, end, end + 1);
        piece.from = end + 1;
    }
}

/* row: NULL for a head that the table does not have. */
static void put_pipes(Rewrite *rewrite, const DrawnTable *table, const TableRow *row)
{
    put_prefix(rewrite, table);
    rewrite_put_text(rewrite, "|");
    for (size_t i = 0; i < table->columns; i++) {
        rewrite_put_text(rewrite, " ");
        for (size_t k = 0; row != NULL && k < row->counts[i]; k++) {
            copy_escaped(rewrite, table->text, row->pieces[i][k]);
            rewrite_put_text(rewrite, " ");
        }
        rewrite_put_text(rewrite, "|");
    }
    rewrite_put_text(rewrite, "\n");
}

static void put_delimiters(Rewrite *rewrite, const DrawnTable *table)
{
    static const char *const marks[] = {"---|", ":--|", ":-:|", "--:|"};

    put_prefix(rewrite, table);
    rewrite_put_text(rewrite, "|");
    for (size_t i = 0; i < table->columns; i++)
        rewrite_put_text(rewrite, marks[table->aligns[i]]);
    rewrite_put_text(rewrite, "\n");
}

static void put_pipe_table(Rewrite *rewrite, const DrawnTable *table)
{
    size_t first = table->rows[0].is_header ? 1 : 0;

    put_pipes(rewrite, table, first == 1 ? &table->rows[0] : NULL);
    put_delimiters(rewrite, table);
    for (size_t i = first; i < table->row_count; i++)
        put_pipes(rewrite, table, &table->rows[i]);
}

static void put_cell(Rewrite *rewrite, const DrawnTable *table, const TableRow *row,
                     size_t column)
{
    static const char *const classes[] = {"", " class=\"align-left\"",
                                          " class=\"align-center\"",
                                          " class=\"align-right\""};
    const char *name = row->is_header ? "th" : "td";

    put_prefix(rewrite, table);
    rewrite_put_text(rewrite, row->is_header ? "<th scope=\"col\"" : "<td");
    rewrite_put_text(rewrite, classes[table->aligns[column]]);
    rewrite_put_text(rewrite, ">\n");
    put_line(rewrite, table, "");
    for (size_t i = 0; i < row->counts[column]; i++) {
        put_prefix(rewrite, table);
        rewrite_copy(rewrite, row->pieces[column][i].from, row->pieces[column][i].until);
        rewrite_put_text(rewrite, "\n");
    }
    put_line(rewrite, table, "");
    put_line(rewrite, table, name[1] == 'h' ? "</th>" : "</td>");
}

static void put_html_table(Rewrite *rewrite, const DrawnTable *table)
{
    put_line(rewrite, table, "<table>");
    for (size_t i = 0; i < table->row_count; i++) {
        const TableRow *row = &table->rows[i];
        if (row->is_header)
            put_line(rewrite, table, "<thead>");
        else if (i == 0 || table->rows[i - 1].is_header)
            put_line(rewrite, table, "<tbody>");
        put_line(rewrite, table, "<tr>");
        for (size_t k = 0; k < table->columns; k++)
            put_cell(rewrite, table, row, k);
        put_line(rewrite, table, "</tr>");
        if (row->is_header)
            put_line(rewrite, table, "</thead>");
    }
    if (!table->rows[table->row_count - 1].is_header)
        put_line(rewrite, table, "</tbody>");
    put_line(rewrite, table, "</table>");
}

static void put_table(Rewrite *rewrite, const LineScan *first, const DrawnTable *table)
{
    rewrite_keep(rewrite, first->at);
    if (table->has_blocks)
        put_html_table(rewrite, table);
    else
        put_pipe_table(rewrite, table);
    rewrite_skip(rewrite, table->end);
    put_line(rewrite, table, "");
}

/* "----+----" below "a | b", as Emacs draws it. */
static bool is_crossed(const LineScan *line)
{
    const char *text = line->text.data;
    bool cross = false;

    for (size_t i = line->content; i < line->end; i++) {
        if (strchr("-+:| \t", text[i]) == NULL)
            return false;
        cross |= text[i] == '+';
    }
    return cross && line->content < line->end && strchr("-:|", text[line->content]);
}

static void put_straight(Rewrite *rewrite, const LineScan *line)
{
    for (size_t i = line->content; i < line->end; i++) {
        if (line->text.data[i] != '+')
            continue;
        rewrite_keep(rewrite, i);
        rewrite_put_text(rewrite, "|");
        rewrite_skip(rewrite, i + 1);
    }
}

static bool has_pipe(const LineScan *line)
{
    return !line->is_blank && !line->is_code &&
           memchr(line->text.data + line->content, '|', line->end - line->content) !=
               NULL;
}

/* A line of dashes, or one that begins or goes on with a corner. */
static bool may_be_drawn(Bytes text)
{
    const char *line = text.data, *end = text.data + text.len;

    for (; line != NULL && line < end; line = memchr(line, '\n', (size_t)(end - line))) {
        size_t n;
        line += strspn(line, "\n \t>");
        n = strspn(line, "-+:|= \t");
        if (n > 2 && (line[n] == '\n' || line[n] == '\0') && *line != '|')
            return true;
    }
    return false;
}

static void rewrite_drawn_tables(Rewrite *rewrite)
{
    LineScan scan = scan_lines(rewrite->text, rewrite->start);
    Arena scratch = {0};
    bool after_blank = true, after_pipe = false;
    DrawnTable table;

    while (next_line(&scan)) {
        bool starts = after_blank && !scan.is_blank && !scan.is_code && !scan.is_comment;
        bool found = starts && (line_begins(&scan, "+-") || line_begins(&scan, "+:")
                                    ? read_grid_table(&scratch, &scan, &table)
                                    : read_drawn_table(&scratch, &scan, &table));
        if (after_pipe && !scan.is_code && is_crossed(&scan))
            put_straight(rewrite, &scan);
        after_blank = scan.is_blank || found;
        after_pipe = !found && has_pipe(&scan);
        if (found) {
            put_table(rewrite, &scan, &table);
            while (scan.next < table.end && next_line(&scan))
                ;
        }
        if (starts) {
            arena_free(&scratch);
            scratch = (Arena){0};
        }
    }
    rewrite_next(rewrite);
}

void rewrite_block_tables(Rewrite *rewrite)
{
    if (may_be_drawn(rewrite->text))
        rewrite_drawn_tables(rewrite);
    if (memchr(rewrite->text.data, '|', rewrite->text.len) != NULL)
        rewrite_pipes_in_code(rewrite);
}

/* ---- On the tree ---------------------------------------------------------------------------- */

static bool is_table(const Node *node)
{
    return node != NULL && (node->kind == NODE_TABLE ||
                            (node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
                             strcmp(node->name, "table") == 0));
}

/* How long "Table:" or ":" is; 0: the paragraph is no caption. */
static size_t caption_word(const Node *paragraph)
{
    const Node *first = paragraph == NULL || paragraph->kind != NODE_PARAGRAPH
                            ? NULL
                            : paragraph->first_child;
    const char *text = first == NULL || first->kind != NODE_TEXT ? "" : first->text;

    if (strncasecmp(text, "table:", 6) == 0)
        return 6;
    return text[0] == ':' && strchr(" \t", text[1]) != NULL;
}

/* A head without any text is none. */
static void drop_empty_head(Arena *arena, Node *table)
{
    Node *row = table->first_child;

    if (table->kind == NODE_TABLE && row != NULL && (row->flags & NODE_HEADER) != 0 &&
        row->next != NULL && *plain_text(arena, row) == '\0')
        unlink_node(row);
}

/* A cell with a single paragraph holds its text. */
static void unwrap_cell(Node *cell)
{
    Node *only = cell->first_child;

    while (only != NULL && only->kind == NODE_TEXT &&
           only->text[strspn(only->text, " \t\n")] == '\0')
        only = only->next;
    if (only == NULL || only->kind != NODE_PARAGRAPH || only->attributes != NULL ||
        only->id != NULL)
        return;
    for (const Node *next = only->next; next != NULL; next = next->next)
        if (next->kind != NODE_TEXT || next->text[strspn(next->text, " \t\n")] != '\0')
            return;
    dissolve_node(only);
}

static bool is_cell(const Node *node)
{
    return node->kind == NODE_ELEMENT && node->space == SPACE_HTML &&
           (strcmp(node->name, "td") == 0 || strcmp(node->name, "th") == 0);
}

static const Node *beside(const Node *node, bool behind)
{
    do
        node = behind ? node->next : node->previous;
    while (node != NULL && node->kind == NODE_TEXT &&
           node->text[strspn(node->text, " \t\n")] == '\0');
    return node;
}

void refine_tables(Chapter *chapter, const Dialect *dialect)
{
    Node *root = chapter->tree, *next;

    (void)dialect;
    for (Node *node = root; node != NULL; node = next) {
        size_t word;
        next = next_node(root, node);
        if (is_cell(node))
            unwrap_cell(node);
        if (!is_table(node))
            continue;
        drop_empty_head(&chapter->arena, node);
        next = next_node(root, node);
        if ((word = caption_word(beside(node, true))) > 0)
            caption_block(chapter, node, (Node *)beside(node, true), word);
        else if ((word = caption_word(beside(node, false))) > 0)
            caption_block(chapter, node, (Node *)beside(node, false), word);
        next = next_node(root, node);
    }
}

/* ---- Pictures ------------------------------------------------------------------------------- */

/* A picture alone in its paragraph, with a description; a backslash behind it says that it
 * is to be none. */
void refine_figures(Chapter *chapter, const Dialect *dialect)
{
    Arena *arena = &chapter->arena;
    Node *root = chapter->tree;

    (void)dialect;
    for (Node *node = root; node != NULL; node = next_node(root, node)) {
        Node *image = node->kind == NODE_PARAGRAPH ? node->first_child : NULL;
        Node *caption;
        if (image == NULL || image->kind != NODE_IMAGE || image->first_child == NULL)
            continue;
        if (image->next != NULL && image->next->next == NULL &&
            image->next->kind == NODE_TEXT && strcmp(image->next->text, "\\") == 0) {
            unlink_node(image->next);
            continue;
        }
        if (image->next != NULL || (image->flags & NODE_RAW) != 0 ||
            *plain_text(arena, image) == '\0' || node->parent->kind == NODE_FIGURE)
            continue;
        caption = new_node(arena, NODE_CAPTION, image->offset);
        move_children(image, caption);
        append_child(image, new_text(arena, plain_text(arena, caption), image->offset));
        node->kind = NODE_FIGURE;
        append_child(node, caption);
    }
}
