/* attributes.c - ids, classes and all else between a tag's name and its end. */
#include <string.h>
#include "base/path.h"
#include "render/writer.h"

void write_attribute(Writer *writer, const char *name, const char *value)
{
    if (value == NULL)
        return;
    buf_char(writer->out, ' ');
    buf_put(writer->out, name);
    buf_put(writer->out, "=\"");
    buf_put_escaped(writer->out, value);
    buf_char(writer->out, '"');
}

static void write_class(Writer *writer, const char *style, const char *classes)
{
    if (style == NULL && classes == NULL)
        return;
    buf_put(writer->out, " class=\"");
    buf_put(writer->out, style == NULL ? "" : style);
    if (style != NULL && classes != NULL)
        buf_char(writer->out, ' ');
    buf_put_escaped(writer->out, classes == NULL ? "" : classes);
    buf_char(writer->out, '"');
}

/* HTML reads lang, XML xml:lang; they must agree. */
static void write_language(Writer *writer, const char *value)
{
    write_attribute(writer, "lang", value);
    write_attribute(writer, "xml:lang", value);
}

/* Fields of the node, or the class, have said it: twice the same attribute is no XML. */
static bool is_said(const Node *node, const char *name)
{
    if (strcmp(name, "class") == 0)
        return true;
    if (strcmp(name, "xml:lang") == 0)
        return node->space == SPACE_HTML && lookup_attribute(node, "lang") != NULL;
    if (node->kind == NODE_LINK || node->kind == NODE_IMAGE)
        return strcmp(name, "href") == 0 || strcmp(name, "src") == 0 ||
               (strcmp(name, "title") == 0 && node->title != NULL);
    return false;
}

void write_attributes(Writer *writer, const Node *node, const char *style)
{
    write_attribute(writer, "id", node->id);
    write_class(writer, style, lookup_attribute(node, "class"));
    for (const Attribute *attribute = node->attributes; attribute != NULL;
         attribute = attribute->next) {
        if (is_said(node, attribute->name))
            continue;
        if (strcmp(attribute->name, "lang") == 0 && node->space == SPACE_HTML)
            write_language(writer, attribute->value);
        else
            write_attribute(writer, attribute->name, attribute->value);
    }
}

/* A hole is no <a> or <img> any more: of their attributes only those of every element
 * stay. */
void open_hole(Writer *writer, const Node *node)
{
    static const char *const common[] = {"lang", "dir", "title", "style"};
    const char *language = lookup_attribute(node, "lang");

    buf_put(writer->out, "<span");
    write_attribute(writer, "id", node->id);
    write_class(writer, "missing", lookup_attribute(node, "class"));
    write_attribute(writer, "xml:lang", language);
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
        write_attribute(writer, common[i], lookup_attribute(node, common[i]));
    buf_char(writer->out, '>');
}

const char *href_from(Writer *writer, const char *path)
{
    return path_relative(&writer->scratch,
                         path_folder(&writer->scratch, writer->document->path), path);
}
