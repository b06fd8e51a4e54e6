/* leanpub_folder.c - see the header. */
#include "load/leanpub_folder.h"
#include <string.h>
#include "base/path.h"
#include "load/files/lines.h"
#include "load/folder.h"

const char leanpub_folder[] = "manuscript";

/* "A> an aside", and what no other Markdown has on a line of its own. */
static bool is_mark(const char *line, size_t len)
{
    static const char *const words[] = {
        "{frontmatter}", "{mainmatter}", "{backmatter}", "{pagebreak}",
        "{aside}",       "{blurb",       "-# "};

    if (len > 2 && line[1] == '>' && line[2] == ' ' &&
        memchr("ABDEGIQTWX", line[0], 10) != NULL)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (len >= strlen(words[i]) && memcmp(line, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

static bool has_marks(Bytes text)
{
    TextLines lines = {.text = text};

    while (next_text_line(&lines))
        if (is_mark(text.data + lines.at, lines.end - lines.at))
            return true;
    return false;
}

bool is_leanpub_folder(const Root *root, Arena *arena)
{
    enum { ENOUGH = 20 }; /* files that are looked at */
    Pages pages = {.arena = arena, .root = root};
    Source source;
    FileInfo info;

    if (file_info(root, leanpub_folder, &info) != FILE_NOT_REGULAR)
        return false;
    read_pages(&pages, leanpub_folder);
    for (size_t i = 0; i < pages.top->count && i < ENOUGH; i++)
        if (!pages.top->children[i]->folder &&
            peek_file(&pages, pages.top->children[i]->path, &source) &&
            has_marks(source.text))
            return true;
    return false;
}

typedef struct {
    Arena *arena;
    const char *folder;
    const char **paths;
} Listing;

static void list_page(Listing *listing, const Page *page, size_t depth)
{
    enum { DEEPEST = 16 };

    if (!page->folder)
        listing->paths =
            append_word(listing->arena, listing->paths,
                        path_relative(listing->arena, listing->folder, page->path));
    if (page->folder && page->own != NULL)
        list_page(listing, page->own, depth + 1);
    for (size_t i = 0; i < page->count && depth < DEEPEST; i++)
        list_page(listing, page->children[i], depth + 1);
}

const char **list_leanpub_folder(Project *project)
{
    Book *book = project->book;
    Pages pages = {.arena = &book->arena, .root = &book->root};
    Listing listing = {.arena = &book->arena,
                       .folder = project_path(project, leanpub_folder)};

    read_pages(&pages, listing.folder);
    order_pages(&pages);
    list_page(&listing, pages.top, 0);
    return listing.paths;
}
