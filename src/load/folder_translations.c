/* folder_translations.c - of pages in several languages those that are built: a translation is
 * another book. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "base/utf8.h"
#include "load/folder.h"
#include "load/manifest/manifest.h"

/* The main text, where no other name is left for it. */
static const char unnamed[] = "main";

/* How many pages each language has. */
typedef struct {
    Map counts; /* tag → size_t as a pointer */
    size_t with_base, without;
    bool shared; /* a folder has languages' folders, and none of it is the main text */
} Tally;

/* ---- Which there are ------------------------------------------------------------------------ */

static void count_pages(Pages *pages, Tally *tally, const char *tag, size_t more)
{
    size_t before = (size_t)(uintptr_t)map_lookup(&tally->counts, tag);

    map_put(&tally->counts, pages->arena, tag, (void *)(uintptr_t)(before + more));
}

static size_t pages_in(const Page *folder)
{
    size_t count = 0;

    for (size_t i = 0; i < folder->count; i++)
        count += folder->children[i]->folder ? pages_in(folder->children[i]) : 1;
    return count;
}

static void count_folders(Pages *pages, Tally *tally, const Page *folder)
{
    tally->shared |= folder->tongues == TONGUES_SHARED;
    for (size_t i = 0; i < folder->count; i++) {
        const Page *child = folder->children[i];
        if (!child->folder)
            continue;
        if (child->language != NULL)
            count_pages(pages, tally, child->language, pages_in(child));
        count_folders(pages, tally, child);
    }
}

static Tally take_tally(Pages *pages)
{
    Tally tally = {0};

    count_folders(pages, &tally, pages->top);
    for (size_t i = 0; i < pages->translated_count; i++) {
        const Translated *group = &pages->translated[i];
        if (group->count == 0)
            continue;
        tally.with_base += group->base != NULL;
        tally.without += group->base == NULL;
        for (size_t k = 0; k < group->count; k++)
            count_pages(pages, &tally, group->pages[k]->language, 1);
    }
    return tally;
}

/* English, else the one with the most pages: where no text is without a language. */
static const char *find_main_tag(Pages *pages, const Tally *tally)
{
    const char **tags = map_keys(&tally->counts, pages->arena);
    const char *main_tag = NULL;
    size_t most = 0;

    if (!tally->shared && tally->with_base >= tally->without)
        return NULL;
    for (; tags != NULL && *tags != NULL; tags++) {
        size_t count = (size_t)(uintptr_t)map_lookup(&tally->counts, *tags);
        if (strcmp(*tags, "en") == 0 || strncmp(*tags, "en-", 3) == 0)
            return *tags;
        if (count > most) {
            most = count;
            main_tag = *tags;
        }
    }
    return main_tag;
}

/* What the main text is called where its names say nothing: as -M says, or by its script. */
static const char *guess_main(Pages *pages, const Map *counts)
{
    const char *name = option_value(pages->book, "lang");
    Source source;

    if (name == NULL)
        name = option_value(pages->book, "language");
    if (name != NULL)
        return map_lookup(counts, name) == NULL ? name : unnamed;
    name = "en";

    for (size_t i = 0; i < pages->translated_count; i++) {
        const Translated *group = &pages->translated[i];
        if (group->base == NULL || group->count == 0 ||
            !peek_file(pages, group->base->path, &source))
            continue;
        name = language_of_text(source.text);
        break;
    }
    return map_lookup(counts, name) == NULL ? name : unnamed;
}

static void list_languages(Pages *pages, const Tally *tally)
{
    const char **tags = map_keys(&tally->counts, pages->arena);

    pages->main_tag = find_main_tag(pages, tally);
    add_language(pages->arena, &pages->languages,
                 (Language){NULL,
                            pages->main_tag != NULL ? pages->main_tag
                                                    : guess_main(pages, &tally->counts),
                            ""});
    for (; *tags != NULL; tags++)
        if (pages->main_tag == NULL || strcmp(*tags, pages->main_tag) != 0)
            add_language(pages->arena, &pages->languages, (Language){NULL, *tags, ""});
}

/* ---- Which are taken ------------------------------------------------------------------------ */

static void leave_page(Pages *pages, Page *page)
{
    page->other = true;
    for (size_t i = 0; i < page->count; i++)
        leave_page(pages, page->children[i]);
    pages->others = arena_grow(pages->arena, pages->others, pages->other_count,
                               sizeof *pages->others);
    pages->others[pages->other_count++] = page;
}

static bool is_language(const Page *page, const char *tag)
{
    return page->language != NULL && tag != NULL && strcmp(page->language, tag) == 0;
}

static const Page *choose_page(const Pages *pages, const Translated *group)
{
    const char *const order[] = {pages->wanted, pages->main_tag};

    for (size_t i = 0; i < 2; i++) {
        for (size_t k = 0; k < group->count; k++)
            if (is_language(group->pages[k], order[i]))
                return group->pages[k];
        if (i == 0 && group->base != NULL)
            return group->base;
    }
    return NULL;
}

/* The one that is taken is called as the main text. */
static void choose_files(Pages *pages, Translated *group)
{
    const Page *chosen = choose_page(pages, group);

    if (group->count == 0)
        return;
    if (group->base != NULL && group->base != chosen)
        leave_page(pages, group->base);
    for (size_t i = 0; i < group->count; i++) {
        Page *page = group->pages[i];
        if (page != chosen)
            leave_page(pages, page);
        else
            page->name = path_name(page->main);
    }
}

/* That of the language that is built; else of the main text; else the first.  NULL: the text
 * beside them is. */
