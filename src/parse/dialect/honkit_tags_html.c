/* honkit_tags_html.c - the HTML that stands for the tags of templates which open and close blocks. */
#include <ctype.h>
#include <string.h>
#include "parse/dialect/honkit_tags.h"

static void put_escaped_value(Buf *html, const char *before, const char *value,
                              const char *behind)
{
    if (value == NULL || *value == '\0')
        return;
    buf_put(html, before);
    buf_put_escaped(html, value);
    buf_put(html, behind);
}

/* The word of a hint as a class; what it says is up to the reader of classes. */
static void put_hint(const Tags *tags, const Tag *tag, Buf *html)
{
    const char *style = tag_value(tags, tag, "style");
    bool is_word = style != NULL && *style != '\0' &&
                   strspn(style, "abcdefghijklmnopqrstuvwxyz-") == strlen(style);

    /* A plug-in's: the section is still being worked on. */
    if (is_word && strcmp(style, "working") == 0)
        style = "important";
    buf_format(html, "<div class=\"%s\">", is_word ? style : "info");
}

static void put_link(Buf *html, const char *class, const char *url)
{
    if (url == NULL || *url == '\0')
        return;
    buf_format(html, "<p class=\"%s\"><a href=\"", class);
    buf_put_escaped(html, url);
    buf_put(html, "\">");
    buf_put_escaped(html, url);
    buf_put(html, "</a></p>");
}

/* "GET /pets - Lists them". */
static void put_api(const Tags *tags, const Tag *tag, Buf *html)
{
    const char *path = tag_value(tags, tag, "path");
    char *method = (char *)tag_value(tags, tag, "method");

    for (char *p = method; p != NULL && *p != '\0'; p++)
        *p = (char)toupper((unsigned char)*p);
    if (path != NULL || method != NULL) {
        buf_put(html, "<p class=\"api\"><code>");
        put_escaped_value(html, "", method, path == NULL ? "" : " ");
        put_escaped_value(html, "", path, "");
        buf_put(html, "</code>");
        put_escaped_value(html, " ", tag_value(tags, tag, "summary"), "");
        buf_put(html, "</p>");
    }
}

static void put_parameter(const Tags *tags, const Tag *tag, Buf *html)
{
    const char *where = tag_value(tags, tag, "in");
    const char *type = tag_value(tags, tag, "type");

    put_escaped_value(html, "<p class=\"api-parameter\"><code>",
                      tag_value(tags, tag, "name"), "</code>");
    if (html->len == 0)
        return;
    put_escaped_value(html, " (", where, type == NULL ? ")" : ", ");
    put_escaped_value(html, where == NULL ? " (" : "", type, ")");
    buf_put(html, "</p>");
}

static void put_response(const Tags *tags, const Tag *tag, Buf *html)
{
    const char *status = tag_value(tags, tag, "status");

    if (status == NULL)
        status = tag_value(tags, tag, "httpCode");
    put_escaped_value(html, "<p class=\"api-response\"><code>", status, "</code>");
    if (html->len > 0) {
        put_escaped_value(html, " ", tag_value(tags, tag, "description"), "");
        buf_put(html, "</p>");
    }
}

void put_tag(const Tags *tags, const Tag *tag, Buf *html)
{
    switch (tag->kind) {
    case TAG_HINT:
        put_hint(tags, tag, html);
        break;
    case TAG_TABS:
        buf_put(html, "<div class=\"tabs\">");
        break;
    case TAG_TAB:
        buf_put(html, "<div class=\"tab\">");
        put_escaped_value(html, "<p class=\"tab-title\"><strong>",
                          tag_value(tags, tag, "title"), "</strong></p>");
        break;
    case TAG_CODE:
        put_escaped_value(html, "<figure class=\"code\"><figcaption>",
                          tag_value(tags, tag, "title"), "</figcaption>");
        break;
    case TAG_EMBED:
        put_link(html, "embed", tag_value(tags, tag, "url"));
        break;
    case TAG_FILE:
        put_link(html, "file", tag_value(tags, tag, "src"));
        break;
    case TAG_PAGE:
        put_link(html, "page-ref", tag_value(tags, tag, "page"));
        break;
    case TAG_API:
        put_api(tags, tag, html);
        break;
    case TAG_PARAMETER:
        put_parameter(tags, tag, html);
        break;
    case TAG_RESPONSE:
        put_response(tags, tag, html);
        break;
    default:
        break;
    }
}

void put_tag_end(const Tags *tags, const Tag *tag, Buf *html)
{
    const Tag *open = &tags->items[tag->partner - 1];
    const char *title;

    switch (tag->kind) {
    case TAG_HINT:
    case TAG_TABS:
    case TAG_TAB:
        buf_put(html, "</div>");
        break;
    case TAG_CODE:
        title = tag_value(tags, open, "title");
        buf_put(html, title == NULL || *title == '\0' ? "" : "</figure>");
        break;
    default:
        break;
    }
}
