/* releases.c - the manifest's list of releases, and which of them is at hand. */
#include "load/releases/releases.h"
#include <string.h>
#include "load/manifest/value.h"
#include "past/version.h"

static const char usual_log[] = "CHANGELOG.md";

/* ---- One release ---------------------------------------------------------------------------- */

static Release *lookup_listed(const Releases *releases, const char *name)
{
    for (size_t i = 0; i < releases->listed_count; i++)
        if (strcmp(releases->listed[i].name, name) == 0)
            return &releases->listed[i];
    return NULL;
}

Release *add_release(const ReleaseList *list, const char *name, Position at)
{
    Book *book = list->project->book;
    Releases *releases = &book->releases;
    const Release *first = lookup_listed(releases, name);
    Release *release;

    if (first != NULL) {
        diag_add(&book->diags, "release-order", at,
                 arena_format(&book->arena, "first at line %u; remove one of them",
                              (unsigned)first->at.line),
                 "the release \"%s\" is listed twice", name);
        return NULL;
    }
    if (releases->listed_count == MOST_RELEASES) {
        diag_add(&book->diags, "manifest-large", at, NULL,
                 "there are more than %d releases", MOST_RELEASES);
        return NULL;
    }
    releases->listed = arena_grow(&book->arena, releases->listed, releases->listed_count,
                                  sizeof *releases->listed);
    release = &releases->listed[releases->listed_count++];
    release->name = name;
    release->at = at;
    return release;
}

/* ---- The manifest's list -------------------------------------------------------------------- */

static const char *date_value(Manifest *manifest, const DataNode *node)
{
    const char *text = text_value(manifest, node, "date");
    time_t seconds;

    if (text == NULL || read_w3c_date(text, &seconds))
        return text;
    diag_add(&manifest->book->diags, "date-bad", node->at,
             "write it as 2026, 2026-11 or 2026-11-23", "\"%s\" is no date", text);
    return NULL;
}

static void read_release(Manifest *manifest, const ReleaseList *list,
                         const DataNode *item)
{
    static const char *const keys[] = {"release", "date", "notes", NULL};
    const DataNode *name = data_lookup(item, "release"),
                   *date = data_lookup(item, "date"), *notes = data_lookup(item, "notes");
    const char *text;
    Release *release;

    if (item->kind != DATA_MAP) {
        report_type(manifest, item, "a release", "a map with release, date and notes");
        return;
    }
    check_keys(manifest, item, keys);
    if (name == NULL) {
        diag_add(&manifest->book->diags, "manifest-empty", item->at,
                 "add `release:` to it, as its number or name",
                 "this release is not called anything");
        return;
    }
    text = text_value(manifest, name, "release");
    release = text == NULL ? NULL : add_release(list, text, name->at);
    if (release == NULL)
        return;
    release->date = date == NULL ? NULL : date_value(manifest, date);
    release->notes = notes == NULL ? NULL : read_notes(manifest, list, notes);
}

void read_releases(Manifest *manifest, const DataNode *node)
{
    Project *project = manifest->project;
    Source *source = arena_alloc(&manifest->book->arena, sizeof *source);
    ReleaseList list = {project, project_path(project, project->manifest), source};

    *source = manifest->source; /* which goes when load ends, unlike its text */
    for (const DataNode *item = first_item(manifest, node, "releases"); item != NULL;
         item = next_item(node, item))
        read_release(manifest, &list, item);
}

/* ---- The other keys ------------------------------------------------------------------------- */

/* A file, or `false`: the one that lies there is about something else. */
void read_changelog(Manifest *manifest, const DataNode *node)
{
    Project *project = manifest->project;
    bool wanted = true;

    if (node->kind == DATA_SCALAR && !node->quoted && strcmp(node->text, "false") == 0 &&
        bool_value(manifest, node, "changelog", &wanted)) {
        project->no_changelog = true;
        return;
    }
    project->changelog = path_value(manifest, node, "changelog");
    project->at_changelog = node->at;
}

