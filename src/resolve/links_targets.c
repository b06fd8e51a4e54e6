/* links_targets.c - see the header. */
#include "resolve/links_targets.h"
#include "base/path.h"
#include "base/utf8.h"

static Chapter *lookup_source(const Targets *targets, Arena *arena, const char *path)
{
    Chapter *chapter = map_lookup(&targets->chapters, path);

    return chapter != NULL ? chapter
                           : map_lookup(&targets->chapters, utf8_nfc(arena, path));
}

/* "a" may mean a.md, and a folder its README or index, or the chapter whose lessons it
 * holds. */
Chapter *lookup_target(const Targets *targets, Arena *arena, const char *path)
{
    static const char *const endings[] = {"", ".md", "/README.md", "/index.md",
                                          "/readme.md"};

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const char *name = arena_format(arena, "%s%s", path, endings[i]);
        Chapter *chapter = lookup_source(targets, arena, *name == '/' ? name + 1 : name);
        if (chapter != NULL)
            return chapter;
    }
    return map_lookup(&targets->openers, utf8_nfc(arena, path));
}

/* The first lesson says in which folder the lessons are. */
static void add_opener(Book *book, Targets *targets, const Chapter *lesson)
{
    Arena *arena = &book->arena;
    const char *folder;

    if (lesson->place == NULL || lesson->parent == NULL || lesson->parent->place != NULL)
        return;
    folder = utf8_nfc(arena, path_folder(arena, lesson->place));
    if (map_lookup(&targets->openers, folder) == NULL)
        map_put(&targets->openers, arena, folder, lesson->parent);
}

void collect_targets(Book *book, Targets *targets)
{
    for (size_t i = 0; i < book->chapter_count; i++) {
        Chapter *chapter = book->chapters[i];
        const char *id =
            chapter->given_id != NULL ? chapter->given_id : chapter->front.id;
        if (chapter->place != NULL && chapter->section == NULL &&
            chapter->destination == NULL)
            map_put(&targets->chapters, &book->arena,
                    utf8_nfc(&book->arena, chapter->place), chapter);
        if (id != NULL && chapter->section == NULL)
            map_put(&targets->ids, &book->arena, id, chapter);
        add_opener(book, targets, chapter);
    }
}
