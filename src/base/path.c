/* path.c - paths as texts: splitting, joining, percent-encoding. */
#include "base/path.h"
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"

/* What becomes of a ".." that no component stands before. */
typedef enum { UP_FAILS, UP_STAYS, UP_VANISHES } Up;

char *path_folder(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return arena_text(arena, "");
    if (slash == path)
        return arena_text(arena, "/");
    return arena_copy(arena, path, (size_t)(slash - path));
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

const char *path_ending(const char *path)
{
    const char *name = path_name(path);
    const char *dot = strrchr(name, '.');

    /* ".profile" is a name without an ending, and so is "..". */
    return dot == NULL || dot == name || strcmp(name, "..") == 0 ? name + strlen(name)
                                                                 : dot;
}

static void add_component(Buf *out, const char *name, size_t n)
{
    if (out->len > 0)
        buf_char(out, '/');
    buf_add(out, name, n);
}

/* Takes the last component off.  False when there is none, or only a ".." that stayed. */
static bool drop_component(Buf *out)
{
    size_t start = out->len;

    while (start > 0 && out->data[start - 1] != '/')
        start--;
    if (out->len == 0 || strcmp(out->data + start, "..") == 0)
        return false;
    out->len = start > 0 ? start - 1 : 0;
    out->data[out->len] = '\0';
    return true;
}

/* Adds the components of a path, with . and .. taken out. */
static bool add_path(Buf *out, const char *path, Up up)
{
    while (*path != '\0') {
        size_t n = strcspn(path, "/");
        if (n == 2 && path[0] == '.' && path[1] == '.') {
            bool dropped = drop_component(out);
            if (!dropped && up == UP_FAILS)
                return false;
            if (!dropped && up == UP_STAYS)
                add_component(out, path, n);
        } else if (n > 0 && !(n == 1 && path[0] == '.')) {
            add_component(out, path, n);
        }
        path += n + (path[n] == '/');
    }
    return true;
}

static char *finish(Arena *arena, Buf *out)
{
    char *path = arena_copy(arena, out->data, out->len);

    buf_free(out);
    return path;
}

char *path_resolve(Arena *arena, const char *folder, const char *relative)
{
    Buf out = {0};

    if (relative[0] == '/')
        return NULL;
    if (!add_path(&out, folder, UP_FAILS) || !add_path(&out, relative, UP_FAILS)) {
        buf_free(&out);
        return NULL;
    }
    return finish(arena, &out);
}

char *path_tidy(Arena *arena, const char *path)
{
    Buf out = {0};

    if (path[0] == '/') {
        add_path(&out, path, UP_VANISHES);
        char *below = finish(arena, &out);
        return arena_format(arena, "/%s", below);
    }
    add_path(&out, path, UP_STAYS);
    return finish(arena, &out);
}

/* How many bytes of both lead through the same folders, their last slash included. */
static size_t common_folders(const char *folder, const char *path)
{
    size_t same = 0;

    for (size_t i = 0;; i++) {
        bool folder_ends = folder[i] == '\0' || folder[i] == '/';
        bool path_ends = path[i] == '\0' || path[i] == '/';
        if (folder_ends && path_ends)
            same = i + (path[i] == '/');
        if (folder[i] != path[i] || folder[i] == '\0')
            return same;
    }
}

char *path_relative(Arena *arena, const char *from_folder, const char *path)
{
    Buf out = {0};
    size_t same = from_folder[0] == '\0' ? 0 : common_folders(from_folder, path);
    size_t length = strlen(from_folder);
    size_t start = same + (from_folder[same < length ? same : length] == '/');

    for (size_t i = start; i < length; i++)
        if (i == start || from_folder[i - 1] == '/')
            add_component(&out, "..", 2);
    if (path[same] != '\0')
        add_component(&out, path + same, strlen(path + same));
    return out.len > 0 ? finish(arena, &out) : arena_text(arena, ".");
}

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte = (char)(byte | 0x20);
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

char *percent_decode(Arena *arena, const char *text)
{
    char *decoded = arena_text(arena, text);
    char *out = decoded;

    for (; *text != '\0'; text++) {
        if (*text != '%') {
            *out++ = *text;
            continue;
        }
        int high = hex_digit(text[1]);
        int low = high < 0 ? -1 : hex_digit(text[2]);
        if (low < 0 || high + low == 0)
            return NULL;
        *out++ = (char)(high << 4 | low);
        text += 2;
    }
    *out = '\0';
    return utf8_check(decoded, (size_t)(out - decoded)) == (size_t)(out - decoded)
               ? decoded
               : NULL;
}

/* RFC 3986, 3.3: what a segment may hold, and the slash between them.  A colon may,
 * but not in the first segment of a relative path, so it never stays. */
static bool stays_in_url(char byte)
{
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
        (byte >= '0' && byte <= '9'))
        return true;
    return byte != '\0' && strchr("-._~!$&'()*+,;=@/", byte) != NULL;
}

char *percent_encode(Arena *arena, const char *text)
{
    Buf out = {0};

    for (; *text != '\0'; text++) {
        if (stays_in_url(*text))
            buf_char(&out, *text);
        else
            buf_format(&out, "%%%02X", (unsigned)(unsigned char)*text);
    }
    return finish(arena, &out);
}
