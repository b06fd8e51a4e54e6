/* folder_languages.c - which pages are translations of others: README-ja.md beside README.md,
 * or de/ and fr/ with the same chapters. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/folder.h"

/* What speaks for a tag. */
typedef struct {
    size_t
        pairs; /* files that stand beside the same one without it, or in another language */
    bool certain;
} Evidence;

typedef struct {
    Pages *pages;
    Map evidence; /* tag → Evidence */
    size_t files;
} Search;

/* ---- Files ---------------------------------------------------------------------------------- */

static Evidence *evidence_of(Search *search, const char *tag)
{
    Evidence *evidence = map_lookup(&search->evidence, tag);

    if (evidence == NULL) {
        evidence = arena_alloc(search->pages->arena, sizeof *evidence);
        map_put(&search->evidence, search->pages->arena, tag, evidence);
    }
    return evidence;
}

static Translated *group_of(Pages *pages, Map *groups, Page *folder, const char *key)
{
    Translated *group = map_lookup(groups, key);

    if (group == NULL) {
        group = arena_alloc(pages->arena, sizeof *group);
        group->folder = folder;
        map_put(groups, pages->arena, key, group);
    }
    return group;
}

/* Another page than itself has the same stem: with another language, or none. */
static bool has_sibling(const Translated *group, const Page *page)
{
    for (size_t i = 0; i < group->count; i++)
        if (strcmp(group->pages[i]->language, page->language) != 0)
            return true;
    return group->base != NULL;
}

static void note_evidence(Search *search, const Translated *group)
{
    Arena *arena = search->pages->arena;

    for (size_t i = 0; i < group->count; i++) {
        const Page *page = group->pages[i];
        Evidence *evidence;
        NameLanguage how;
        const char *tag;
        size_t n = find_tongue(arena, page->name, &tag, &how);
        if (!has_sibling(group, page))
            continue;
        evidence = evidence_of(search, tag);
        evidence->pairs++;
        /* A README is seldom about "io". */
        evidence->certain |=
            how == NAME_LANGUAGE ||
            is_own_name(arena_format(arena, "%s.md", arena_copy(arena, page->name, n)));
    }
}

/* The groups of a folder's files whose names may have languages. */
static void group_files(Search *search, Page *folder)
{
    Pages *pages = search->pages;
    Arena *arena = pages->arena;
    Map groups = {0};
    const char **keys;

    for (size_t i = 0; i < folder->count; i++) {
        Page *page = folder->children[i];
        NameLanguage how;
        size_t n =
            page->folder ? 0 : find_tongue(arena, page->name, &page->language, &how);
        Translated *group;
        if (n == 0)
            continue;
        group = group_of(pages, &groups, folder, page_key(arena, page->name, n));
        group->pages = arena_grow(arena, group->pages, group->count, sizeof(Page *));
        group->pages[group->count++] = page;
    }
    for (size_t i = 0; groups.count > 0 && i < folder->count; i++) {
        Page *page = folder->children[i];
        size_t len = strlen(page->name) - strlen(path_ending(page->name));
        Translated *group =
            page->folder ? NULL : map_lookup(&groups, page_key(arena, page->name, len));
        if (group != NULL)
            group->base = page;
    }
    keys = map_keys(&groups, arena);
    for (; keys != NULL && *keys != NULL; keys++) {
        pages->translated = arena_grow(arena, pages->translated, pages->translated_count,
                                       sizeof *pages->translated);
        pages->translated[pages->translated_count++] =
            *(Translated *)map_lookup(&groups, *keys);
    }
}

static void group_all(Search *search, Page *folder)
{
    group_files(search, folder);
    for (size_t i = 0; i < folder->count; i++) {
        search->files += !folder->children[i]->folder;
        if (folder->children[i]->folder)
            group_all(search, folder->children[i]);
    }
}

/* A page of two letters without a counterpart may be called so for another reason. */
static bool is_translation(Search *search, const Translated *group, const Page *page)
{
    enum { ENOUGH = 3 };
    const Evidence *evidence = map_lookup(&search->evidence, page->language);
    const char *tag;
    NameLanguage how;
    size_t n = find_tongue(search->pages->arena, page->name, &tag, &how);

    if (evidence == NULL || (!evidence->certain && (evidence->pairs < ENOUGH ||
                                                    evidence->pairs * 3 < search->files)))
        return false;
    return has_sibling(group, page) || page->name[n] == '.' ||
           strlen(name_stem(search->pages->arena, page->name)) - n > 3;
}

