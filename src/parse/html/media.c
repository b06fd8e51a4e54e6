/* media.c - what an EPUB can't hold becomes a link to where it is. */
#include "parse/html/elements.h"

#include <string.h>
#include "data/html.h"
#include "data/words.h"
#include "parse/html/report.h"

static bool begins_with(const char *text, const char *prefix)
{
    return strncasecmp(text, prefix, strlen(prefix)) == 0;
}

static const char *trimmed(Arena *arena, const char *text)
{
    size_t length;

    if (text == NULL)
        return NULL;
    text += strspn(text, " \t\n\f\r");
    for (length = strlen(text);
         length > 0 && strchr(" \t\n\f\r", text[length - 1]) != NULL;)
        length--;
    return length == 0 ? NULL : arena_copy(arena, text, length);
}

/* The element's own source, else that of its first <source>, <param> or <embed>. */
static const char *source_of(Arena *arena, const HtmlNode *from)
{
    static const char *const names[] = {"src", "data", "href", "value"};
    const char *source = NULL;

    for (size_t i = 0; i < 3 && source == NULL; i++)
        source = trimmed(arena, html_attribute(from, names[i]));
    for (const HtmlNode *child = from->first_child; child != NULL && source == NULL;
         child = child->next) {
        const char *name = child->name == NULL ? NULL : html_attribute(child, "name");
        if (child->name == NULL ||
            !has_word("source embed param", child->name, strlen(child->name)))
            continue;
        if (strcmp(child->name, "param") != 0)
            source = trimmed(arena, html_attribute(child, "src"));
        else if (name != NULL && has_word("movie src url", name, strlen(name)))
            source = trimmed(arena, html_attribute(child, "value"));
    }
    return source;
}

static bool is_picture(const HtmlNode *from, const char *source)
{
    static const char *const endings[] = {".svg",  ".png", ".jpg",
                                          ".jpeg", ".gif", ".webp"};
    const char *type = html_attribute(from, "type");
    size_t length = source == NULL ? 0 : strcspn(source, "?#");

    if (source == NULL || !has_word("object embed", from->name, strlen(from->name)))
        return false;
    if (type != NULL && begins_with(type, "image/"))
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t n = strlen(endings[i]);
        if (length > n && strncasecmp(source + length - n, endings[i], n) == 0)
            return true;
    }
    return false;
}

static const char *kind_of(const Chapter *chapter, const HtmlNode *from)
{
    const char *language = chapter->language;

    if (language == NULL)
        return NULL;
    if (strcmp(from->name, "video") == 0)
        return lookup_word(language, WORD_VIDEO);
    if (strcmp(from->name, "audio") == 0)
        return lookup_word(language, WORD_AUDIO);
    return strcmp(from->name, "iframe") == 0 ? lookup_word(language, WORD_FRAME) : NULL;
}

static const char *label_of(Chapter *chapter, const HtmlNode *from, const char *source)
{
    static const char *const names[] = {"title", "aria-label", "alt"};
    const char *label = NULL, *kind;

    for (size_t i = 0; i < sizeof names / sizeof names[0] && label == NULL; i++)
        label = trimmed(&chapter->arena, html_attribute(from, names[i]));
    if (label != NULL || source == NULL)
        return label;
    kind = kind_of(chapter, from);
    return kind == NULL ? source : arena_format(&chapter->arena, "%s: %s", kind, source);
}

static Node *new_picture(Chapter *chapter, const HtmlNode *from, const char *source,
                         uint32_t offset)
{
    Node *node = new_node(&chapter->arena, NODE_IMAGE, offset);
    const char *alt = label_of(chapter, from, NULL);

    node->flags |= NODE_RAW;
    node->destination = source;
    for (const HtmlNode *child = from->first_child; child != NULL && alt == NULL;
         child = child->next)
        alt = trimmed(&chapter->arena, child->text);
    if (alt != NULL)
        append_child(node, new_text(&chapter->arena, alt, offset));
    return node;
}

/* A link when the source is on the network, else the mere text: the EPUB does not hold
 * the file. */
static Node *new_reference(Chapter *chapter, const HtmlNode *from, const char *source,
                           uint32_t offset)
{
    bool remote = begins_with(source, "http:") || begins_with(source, "https:");
    Node *node = new_node(&chapter->arena, remote ? NODE_LINK : NODE_SPAN, offset);

    node->flags |= NODE_RAW;
    node->destination = remote ? source : NULL;
    append_child(node,
                 new_text(&chapter->arena, label_of(chapter, from, source), offset));
    return node;
}

Children make_media(Chapter *chapter, const HtmlNode *from, uint32_t offset, Node **made)
{
    const char *source = source_of(&chapter->arena, from);
    bool embeds = has_word("object applet", from->name, strlen(from->name));

    if (source != NULL && begins_with(source, "//"))
        source = arena_format(&chapter->arena, "https:%s", source);
    if (is_picture(from, source)) {
        *made = new_picture(chapter, from, source, offset);
        return CHILDREN_DROPPED;
    }
    if (strcmp(from->name, "area") == 0 && html_attribute(from, "href") == NULL)
        return CHILDREN_DROPPED;
    report(chapter, "html-media", offset, NULL,
           source == NULL && from->first_child != NULL
               ? "<%s> is left out, and what it holds stays: it names no source"
           : source == NULL ? "<%s> is left out: it names no source"
           : begins_with(source, "http")
               ? "<%s> becomes a link: a book can't hold what it shows"
               : "<%s> becomes its name: a book can't hold what it shows",
           from->name);
    if (source != NULL)
        *made = new_reference(chapter, from, source, offset);
    /* An object's content is what to show where the object can't be; that of a video
     * is an excuse. */
    return embeds || source == NULL ? CHILDREN_INSTEAD : CHILDREN_DROPPED;
}
