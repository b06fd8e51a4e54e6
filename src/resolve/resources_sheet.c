/* resources_sheet.c - reads a style sheet's file. */
#include "resolve/resources_sheet.h"

#include <string.h>
#include "base/utf8.h"
#include "formats/css.h"
#include "formats/image.h"
#include "resolve/resources_files.h"

static const char *code_of_status(FileStatus status)
{
    switch (status) {
    case FILE_MISSING:
        return "css-missing";
    case FILE_OUTSIDE:
        return "path-outside";
    case FILE_NOT_REGULAR:
        return "file-type";
    case FILE_TOO_LARGE:
        return "file-large";
    default:
        return "file-unreadable";
    }
}

bool is_dropped(const Book *book)
{
    return book->diags.count >= DIAGS_KEPT; /* nobody will read more: spare the search */
}

static const char *hint_of_status(Book *book, FileStatus status, const char *folder,
                                  const char *url, const char *path)
{
    switch (status) {
    case FILE_MISSING:
        return is_dropped(book) ? NULL : missing_hint(book, folder, url, path);
    case FILE_OUTSIDE:
        return "move it into the book's folder";
    case FILE_NOT_REGULAR:
        return "name the file itself";
    case FILE_TOO_LARGE:
        return "make it smaller than 4 MiB; pictures and fonts can be files beside it";
    default:
        return "mend its permissions";
    }
}

static Bytes without_mark(Bytes bytes)
{
    if (bytes.len >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0)
        return (Bytes){bytes.data + 3, bytes.len - 3};
    return bytes;
}

/* True, and told, for a picture or another file that is no text at all. */
static bool is_other_file(Book *book, const Source *source, Position at)
{
    Media media = image_info(source->text).media;

    if (media == MEDIA_UNKNOWN || media == MEDIA_SVG || media == MEDIA_HTML)
        return false;
    diag_add(&book->diags, "file-type", at, "name a file of CSS",
             "%s is %s, not a style sheet", source->name, lookup_media(media)->name);
    return true;
}

/* The text with U+FFFD in place of what is no UTF-8. */
static Bytes replace_strays(Arena *arena, Bytes text)
{
    Buf buf = {0};

    while (text.len > 0) {
        size_t good = utf8_check(text.data, text.len);
        buf_add(&buf, text.data, good);
        if (good < text.len)
            utf8_put(&buf, 0xFFFD);
        good += good < text.len;
        text = (Bytes){text.data + good, text.len - good};
    }
    text = (Bytes){arena_copy(arena, buf.data, buf.len), buf.len};
    buf_free(&buf);
    return text;
}

/* Most that is not ASCII in a style sheet stands in comments: leniently that will do. */
static bool make_utf8(Book *book, Source *source, Position at)
{
    size_t bad = utf8_check(source->text.data, source->text.len);

    if (bad == source->text.len)
        return true;
    if (is_other_file(book, source, at))
        return false;
    diag_add(&book->diags, "encoding-utf8", source_position(source, bad),
             "save the file as UTF-8; from Latin-1: iconv -f LATIN1 -t UTF-8",
             "the byte 0x%02X is no UTF-8",
             (unsigned)(unsigned char)source->text.data[bad]);
    if (book->diags.lenient)
        source->text = replace_strays(&book->arena, source->text);
    return book->diags.lenient;
}

bool read_sheet(Book *book, const char *path, Position at, const char *folder,
                const char *url, Source *source)
{
    FileInfo info;
    Bytes bytes;
    FileStatus status =
        file_read(&book->root, path, CSS_SIZE_LIMIT, &book->arena, &bytes, &info);

    source->name = shown_path(book, path);
    if (status != FILE_OK) {
        diag_add(&book->diags, code_of_status(status), at,
                 hint_of_status(book, status, folder, url, path), "the style sheet %s %s",
                 source->name, file_status_text(status));
        return false;
    }
    if (info.modified > book->newest_resource)
        book->newest_resource = info.modified;
    source->text = without_mark(bytes);
    return make_utf8(book, source, at);
}
