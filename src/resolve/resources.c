/* resources.c - the pictures that the chapters show. */
#include "resolve/resources.h"

#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "formats/svg.h"
#include "resolve/resources_files.h"
#include "resolve/links/urls.h"

typedef struct {
    Book *book;
    Chapter *chapter;
    const char *folder; /* of the chapter */
} Place;

static void report(const Place *place, Node *image, const char *code, const char *hint,
                   const char *message)
{
    Chapter *chapter = place->chapter;

    image->flags |= NODE_HOLE;
    diag_add(&chapter->diags, code, node_position(chapter, image), hint, "%s", message);
}

static const char *message_of(const Place *place, const char *format, const char *text)
    __attribute__((format_arg(2)));

static const char *message_of(const Place *place, const char *format, const char *text)
{
    return arena_format(&place->chapter->arena, format, text);
}

static bool is_described(const Place *place, const Node *image)
{
    const char *alt = lookup_attribute(image, "alt");

    return (image->flags & NODE_DECORATIVE) != 0 || (alt != NULL && *alt != '\0') ||
           plain_text(&place->chapter->arena,
                      image)[strspn(plain_text(&place->chapter->arena, image), " ")] !=
               '\0';
}

/* What can be wrong with the file itself. */
static void report_file(const Place *place, Node *image, SideFile *file, const char *path)
{
    Book *book = place->book;
    Diags *diags = &place->chapter->diags;
    const char *url = image->destination, *shown = shown_path(book, path);

    switch (file->fault) {
    case SIDE_MISSING:
        report(place, image, "picture-missing",
               diags->count >= DIAGS_KEPT
                   ? NULL
                   : missing_picture_hint(book, place->folder, url, path),
               message_of(place, "the picture \"%s\" does not exist", url));
        break;
    case SIDE_OUTSIDE:
        report(place, image, "picture-outside", "move it into the book's folder",
               message_of(place, "the picture \"%s\" leads out of the book", url));
        break;
    case SIDE_NO_FILE:
        report(place, image, "picture-missing", "name a file in it",
               arena_format(&place->chapter->arena, "\"%s\" is %s, not a picture", url,
                            no_file_text(book, path)));
        break;
    case SIDE_UNREADABLE:
        report(place, image, "file-unreadable", "mend its permissions",
               message_of(place, "%s can't be read", shown));
        break;
    case SIDE_BROKEN:
    case SIDE_UNSAFE:
        image->flags |= NODE_HOLE;
        if (file->media != MEDIA_SVG)
            report(place, image, "picture-broken", "export it again",
                   arena_format(&place->chapter->arena, "the picture %s is damaged: %s",
                                shown, file->why));
        tell_svg_faults(book, diags, file);
        break;
    default:
        report(place, image, "picture-huge",
               "scale it down: 3200 pixels on the longer side are plenty",
               arena_format(&place->chapter->arena, "the picture %s %s", shown,
                            file->why == NULL ? "is too large" : file->why));
    }
}

/* A picture for print, or one whose ending each format of the book is to choose, has another
 * of its name beside it.  NULL: it has none, or needs none. */
static const char *twin_of(Book *book, const char *path)
{
    static const char *const endings[] = {".svg",  ".png", ".jpg",
                                          ".jpeg", ".gif", ".webp"};
    const char *ending = path_ending(path);
    bool is_open = *ending == '\0' || strncasecmp(ending, ".pdf", 4) == 0 ||
                   strcasecmp(ending, ".eps") == 0 || strcasecmp(ending, ".ps") == 0;
    const SideFile *file = is_open ? look_at_file(book, path) : NULL;

    if (file == NULL || (file->fault != SIDE_MISSING &&
                         (file->fault != SIDE_FINE || is_picture(file->media))))
        return NULL;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const char *twin =
            arena_format(&book->arena, "%.*s%s", (int)(strlen(path) - strlen(ending)),
                         path, endings[i]);
        if (is_file_there(book, twin))
            return twin;
    }
    return NULL;
}

static void place_file(const Place *place, Node *image, const char *path)
{
    const char *twin = twin_of(place->book, path);
    SideFile *file = look_at_file(place->book, twin != NULL ? twin : path);

    if (twin != NULL)
        path = twin;
    else if (file->fault != SIDE_MISSING && file->fault != SIDE_NO_FILE &&
             !is_named_by(place->book, image->destination, path))
        report_name(place->book, &place->chapter->diags,
                    node_position(place->chapter, image), place->folder,
                    image->destination, path);
    if (file->fault != SIDE_FINE)
        report_file(place, image, file, path);
    else if (!is_picture(file->media))
        report(place, image, "picture-format", format_hint(file->media),
               arena_format(&place->chapter->arena, "%s is %s",
                            shown_path(place->book, path),
                            lookup_media(file->media)->name));
    else
        image->resource = add_side_file(place->book, file);
    if (image->resource != NULL) /* what was taken out of it */
        tell_svg_faults(place->book, &place->chapter->diags, file);
}

