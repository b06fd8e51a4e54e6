/* pictures.c - <img> and <picture>: which of the pictures that they offer a book shows. */
#include <stdlib.h>
#include <string.h>
#include "parse/html/making.h"
#include "parse/html/report.h"

/* The name does not end like that of a picture that an EPUB can't hold. */
static bool is_common_picture(const char *url)
{
    static const char *const endings[] = {".avif", ".jxl", ".heic", ".heif",
                                          ".bmp",  ".ico", ".tif",  ".tiff"};
    size_t length = strcspn(url, "?#");

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t n = strlen(endings[i]);
        if (length > n && strncasecmp(url + length - n, endings[i], n) == 0)
            return false;
    }
    return true;
}

/* The largest of "a.png 1x, b.png 2x" or "a.png 400w, b.png 800w" (HTML 4.8.4.2.1). */
static const char *largest(Arena *arena, const char *srcset)
{
    const char *best = NULL;
    double most = 0;

    while (*(srcset += strspn(srcset, " \t\n\f\r,")) != '\0') {
        size_t length = strcspn(srcset, " \t\n\f\r"), url = length;
        double size = 1;
        while (srcset[url - 1] == ',')
            url--;
        if (url == length) {
            size = strtod(srcset + length, NULL);
            length += strcspn(srcset + length, ",");
        }
        if (best == NULL || size > most) {
            best = arena_copy(arena, srcset, url);
            most = size;
        }
        srcset += length;
    }
    return best;
}

static const char *offered(Arena *arena, const HtmlNode *node)
{
    const char *srcset = html_attribute(node, "srcset");
    const char *type = html_attribute(node, "type"),
               *media = html_attribute(node, "media");
    const char *url;

    if (srcset == NULL)
        return NULL;
    if (type != NULL &&
        !has_word("image/png image/jpeg image/gif image/svg+xml image/webp", type,
                  strlen(type)))
        return NULL;
    if (media != NULL && strstr(media, "dark") != NULL)
        return NULL; /* pages are light */
    url = largest(arena, srcset);
    return url != NULL && is_common_picture(url) ? url : NULL;
}

/* What a srcset or the <source>s of a <picture> offer, the largest of its kind, or NULL. */
static const char *picture_among_sources(Arena *arena, const HtmlNode *image)
{
    const HtmlNode *parent = image->parent;
    const char *url = offered(arena, image);

    if (url != NULL || parent == NULL || parent->name == NULL ||
        strcmp(parent->name, "picture") != 0)
        return url;
    for (const HtmlNode *child = parent->first_child; child != NULL && url == NULL;
         child = child->next)
        if (child->name != NULL && strcmp(child->name, "source") == 0)
            url = offered(arena, child);
    return url;
}

/* Where the picture is: what everybody would see, else what the element or its <picture>
 * offers besides. */
static const char *picture_of(const Making *making)
{
    const char *source = trimmed_value(making, "src"), *other;

    if (source != NULL && *source != '\0' && is_common_picture(source))
        return source;
    other = picture_among_sources(&making->chapter->arena, making->from);
    if (other != NULL)
        return other;
    return source != NULL && *source != '\0' ? source : trimmed_value(making, "data-src");
}

Node *make_image(const Making *making)
{
    const char *alt = html_attribute(making->from, "alt");
    const char *role = html_attribute(making->from, "role");
    Node *node = new_raw(
        making, NODE_IMAGE,
        "src alt title id name srcset sizes loading decoding fetchpriority crossorigin "
        "referrerpolicy usemap ismap data-src");

    node->destination = picture_of(making);
    node->title = copy_value(making, "title");
    if (alt != NULL && *alt != '\0')
        append_child(node, new_text(&making->chapter->arena, alt, making->offset));
    else if (alt != NULL ||
             (role != NULL && has_word("none presentation", role, strlen(role))))
        node->flags |= NODE_DECORATIVE;
    if (node->destination != NULL && *node->destination != '\0')
        return node;
    report(making->chapter, "html-attribute", making->offset, NULL,
           "<img> has no src, so only its alt text stays");
    node->kind = NODE_SPAN;
    return node;
}

/* A <picture> must have an <img>; of one that has none a browser shows nothing. */
Node *make_picture(const Making *making)
{
    Making image = *making;
    HtmlNode inner = {.name = "img"};

    for (const HtmlNode *child = making->from->first_child; child != NULL;
         child = child->next)
        if (child->name == NULL || strcmp(child->name, "source") != 0)
            return NULL;
    if (making->from->first_child == NULL)
        return NULL;
    inner.parent = (HtmlNode *)making->from;
    image.from = &inner;
    return make_image(&image);
}
