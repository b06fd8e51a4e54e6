/* xml.c - the writer of XML. */
#include "formats/xml.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>
#include "base/buf.h"
#include "base/utf8.h"

enum { FIRST_DEPTH = 16 };

struct XmlWriter {
    Buf out;
    const char **open; /* the names of the open elements; room is a power of two */
    size_t depth;
    bool in_tag; /* the newest start tag still takes attributes */
    bool closed; /* the newest call has closed an element */
};

void xml_init(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, xmlInitParser);
}

XmlWriter *new_xml_writer(void)
{
    XmlWriter *writer = memory_new(sizeof *writer);

    *writer = (XmlWriter){.open = memory_new(FIRST_DEPTH * sizeof *writer->open)};
    buf_put(&writer->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return writer;
}

static void end_tag_start(XmlWriter *writer)
{
    if (writer->in_tag)
        buf_char(&writer->out, '>');
    writer->in_tag = false;
}

static void begin_line(XmlWriter *writer, size_t depth)
{
    static const char line[] = "\n                                        ";
    size_t most = (sizeof line - 2) / 2;

    end_tag_start(writer);
    buf_add(&writer->out, line, 1 + 2 * (depth < most ? depth : most));
    for (; depth > most; depth--)
        buf_add(&writer->out, line + 1, 2);
}

/* XML forbids U+0001 and its kin, U+FFFE and bad UTF-8 (XML 1.0, production 2, Char). */
static void put_clean(XmlWriter *writer, const char *text)
{
    size_t len = strlen(text), done = 0;

    while (done < len) {
        size_t good = utf8_check(text + done, len - done);
        buf_add_escaped(&writer->out, text + done, good);
        done += good;
        if (done < len) {
            buf_put(&writer->out, "\xEF\xBF\xBD");
            done++;
        }
    }
}

void xml_put_doctype(XmlWriter *writer, const char *name)
{
    buf_put(&writer->out, "<!DOCTYPE ");
    buf_put(&writer->out, name);
    buf_char(&writer->out, '>');
    begin_line(writer, 0);
}

void xml_open_element(XmlWriter *writer, const char *name)
{
    size_t depth = writer->depth++;

    if (depth > 0)
        begin_line(writer, depth);
    if (depth >= FIRST_DEPTH && (depth & (depth - 1)) == 0) /* full */
        writer->open = memory_resize(writer->open, 2 * depth * sizeof *writer->open);
    writer->open[depth] = name;
    buf_char(&writer->out, '<');
    buf_put(&writer->out, name);
    writer->in_tag = true;
    writer->closed = false;
}

void xml_put_attribute(XmlWriter *writer, const char *name, const char *value)
{
    if (value == NULL)
        return;
    buf_char(&writer->out, ' ');
    buf_put(&writer->out, name);
    buf_put(&writer->out, "=\"");
    put_clean(writer, value);
    buf_char(&writer->out, '"');
}

void xml_put_text(XmlWriter *writer, const char *text)
{
    if (*text == '\0')
        return;
    end_tag_start(writer);
    put_clean(writer, text);
}

void xml_close_element(XmlWriter *writer)
{
    const char *name = writer->open[--writer->depth];

    if (writer->closed)
        begin_line(writer, writer->depth);
    if (writer->in_tag) {
        buf_put(&writer->out, "/>");
    } else {
        buf_put(&writer->out, "</");
        buf_put(&writer->out, name);
        buf_char(&writer->out, '>');
    }
    writer->in_tag = false;
    writer->closed = true;
}

void xml_put_element(XmlWriter *writer, const char *name, const char *text)
{
    xml_open_element(writer, name);
    if (text != NULL)
        xml_put_text(writer, text);
    xml_close_element(writer);
}

Bytes xml_finish(XmlWriter *writer, Arena *arena)
{
    Bytes bytes;

    while (writer->depth > 0)
        xml_close_element(writer);
    buf_char(&writer->out, '\n');
    bytes.len = writer->out.len;
    bytes.data = arena_copy(arena, writer->out.data, bytes.len);
    buf_free(&writer->out);
    free(writer->open);
    free(writer);
    return bytes;
}
