/* mdbook.c - the projects of mdBook: book.toml, and a folder with SUMMARY.md. */
#include "load/mdbook.h"
#include <string.h>
#include "base/path.h"
#include "load/dialect.h"

/* The folder that a line src = "…" of book.toml names: enough to know the tool by.  NULL:
 * there is none. */
static const char *named_src(const Root *folder, Arena *arena)
{
    Bytes text;
    FileInfo info;

    if (file_read_head(folder, "book.toml", 64 * 1024, arena, &text, &info) != FILE_OK)
        return NULL;
    for (const char *line = text.data; line != NULL && *line != '\0';
         line = strchr(line, '\n')) {
        const char *at = line + strspn(line, " \t\r\n");
        line = at;
        if (strncmp(at, "src", 3) != 0)
            continue;
        at += 3 + strspn(at + 3, " \t");
        at += *at == '=' ? 1 + strspn(at + 1, " \t") : 0;
        if (*at == '"' || *at == '\'')
            return arena_copy(arena, at + 1, strcspn(at + 1, "\"'\n"));
    }
    return NULL;
}

/* book.toml alone may be what is left of an mdBook: where SUMMARY.md is missing, mdBook
 * builds nothing, and another kind may know the order.  One that is elsewhere may be found
 * with --root. */
static bool has_summary(const Root *folder, Arena *arena)
{
    const char *src = named_src(folder, arena);
    const char *path =
        path_resolve(arena, "",
                     arena_format(arena, "%s/SUMMARY.md", src == NULL ? "src" : src));

    return path == NULL || has_file(folder, path);
}

/* SUMMARY.md in src/ alone shows it too, unless another tool's file is beside it. */
static const char *recognise(const Root *folder, Arena *arena)
{
    if (has_file(folder, "book.toml"))
        return has_summary(folder, arena) ? "book.toml" : NULL;
    if (has_file(folder, "book.json") || has_file(folder, ".gitbook.yaml"))
        return NULL;
    return has_file(folder, "src/SUMMARY.md") ? "src/SUMMARY.md" : NULL;
}

/* What is on in mdBook 0.5, when book.toml does not say otherwise. */
static const Dialect mdbook_dialect = {
    .smart = true,
    .callouts = true,
    .definitions = true,
    .callout_divs = true,
    .foreign_keys = true,
    .preprocessors = true,
    .html_links = true,
    .attributes = ATTRIBUTES_HEADINGS,
    .heading_ids = IDS_MDBOOK,
};

static void read_mdbook(Project *project)
{
    Book *book = project->book;
    MdBook mdbook = {.project = project};

    book->dialect = mdbook_dialect;
    project->expand = expand_mdbook;
    project->english = true;
    hide_lines(book, "rust", "# ");
    read_mdbook_config(&mdbook);
    if (mdbook.src == NULL)
        return;
    mdbook.summary = arena_format(&book->arena, "%s%sSUMMARY.md", mdbook.src,
                                  mdbook.src[0] == '\0' ? "" : "/");
    book->site = project->listed_in = mdbook.src;
    read_mdbook_summary(&mdbook);
}

const ProjectKind mdbook_kind = {"mdbook", "an mdBook",
                                 "SUMMARY.md in src/, nor where book.toml says",
                                 recognise, read_mdbook};
