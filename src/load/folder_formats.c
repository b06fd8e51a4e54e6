/* folder_formats.c - books in other formats than Markdown, which are not read: better said than
 * passed over. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/folder.h"

static const struct {
    const char *ending, *format;
    bool always; /* a few of them are chapters, too, beside however much Markdown */
} endings[] = {{".adoc", "AsciiDoc", false},
               {".asciidoc", "AsciiDoc", false},
               {".asc", "AsciiDoc", false},
               {".rst", "reStructuredText", false},
               {".org", "Org", false},
               {".tex", "LaTeX", false},
               {".ipynb", "Jupyter", false},
               {".textile", "Textile", false},
               {".typ", "Typst", false},
               {".mdx", "MDX", true},
               {".qmd", "Quarto", true},
               {".rmd", "R Markdown", true},
               {".mediawiki", "MediaWiki", false}};
enum { ENDINGS = sizeof endings / sizeof endings[0] };
_Static_assert((int)ENDINGS <= (int)MOST_ENDINGS, "the counts have room for all endings");

void note_format(Pages *pages, const char *name)
{
    const char *ending = path_ending(name);

    /* "book.tar.gz.asc" is a signature. */
    if (*ending == '\0' || is_left_out(name) ||
        (strcasecmp(ending, ".asc") == 0 && strchr(name, '.') != ending))
        return;
    for (size_t i = 0; i < ENDINGS; i++)
        if (strcasecmp(endings[i].ending, ending) == 0)
            pages->unread[i]++;
}

/* Those of one format have one place in the list. */
static size_t count_format(const Pages *pages, size_t first)
{
    size_t count = 0;

    for (size_t i = 0; i < ENDINGS; i++) {
        if (strcmp(endings[i].format, endings[first].format) != 0)
            continue;
        if (i < first)
            return 0;
        count += pages->unread[i];
    }
    return count;
}

const char *list_unread(Arena *arena, const Pages *pages)
{
    const char *list = NULL;
    size_t all = 0;
    bool always = false;

    for (size_t i = 0; i < ENDINGS; i++) {
        size_t count = count_format(pages, i);
        if (count == 0)
            continue;
        all += count;
        always |= endings[i].always;
        list = arena_format(arena, "%s%s%zu %s of %s", list == NULL ? "" : list,
                            list == NULL ? "" : ", ", count,
                            count == 1 ? "file" : "files", endings[i].format);
    }
    return all > pages->markdown || always ? list : NULL;
}
