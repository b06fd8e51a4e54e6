/* resources_files.c - finds, judges and names the files beside the text. */
#include "resolve/resources_files.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>
#include "base/map.h"
#include "base/path.h"
#include "base/utf8.h"
#include "formats/image.h"
#include "formats/svg.h"
#include "formats/xml_read.h"
#include "resolve/names.h"
#include "resolve/resources_names.h"
#include "resolve/links/urls.h"

/* ---- From an address to a path ----------------------------------------------------------------- */

/* On the web a path that begins with a slash counts from the top of the site. */
static const char *path_from(Book *book, const char *folder, const char *name)
{
    return *name == '/' ? path_resolve(&book->arena, book->site, name + strspn(name, "/"))
                        : path_resolve(&book->arena, folder, name);
}

/* Windows takes \ between folders, too.  NULL: there is none. */
static const char *with_slashes(Arena *arena, const char *name)
{
    char *slashed;

    if (strchr(name, '\\') == NULL)
        return NULL;
    slashed = arena_text(arena, name);
    for (char *byte = slashed; *byte != '\0'; byte++)
        if (*byte == '\\')
            *byte = '/';
    return slashed;
}

/* The path that the address means, else the file whose very name it is, else one whose name
 * is like it. */
static const char *path_of(Book *book, const char *folder, const char *url, size_t len)
{
    Arena *arena = &book->arena;
    const char *plain = arena_copy(arena, url, len),
               *decoded = percent_decode(arena, plain);
    const char *name = decoded == NULL ? plain : decoded;
    const char *path = path_from(book, folder, name), *other;

    if (path == NULL || is_file_there(book, path))
        return path;
    other = same_spelling(book, path);
    if (other == NULL && strcmp(url, name) != 0)
        other = path_from(book, folder, url);
    if (is_file_there(book, other))
        return other;
    name = with_slashes(arena, name);
    if (name != NULL && (other = path_from(book, folder, name)) != NULL)
        other = is_file_there(book, other) ? other : similar_file(book, other);
    else
        other = similar_file(book, path);
    return other != NULL ? other : path;
}

static Target target_of_scheme(Book *book, const char *folder, const char *url,
                               const char **path)
{
    const char *colon = strchr(url, ':');

    switch (judge_url(url)) {
    case URL_UNSAFE:
        return strncasecmp(url, "data:", 5) == 0 ? TARGET_DATA : TARGET_OUTSIDE;
    case URL_WEB:
        return TARGET_WEB;
    case URL_UNKNOWN:
        *path = path_resolve(&book->arena, folder, url);
        if (is_file_there(book, *path))
            return TARGET_FILE; /* a name with a colon in it */
        return colon == url + 1 ? TARGET_OUTSIDE : TARGET_WEB; /* "C:\…", "foo:…" */
    default:
        return TARGET_FILE;
    }
}

Target locate_file(Book *book, const char *folder, const char *url, const char **path,
                   const char **fragment)
{
    Target target;
    size_t len;

    url += strspn(url, " \t\r\n\f");
    *path = NULL;
    *fragment = "";
    if (*url == '\0')
        return TARGET_NOTHING;
    if (*url == '#')
        return TARGET_FRAGMENT;
    target = target_of_scheme(book, folder, url, path);
    if (target != TARGET_FILE || *path != NULL)
        return target;
    len = strcspn(url, "?#");
    *path = path_of(book, folder, url, len);
    *fragment = url + len + strcspn(url + len, "#");
    return *path == NULL ? TARGET_OUTSIDE : **path == '\0' ? TARGET_NOTHING : TARGET_FILE;
}

/* ---- Judging ---------------------------------------------------------------------------------------- */

static SideFault fault_of_status(FileStatus status)
{
    switch (status) {
    case FILE_OK:
        return SIDE_FINE;
    case FILE_MISSING:
        return SIDE_MISSING;
    case FILE_OUTSIDE:
        return SIDE_OUTSIDE;
    case FILE_NOT_REGULAR:
        return SIDE_NO_FILE;
    case FILE_TOO_LARGE:
        return SIDE_HUGE;
    default:
        return SIDE_UNREADABLE;
    }
}

static void read_svg(Book *book, SideFile *file)
{
    Bytes bytes;
    FileInfo info;

    file->fault = fault_of_status(
        file_read(&book->root, file->path, XML_SIZE_LIMIT, &book->arena, &bytes, &info));
    if (file->fault == SIDE_FINE)
        judge_drawing(book, file, bytes);
}

static void judge_header(Book *book, SideFile *file, ImageInfo info)
{
    file->media = info.media;
    file->width = info.width;
    file->height = info.height;
    file->why = info.broken;
    book->census.has_animation |= info.animated;
    if (info.broken != NULL) {
        file->fault = SIDE_BROKEN;
    } else if ((uint64_t)info.width * info.height > MOST_PIXELS) {
        file->fault = SIDE_HUGE;
        file->why = arena_format(&book->arena, "has %" PRIu32 " times %" PRIu32 " pixels",
                                 info.width, info.height);
    }
}

