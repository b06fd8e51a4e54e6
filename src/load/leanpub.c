/* leanpub.c - a manuscript for Leanpub: the list of its files, its cover, its editions. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/leanpub_code.h"
#include "load/leanpub_entries.h"
#include "load/leanpub_folder.h"
#include "load/leanpub_settings.h"
#include "load/project.h"

typedef struct {
    Project *project;
    const char *folder; /* of the manuscript, from the book's; "" when it is that */
    Source list;        /* Book.txt */
    Listed *listed;
    size_t count;
} Manuscript;

static const char *join(Arena *arena, const char *folder, const char *name)
{
    return folder[0] == '\0' ? name : arena_format(arena, "%s/%s", folder, name);
}

/* ---- Recognising ---------------------------------------------------------------------------- */

/* Book.txt could be the text of a book: one of its first lines names a file. */
static bool lists_files(const Root *root, Arena *arena, const char *folder,
                        const char *name)
{
    enum { ENOUGH = 50 };
    Bytes text = {"", 0};
    FileInfo info;
    size_t at = 0;

    if (file_read(root, name, YAML_LARGEST, arena, &text, &info) != FILE_OK)
        return false;
    if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    for (size_t i = 0; i < ENOUGH && at < text.len; i++) {
        const char *line = text.data + at;
        const char *newline = memchr(line, '\n', text.len - at);
        size_t len = newline == NULL ? text.len - at : (size_t)(newline - line);
        const char *path;
        at += len + 1;
        while (len > 0 && strchr(" \t\r", line[len - 1]) != NULL)
            len--;
        for (; len > 0 && (*line == ' ' || *line == '\t'); len--)
            line++;
        path = len == 0 || len > 200
                   ? NULL
                   : path_resolve(arena, folder, arena_copy(arena, line, len));
        if (matter_of(line, len) != '\0' || (path != NULL && has_file(root, path)))
            return true;
    }
    return false;
}

