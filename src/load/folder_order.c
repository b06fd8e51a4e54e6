/* folder_order.c - in which order a folder's pages are read. */
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/utf8.h"
#include "load/files/text.h"
#include "load/folder.h"
#include "load/summary.h"

static const size_t largest = 16u << 20; /* as of a chapter */

/* What a folder's page names, and those of the folders around it. */
typedef struct Naming {
    Map ranks; /* a page's path → its rank */
    size_t count;
    const struct Naming *around;
} Naming;

bool peek_file(Pages *pages, const char *path, Source *source)
{
    Diags unheard = {.arena = pages->arena};
    FileInfo info;
    Bytes raw;

    if (file_read(pages->root, path, largest, pages->arena, &raw, &info) != FILE_OK)
        return false;
    source->name = path;
    clean_text(raw, path, "text-nul", pages->arena, &unheard, &source->text);
    return true;
}

/* ---- Links ---------------------------------------------------------------------------------- */

static bool has_scheme(const char *destination)
{
    size_t n = strcspn(destination, ":/?#");

    return destination[n] == ':' || strncmp(destination, "//", 2) == 0;
}

const char *linked_path(Arena *arena, const char *folder, const char *site,
                        const char *destination, const char **fragment)
{
    const char *path, *id;
    size_t len;

    *fragment = NULL;
    if (has_scheme(destination))
        return NULL;
    if (strncmp(destination, "#/", 2) == 0)
        destination++; /* docsify's own addresses */
    len = strcspn(destination, "?#");
    if (len == 0)
        return NULL;
    id = strstr(destination + len, "?id=");
    if (id != NULL)
        *fragment = arena_copy(arena, id + 4, strcspn(id + 4, "&#"));
    else if (strchr(destination + len, '#') != NULL)
        *fragment = strchr(destination + len, '#') + 1;
    path = percent_decode(arena, arena_copy(arena, destination, len));
    if (path == NULL)
        return NULL;
    return *path == '/' ? path_resolve(arena, site, path + strspn(path, "/"))
                        : path_resolve(arena, folder, path);
}

Page *lookup_folder_page(Pages *pages, const char *path)
{
    static const char *const endings[] = {"", ".md", ".markdown"};

    if (strcmp(path, pages->top->path) == 0)
        return pages->top;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        Page *page = map_lookup(&pages->by_path,
                                arena_format(pages->arena, "%s%s", path, endings[i]));
        if (page != NULL)
            return page;
    }
    return NULL;
}

/* The page and the folders that hold it, as far as they have no rank yet. */
static void rank(Pages *pages, Naming *naming, const Page *page)
{
    naming->count++;
    for (; page != NULL && map_lookup(&naming->ranks, page->path) == NULL;
         page = page->parent)
        map_put(&naming->ranks, pages->arena, page->path,
                (void *)(uintptr_t)naming->count);
}

static void read_links(Pages *pages, const Page *from, Naming *naming)
{
    const char *folder = path_folder(pages->arena, from->path);
    const char *fragment;
    Source source;
    const SummaryItem *items;
    size_t count;

    if (!peek_file(pages, from->path, &source))
        return;
    items = read_summary(pages->arena, &source, &count);
    for (size_t i = 0; i < count; i++) {
        const char *path = items[i].kind != SUMMARY_LINK
                               ? NULL
                               : linked_path(pages->arena, folder, pages->top->path,
                                             items[i].destination, &fragment);
        const Page *page = path == NULL ? NULL : lookup_folder_page(pages, path);
        if (page != NULL && page != from)
            rank(pages, naming, page);
    }
}

static void forget_ranks(const Page *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        folder->children[i]->rank = 0;
}

/* True, and each has its rank, when half of the folder's pages are named. */
static bool is_contents(const Page *folder, const Naming *naming)
{
    size_t named = 0;

    for (size_t i = 0; i < folder->count; i++) {
        Page *child = folder->children[i];
        child->rank = (size_t)(uintptr_t)map_lookup(&naming->ranks, child->path);
        named += child->rank > 0;
    }
    if (named > 0 && named * 2 >= folder->count)
        return true;
    forget_ranks(folder);
    return false;
}