void judge_bytes(Book *book, SideFile *file, Bytes bytes)
{
    file->bytes = bytes;
    file->size = bytes.len;
    judge_header(book, file, image_info(bytes));
    if (file->media == MEDIA_SVG)
        judge_drawing(book, file, bytes);
}

static void judge(Book *book, SideFile *file, int fd)
{
    if (file->size > LARGEST_SIDE_FILE) { /* not looked at: its end may be searched for */
        file->fault = SIDE_HUGE;
        file->why = arena_format(&book->arena, "has %" PRIu64 " MB", file->size >> 20);
        return;
    }
    judge_header(book, file, image_info_of_file(fd, file->size));
    if (file->media == MEDIA_SVG)
        read_svg(book, file);
}

SideFile *look_at_file(Book *book, const char *path)
{
    SideFile *file = map_lookup(&book->files, path), *same;
    FileInfo info;
    const char *inode;
    int fd;

    if (file != NULL)
        return file;
    file = arena_alloc(&book->arena, sizeof *file);
    file->path = arena_text(&book->arena, path);
    file->media = MEDIA_UNKNOWN;
    map_put(&book->files, &book->arena, file->path, file);
    file->fault = fault_of_status(file_open(&book->root, path, &fd, &info));
    if (file->fault != SIDE_FINE)
        return file;
    /* No path begins with a slash, so these keys are apart from paths. */
    inode = arena_format(&book->arena, "/%" PRIx64 ":%" PRIx64, info.device, info.inode);
    same = map_lookup(&book->files, inode);
    if (same == NULL) {
        map_put(&book->files, &book->arena, inode, file);
        file->size = info.size;
        judge(book, file, fd);
        if (info.modified > book->newest_resource)
            book->newest_resource = info.modified;
    } else {
        map_put(&book->files, &book->arena, file->path, same);
        file = same;
    }
    close(fd);
    return file;
}

/* ---- Into the EPUB -------------------------------------------------------------------------------------- */

static const char *folder_of(Media media)
{
    return is_picture(media) ? "images" : is_font(media) ? "fonts" : "styles";
}

static const char *id_of(Book *book, Media media, const char *slug)
{
    const char *kind = is_picture(media) ? "img" : is_font(media) ? "font" : "css";
    char *id =
        arena_format(&book->arena, "%s-%s%s", kind, slug, lookup_media(media)->ending);

    for (char *byte = id; *byte != '\0'; byte++)
        if (*byte == '.')
            *byte = '-';
    return id;
}

Resource *add_resource(Book *book, Media media, const char *path)
{
    const MediaRow *row = lookup_media(media);
    Resource *resource = arena_alloc(&book->arena, sizeof *resource);
    const char *folder = folder_of(media);
    bool lossy;
    const char *slug = slug_of_source(book, path, folder, &lossy);
    const char *wanted = arena_format(&book->arena, "%s/%s%s", folder, slug, row->ending);

    resource->path = unique_name(book, &book->names, wanted, path, lossy);
    resource->id = unique_name(book, &book->ids, id_of(book, media, slug), path, lossy);
    resource->media_type = row->media_type;
    resource->stored = row->compressed;
    if (book->last_resource == NULL)
        book->resources = resource;
    else
        book->last_resource->next = resource;
    book->last_resource = resource;
    return resource;
}

Resource *add_side_file(Book *book, SideFile *file)
{
    Resource *resource = file->resource;

    if (resource != NULL)
        return resource;
    resource = add_resource(book, file->media, file->path);
    if (file->bytes.data == NULL)
        resource->source = file->path;
    resource->bytes = file->bytes;
    resource->width = file->width;
    resource->height = file->height;
    resource->size = file->size;
    file->resource = resource;
    return resource;
}

/* ---- What to tell the author ------------------------------------------------------------------------------- */

void tell_svg_faults(Book *book, Diags *diags, SideFile *file)
{
    Svg *svg = file->svg;
    Source source = {shown_path(book, file->path), svg == NULL ? (Bytes){0} : svg->bytes};

    if (svg == NULL)
        return;
    if (file->fault == SIDE_FINE) /* it is shown without: one hole is enough */
        svg->fault_count = 1;
    for (size_t i = 0; i < svg->fault_count; i++)
        diag_add(diags, svg->broken ? "picture-broken" : "svg-unsafe",
                 source_position(&source, svg->faults[i].offset), svg->faults[i].hint,
                 "%s", svg->faults[i].message);
    file->svg = NULL;
}

const char *format_hint(Media media)
{
    switch (media) {
    case MEDIA_GZIP:
        return "unpack it: gunzip -c file.svgz > file.svg";
    case MEDIA_LFS:
        return "fetch the picture itself: git lfs pull";
    case MEDIA_PDF:
    case MEDIA_POSTSCRIPT:
        return "convert it to SVG or PNG: pdftocairo -svg file.pdf file.svg";
    case MEDIA_HTML:
        return "was it downloaded as a page? save the picture itself";
    case MEDIA_VIDEO:
        return "link to it on the web, and show a still picture";
    case MEDIA_EOT:
    case MEDIA_FONT_COLLECTION:
        return "use a TTF, OTF, WOFF or WOFF2 file";
    default:
        return "convert it to PNG, JPEG, GIF, SVG or WebP";
    }
}
