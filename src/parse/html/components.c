/* components.c - what elements of other tools say in attributes: <Listing caption="..."> of
 * mdBook, <TabItem label="..."> and <Card title="..."> of websites. */
#include <string.h>
#include "formats/html_scan.h"
#include "parse/html/plan.h"

static bool find_text(const char *tag, const char *name, const char **text,
                      size_t *length)
{
    return html_tag_attribute(tag, name, text, length) && *length > 0 &&
           (*text)[strspn(*text, " \t\n")] != '\0' && (*text)[0] != '{';
}

/* `code` is code, as these tools have it; a < is none of a tag. */
static void put_text(Buf *out, const char *text, size_t length)
{
    bool code = false;

    for (const char *end = text + length; text < end; text++) {
        if (*text == '<') {
            buf_put(out, "&lt;");
        } else if (*text == '`' &&
                   (code || memchr(text + 1, '`', (size_t)(end - text - 1)) != NULL)) {
            buf_put(out, code ? "</code>" : "<code>");
            code = !code;
        } else {
            buf_char(out, *text);
        }
    }
}

static void replace(Plan *plan, Mark *mark, Buf *text)
{
    mark->action = MARK_REPLACE;
    mark->instead = text->len == 0 ? "" : arena_text(plan->scratch, text->data);
    buf_free(text);
}

/* Its file's name above, "Listing 1-1: what it is" below, as mdBook shows it. */
static void put_listing(const Plan *plan, const Mark *start, Buf *before, Buf *behind)
{
    const char *tag = mark_text(plan, start), *text;
    size_t length;
    bool caption;

    buf_put(before, "<figure>");
    if (find_text(tag, "file-name", &text, &length)) {
        buf_put(before, "<p><code>");
        put_text(before, text, length);
        buf_put(before, "</code></p>");
    }
    caption = find_text(tag, "number", &text, &length);
    if (caption) {
        buf_format(behind, "<figcaption>%.*s ", (int)strcspn(tag + 1, " \t\n/>"),
                   tag + 1);
        put_text(behind, text, length);
    }
    if (find_text(tag, "caption", &text, &length)) {
        buf_put(behind, caption ? ": " : "<figcaption>");
        put_text(behind, text, length);
        caption = true;
    }
    buf_put(behind, caption ? "</figcaption></figure>" : "</figure>");
}

static bool put_title(const Plan *plan, const Mark *start, Buf *out)
{
    static const char *const names[] = {"title",   "label",   "caption",
                                        "heading", "summary", "header"};
    const char *text;
    size_t length;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (!find_text(mark_text(plan, start), names[i], &text, &length))
            continue;
        buf_put(out, plan->block ? "<p><strong>" : "<strong>");
        put_text(out, text, length);
        buf_put(out, plan->block ? "</strong></p>" : "</strong> ");
        return true;
    }
    return false;
}

bool plan_show_component(Plan *plan, Mark *start, Mark *end)
{
    Buf before = {0}, behind = {0};
    bool any = true;

    if (plan->block && mark_is_named(start, "listing")) {
        put_listing(plan, start, &before, &behind);
    } else {
        any = put_title(plan, start, &before);
        if (plan->block && end->piece == start->piece) { /* else its blocks are its own */
            buf_put(&before, "<div>");
            buf_put(&behind, "</div>");
        }
    }
    replace(plan, start, &before);
    replace(plan, end, &behind);
    return any;
}
