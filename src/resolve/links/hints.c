/* hints.c - see the header. */
#include "resolve/links/hints.h"
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "resolve/links/targets.h"

/* How many names are compared with broken links, in the whole book: a hostile one
 * could ask for billions.  A book of honest size never comes near it. */
enum { MOST_GUESSES = 500000 };

/* The name that was most likely meant, or NULL. */
static const char *guess(Hints *hints, const char *word, const char *const *names,
                         size_t count)
{
    if (count > MOST_GUESSES - hints->guesses)
        return NULL;
    hints->guesses += count;
    return nearest_word(word, names);
}

/* "#a, #b, #c …" */
static const char *list_anchors(Arena *arena, const Chapter *target, bool here)
{
    enum { FEW = 6, LONGEST = 80 };
    const char *list = "";
    size_t listed = 0;

    for (size_t i = 0; i < target->anchor_count && listed < FEW; i++)
        if (strlen(target->anchor_names[i]) <= LONGEST)
            list = arena_format(arena, "%s%s#%s", list, listed++ == 0 ? "" : ", ",
                                target->anchor_names[i]);
    return arena_format(arena, "the anchors %s are %s%s", here ? "here" : "there", list,
                        listed < target->anchor_count ? " …" : "");
}

const char *anchor_hint(Hints *hints, Chapter *chapter, const Chapter *target,
                        const char *fragment)
{
    Arena *arena = &chapter->arena;
    const char *decoded = percent_decode(arena, fragment);
    const char *nearest;

    if (chapter->diags.count >= DIAGS_KEPT)
        return NULL;
    if (target->anchor_count == 0)
        return "there is no anchor in that file; a heading makes one";
    nearest = guess(hints, decoded == NULL ? fragment : decoded, target->anchor_names,
                    target->anchor_count);
    if (nearest == NULL && target->whole != NULL)
        return NULL; /* most are in the other parts of the file */
    return nearest == NULL ? list_anchors(arena, target, target == chapter)
                           : arena_format(arena, "did you mean #%s?", nearest);
}

const char *nearest_source(Hints *hints, Book *book, Chapter *chapter, const char *path)
{
    Arena *arena = &book->arena;
    const char *folder = path_folder(arena, chapter->source);
    const char *key = arena_format(arena, "%s//%s", folder, path);
    char *known = map_lookup(&hints->nearest, key);
    const char **list, *found;
    size_t count = 0;

    if (known != NULL)
        return *known == '\0' ? NULL : as_written(&chapter->arena, known);
    if (book->chapter_count > MOST_GUESSES - hints->guesses)
        return NULL;
    list = arena_alloc(arena, (book->chapter_count + 1) * sizeof *list);
    for (size_t i = 0; i < book->chapter_count; i++)
        if (book->chapters[i]->place != NULL)
            list[count++] = path_relative(arena, folder, book->chapters[i]->place);
    found = guess(hints, path_relative(arena, folder, path), list, count);
    map_put(&hints->nearest, arena, key, arena_text(arena, found == NULL ? "" : found));
    return found == NULL ? NULL : as_written(&chapter->arena, found);
}

const char *address_hint(Arena *arena, const char *destination)
{
    if (strncasecmp(destination, "www.", 4) == 0)
        return arena_format(arena, "write https://%s", destination);
    if (strchr(destination, '@') != NULL && strchr(destination, '/') == NULL)
        return arena_format(arena, "write mailto:%s", destination);
    return "mend the path, or list the file with `status: planned` until it is there";
}