static Page *choose_folder(const Pages *pages, const Page *folder)
{
    const char *const order[] = {pages->wanted, pages->main_tag};

    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < folder->count; i++)
            if (folder->children[i]->folder && is_language(folder->children[i], order[k]))
                return folder->children[i];
    for (size_t i = 0; i < folder->count; i++)
        if (folder->tongues == TONGUES_SHARED && folder->children[i]->folder &&
            folder->children[i]->language != NULL)
            return folder->children[i];
    return NULL;
}

static void add_page(Pages *pages, Page *folder, Page *page)
{
    folder->children = arena_grow(pages->arena, folder->children, folder->count,
                                  sizeof *folder->children);
    folder->children[folder->count++] = page;
    page->parent = folder;
}

/* The language's folder is the folder. */
static void lift(Pages *pages, Page *folder, const Page *chosen)
{
    bool alone = folder->count == 0;

    for (size_t i = 0; i < chosen->count; i++)
        add_page(pages, folder, chosen->children[i]);
    if (chosen->sidebar != NULL) {
        folder->sidebar = chosen->sidebar;
        pages->site = folder->path;
    }
    if (chosen->sidebar != NULL || alone)
        folder->path = chosen->path;
}

static void choose_folders(Pages *pages, Page *folder)
{
    Page *chosen = folder->tongues == TONGUES_NONE ? NULL : choose_folder(pages, folder);
    Page **children = folder->children;
    size_t count = folder->count;
    bool whole = chosen != NULL && folder->tongues == TONGUES_MIRRORED;

    for (size_t i = 0; i < count; i++)
        if (folder->tongues != TONGUES_NONE && children[i] != chosen &&
            (whole || (children[i]->folder && children[i]->language != NULL)))
            leave_page(pages, children[i]);
    folder->children = NULL;
    folder->count = 0;
    for (size_t i = 0; i < count; i++)
        if (children[i] != chosen && !children[i]->other)
            add_page(pages, folder, children[i]);
    if (chosen != NULL)
        lift(pages, folder, chosen);
    for (size_t i = 0; i < folder->count; i++)
        if (folder->children[i]->folder)
            choose_folders(pages, folder->children[i]);
}

/* What is in another language goes, and the folders that hold nothing else. */
static void drop_others(Page *folder)
{
    size_t kept = 0;

    for (size_t i = 0; i < folder->count; i++) {
        Page *child = folder->children[i];
        if (child->folder)
            drop_others(child);
        if (!child->other && (!child->folder || child->count > 0))
            folder->children[kept++] = child;
    }
    folder->count = kept;
}

/* The pages that nobody has translated yet. */
static size_t count_main(const Pages *pages, const Page *folder)
{
    size_t count = 0;

    for (size_t i = 0; i < folder->count; i++) {
        const Page *page = folder->children[i];
        count +=
            page->folder ? count_main(pages, page) : !is_language(page, pages->wanted);
    }
    return count;
}

void choose_translation(Pages *pages)
{
    Book *book = pages->book;
    Tally tally = take_tally(pages);
    const Language *chosen;

    if (tally.counts.count == 0)
        return;
    list_languages(pages, &tally);
    chosen = choose_language(book, &pages->languages, file_position(book->manifest));
    pages->wanted = chosen == pages->languages.items ? NULL : chosen->name;
    book->metadata.language = pages->wanted != NULL ? pages->wanted : pages->main_tag;
    book->built_language = book->metadata.language;
    if (strcmp(chosen->name, unnamed) == 0)
        book->built_language = unnamed; /* its tag is that of a translation, too */
    choose_folders(pages, pages->top);
    for (size_t i = 0; i < pages->translated_count; i++)
        choose_files(pages, &pages->translated[i]);
    drop_others(pages->top);
    tell_languages(book, &pages->languages, chosen,
                   pages->wanted == NULL ? 0 : count_main(pages, pages->top));
}

/* ---- Links ---------------------------------------------------------------------------------- */

static void note_mains(Pages *pages, Map *mains, Page *page)
{
    if (!page->folder && page->main != NULL)
        map_put(mains, pages->arena, utf8_fold(pages->arena, page->main), page);
    if (page->own != NULL)
        note_mains(pages, mains, page->own);
    for (size_t i = 0; i < page->count; i++)
        note_mains(pages, mains, page->children[i]);
}

/* A page that is there in the language that is built is meant by whoever names it in the main
 * text's; a link to another language leaves the book. */
static void lead(Pages *pages, const Map *mains, const Page *page)
{
    Book *book = pages->book;
    const char *main_path = page->main != NULL ? page->main : page->path;
    bool is_main = page->language == NULL || is_language(page, pages->main_tag);
    Page *kept =
        page->folder ? NULL : map_lookup(mains, utf8_fold(pages->arena, main_path));
    /* Links may lack the ending, where no folder is called so. */
    const char *const names[] = {page->path, name_stem(pages->arena, page->path)};

    for (size_t i = 0; i < 2; i++) {
        if (i == 1 && map_lookup(&pages->by_path, names[i]) != NULL)
            continue;
        if (!is_main || pages->wanted == NULL || kept == NULL) {
            map_put(&book->translations, &book->arena, names[i], book);
        } else {
            map_put(&book->redirects, &book->arena, names[i], (char *)kept->path);
            map_put(&pages->by_path, pages->arena, names[i], kept);
        }
    }
}

void lead_translations(Pages *pages)
{
    Map mains = {0};

    if (pages->other_count > 0)
        note_mains(pages, &mains, pages->top);
    for (size_t i = 0; i < pages->other_count; i++)
        lead(pages, &mains, pages->others[i]);
}
