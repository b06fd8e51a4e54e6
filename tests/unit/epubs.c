/* epubs.c - see the header. */
#include "epubs.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"
#include "base/buf.h"
#include "formats/zip.h"
#include "scratch.h"

static bool keep(void *context, uint64_t offset, const char *bytes, size_t n)
{
    Buf *buf = context;

    while (buf->len < offset + n)
        buf_char(buf, 0);
    memcpy(buf->data + offset, bytes, n);
    return true;
}

Bytes new_archive(const EpubFile *files)
{
    Buf buf = {0};
    const ZipSink sink = {&buf, keep, NULL};
    ZipWriter *writer = new_zip_writer(&sink);
    uint64_t size;
    ZipError error;

    for (; files->path != NULL; files++) {
        ZipEntry entry = {.path = files->path,
                          .method = ZIP_STORED,
                          .bytes = {files->text, strlen(files->text)}};
        zip_put_entry(writer, &entry);
    }
    if (!zip_finish(writer, &size, &error))
        abort();
    return (Bytes){buf.data, buf.len};
}

static const char container[] =
    "<?xml version='1.0'?>\n<container xmlns='urn:oasis:names:tc:opendocument:xmlns:"
    "container' version='1.0'><rootfiles><rootfile full-path='EPUB/package.opf' "
    "media-type='application/oebps-package+xml'/></rootfiles></container>";

static bool begins(const char *text, const char *word)
{
    return strncmp(text, word, strlen(word)) == 0;
}

static const char *package_of(Arena *arena, const EpubFile *files)
{
    Buf text = {0};
    const char *copy;

    buf_put(&text,
            "<?xml version='1.0'?>\n<package xmlns='http://www.idpf.org/2007/opf' "
            "version='3.0' unique-identifier='u'><metadata "
            "xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            "<dc:identifier>urn:isbn:1</dc:identifier>"
            "<dc:identifier id='u'> urn:x:1 </dc:identifier><dc:title>A book</dc:title>"
            "<dc:language>en</dc:language>"
            "<meta property='schema:version'>2</meta></metadata><manifest>\n");
    for (const EpubFile *file = files; file->path != NULL; file++)
        if (strcmp(file->path, "nav.xhtml") == 0)
            buf_put(&text, "<item id='nav' href='nav.xhtml' properties='nav' "
                           "media-type='application/xhtml+xml'/>\n");
        else if (strcmp(file->path, "toc.ncx") == 0)
            buf_put(&text, "<item id='ncx' href='toc.ncx' "
                           "media-type='application/x-dtbncx+xml'/>\n");
        else
            buf_format(&text,
                       "<item id='%s' href='%s' media-type='application/xhtml+xml'/>\n",
                       file->path + strlen("text/"), file->path);
    buf_put(&text, "</manifest><spine>");
    for (const EpubFile *file = files; file->path != NULL; file++)
        if (begins(file->path, "text/"))
            buf_format(&text, "<itemref idref='%s'/>", file->path + strlen("text/"));
    buf_put(&text, "</spine></package>");
    copy = arena_copy(arena, text.data, text.len);
    buf_free(&text);
    return copy;
}

Bytes new_epub(const EpubFile *files)
{
    EpubFile all[64] = {{"META-INF/container.xml", container}};
    size_t count = 1;
    Arena arena = {0};
    Bytes bytes;

    all[count++] = (EpubFile){"EPUB/package.opf", package_of(&arena, files)};
    for (; files->path != NULL && count < 63; files++) {
        all[count].path = arena_format(&arena, "EPUB/%s", files->path);
        all[count++].text =
            begins(files->text, "<?") || begins(files->text, "<!")
                ? files->text
                : arena_format(
                      &arena,
                      "<?xml version='1.0'?>\n<!DOCTYPE html>\n<html "
                      "xmlns='http://www.w3.org/1999/xhtml' "
                      "xmlns:epub='http://www.idpf.org/2007/ops'><head><title>Of "
                      "%s</title></head>\n<body>%s</body></html>",
                      files->path, files->text);
    }
    bytes = new_archive(all);
    arena_free(&arena);
    return bytes;
}

void put_epub(const char *name, const EpubFile *files)
{
    Bytes bytes = new_epub(files);

    scratch_put_bytes(name, bytes.data, bytes.len);
    free((void *)bytes.data);
}

Epub *read_new_epub(Arena *arena, const EpubFile *files)
{
    Bytes bytes = new_epub(files);
    EpubError error;
    Epub *epub = read_epub(arena, bytes, &error);

    free((void *)bytes.data);
    if (epub == NULL)
        fail_msg("%s:%u: %s", error.entry, error.line, error.why);
    return epub;
}
