/* mdbook.c - the projects of mdBook: book.toml, and a folder with SUMMARY.md. */
#include "load/mdbook.h"
#include "base/path.h"
#include "load/dialect.h"

/* SUMMARY.md in src/ alone shows it too, unless another tool's file is beside it. */
static const char *recognise(const Root *folder, Arena *arena)
{
    (void)arena;
    if (has_file(folder, "book.toml"))
        return "book.toml";
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
    read_mdbook_config(&mdbook);
    mdbook.summary = arena_format(&book->arena, "%s%sSUMMARY.md", mdbook.src,
                                  mdbook.src[0] == '\0' ? "" : "/");
    book->site = mdbook.src;
    hide_lines(book, "rust", "# ");
    read_mdbook_summary(&mdbook);
}

const ProjectKind mdbook_kind = {"mdbook", "an mdBook", "book.toml or src/SUMMARY.md",
                                 recognise, read_mdbook};