static const char *main_path(Arena *arena, const Translated *group, const Page *page)
{
    const char *tag, *name;
    NameLanguage how;
    size_t n = find_tongue(arena, page->name, &tag, &how);

    name = group->base != NULL
               ? group->base->name
               : arena_format(arena, "%s%s", arena_copy(arena, page->name, n),
                              path_ending(page->name));
    return path_resolve(arena, group->folder->path, name);
}

/* Takes out of the group what is none. */
static void confirm(Search *search, Translated *group)
{
    Arena *arena = search->pages->arena;
    Page **pages = arena_alloc(arena, (group->count + 1) * sizeof(Page *));
    size_t count = 0;

    for (size_t i = 0; i < group->count; i++)
        if (is_translation(search, group, group->pages[i]))
            pages[count++] = group->pages[i];
    for (size_t i = 0, k = 0; i < group->count; i++) {
        Page *page = group->pages[i];
        bool sure = k < count && pages[k] == page;
        k += sure;
        if (sure)
            page->main = main_path(arena, group, page);
        else
            page->language = NULL;
    }
    if (group->base != NULL && count > 0)
        group->base->main = group->base->path;
    group->pages = pages;
    group->count = count;
}

/* ---- Folders -------------------------------------------------------------------------------- */

/* A folder that may be called by its language. */
typedef struct {
    Page *page;
    const char *tag;
    NameLanguage how;
    Map names;          /* the paths of its files from there, without ending */
    size_t shared, own; /* how many are in another candidate, beside the candidates */
    bool accepted;
} Candidate;

/* Into names: of all files of a folder, save in the children that are candidates, which are in
 * their order. */
static void note_names(Pages *pages, const Page *folder, size_t skip,
                       const Candidate *except, size_t count, Map *names)
{
    for (size_t i = 0, k = 0; i < folder->count; i++) {
        Page *child = folder->children[i];
        if (k < count && except[k].page == child) {
            k++;
        } else if (child->folder) {
            note_names(pages, child, skip, NULL, 0, names);
        } else {
            const char *name = child->path + skip;
            map_put(names, pages->arena,
                    page_key(pages->arena, name,
                             strlen(name) - strlen(path_ending(name))),
                    child);
        }
    }
}

static size_t count_common(Arena *arena, const Map *one, const Map *other, size_t least)
{
    const char **keys = map_keys(one, arena);
    size_t count = 0;

    for (; keys != NULL && *keys != NULL; keys++)
        count += (size_t)(uintptr_t)map_lookup(other, *keys) >= least;
    return count;
}

/* How many candidates have each name. */
static Map count_names(Pages *pages, const Candidate *found, size_t count)
{
    Map counts = {0};

    for (size_t i = 0; i < count; i++) {
        const char **keys = map_keys(&found[i].names, pages->arena);
        for (; keys != NULL && *keys != NULL; keys++) {
            size_t before = (size_t)(uintptr_t)map_lookup(&counts, *keys);
            map_put(&counts, pages->arena, *keys, (void *)(uintptr_t)(before + 1));
        }
    }
    return counts;
}

static Candidate *find_candidates(Pages *pages, const Page *folder, size_t *count)
{
    Candidate *found = NULL;

    *count = 0;
    for (size_t i = 0; i < folder->count; i++) {
        Candidate candidate = {.page = folder->children[i]};
        if (!candidate.page->folder)
            continue;
        candidate.how = name_language(pages->arena, candidate.page->name, &candidate.tag);
        if (candidate.how == NAME_NO_LANGUAGE)
            continue;
        found = arena_grow(pages->arena, found, *count, sizeof *found);
        found[(*count)++] = candidate;
    }
    return found;
}

/* The names in the folder beside the candidates. */
static Map compare_candidates(Pages *pages, const Page *folder, Candidate *found,
                              size_t count)
{
    size_t skip = folder->path[0] == '\0' ? 0 : strlen(folder->path) + 1;
    Map own = {0}, counts;

    note_names(pages, folder, skip, found, count, &own);
    for (size_t i = 0; i < count; i++)
        note_names(pages, found[i].page, strlen(found[i].page->path) + 1, NULL, 0,
                   &found[i].names);
    counts = count_names(pages, found, count);
    for (size_t i = 0; i < count; i++) {
        found[i].own = count_common(pages->arena, &found[i].names, &own, 1);
        found[i].shared = count_common(pages->arena, &found[i].names, &counts, 2);
    }
    return own;
}

