/* edition.c - see the header. */
#include "load/manifest/edition.h"
#include <string.h>
#include <strings.h>
#include "data/words.h"
#include "load/manifest/value.h"
#include "load/releases/releases.h"

enum { MOST_EDITIONS = 32 };

static Edition *add_edition(Book *book, Edition edition)
{
    book->editions = arena_grow(&book->arena, book->editions, book->edition_count,
                                sizeof *book->editions);
    book->editions[book->edition_count] = edition;
    return &book->editions[book->edition_count++];
}

void declare_editions(Book *book)
{
    if (book->edition_count > 0)
        return;
    add_edition(book, (Edition){.name = "early", .banners = true});
    add_edition(book, (Edition){.name = "sample",
                                .sample = true,
                                .banners = true,
                                .apart = true});
    add_edition(book, (Edition){.name = "final"});
}

static Edition *lookup_edition(Book *book, const char *name)
{
    for (size_t i = 0; i < book->edition_count; i++)
        if (strcasecmp(book->editions[i].name, name) == 0)
            return &book->editions[i];
    return NULL;
}

/* ---- editions: ------------------------------------------------------------------------------ */

/* It stands in command lines and file names. */
static bool is_edition_name(const char *name)
{
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "0123456789-_");

    return len > 0 && len <= 40 && name[len] == '\0' && name[0] != '-';
}

static bool is_own(const Book *book, const Edition *edition)
{
    return edition < book->editions + 3;
}

static void read_marks(Manifest *manifest, const DataNode *map, Edition *edition)
{
    const DataNode *sample = data_lookup(map, "sample");
    const DataNode *banners = data_lookup(map, "banners");

    if (sample != NULL && is_own(manifest->book, edition))
        diag_add(&manifest->book->diags, "manifest-value", sample->at_key,
                 "remove the key, or give the edition another name",
                 "what the edition \"%s\" holds is settled", edition->name);
    else if (sample != NULL)
        bool_value(manifest, sample, "sample", &edition->sample);
    if (banners != NULL && strcmp(edition->name, "final") == 0)
        diag_add(&manifest->book->diags, "manifest-value", banners->at_key,
                 "remove the key", "the final edition has nothing that needs a banner");
    else if (banners != NULL)
        bool_value(manifest, banners, "banners", &edition->banners);
}

static void read_edition(Manifest *manifest, const DataNode *node)
{
    static const char *const keys[] = {"title", "sample", "banners", NULL};
    Book *book = manifest->book;
    Edition *edition = lookup_edition(book, node->key);
    const DataNode *title = data_lookup(node, "title");

    if (!is_edition_name(node->key)) {
        diag_add(&book->diags, "manifest-value", node->at_key,
                 "write letters, digits, - and _, and no more than 40 of them",
                 "an edition can't be called \"%s\"", node->key);
        return;
    }
    if (edition == NULL && book->edition_count == MOST_EDITIONS) {
        diag_add(&book->diags, "manifest-value", node->at_key, "remove some",
                 "there are more than %d editions", (int)MOST_EDITIONS);
        return;
    }
    if (edition == NULL)
        edition = add_edition(book, (Edition){.name = node->key,
                                              .title = node->key,
                                              .banners = true,
                                              .apart = true});
    if (node->kind == DATA_MAP)
        check_keys(manifest, node, keys);
    else if (!data_is_null(node))
        report_type(manifest, node, node->key, "a map with title, sample or banners");
    if (title != NULL)
        edition->title = text_value(manifest, title, "title");
    read_marks(manifest, node, edition);
}

void read_editions(Manifest *manifest, const DataNode *map)
{
    if (map->kind != DATA_MAP) {
        report_type(manifest, map, "editions", "a map of names, with a map for each");
        return;
    }
    for (const DataNode *node = map->first; node != NULL; node = node->next)
        if (node->kind != DATA_BROKEN)
            read_edition(manifest, node);
}

/* ---- planned: and sample: ------------------------------------------------------------------- */

void read_planned(Manifest *manifest, const DataNode *map)
{
    static const char *const keys[] = {"chapters", "lessons", NULL};
    enum { MOST = 100000 };
    Book *book = manifest->book;
    const DataNode *chapters = data_lookup(map, "chapters");
    const DataNode *lessons = data_lookup(map, "lessons");

    if (map->kind != DATA_MAP) {
        report_type(manifest, map, "planned", "a map with chapters, lessons or both");
        return;
    }
    check_keys(manifest, map, keys);
    book->at_planned = map->at;
    if (chapters != NULL)
        number_value(manifest, chapters, "chapters", 1, MOST, &book->planned_chapters);
    if (lessons != NULL)
        number_value(manifest, lessons, "lessons", 1, MOST, &book->planned_lessons);
}

void read_sample(Manifest *manifest, const DataNode *map)
{
    static const char *const keys[] = {"text", "url", NULL};
    Book *book = manifest->book;
    const DataNode *text = data_lookup(map, "text");
    const DataNode *url = data_lookup(map, "url");

    if (map->kind != DATA_MAP) {
        report_type(manifest, map, "sample",
                    "a map with text and url; a chapter is marked in its entry");
        return;
    }
    check_keys(manifest, map, keys);
    if (text != NULL)
        book->sample_text = read_remark(manifest, text, "text");
    if (url != NULL)
        book->sample_url = text_value(manifest, url, "url");
    if (book->sample_url != NULL && !is_link_address(manifest, url, book->sample_url))
        book->sample_url = NULL;
    book->at_sample_url = url == NULL ? map->at : url->at;
}

/* ---- Which one is built --------------------------------------------------------------------- */

static const char *hint_of(Book *book, const char *name)
{
    const char *names[MOST_EDITIONS + 1] = {0};
    const char *all = NULL, *near;

    for (size_t i = 0; i < book->edition_count && i < MOST_EDITIONS; i++) {
        names[i] = book->editions[i].name;
        all =
            all == NULL ? names[i] : arena_format(&book->arena, "%s, %s", all, names[i]);
    }
    near = nearest_word(name, names);
    return near != NULL ? arena_format(&book->arena, "did you mean \"%s\"?", near)
                        : arena_format(&book->arena,
                                       "there are %s; others stand in `editions:`", all);
}

/* What a kind of project has made of the book by lists of its own holds all that was read. */
static Edition edition_of_project(const char *name)
{
    return (Edition){.name = name, .title = name, .banners = true, .apart = true};
}

void choose_edition(Project *project)
{
    Book *book = project->book;
    const char *asked = book->options->edition;
    const Edition *found;

    declare_editions(book);
    found = lookup_edition(book, asked == NULL ? "early" : asked);
    if (found == NULL && project->edition == NULL)
        diag_add(&book->diags, "edition-unknown", file_position("the command line"),
                 hint_of(book, asked), "there is no edition \"%s\"", asked);
    book->edition = project->edition != NULL ? edition_of_project(project->edition)
                                             : *(found == NULL ? book->editions : found);
    if (strcmp(book->edition.name, "sample") == 0 &&
        (book->edition.title == NULL || project->edition != NULL))
        book->edition.title = lookup_word(book->metadata.language, WORD_SAMPLE);
    if (book->edition.apart)
        project->edition = book->edition.name;
    if (book->edition.title != NULL)
        add_title(book, (Title){.text = book->edition.title, .type = "edition"}, false);
}
