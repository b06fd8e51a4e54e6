/* pandoc_recognise.c - what shows that a folder is a book of pandoc's. */
#include <string.h>
#include "base/path.h"
#include "load/pandoc.h"

static bool has_line(Bytes text, const char *begin)
{
    size_t n = strlen(begin);

    for (size_t at = 0; at < text.len;) {
        const char *end = memchr(text.data + at, '\n', text.len - at);
        if (text.len - at >= n && memcmp(text.data + at, begin, n) == 0)
            return true;
        at = end == NULL ? text.len : (size_t)(end - text.data) + 1;
    }
    return false;
}

/* A name alone says little: many tools have a metadata.yaml. */
static bool looks_right(const Root *folder, Arena *arena, const char *path)
{
    enum { HEAD = 16384 };
    static const char *const of_defaults[] = {
        "input-files:", "input-file:", "metadata-files:", "metadata-file:",
        "from:",        "to:",         "reader:",         "writer:"};
    const char *name = path_name(path);
    FileInfo info;
    Bytes text;

    if (file_read_head(folder, path, HEAD, arena, &text, &info) != FILE_OK)
        return false;
    for (size_t i = 0; i < sizeof of_defaults / sizeof of_defaults[0]; i++)
        if (is_yaml_name(name) && has_line(text, of_defaults[i]))
            return true;
    if (strncmp(name, "defaults.", 9) == 0)
        return false;
    return has_line(text, "title:") || has_line(text, "author:") ||
           (!is_yaml_name(name) && text.len > 0 && text.data[0] == '%');
}

static bool names_inputs(const Root *folder, Arena *arena, const char *path)
{
    FileInfo info;
    Bytes text;

    return file_read_head(folder, path, YAML_LARGEST, arena, &text, &info) == FILE_OK &&
           (has_line(text, "input-files:") || has_line(text, "input-file:"));
}

/* least: how many texts there must be. */
static bool shows_book(const Root *folder, Arena *arena, const char *path, size_t least)
{
    Script script = {0};
    size_t count;

    if (!has_file(folder, path) || !looks_right(folder, arena, path))
        return false;
    if (names_inputs(folder, arena, path))
        return true;
    list_chapters(folder, arena, path, &script, &count);
    if (count >= least)
        return true;
    read_script(folder, arena, path, &script);
    list_chapters(folder, arena, path, &script, &count);
    return count >= least;
}

/* "formato_epub.yaml", "pandoc_options.yml".  Such a name says little: a single text may be
 * anything. */
static const char *find_other(const Root *folder, Arena *arena)
{
    static const char *const words[] = {"pandoc", "epub", "metadata"};
    const char **names;
    size_t count;

    if (folder_list(folder, "", arena, &names, &count) != FILE_OK)
        return NULL;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (is_yaml_name(names[i]) && strcasestr(names[i], words[k]) != NULL &&
                shows_book(folder, arena, names[i], 2))
                return names[i];
    return NULL;
}

/* No metadata, but a script that runs pandoc over texts that it names. */
static const char *find_script(const Root *folder, Arena *arena)
{
    enum { LEAST = 3 };
    Script script;

    read_script(folder, arena, "", &script);
    return script.named >= LEAST ? script.path : NULL;
}

/* Metadata by its usual name; within: "", or a folder with its slash. */
static const char *find_named(const Root *folder, Arena *arena, const char *within)
{
    static const char *const names[] = {"defaults.yaml", "defaults.yml", "metadata.yaml",
                                        "metadata.yml",  "meta.yaml",    "meta.yml",
                                        "epub.yaml",     "epub.yml",     "title.txt",
                                        "pandoc.yaml"};

    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
        const char *path = arena_format(arena, "%s%s", within, names[k]);
        if (shows_book(folder, arena, path, 1))
            return path;
    }
    return NULL;
}

const char *recognise_pandoc(const Root *folder, Arena *arena)
{
    static const char *const folders[] = {"pandoc", "book",     "src",      "build",
                                          "meta",   "src/meta", "metadata", "templates"};
    const char *found = find_named(folder, arena, "");

    for (size_t i = 0; found == NULL && i < sizeof folders / sizeof folders[0]; i++)
        if (has_folder(folder, folders[i]))
            found = find_named(folder, arena, arena_format(arena, "%s/", folders[i]));
    if (found == NULL)
        found = find_other(folder, arena);
    return found != NULL ? found : find_script(folder, arena);
}
