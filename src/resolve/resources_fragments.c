/* resources_fragments.c - the parts of drawings that style sheets name: "a.svg#leaf". */
#include <string.h>
#include "resolve/resources_files.h"

static bool search(Book *book, const SideFile *file, const char *id)
{
    for (const char *quote = "\"'"; *quote != '\0'; quote++) {
        const char *text = arena_format(&book->arena, "id=%c%s%c", *quote, id, *quote);
        if (memmem(file->bytes.data, file->bytes.len, text, strlen(text)) != NULL)
            return true;
    }
    return false;
}

/* Each search goes through a drawing, so none is made twice, and hostile input gets no
 * more than so many. */
bool has_fragment(Book *book, Map *searched, const char *path, const char *fragment)
{
    enum { MOST_SEARCHES = 1000 };
    static const char found[] = "found", missing[] = "missing";
    const SideFile *file = look_at_file(book, path);
    const char *key, *answer;

    if (file->media != MEDIA_SVG || *fragment == '\0')
        return false;
    key = arena_format(&book->arena, "%s%s", file->path, fragment);
    answer = map_lookup(searched, key);
    if (answer == NULL) {
        answer = searched->count < MOST_SEARCHES && search(book, file, fragment + 1)
                     ? found
                     : missing;
        map_put(searched, &book->arena, key, (void *)answer);
    }
    return answer == found;
}
