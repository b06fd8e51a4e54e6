/* override.c - see the header. */
#include "load/manifest/override.h"
#include <stdlib.h>
#include <string.h>
#include "load/manifest/manifest.h"

static const char command_line[] = "the command line";

/* The path from the root of a file that is named from the current folder.  NULL, and
 * reported: there is none, or it is outside. */
static const char *path_of_argument(const Project *project, const char *argument)
{
    Book *book = project->book;
    char *real = realpath(argument, NULL);
    size_t n = strcmp(project->root, "/") == 0 ? 0 : strlen(project->root);
    const char *path = NULL;

    if (real != NULL && strncmp(real, project->root, n) == 0 && real[n] == '/')
        path = arena_text(&book->arena, real + n + 1);
    if (path == NULL)
        diag_add(&book->diags, real == NULL ? "project-missing" : "path-outside",
                 file_position(command_line),
                 real == NULL ? "its path counts from the current folder"
                              : "move it there, or name a folder that holds both with "
                                "--root",
                 real == NULL ? "%s does not exist" : "%s is not in the book's folder",
                 argument);
    free(real);
    return path;
}

/* ---- Keys ----------------------------------------------------------------------------------- */

/* Each key's values replace what was there; those of a second one are added. */
static void apply_key(Manifest *manifest, const DataNode *node, Map *seen)
{
    Book *book = manifest->book;

    if (map_lookup(seen, node->key) == NULL)
        clear_metadata_key(manifest, node->key);
    map_put(seen, &book->arena, node->key, book);
    if (!read_metadata_key(manifest, node->key, node))
        diag_add(&book->diags, "project-key", node->at_key, NULL,
                 "the key \"%s\" is passed over", node->key);
}

/* "key=value" or "key:value"; without a value it is true, as pandoc has it. */
static void apply_pair(Manifest *manifest, const char *pair, Map *seen)
{
    Book *book = manifest->book;
    size_t len = strcspn(pair, "=:");
    DataNode *node = arena_alloc(&book->arena, sizeof *node);

    node->kind = DATA_SCALAR;
    node->key = arena_copy(&book->arena, pair, len);
    node->text = pair[len] == '\0' ? "true" : arena_text(&book->arena, pair + len + 1);
    node->at = node->at_key = file_position(command_line);
    apply_key(manifest, node, seen);
}

/* ---- Files ---------------------------------------------------------------------------------- */

bool read_option_file(Project *project, const char *argument, Source *source)
{
    const char *path = path_of_argument(project, argument);

    return path != NULL &&
           read_project_file(project, path, file_position(command_line), source);
}

static void apply_file(Manifest *manifest, const char *argument)
{
    Book *book = manifest->book;
    YamlInput input = {
        &book->arena, &book->diags, &project_codes, &manifest->source, 0, 0};
    const DataNode *root;
    Map seen = {0};
    bool whole;

    if (!read_option_file(manifest->project, argument, &manifest->source))
        return;
    input.end = manifest->source.text.len;
    root = yaml_read(&input, &whole);
    for (const DataNode *node = root == NULL || root->kind != DATA_MAP ? NULL
                                                                       : root->first;
         node != NULL; node = node->next)
        apply_key(manifest, node, &seen);
}

/* ---- All of it ------------------------------------------------------------------------------ */

static void override_files(Project *project)
{
    Book *book = project->book;
    const BookOptions *options = book->options;
    Position at = file_position(command_line);
    const char *path;

    for (const char *const *style = options->styles; style != NULL && *style != NULL;
         style++) {
        path = path_of_argument(project, *style);
        if (path != NULL) {
            add_style_sheet(book, path, at);
            note_modified(project, path);
        }
    }
    path = options->cover == NULL ? NULL : path_of_argument(project, options->cover);
    if (path != NULL) {
        set_cover(book, path, at);
        note_modified(project, path);
    }
}

void override_metadata(Project *project)
{
    Book *book = project->book;
    const BookOptions *options = book->options;
    Manifest manifest = {.project = project, .book = book, .foreign = true};
    Map seen = {0};

    for (const char *const *file = options->metadata_files;
         !project->files_read && file != NULL && *file != NULL; file++)
        apply_file(&manifest, *file);
    for (const char *const *pair = options->metadata; pair != NULL && *pair != NULL;
         pair++)
        apply_pair(&manifest, *pair, &seen);
    override_files(project);
    if (options->toc_depth > 0)
        book->toc_depth = options->toc_depth;
    if (options->numbered != TRISTATE_UNSET)
        book->numbered = options->numbered == TRISTATE_YES;
}
