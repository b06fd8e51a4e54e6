/* xml_error.h - what libxml2 complains of, in our words and at the right place, for
 * xml_read.c. */
#ifndef EPUBIFY_FORMATS_XML_ERROR_H
#define EPUBIFY_FORMATS_XML_ERROR_H

#include <stdarg.h>
#include "formats/xml_read.h"

struct _xmlError; /* libxml2's */

/* The place is a byte of the file that the reader was given. */
void xml_put_error(XmlError *error, Bytes bytes, size_t offset, const char *format,
                   va_list args);
/* false: it complains of nothing that matters, and *error is as it was. */
bool xml_translate_error(XmlError *error, Bytes bytes, const struct _xmlError *complaint);

#endif
