/* xml_error.c - what libxml2 complains of, in our words. */
#include "formats/xml_error.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <libxml/parser.h>
#include "base/source.h"
#include "base/utf8.h"
#include "formats/xml_scan.h"

typedef struct { /* a complaint on its way */
    XmlError *error;
    Bytes bytes;
    const xmlError *complaint;
    size_t offset;
} Report;

void xml_put_error(XmlError *error, Bytes bytes, size_t offset, const char *format,
                   va_list args)
{
    Source source = {NULL, bytes};
    Position at = source_position(&source, offset);

    error->offset = offset < bytes.len ? offset : bytes.len;
    error->line = at.line > 0 ? at.line : 1;
    error->column = at.column > 0 ? at.column : 1;
    vsnprintf(error->message, sizeof error->message, format, args);
    /* A name may have been cut within a character. */
    error->message[utf8_check(error->message, strlen(error->message))] = '\0';
}

__attribute__((format(printf, 2, 3))) static void put(const Report *report,
                                                      const char *format, ...)
{
    va_list args;

    va_start(args, format);
    xml_put_error(report->error, report->bytes, report->offset, format, args);
    va_end(args);
}

/* libxml2's own words, as ours begin and end. */
static void put_its_words(const Report *report)
{
    const char *words =
        report->complaint->message == NULL ? "" : report->complaint->message;
    size_t len = strcspn(words, "\n");

    while (len > 0 && (words[len - 1] == '.' || words[len - 1] == ' '))
        len--;
    if (len == 0)
        put(report, "it is not well-formed");
    else
        put(report, "%c%.*s", tolower((unsigned char)words[0]), (int)len - 1, words + 1);
}

/* libxml2 has read the name already that follows "<" or "&". */
static void go_back_to(Report *report, char begin)
{
    size_t offset =
        report->offset < report->bytes.len ? report->offset : report->bytes.len;
    const char *at = memrchr(report->bytes.data, begin, offset);

    if (at != NULL)
        report->offset = (size_t)(at - report->bytes.data);
}

/* One code for a file that ends too early and for one that goes on too long. */
static void put_end(const Report *report)
{
    const xmlParserCtxt *parser = report->complaint->ctxt;

    if (parser->name != NULL && parser->node != NULL)
        put(report, "the file ends where <%s> of line %ld is still open",
            (const char *)parser->name, xmlGetLineNo(parser->node));
    else if (report->offset >= report->bytes.len)
        put(report, "the file ends within a tag or before its first one");
    else
        put(report, "something stands behind the end of the root element");
}

/* What needs no name in it.  NULL: libxml2's own words will do. */
static const char *plain_words(const xmlError *complaint)
{
    const char *words = complaint->message == NULL ? "" : complaint->message;

    switch (complaint->code) {
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
        return "the value of an attribute has no quotes";
    case XML_ERR_DOCUMENT_EMPTY:
        return "there is no XML in it";
    case XML_WAR_UNKNOWN_VERSION:
    case XML_ERR_UNKNOWN_VERSION:
        return "its XML version is not 1.0";
    case XML_ERR_NO_MEMORY: /* its code for a text above XML_MAX_TEXT_LENGTH, too */
        return "a text in it is longer than 10 MB";
    default:
        if (strstr(words, "Huge input lookup") != NULL)
            return "a part of it is longer than 10 MB, or has no end";
        return strstr(words, "Excessive depth") == NULL ? NULL
                                                        : "its elements nest too deep";
    }
}

static void put_complaint(Report *report)
{
    const xmlError *complaint = report->complaint;
    const char *name = complaint->str1 == NULL ? "" : complaint->str1;
    const char *words = plain_words(complaint);

    switch (complaint->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        go_back_to(report, '<');
        put(report, "the end tag </%s> stands where <%s> of line %d is still open",
            complaint->str2 == NULL ? "" : complaint->str2, name, complaint->int1);
        break;
    case XML_ERR_DOCUMENT_END:
        put_end(report);
        break;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        go_back_to(report, '&');
        put(report, "the entity &%s; is not declared", name);
        break;
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
        put(report, "the prefix \"%s\" is not declared with xmlns:%s", name, name);
        break;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        put(report, "the attribute \"%s\" is there twice", name);
        break;
    case XML_ERR_INVALID_CHAR:
        put(report, "the character U+%04X is not allowed in XML",
            (unsigned)complaint->int1);
        break;
    default:
        if (words != NULL)
            put(report, "%s", words);
        else
            put_its_words(report);
    }
}

/* Odd namespaces are well-formed; a wrong version or a missing entity is not, although
 * libxml2 only warns of it where a DTD that it does not load might declare it. */
static bool matters(const xmlError *complaint)
{
    if (complaint->code == XML_WAR_NS_URI || complaint->code == XML_WAR_NS_URI_RELATIVE)
        return false;
    return complaint->level >= XML_ERR_ERROR ||
           complaint->code == XML_WAR_UNDECLARED_ENTITY ||
           complaint->code == XML_WAR_UNKNOWN_VERSION;
}

bool xml_translate_error(XmlError *error, Bytes bytes, const struct _xmlError *complaint)
{
    Report report = {.error = error, .bytes = bytes, .complaint = complaint};
    long at = complaint->ctxt == NULL ? -1 : xmlByteConsumed(complaint->ctxt);

    if (!matters(complaint))
        return false;
    report.offset = at < 0 ? 0 : (size_t)at + xml_bom_length(bytes);
    put_complaint(&report);
    return true;
}
