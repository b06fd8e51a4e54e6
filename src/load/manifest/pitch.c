/* pitch.c - the manifest's keys that the book's page alone is made from. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/manifest/value.h"

enum { MOST_TEXTS = 50, MOST_FIGURES = 20 };

static Pitch *pitch_of(Manifest *manifest)
{
    return &manifest->book->pitch;
}

/* A page that says too much says nothing; and each text is parsed by itself. */
static bool is_full(Manifest *manifest, const DataNode *item, const char *name,
                    size_t count, int most)
{
    if (count == (size_t)most)
        diag_add(&manifest->book->diags, "manifest-value", item->at,
                 "keep those that matter most", "%s has more than %d items", name, most);
    return count >= (size_t)most;
}

/* ---- Texts ---------------------------------------------------------------------------------- */

/* Its diagnostics go to where the manifest has it: parse moves them there. */
static void add_phrase(Manifest *manifest, const DataNode *item, const char *text,
                       Phrases *phrases)
{
    Book *book = manifest->book;
    Chapter *phrase = arena_alloc(&book->arena, sizeof *phrase);

    phrase->source = book->base;
    phrase->file = book->manifest;
    phrase->at = item->at;
    phrase->markdown = (Bytes){text, strlen(text)};
    phrase->written = (Source){book->manifest, phrase->markdown};
    phrase->diags.arena = &phrase->arena;
    phrases->items =
        arena_grow(&book->arena, phrases->items, phrases->count, sizeof *phrases->items);
    phrases->items[phrases->count++] = phrase;
}

static void read_phrases(Manifest *manifest, const DataNode *node, Phrases *phrases)
{
    for (const DataNode *item = first_item(manifest, node, node->key); item != NULL;
         item = next_item(node, item)) {
        const char *text;
        if (is_full(manifest, item, node->key, phrases->count, MOST_TEXTS))
            return;
        text = text_value(manifest, item, node->key);
        if (text != NULL)
            add_phrase(manifest, item, text, phrases);
    }
}

static void read_learn(Manifest *manifest, const DataNode *node)
{
    read_phrases(manifest, node, &pitch_of(manifest)->learn);
}

static void read_audience(Manifest *manifest, const DataNode *node)
{
    read_phrases(manifest, node, &pitch_of(manifest)->audience);
}

/* ---- Figures -------------------------------------------------------------------------------- */

static bool is_picture_path(const char *name)
{
    static const char *const endings[] = {".svg", ".png",  ".jpg",
                                          ".gif", ".webp", ".jpeg"};

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (strcasecmp(path_ending(name), endings[i]) == 0)
            return true;
    return strchr(name, '/') != NULL;
}

static bool is_named_before(Manifest *manifest, const DataNode *item, const char *name)
{
    const Pitch *pitch = pitch_of(manifest);

    for (size_t i = 0; i < pitch->figure_count; i++) {
        if (strcmp(pitch->figures[i].name, name) != 0)
            continue;
        diag_add(&manifest->book->diags, "manifest-value", item->at, "keep one of them",
                 "figures names \"%s\" twice", name);
        return true;
    }
    return false;
}

static const char *figure_path(Manifest *manifest, const DataNode *item, const char *name)
{
    const DataNode *node = item->kind == DATA_MAP ? data_lookup(item, "figure") : item;
    const char *path = path_value(manifest, node != NULL ? node : item, "figures");

    if (path != NULL && *name != '\0')
        note_modified(manifest->project, path);
    return path;
}

static void add_figure(Manifest *manifest, const DataNode *item, const char *name)
{
    Pitch *pitch = pitch_of(manifest);
    PitchFigure figure = {.name = name,
                          .at = item->at,
                          .alt = item_value(manifest, item, "alt")};
    const char *caption = item_value(manifest, item, "caption");

    if (is_picture_path(name))
        figure.path = figure_path(manifest, item, name);
    else
        figure.label = name;
    if (caption != NULL)
        add_phrase(manifest, data_lookup(item, "caption"), caption, &figure.caption);
    if (figure.path == NULL && figure.label == NULL)
        return;
    pitch->figures = arena_grow(&manifest->book->arena, pitch->figures,
                                pitch->figure_count, sizeof figure);
    pitch->figures[pitch->figure_count++] = figure;
}

/* A label or a picture's path, or a map of it with a caption and a description. */
static void read_figures(Manifest *manifest, const DataNode *node)
{
    static const char *const keys[] = {"figure", "caption", "alt", NULL};

    for (const DataNode *item = first_item(manifest, node, node->key); item != NULL;
         item = next_item(node, item)) {
        const DataNode *named =
            item->kind == DATA_MAP ? data_lookup(item, "figure") : item;
        const char *name;
        if (is_full(manifest, item, node->key, pitch_of(manifest)->figure_count,
                    MOST_FIGURES))
            return;
        if (item->kind == DATA_MAP)
            check_keys(manifest, item, keys);
        if (named == NULL) {
            diag_add(&manifest->book->diags, "manifest-value", item->at,
                     "add `figure:` with a label, or with a picture's path",
                     "this item names no figure");
            continue;
        }
        name = text_value(manifest, named, "figures");
        if (name != NULL && !is_named_before(manifest, item, name))
            add_figure(manifest, item, name);
    }
}

/* ---- The address ---------------------------------------------------------------------------- */

/* What cards and feeds of other sites name; so it must be whole.  The host's name alone is
 * looked at: clean_url of resolve is for the rest. */
static void read_url(Manifest *manifest, const DataNode *node)
{
    const char *text = text_value(manifest, node, "url");
    const char *host = text == NULL                            ? NULL
                       : strncasecmp(text, "https://", 8) == 0 ? text + 8
                       : strncasecmp(text, "http://", 7) == 0  ? text + 7
                                                               : "";

    if (text == NULL)
        return;
    if (*host != '\0' && *host != '/' && strpbrk(text, " <>\"\\^`{|}?#") == NULL)
        pitch_of(manifest)->url = text;
    else
        diag_add(&manifest->book->diags, "link-url", node->at,
                 "write the address of the page's folder: https://example.com/book/",
                 "url can't be \"%s\"", text);
}

const KeyRow pitch_keys[] = {
    {"url", "url", read_url},
    {"learn", "learn", read_learn},
    {"audience", "audience", read_audience},
    {"figures", "figures", read_figures},
    {NULL, NULL, NULL},
};