/* Most of it stands also beside it, and not only a README. */
static bool is_mirror(const Candidate *candidate)
{
    /* Of programs: C#, OCaml, TypeScript … */
    static const char of_code[] = " cs ml ps sc ts ";

    if (candidate->how != NAME_LANGUAGE && strstr(of_code, candidate->tag) != NULL)
        return false;
    return candidate->own * 2 >= candidate->names.count &&
           (candidate->own >= 2 || (candidate->own == 1 && candidate->names.count == 1 &&
                                    candidate->how == NAME_LANGUAGE));
}

static size_t count_folders(const Page *folder)
{
    size_t count = 0;

    for (size_t i = 0; i < folder->count; i++)
        count += folder->children[i]->folder;
    return count;
}

/* Folders cs/, ts/ and java/ are of other languages than these: without English, there must
 * be hardly anything else, and some that are sure. */
static bool are_tongues(const Page *folder, const Candidate *found, size_t count)
{
    size_t accepted = 0, sure = 0, folders = count_folders(folder);
    bool english = false;

    for (size_t i = 0; i < count; i++) {
        accepted += found[i].accepted;
        sure += found[i].accepted && found[i].how == NAME_LANGUAGE;
        english |= found[i].accepted && strncmp(found[i].tag, "en", 2) == 0;
    }
    return accepted >= 2 && (english || (sure >= 2 && accepted * 3 >= folders * 2) ||
                             (sure >= 1 && accepted == folders));
}

static Tongues judge(const Page *folder, Candidate *found, size_t count, size_t own)
{
    size_t shared = 0, pages = 0;
    bool mirrored = false;

    for (size_t i = 0; i < count; i++) {
        bool mirror = is_mirror(&found[i]);
        mirrored |= mirror;
        found[i].accepted =
            found[i].how == NAME_LANGUAGE || found[i].shared > 0 || mirror;
        shared += found[i].shared > 0;
        pages += found[i].names.count;
    }
    if (mirrored)
        return TONGUES_MIRRORED;
    if ((shared == 0 && own >= pages) || !are_tongues(folder, found, count))
        return TONGUES_NONE;
    return TONGUES_SHARED;
}

/* Whose path in the main text is that without the language's folder. */
static void note_main(Pages *pages, Page *folder, const Candidate *of, const char *above)
{
    size_t skip = strlen(of->page->path) + 1;

    for (size_t i = 0; i < folder->count; i++) {
        Page *child = folder->children[i];
        child->main =
            path_resolve(pages->arena, above,
                         (child->main != NULL ? child->main : child->path) + skip);
        if (child->folder)
            note_main(pages, child, of, above);
        else if (child->language == NULL)
            child->language = of->tag;
    }
}

static void find_folders(Pages *pages, Page *folder)
{
    size_t count;
    Candidate *found = find_candidates(pages, folder, &count);
    Map own = {0};

    if (count > 0) {
        own = compare_candidates(pages, folder, found, count);
        folder->tongues = judge(folder, found, count, own.count);
    }
    for (size_t i = 0; i < count && folder->tongues != TONGUES_NONE; i++)
        if (found[i].accepted) {
            found[i].page->language = found[i].tag;
            note_main(pages, found[i].page, &found[i], folder->path);
        }
    for (size_t i = 0; i < folder->count; i++)
        if (folder->children[i]->folder && folder->children[i]->language == NULL)
            find_folders(pages, folder->children[i]);
}

/* ---- Both ----------------------------------------------------------------------------------- */

void find_languages(Pages *pages)
{
    Search search = {.pages = pages};

    gather_translations(pages, pages->top);
    group_all(&search, pages->top);
    for (size_t i = 0; i < pages->translated_count; i++)
        note_evidence(&search, &pages->translated[i]);
    for (size_t i = 0; i < pages->translated_count; i++)
        confirm(&search, &pages->translated[i]);
    find_folders(pages, pages->top);
}
