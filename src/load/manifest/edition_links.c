/* edition_links.c - links: where readers get the book, and more of it. */
#include <string.h>
#include <strings.h>
#include "load/manifest/edition.h"
#include "load/manifest/value.h"

enum { MOST_LINKS = 100 };

/* Whether the rest is well-formed is for resolve to say, which knows addresses. */
bool is_link_address(Manifest *manifest, const DataNode *node, const char *url)
{
    static const char *const starts[] = {"https://", "http://", "mailto:"};

    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (strncasecmp(url, starts[i], strlen(starts[i])) == 0)
            return true;
    diag_add(&manifest->book->diags, "manifest-value", node->at,
             "write an address that begins with https:// or mailto:",
             "\"%s\" is no address of the web", url);
    return false;
}

static LinkKind kind_value(Manifest *manifest, const DataNode *item)
{
    static const char *const words[] = {"web", "buy", "newsletter", "feed", NULL};
    const DataNode *node = data_lookup(item, "kind");
    const char *word = node == NULL ? NULL : word_value(manifest, node, "kind", words);
    size_t kind = 0;

    while (word != NULL && words[kind] != word)
        kind++;
    return (LinkKind)kind;
}

static void read_link(Manifest *manifest, const DataNode *item)
{
    static const char *const keys[] = {"title", "url", "kind", NULL};
    Book *book = manifest->book;
    const DataNode *url = data_lookup(item, "url");
    BookLink link = {.title = item_value(manifest, item, "title"),
                     .url = item_value(manifest, item, "url"),
                     .kind = kind_value(manifest, item),
                     .at = url == NULL ? item->at : url->at};

    check_keys(manifest, item, keys);
    if (url == NULL || data_lookup(item, "title") == NULL)
        diag_add(&book->diags, "manifest-empty", item->at,
                 "write {title: …, url: https://…}", "this link has no %s",
                 url == NULL ? "url" : "title");
    if (link.title == NULL || link.url == NULL ||
        !is_link_address(manifest, url, link.url) || book->link_count == MOST_LINKS)
        return;
    book->links =
        arena_grow(&book->arena, book->links, book->link_count, sizeof *book->links);
    book->links[book->link_count++] = link;
}

void read_links(Manifest *manifest, const DataNode *node)
{
    for (const DataNode *item = first_item(manifest, node, "links"); item != NULL;
         item = next_item(node, item))
        if (item->kind == DATA_MAP)
            read_link(manifest, item);
        else
            report_type(manifest, item, "a link", "a map with title and url");
}
