/* pandoc.c - a book as pandoc makes one: a list of files, read as a single text. */
#include <string.h>
#include "base/path.h"
#include "load/kind.h"
#include "load/manifest/override.h"
#include "load/manifest/value.h"
#include "load/pandoc.h"

/* ---- The book ------------------------------------------------------------------------------- */

/* The files of metadata that the command line names: later than those of the defaults. */
static void read_option_files(Pandoc *pandoc)
{
    Project *project = pandoc->project;
    const BookOptions *options = project->book->options;

    for (const char *const *file = options->metadata_files;
         !project->files_read && file != NULL && *file != NULL; file++) {
        Source *source = arena_alloc(&project->book->arena, sizeof *source);
        const DataNode *map = NULL;
        if (read_option_file(project, *file, source))
            map = read_metadata_file(pandoc, source);
        if (map != NULL)
            merge_file(pandoc, map);
    }
    project->files_read = true;
}

/* pandoc itself would not know of a metadata.yaml that no option names, so that those which
 * one names go before it. */
static void read_unnamed_metadata(Pandoc *pandoc, const DataNode *map)
{
    read_option_files(pandoc);
    if (pandoc->files != NULL)
        merge_metadata(pandoc, pandoc->files);
    merge_metadata(pandoc, map);
}

static const DataNode *read_manifest(Pandoc *pandoc)
{
    Project *project = pandoc->project;
    Book *book = project->book;
    const char *path = project_path(project, project->manifest);
    Source *source = arena_alloc(&book->arena, sizeof *source);
    const DataNode *map, *inputs = NULL;
    const char *title;

    if (project->manifest[0] == '\0' || path == NULL ||
        !read_project_file(project, path, (Position){0}, source))
        return NULL;
    if (!is_yaml_name(path)) {
        if (is_markdown_name(path))
            read_head_block(pandoc, source, &title);
        return NULL; /* a script has no metadata */
    }
    map = read_metadata_file(pandoc, source);
    if (map != NULL && is_defaults(map))
        read_defaults(pandoc, map, &inputs);
    else if (map != NULL)
        read_unnamed_metadata(pandoc, map);
    return inputs;
}

/* A file of defaults goes with one of metadata, by habit and by its options. */
static void read_metadata_beside(Pandoc *pandoc)
{
    static const char *const names[] = {"metadata.yaml", "metadata.yml", "meta.yaml"};
    Project *project = pandoc->project;
    const char *folder = path_folder(&project->book->arena, project->manifest);

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *path = folder[0] == '\0' ? names[i]
                                             : arena_format(&project->book->arena,
                                                            "%s/%s", folder, names[i]);
        FileInfo info;
        path = project_path(project, path);
        if (path == NULL || file_info(&project->book->root, path, &info) != FILE_OK)
            continue;
        read_yaml(pandoc, path, (Position){0});
        return;
    }
}

/* pandoc's paths count from where it is run: the book's folder, or the manifest's. */
static void add_picture_roots(Project *project)
{
    Book *book = project->book;
    const char *folder = path_folder(&book->arena, project->manifest);
    const char *path = folder[0] == '\0' ? NULL : project_path(project, folder);

    book->picture_roots = append_word(&book->arena, book->picture_roots, book->base);
    if (path != NULL)
        book->picture_roots = append_word(&book->arena, book->picture_roots, path);
}

static void read_book(Project *project)
{
    Book *book = project->book;
    Pandoc pandoc = {
        .project = project,
        .manifest = {.project = project, .book = book, .foreign = true, .whole = true}};
    const DataNode *inputs = NULL;

    book->dialect = pandoc_dialect;
    book->numbered = false;
    add_picture_roots(project);
    if (project->only_file != NULL) {
        read_option_files(&pandoc);
        read_only_file(&pandoc);
    } else {
        inputs = read_manifest(&pandoc);
        read_option_files(&pandoc);
        if (strncmp(path_name(project->manifest), "defaults.", 9) == 0)
            read_metadata_beside(&pandoc);
        read_inputs(&pandoc, inputs);
    }
    apply_metadata(&pandoc);
    join_chapters(book);
}

const ProjectKind pandoc_kind = {
    "pandoc", "a book of pandoc",
    "defaults.yaml, metadata.yaml or title.txt, nor a script that runs pandoc",
    recognise_pandoc, read_book};
