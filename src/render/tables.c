/* tables.c - rows and cells, with the parts of a table that Markdown does not spell
 * out. */
#include "render/writer.h"

static bool is_header(const Node *node)
{
    return node != NULL && (node->flags & NODE_HEADER) != 0;
}

void write_row_start(Writer *writer, const Node *row)
{
    if (is_header(row) && !is_header(row->previous))
        buf_put(writer->out, "<thead>\n");
    if (!is_header(row) && (row->previous == NULL || is_header(row->previous)))
        buf_put(writer->out, "<tbody>\n");
    buf_put(writer->out, "<tr");
    write_attributes(writer, row, NULL);
    buf_char(writer->out, '>');
    buf_char(writer->out, '\n');
}

void write_row_end(Writer *writer, const Node *row)
{
    buf_put(writer->out, "</tr>\n");
    if (is_header(row) && !is_header(row->next))
        buf_put(writer->out, "</thead>\n");
    if (!is_header(row) && row->next == NULL)
        buf_put(writer->out, "</tbody>\n");
}

/* An empty header names nothing, and is told as a fault to who listens to it. */
static const char *cell_name(const Node *cell)
{
    return is_header(cell) && cell->first_child != NULL ? "th" : "td";
}

void write_cell_start(Writer *writer, const Node *cell)
{
    static const char *const styles[] = {NULL, "align-left", "align-center",
                                         "align-right"};
    const char *name = cell_name(cell);

    buf_char(writer->out, '<');
    buf_put(writer->out, name);
    if (*name == 't' && name[1] == 'h' && lookup_attribute(cell, "scope") == NULL)
        buf_put(writer->out, " scope=\"col\"");
    write_attributes(writer, cell, styles[cell->number & 3]);
    buf_char(writer->out, '>');
}

void write_cell_end(Writer *writer, const Node *cell)
{
    buf_format(writer->out, "</%s>", cell_name(cell));
}