static const char *recognise(const Root *root, Arena *arena)
{
    static const char *const names[] = {"Book.txt", "manuscript/Book.txt", "book.txt",
                                        "manuscript/book.txt"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (has_file(root, names[i]) &&
            lists_files(root, arena, path_folder(arena, names[i]), names[i]))
            return names[i];
    return is_leanpub_folder(root, arena) ? leanpub_folder : NULL;
}

/* ---- The list ------------------------------------------------------------------------------- */

static Position line_position(const Manuscript *manuscript, const char *line)
{
    return source_position(&manuscript->list,
                           (size_t)(line - manuscript->list.text.data));
}

static Listed *add_listed(Manuscript *manuscript)
{
    manuscript->listed = arena_grow(&manuscript->project->book->arena, manuscript->listed,
                                    manuscript->count, sizeof *manuscript->listed);
    return &manuscript->listed[manuscript->count++];
}

static bool is_there(const Project *project, const char *path)
{
    return path != NULL && has_file(&project->book->root, path);
}

/* "mainmatter.txt" says what it says whether the file is there or not. */
static char matter_of_file(const char *written)
{
    const char *name = path_name(written);

    return matter_of(name, strlen(name) - strlen(path_ending(name)));
}

static void read_file(Manuscript *manuscript, const char *written, Position at)
{
    Project *project = manuscript->project;
    Book *book = project->book;
    const char *path =
        project_path(project, join(&book->arena, manuscript->folder, written));
    Listed *listed = add_listed(manuscript);
    Chapter *entry;

    *listed = (Listed){.matter = matter_of_file(written)};
    if (listed->matter != '\0' && !is_there(project, path))
        return;
    if (path == NULL) {
        diag_add(&book->diags, "path-outside", at,
                 "name a folder that holds both with --root",
                 "\"%s\" leads out of the book's folder", written);
        return;
    }
    entry = add_entry(project, at, NULL, ENTRY_CHAPTER);
    if (entry == NULL)
        return;
    read_entry_file(project, entry, path, written, at);
    listed->entry = entry;
    if (entry->source != NULL)
        listed->outline = read_outline(&book->arena, entry->markdown);
}

/* Blank, behind a #, or a rule of dashes between the names. */
static bool is_remark(const char *line, size_t len)
{
    size_t at = 0;

    if (len > 0 && *line == '#')
        return true;
    while (at < len && strchr("-=*_", line[at]) != NULL)
        at++;
    return at == len;
}

static void read_line(Manuscript *manuscript, const char *line, size_t len)
{
    Book *book = manuscript->project->book;
    char matter;

    while (len > 0 && (*line == ' ' || *line == '\t')) {
        line++;
        len--;
    }
    while (len > 0 && (line[len - 1] == ' ' || line[len - 1] == '\t'))
        len--;
    if (is_remark(line, len))
        return;
    matter = matter_of(line, len);
    if (matter != '\0') {
        *add_listed(manuscript) = (Listed){.matter = matter};
        return;
    }
    read_file(manuscript, arena_copy(&book->arena, line, len),
              line_position(manuscript, line));
}

static bool is_without_list(const Project *project)
{
    return strcmp(project->manifest, leanpub_folder) == 0;
}

/* By name, since nothing says more. */
static void read_folder(Manuscript *manuscript)
{
    Book *book = manuscript->project->book;
    const char **paths = list_leanpub_folder(manuscript->project);

    for (; paths != NULL && *paths != NULL; paths++)
        read_file(manuscript, *paths, file_position(book->manifest));
}

static void read_list(Manuscript *manuscript)
{
    Bytes text = manuscript->list.text;
    size_t at = 0;

    while (at < text.len) {
        const char *line = text.data + at;
        const char *newline = memchr(line, '\n', text.len - at);
        size_t len = newline == NULL ? text.len - at : (size_t)(newline - line);
        read_line(manuscript, line, len);
        at += len + 1;
    }
}

/* ---- Editions ------------------------------------------------------------------------------- */

/* The list of another edition; NULL, and reported, when the manuscript has none: the whole
 * book in its place would give away what is for sale. */
static const char *list_of_edition(Manuscript *manuscript, const char *name)
{
    Project *project = manuscript->project;
    Book *book = project->book;
    const char *path =
        project_path(project, join(&book->arena, manuscript->folder, name));

    if (path != NULL)
        path = lookup_path(project, path);
    if (path != NULL)
        return path;
    diag_add(&book->diags, "edition-missing", file_position("the command line"),
             "list the files of that edition in it, one a line",
             "there is no %s, which would say what the edition \"%s\" holds", name,
             book->options->edition);
    return NULL;
}

/* Book.txt, or what --edition asks for. */
static const char *find_list(Manuscript *manuscript)
{
    Project *project = manuscript->project;
    const char *edition = project->book->options->edition;
    bool sample = edition != NULL && strcasecmp(edition, "sample") == 0;

    if (!sample && (edition == NULL || strcasecmp(edition, "subset") != 0))
        return project_path(project, project->manifest);
    project->edition = sample ? "sample" : "subset";
    return list_of_edition(manuscript, sample ? "Sample.txt" : "Subset.txt");
}

/* ---- What is beside the text ---------------------------------------------------------------- */

static void find_cover(Manuscript *manuscript)
{
    static const char *const names[] = {"title_page.jpg", "title_page.jpeg",
                                        "title_page.png"};
    static const char *const folders[] = {"", "resources/", "images/",
                                          "resources/images/"};
    Project *project = manuscript->project;
    Book *book = project->book;

    for (size_t i = 0; i < 12; i++) {
        const char *path =
            project_path(project, join(&book->arena, manuscript->folder,
                                       arena_format(&book->arena, "%s%s", folders[i / 3],
                                                    names[i % 3])));
        if (!is_there(project, path))
            continue;
        set_cover(book, path, file_position(shown_path(book, path)));
        note_modified(project, path);
        return;
    }
}

/* Leanpub's Markdown counts from the manuscript's folder, Markua from its resources. */
static void name_picture_roots(Manuscript *manuscript)
{
    static const char *const folders[] = {"", "resources", "images"};
    Project *project = manuscript->project;
    Book *book = project->book;

    for (size_t i = 0; i < 3; i++) {
        const char *path = manuscript->folder;
        if (folders[i][0] != '\0')
            path = join(&book->arena, path, folders[i]);
        path = path[0] == '\0' ? book->base : project_path(project, path);
        if (path != NULL)
            book->picture_roots = append_word(&book->arena, book->picture_roots, path);
    }
    book->site = project->listed_in = book->picture_roots[0];
}

static const Dialect dialect = {
    .math_blocks = true,
    .smart = true,
    .definitions = true,
    .callout_divs = true,
    .foreign_keys = true,
    .markua = true,
    .global_ids = true,
    .attributes = ATTRIBUTES_ALL,
    .heading_ids = IDS_LEANPUB,
};

static void read_files(Manuscript *manuscript, const char *list)
{
    Project *project = manuscript->project;

    if (strcmp(path_name(list), leanpub_folder) == 0) {
        read_folder(manuscript);
        return;
    }
    read_project_file(project, list, file_position(project->book->manifest),
                      &manuscript->list);
    read_list(manuscript);
}

static void read_manuscript(Project *project)
{
    Book *book = project->book;
    bool listed = !is_without_list(project);
    Manuscript manuscript = {.project = project,
                             .folder = listed
                                           ? path_folder(&book->arena, project->manifest)
                                           : leanpub_folder};
    const char *list = find_list(&manuscript);

    book->dialect = dialect;
    book->dialect.html_links = !listed; /* another tool makes pages of them */
    name_picture_roots(&manuscript);
    find_cover(&manuscript);
    project->expand = include_code;
    project->listed_in = book->site;
    if (list == NULL)
        return;
    book->manifest = shown_path(book, list);
    read_files(&manuscript, list);
    arrange_entries(project, manuscript.listed, manuscript.count);
    if (book->chapter_count > 0)
        read_settings(project, book->chapters[0]);
    else
        diag_add(&book->diags, "manifest-empty", file_position(book->manifest),
                 "list the manuscript's files in it, one a line", "it lists no chapter");
}

const ProjectKind leanpub_kind = {"leanpub", "a manuscript for Leanpub",
                                  "Book.txt or manuscript/Book.txt", recognise,
                                  read_manuscript};
