/* xml.c - the writer of XML, on xmlTextWriter. */
#include "formats/xml.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include "base/buf.h"
#include "base/utf8.h"

struct XmlWriter {
    xmlBufferPtr out;
    xmlTextWriterPtr writer;
    Buf clean;    /* scratch: the text that is being put */
    size_t depth; /* open elements */
    bool closed;  /* the newest call has closed one */
};

/* The calls fail only without memory, or when they come in an order that we never use. */
static void expect(int result)
{
    if (result < 0)
        end_out_of_memory();
}

void xml_init(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, xmlInitParser);
}

XmlWriter *new_xml_writer(void)
{
    XmlWriter *writer = memory_new(sizeof *writer);

    xml_init();
    *writer = (XmlWriter){.out = xmlBufferCreate()};
    if (writer->out != NULL) {
        xmlBufferSetAllocationScheme(writer->out, XML_BUFFER_ALLOC_DOUBLEIT);
        writer->writer = xmlNewTextWriterMemory(writer->out, 0);
    }
    if (writer->writer == NULL)
        end_out_of_memory();
    /* xmlTextWriterStartDocument would put an encoder between us and the memory. */
    expect(xmlTextWriterWriteRaw(writer->writer, BAD_CAST
                                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    return writer;
}

/* At once: xmlTextWriter would write level by level. */
static void begin_line(XmlWriter *writer, size_t depth)
{
    static const char line[] = "\n                                        ";
    size_t most = (sizeof line - 2) / 2;

    expect(xmlTextWriterWriteRawLen(writer->writer, BAD_CAST line,
                                    1 + 2 * (int)(depth < most ? depth : most)));
    for (; depth > most; depth--)
        expect(xmlTextWriterWriteRawLen(writer->writer, BAD_CAST line + 1, 2));
}

/* xmlTextWriter reports success while it writes U+0001, U+FFFE or bad UTF-8 as they
 * are, so the text is cleaned and escaped here and handed over raw (XML 1.0,
 * production 2, Char). */
static void put_clean(XmlWriter *writer, const char *text)
{
    size_t len = strlen(text), done = 0;

    buf_clear(&writer->clean);
    while (done < len) {
        size_t good = utf8_check(text + done, len - done);
        buf_add_escaped(&writer->clean, text + done, good);
        done += good;
        if (done < len) {
            buf_put(&writer->clean, "\xEF\xBF\xBD");
            done++;
        }
    }
    if (writer->clean.len > 0)
        expect(xmlTextWriterWriteRawLen(writer->writer, BAD_CAST writer->clean.data,
                                        (int)writer->clean.len));
}

void xml_put_doctype(XmlWriter *writer, const char *name)
{
    expect(xmlTextWriterWriteDTD(writer->writer, BAD_CAST name, NULL, NULL, NULL));
    begin_line(writer, 0);
}

void xml_open_element(XmlWriter *writer, const char *name)
{
    if (writer->depth > 0)
        begin_line(writer, writer->depth);
    expect(xmlTextWriterStartElement(writer->writer, BAD_CAST name));
    writer->depth++;
    writer->closed = false;
}

void xml_put_attribute(XmlWriter *writer, const char *name, const char *value)
{
    if (value == NULL)
        return;
    expect(xmlTextWriterStartAttribute(writer->writer, BAD_CAST name));
    put_clean(writer, value);
    expect(xmlTextWriterEndAttribute(writer->writer));
}

void xml_put_text(XmlWriter *writer, const char *text)
{
    put_clean(writer, text);
}

void xml_close_element(XmlWriter *writer)
{
    writer->depth--;
    if (writer->closed)
        begin_line(writer, writer->depth);
    expect(xmlTextWriterEndElement(writer->writer));
    writer->closed = true;
}

void xml_put_element(XmlWriter *writer, const char *name, const char *text)
{
    xml_open_element(writer, name);
    if (text != NULL)
        put_clean(writer, text);
    xml_close_element(writer);
}

Bytes xml_finish(XmlWriter *writer, Arena *arena)
{
    Bytes bytes;

    while (writer->depth > 0)
        xml_close_element(writer);
    expect(xmlTextWriterEndDocument(writer->writer));
    xmlFreeTextWriter(writer->writer); /* flushes */
    bytes.len = (size_t)xmlBufferLength(writer->out);
    bytes.data =
        arena_copy(arena, (const char *)xmlBufferContent(writer->out), bytes.len);
    xmlBufferFree(writer->out);
    buf_free(&writer->clean);
    free(writer);
    return bytes;
}
