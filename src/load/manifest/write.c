/* write.c - a book.yaml for the book's folder that says all that load has found, so that
 * building by it gives the same book. */
#include "load/manifest/write.h"
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "base/utf8.h"
#include "formats/yaml.h"
#include "load/dialect.h"
#include "load/load.h"

/* ---- YAML ----------------------------------------------------------------------------------- */

/* Letters, digits and a few signs that mean nothing to YAML where they stand. */
static bool is_plain(const char *text)
{
    static const char *const words[] = {"true", "false", "yes", "no", "on",
                                        "off",  "null",  "~",   "y",  "n"};
    static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789 ._/-";
    size_t len = strlen(text);

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcasecmp(text, words[i]) == 0)
            return false;
    return len > 0 && strchr(" -", text[0]) == NULL && text[len - 1] != ' ' &&
           strspn(text, safe) == len;
}

static bool is_printable(uint32_t c)
{
    return c >= 0x20 && (c < 0x7F || c > 0x9F) && c != 0x2028 && c != 0x2029 &&
           c != 0xFEFF && (c < 0xFFF0 || c > 0xFFFF);
}

void write_text(Writer *writer, const char *text)
{
    Buf *buf = writer->buf;
    size_t width;

    if (is_plain(text)) {
        buf_put(buf, text);
        return;
    }
    buf_char(buf, '"');
    for (; *text != '\0'; text += width) {
        uint32_t c;
        width = utf8_next(text, &c);
        if (c == '\n')
            buf_put(buf, "\\n");
        else if (c == '"' || c == '\\')
            buf_format(buf, "\\%c", (int)c);
        else if (is_printable(c))
            buf_add(buf, text, width);
        else
            buf_format(buf, "\\u%04X", (unsigned)c);
    }
    buf_char(buf, '"');
}

void write_indent(Writer *writer, int depth)
{
    for (int i = 0; i < depth; i++)
        buf_put(writer->buf, "  ");
}

void write_key(Writer *writer, int depth, const char *key, const char *text)
{
    if (text == NULL)
        return;
    write_indent(writer, depth);
    buf_format(writer->buf, "%s: ", key);
    write_text(writer, text);
    buf_char(writer->buf, '\n');
}

const char *path_for_manifest(Writer *writer, const char *path)
{
    const char *relative = path_relative(&writer->book->arena, writer->book->base, path);

    return *relative == '\0' ? "." : relative;
}

void report_lossy(Writer *writer, Position at, const char *format, const char *what)
{
    diag_add(&writer->book->diags, "import-lossy", at, NULL, format, what);
}

/* ---- What is no metadata -------------------------------------------------------------------- */

/* As many steps up as the manifest's folder is below the root. */
static void write_root(Writer *writer)
{
    const Book *book = writer->book;

    if (book->base[0] != '\0')
        write_key(writer, 0, "root", path_relative(&writer->book->arena, book->base, ""));
}

static void write_paths(Writer *writer, const char *key, const char *const *paths,
                        size_t count)
{
    if (count == 0)
        return;
    buf_format(writer->buf, "%s:\n", key);
    for (size_t i = 0; i < count; i++) {
        buf_put(writer->buf, "  - ");
        write_text(writer, path_for_manifest(writer, paths[i]));
        buf_char(writer->buf, '\n');
    }
}

static void write_redirects(Writer *writer)
{
    const Book *book = writer->book;
    const char **keys = map_keys(&book->redirects, &writer->book->arena), *to;

    if (*keys != NULL)
        buf_put(writer->buf, "redirects:\n");
    for (; *keys != NULL; keys++) {
        buf_put(writer->buf, "  ");
        write_text(writer, path_for_manifest(writer, *keys));
        buf_put(writer->buf, ": ");
        to = map_lookup(&book->redirects, *keys);
        write_text(writer,
                   strstr(to, "://") != NULL ? to : path_for_manifest(writer, to));
        buf_char(writer->buf, '\n');
    }
}

static void write_files(Writer *writer)
{
    const Book *book = writer->book;
    size_t roots = 0;

    write_root(writer);
    if (book->cover != NULL)
        write_key(writer, 0, "cover-image", path_for_manifest(writer, book->cover));
    write_paths(writer, "css", book->styles, book->style_count);
    if (strcmp(book->site, book->base) != 0)
        write_key(writer, 0, "site", path_for_manifest(writer, book->site));
    write_key(writer, 0, "site-url", book->site_url);
    while (book->picture_roots != NULL && book->picture_roots[roots] != NULL)
        roots++;
    write_paths(writer, "picture-folders", book->picture_roots, roots);
    if (book->contents != NULL)
        write_key(writer, 0, "contents-file", path_for_manifest(writer, book->contents));
    write_redirects(writer);
}

static void write_switches(Writer *writer)
{
    Buf *buf = writer->buf;
    const Book *book = writer->book;
    size_t start;

    if (book->toc_depth != 3)
        buf_format(buf, "toc-depth: %d\n", book->toc_depth);
    if (!book->numbered)
        buf_put(buf, "number: false\n");
    if (book->diags.lenient)
        buf_put(buf, "lenient: true               # what leaves a hole is a warning; "
                     "without this line, an error\n");
    start = buf->len;
    buf_put(buf, "markdown:\n");
    if (!put_dialect(writer))
        buf->len = start;
}

void put_manifest(Book *book, Buf *buf)
{
    Writer writer = {book, buf};

    buf_format(buf, "# Made by epubify import from %s.  Paths count from this folder.\n",
               book->kind);
    write_metadata(&writer);
    write_files(&writer);
    write_switches(&writer);
    write_entries(&writer);
    if (buf->len > YAML_LARGEST)
        diag_add(&book->diags, "manifest-large", file_position(book->manifest),
                 "build the book as it is",
                 "its book.yaml would be larger than the 256 KiB that one may have");
}