void read_whats_new(Manifest *manifest, const DataNode *node)
{
    bool wanted = true;

    if (bool_value(manifest, node, "whats-new", &wanted))
        manifest->book->releases.no_page = !wanted;
}

/* ---- All of them ---------------------------------------------------------------------------- */

/* The change log that the manifest names, or the one beside it in a book with a release. */
static void take_log(Project *project)
{
    Book *book = project->book;
    const char *path = project->changelog;
    Source *source = arena_alloc(&book->arena, sizeof *source);
    ReleaseList list = {project, path, source};

    if (path != NULL && book->releases.listed_count > 0) {
        diag_add(&book->diags, "manifest-duplicate", project->at_changelog,
                 "keep one of them", "\"changelog\" says the same as \"releases\"");
        return;
    }
    if (path == NULL && is_own_kind(project->kind) && !project->no_changelog &&
        book->metadata.release != NULL && book->releases.listed_count == 0)
        path = project_path(project, usual_log);
    if (path == NULL || (project->changelog == NULL && !has_file(&book->root, path)))
        return;
    list.path = path;
    if (read_project_file(project, path, project->at_changelog, source))
        read_log(&list);
}

/* Less than 0: one came before the other; 0: nothing tells. */
static int compare_releases(const Release *one, const Release *other)
{
    time_t a, b;

    if (one->date != NULL && other->date != NULL && read_w3c_date(one->date, &a) &&
        read_w3c_date(other->date, &b) && a != b)
        return a < b ? -1 : 1;
    return is_version(one->name) && is_version(other->name)
               ? compare_versions(one->name, other->name)
               : 0;
}

/* The author begins with the oldest or the newest: dates and numbers tell, else where the
 * release at hand stands. */
static bool is_newest_first(const Book *book)
{
    const Releases *releases = &book->releases;
    const char *name = book->metadata.release;
    size_t up = 0, down = 0;

    for (size_t i = 1; i < releases->listed_count; i++) {
        int order = compare_releases(&releases->listed[i - 1], &releases->listed[i]);
        up += order < 0;
        down += order > 0;
    }
    if (up != down)
        return down > up;
    return name != NULL && strcmp(releases->listed[0].name, name) == 0;
}

static void put_in_order(Book *book)
{
    Release *listed = book->releases.listed;
    size_t count = book->releases.listed_count;

    if (count == 0)
        return;
    if (is_newest_first(book))
        for (size_t i = 0; i < count / 2; i++) {
            Release one = listed[i];
            listed[i] = listed[count - 1 - i];
            listed[count - 1 - i] = one;
        }
    for (size_t i = 1; i < count; i++)
        if (compare_releases(&listed[i - 1], &listed[i]) > 0)
            diag_add(&book->diags, "release-order", listed[i].at,
                     "list them from the newest to the oldest, or the other way round; "
                     "dates and numbers grow",
                     "the release \"%s\" does not come after \"%s\"", listed[i].name,
                     listed[i - 1].name);
}

/* The newest that is listed is the one at hand, unless `release:` says more. */
static void find_at_hand(Book *book)
{
    Releases *releases = &book->releases;
    Metadata *metadata = &book->metadata;
    const Release *release;

    if (metadata->release == NULL && releases->listed_count > 0)
        metadata->release = releases->listed[releases->listed_count - 1].name;
    release =
        metadata->release == NULL ? NULL : lookup_listed(releases, metadata->release);
    if (release == NULL && releases->listed_count > 0)
        diag_add(&book->diags, "release-unlisted",
                 releases->listed[releases->listed_count - 1].at,
                 "say there what is new in it, and when it came out",
                 "the release \"%s\", which this is, is not listed", metadata->release);
    releases->date =
        release != NULL && release->date != NULL ? release->date : metadata->date;
}

void complete_releases(Project *project)
{
    take_log(project);
    put_in_order(project->book);
    find_at_hand(project->book);
}