/* A link to it stands in. */
static void place_remote(const Place *place, Node *image)
{
    const char *url = image->destination, *wrong;
    const char *clean = clean_url(&place->chapter->arena, url, &wrong), *hint = NULL;

    if (clean == NULL || strncmp(clean, "http", 4) != 0) {
        report(place, image, "picture-missing", "write ![description](file)",
               message_of(place, "no picture can be at \"%s\"", url));
        return;
    }
    if (place->chapter->diags.count < DIAGS_KEPT)
        hint = local_copy_hint(place->book, place->folder, url);
    if (hint == NULL)
        hint = "download it, put it into the book's folder and name it here";
    report(place, image, "picture-remote", hint,
           message_of(place, "the picture \"%s\" is on the network", url));
    put_attribute(&place->chapter->arena, image, "src", clean);
}

/* What was taken out of a drawing is told once, where it is shown first. */
static void place_mended_data(const Place *place, Node *image, SideFile *file)
{
    Chapter *chapter = place->chapter;

    image->resource = add_side_file(place->book, file);
    if (file->svg != NULL)
        diag_add(&chapter->diags, file->svg->broken ? "picture-broken" : "svg-unsafe",
                 node_position(chapter, image), file->svg->faults[0].hint,
                 "the picture in the data: address is shown without a part: %s",
                 file->svg->faults[0].message);
    file->svg = NULL;
}

/* Notebooks and some editors write pictures out in the text. */
static void place_data(const Place *place, Node *image)
{
    const char *hint = "save it as a file beside the chapter and name it here";
    SideFile *file = look_at_data(place->book, image->destination);

    if (file == NULL || (file->fault == SIDE_FINE && !is_picture(file->media)))
        report(place, image, "picture-format", hint,
               "the data: address holds no picture that an EPUB can have");
    else if (file->fault == SIDE_FINE)
        place_mended_data(place, image, file);
    else
        report(place, image,
               file->svg != NULL && !file->svg->broken ? "svg-unsafe" : "picture-broken",
               hint,
               arena_format(&place->chapter->arena,
                            "the picture in the data: address can't be used: %s",
                            file->svg != NULL   ? file->svg->faults[0].message
                            : file->why != NULL ? file->why
                                                : "it is damaged"));
}

static void report_target(const Place *place, Node *image, Target target)
{
    const char *url = image->destination;

    switch (target) {
    case TARGET_WEB:
        place_remote(place, image);
        break;
    case TARGET_DATA:
        place_data(place, image);
        break;
    case TARGET_OUTSIDE:
        report(place, image, "picture-outside",
               *url == '/' ? missing_hint(place->book, place->folder, url, NULL)
                           : "move it into the book's folder",
               message_of(place, "the picture \"%s\" leads out of the book", url));
        break;
    default:
        report(place, image, "picture-missing", "write ![description](file)",
               "the picture names no file");
    }
}

static bool is_missing(Book *book, Target target, const char *path)
{
    return target != TARGET_FILE || (look_at_file(book, path)->fault == SIDE_MISSING &&
                                     twin_of(book, path) == NULL);
}

/* Counted from the chapter's folder; else from those that its kind of project has for
 * pictures. */
static Target locate_picture(const Place *place, const char *url, const char **path)
{
    Book *book = place->book;
    const char *const *roots = book->picture_roots;
    const char *fragment, *other;
    Target target = locate_file(book, place->folder, url, path, &fragment);

    if ((target != TARGET_FILE && target != TARGET_OUTSIDE) ||
        !is_missing(book, target, *path))
        return target;
    for (size_t i = 0; roots != NULL && roots[i] != NULL; i++) {
        Target found =
            locate_file(book, roots[i], url + strspn(url, "/"), &other, &fragment);
        if (!is_missing(book, found, other)) {
            *path = other;
            return found;
        }
    }
    return target;
}

static void place_image(const Place *place, Node *image)
{
    const char *url = image->destination == NULL ? "" : image->destination, *path;
    Target target = locate_picture(place, url, &path);

    if (image->destination == NULL)
        image->destination = "";
    remove_attribute(image, "src"); /* it would be taken for place_remote's */
    if (target == TARGET_FILE)
        place_file(place, image, path);
    else
        report_target(place, image, target);
    if (*url != '\0' && !is_described(place, image))
        diag_add(
            &place->chapter->diags, "picture-alt", node_position(place->chapter, image),
            "write ![what it shows](file), or ![](file){alt=\"\"} if it only decorates",
            "the picture \"%s\" has no description",
            target == TARGET_DATA ? "data:" : url);
}

void resolve_resources(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        Place place = {book, chapter, NULL};
        for (size_t k = 0; k < chapter->mark_count && !chapter->left_out; k++) {
            Node *node = chapter->marks[k];
            if (node->kind != NODE_IMAGE || node->resource != NULL)
                continue; /* a diagram has its own */
            if (place.folder == NULL)
                place.folder = path_folder(&chapter->arena, chapter->source);
            place_image(&place, node);
        }
    }
}
