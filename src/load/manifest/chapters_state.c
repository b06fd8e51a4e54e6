/* chapters_state.c - see the header. */
#include "load/manifest/chapters.h"
#include <string.h>
#include "load/manifest/value.h"
#include "load/releases/releases.h"

static void read_status(Manifest *manifest, const DataNode *node, Chapter *chapter)
{
    static const char *const words[] = {"planned", "draft", "review", "final", NULL};
    const char *word = word_value(manifest, node, "status", words);

    if (word == NULL) /* no need to miss its file too */
        chapter->given_status = STATUS_PLANNED;
    for (size_t i = 0; words[i] != NULL; i++)
        if (words[i] == word)
            chapter->given_status = (Status)(STATUS_PLANNED + i);
}

static void read_sample_mark(Manifest *manifest, const DataNode *node, Chapter *chapter)
{
    bool sample;

    if (bool_value(manifest, node, "sample", &sample))
        chapter->sample = sample ? TRISTATE_YES : TRISTATE_NO;
}

static const char *const *edition_names(Book *book)
{
    const char **names =
        arena_alloc(&book->arena, (book->edition_count + 1) * sizeof *names);

    for (size_t i = 0; i < book->edition_count; i++)
        names[i] = book->editions[i].name;
    return names;
}

/* A name that is none leaves the entry in all of them, rather than in none. */
static void read_holders(Manifest *manifest, const DataNode *node, Chapter *chapter)
{
    Book *book = manifest->book;
    const char *const *names = edition_names(book);

    for (const DataNode *item = first_item(manifest, node, "editions"); item != NULL;
         item = next_item(node, item)) {
        const char *name = word_value(manifest, item, "editions", names);
        if (name != NULL)
            chapter->editions = append_word(&book->arena, chapter->editions, name);
    }
}

void read_state(Manifest *manifest, const DataNode *map, Chapter *chapter)
{
    const DataNode *status = data_lookup(map, "status");
    const DataNode *abstract = data_lookup(map, "abstract");
    const DataNode *expected = data_lookup(map, "expected");
    const DataNode *sample = data_lookup(map, "sample");
    const DataNode *editions = data_lookup(map, "editions");

    if (status != NULL)
        read_status(manifest, status, chapter);
    if (abstract != NULL)
        chapter->abstract = read_remark(manifest, abstract, "abstract");
    if (expected != NULL)
        chapter->expected = text_value(manifest, expected, "expected");
    if (sample != NULL)
        read_sample_mark(manifest, sample, chapter);
    if (editions != NULL)
        read_holders(manifest, editions, chapter);
}

bool is_planned_entry(const Chapter *chapter)
{
    while (chapter->given_status == STATUS_UNSET && chapter->parent != NULL)
        chapter = chapter->parent;
    return chapter->given_status == STATUS_PLANNED;
}
