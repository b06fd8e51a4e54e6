/* markua_figures.c - a picture alone in its paragraph is a figure, or a film; and headings in
 * boxes are no sections. */
#include <string.h>
#include <strings.h>
#include "data/words.h"
#include "parse/dialect/markua.h"

/* ---- Films and sounds ----------------------------------------------------------------------- */

static bool is_of_site(const char *address)
{
    static const char *const sites[] = {"youtube.com/",     "www.youtube.com/",
                                        "m.youtube.com/",   "youtu.be/",
                                        "vimeo.com/",       "www.vimeo.com/",
                                        "player.vimeo.com/"};

    for (size_t i = 0; i < sizeof sites / sizeof sites[0]; i++)
        if (strncasecmp(address, sites[i], strlen(sites[i])) == 0)
            return true;
    return false;
}

static bool ends_with(const char *url, size_t len, const char *const *endings)
{
    for (; *endings != NULL; endings++) {
        size_t n = strlen(*endings);
        if (len > n && strncasecmp(url + len - n, *endings, n) == 0)
            return true;
    }
    return false;
}

/* On the network (Markua, "Web Video", "Web Audio").  *word: what it is. */
static bool is_film(const char *url, Word *word)
{
    static const char *const films[] = {".mp4", ".m4v", ".mov", ".webm", NULL};
    static const char *const sounds[] = {".mp3", ".m4a",  ".ogg", ".wav",
                                         ".aac", ".flac", NULL};
    size_t len = strcspn(url, "?#");

    if (strncasecmp(url, "http://", 7) != 0 && strncasecmp(url, "https://", 8) != 0)
        return false;
    *word = ends_with(url, len, sounds) ? WORD_AUDIO : WORD_VIDEO;
    return *word == WORD_AUDIO || ends_with(url, len, films) ||
           is_of_site(strstr(url, "://") + 3);
}

/* A link stands in, called as the film is. */
static void link_film(Chapter *chapter, Node *image, Word word)
{
    Arena *arena = &chapter->arena;
    const char *title = lookup_attribute(image, "title");

    if (title == NULL || *title == '\0')
        title = image->title;
    diag_add(
        &chapter->diags, "html-media", node_position(chapter, image), NULL,
        "a film or a sound becomes a link: a book can't hold what is on the network");
    image->kind = NODE_LINK;
    image->title = NULL;
    image->attributes = NULL;
    if (image->first_child != NULL)
        return;
    if (title == NULL || *title == '\0')
        title = arena_format(arena, "%s: %s", lookup_word(chapter->language, word),
                             image->destination);
    append_child(image, new_text(arena, title, image->offset));
}

/* ---- Figures -------------------------------------------------------------------------------- */

/* What stands between the brackets, whatever {alt: …} says. */
static const char *bracketed_text(Arena *arena, Node *image)
{
    Attribute *attributes = image->attributes;
    const char *text;

    image->attributes = NULL;
    text = plain_text(arena, image);
    image->attributes = attributes;
    return *text == '\0' ? NULL : text;
}

/* That of the list above goes before the one in quotes (Markua, "The attribute list takes
 * precedence"). */
static const char *given_title(const Node *image)
{
    const char *listed = lookup_attribute(image, "title");

    return listed != NULL && *listed != '\0' ? listed : image->title;
}

static bool is_placed(const Node *image)
{
    const char *class = lookup_attribute(image, "class");

    return class != NULL &&
           (strstr(class, "float-") != NULL || strstr(class, "align-") != NULL);
}

static bool is_alone(const Node *paragraph)
{
    const Node *image = paragraph->first_child;

    return paragraph->kind == NODE_PARAGRAPH && image != NULL &&
           image->kind == NODE_IMAGE && image->next == NULL &&
           (image->flags & NODE_RAW) == 0;
}

static void refine_figure(Chapter *chapter, Node *paragraph, Node *image)
{
    image->title = given_title(image);
    if (image->title == NULL || *image->title == '\0')
        image->title = bracketed_text(&chapter->arena, image);
    if (image->title == NULL && !is_placed(image)) /* a figure is in the middle anyhow */
        add_class(&chapter->arena, paragraph, "align-center");
}

/* ---- Boxes ---------------------------------------------------------------------------------- */

/* A blurb in the middle, or a quiz, which are no callouts. */
static bool is_box(const Node *node)
{
    const char *class = node->kind == NODE_ELEMENT && strcmp(node->name, "div") == 0
                            ? lookup_attribute(node, "class")
                            : NULL;

    return class != NULL &&
           (strcmp(class, "align-center") == 0 || strcmp(class, "quiz") == 0);
}

/* "Any headings inside asides or blurbs do not show up in a Table of Contents." */
static void unlist_headings(Node *box)
{
    for (Node *node = box; node != NULL; node = next_node(box, node))
        if (node->kind == NODE_HEADING)
            node->flags |= NODE_UNLISTED;
}

void refine_markua(Chapter *chapter, const Dialect *dialect)
{
    const Node *root = chapter->tree;

    (void)dialect;
    for (Node *node = chapter->tree; node != NULL; node = next_node(root, node)) {
        Word word;
        if (is_box(node))
            unlist_headings(node);
        if (!is_alone(node))
            continue;
        if (is_film(node->first_child->destination, &word))
            link_film(chapter, node->first_child, word);
        else
            refine_figure(chapter, node, node->first_child);
    }
}
