/* folder_apart.c - translations that do not stand beside the text: translations/README.fr.md,
 * docs/README-zh.md, i18n/fr/. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/folder.h"

static bool is_for_translations(const Page *folder)
{
    static const char *const names[] = {"translations", "translation", "i18n",
                                        "l10n",         "locales",     "locale",
                                        "lang",         "langs",       "languages"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcasecmp(folder->name, names[i]) == 0)
            return true;
    return false;
}

/* The stems of its files. */
static Map note_texts(Arena *arena, Page *folder)
{
    Map texts = {0};

    for (size_t i = 0; i < folder->count; i++) {
        Page *page = folder->children[i];
        size_t len = strlen(page->name) - strlen(path_ending(page->name));
        if (!page->folder)
            map_put(&texts, arena, page_key(arena, page->name, len), page);
    }
    return texts;
}

/* What the folder and the one above it hold, once that is asked for. */
typedef struct {
    bool known;
    Map own, above;
} Texts;

/* Whether the file is a translation of one in the folder above its own. */
static bool is_of_above(Arena *arena, const Page *page, Page *above, Texts *texts)
{
    NameLanguage how;
    const char *tag, *key;
    size_t n = find_tongue(arena, page->name, &tag, &how);

    if (n == 0)
        return false;
    key = page_key(arena, page->name, n);
    if (!is_for_translations(page->parent) &&
        !is_own_name(arena_format(arena, "%s.md", key)))
        return false;
    if (!texts->known)
        *texts = (Texts){true, note_texts(arena, page->parent), note_texts(arena, above)};
    return map_lookup(&texts->own, key) == NULL && map_lookup(&texts->above, key) != NULL;
}

/* Only languages, beside a text in the folder above. */
static bool holds_languages(Arena *arena, const Page *folder)
{
    const char *tag;
    size_t texts = 0;

    if (!is_for_translations(folder))
        return false;
    for (size_t i = 0; i < folder->count; i++)
        if (folder->children[i]->folder &&
            name_language(arena, folder->children[i]->name, &tag) == NAME_NO_LANGUAGE)
            return false;
    for (size_t i = 0; i < folder->parent->count; i++)
        texts += folder->parent->children[i] != folder;
    return texts > 0;
}

/* What is moved is called by its own path still. */
static void move_up(Pages *pages, Page *above, Page *folder)
{
    bool languages = holds_languages(pages->arena, folder);
    Texts texts = {0};
    size_t kept = 0;

    for (size_t i = 0; i < folder->count; i++) {
        Page *page = folder->children[i];
        if (page->folder ? !languages : !is_of_above(pages->arena, page, above, &texts)) {
            folder->children[kept++] = page;
            continue;
        }
        above->children = arena_grow(pages->arena, above->children, above->count,
                                     sizeof *above->children);
        above->children[above->count++] = page;
        page->parent = above;
    }
    folder->count = kept;
}

void gather_translations(Pages *pages, Page *folder)
{
    size_t count = folder->count, kept = 0; /* what is moved here stands behind these */

    for (size_t i = 0; i < count; i++)
        if (folder->children[i]->folder) {
            gather_translations(pages, folder->children[i]);
            move_up(pages, folder, folder->children[i]);
        }
    for (size_t i = 0; i < folder->count; i++)
        if (!folder->children[i]->folder || folder->children[i]->count > 0)
            folder->children[kept++] = folder->children[i];
    folder->count = kept;
}