static void find_ranks(Pages *pages, const Page *folder, Naming *naming)
{
    if (folder->own != NULL)
        read_links(pages, folder->own, naming);
    if (naming->count > 0 && is_contents(folder, naming))
        return;
    for (size_t i = 0; i < folder->count; i++) {
        const Page *child = folder->children[i];
        if (child->folder || !is_contents_name(child->name))
            continue;
        read_links(pages, child, naming);
        if (is_contents(folder, naming))
            return;
    }
    for (naming = (Naming *)naming->around; naming != NULL;
         naming = (Naming *)naming->around)
        if (is_contents(folder, naming))
            return;
}

/* ---- Weights -------------------------------------------------------------------------------- */

/* The number behind one of the keys that site generators sort by. */
static bool read_weight(const char *line, double *weight)
{
    static const char *const keys[] = {"weight:", "nav_order:", "sidebar_position:",
                                       "order:"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        size_t n = strlen(keys[i]);
        char *end;
        if (strncmp(line, keys[i], n) != 0)
            continue;
        *weight = strtod(line + n, &end);
        return end > line + n;
    }
    return false;
}

static bool has_weight(Pages *pages, Page *page)
{
    enum { HEAD = 2048 };
    const Page *file = page->folder ? page->own : page;
    FileInfo info;
    Bytes head;

    if (file == NULL || file_read_head(pages->root, file->path, HEAD, pages->arena, &head,
                                       &info) != FILE_OK)
        return false;
    if (strncmp(head.data, "---", 3) != 0)
        return false;
    for (const char *line = strchr(head.data, '\n'); line != NULL;
         line = strchr(line + 1, '\n')) {
        if (strncmp(line + 1, "---", 3) == 0)
            return false;
        if (read_weight(line + 1, &page->weight))
            return true;
    }
    return false;
}

/* True when half of the pages have one; where the first few have none, none is looked for
 * in the others. */
static bool find_weights(Pages *pages, const Page *folder)
{
    enum { FEW = 3 };
    size_t weighted = 0;

    for (size_t i = 0; i < folder->count; i++) {
        folder->children[i]->weight = 1e9;
        weighted += has_weight(pages, folder->children[i]);
        if (i + 1 >= FEW && weighted == 0)
            break;
    }
    if (weighted > 0 && weighted * 2 >= folder->count)
        return true;
    for (size_t i = 0; i < folder->count; i++)
        folder->children[i]->weight = 0;
    return false;
}

/* ---- Sorting -------------------------------------------------------------------------------- */

static int compare_pages(const void *one, const void *two)
{
    const Page *a = *(Page *const *)one, *b = *(Page *const *)two;
    int order;

    if (a->rank != b->rank)
        return a->rank - 1 < b->rank - 1 ? -1 : 1; /* 0 is the last of all */
    if (a->weight < b->weight || a->weight > b->weight)
        return a->weight < b->weight ? -1 : 1;
    if (a->usual != b->usual)
        return a->usual < b->usual ? -1 : 1;
    order = compare_page_keys(a->key, b->key);
    return order != 0 ? order : strcmp(a->name, b->name);
}

static void order_folder(Pages *pages, Page *folder, const Naming *around)
{
    Naming naming = {.around = around};
    bool weighted;

    for (size_t i = 0; i < folder->count; i++) {
        Page *child = folder->children[i];
        const char *stem =
            child->folder ? child->name : name_stem(pages->arena, child->name);
        child->usual = usual_place(stem);
        child->key = utf8_fold(pages->arena, stem);
    }
    weighted = find_weights(pages, folder);
    if (!pages->ranked)
        find_ranks(pages, folder, &naming); /* links from here may order what is below */
    if (weighted)
        forget_ranks(folder);
    if (folder->count > 1)
        qsort(folder->children, folder->count, sizeof *folder->children, compare_pages);
    for (size_t i = 0; i < folder->count; i++)
        if (folder->children[i]->folder)
            order_folder(pages, folder->children[i], &naming);
}

void order_pages(Pages *pages)
{
    order_folder(pages, pages->top, NULL);
}
