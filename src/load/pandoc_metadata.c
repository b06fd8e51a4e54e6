/* pandoc_metadata.c - metadata of pandoc's: YAML and title blocks. */
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "load/files/inline.h"
#include "load/manifest/value.h"
#include "load/pandoc.h"

bool is_yaml_name(const char *name)
{
    const char *ending = path_ending(name);

    return strcasecmp(ending, ".yaml") == 0 || strcasecmp(ending, ".yml") == 0;
}

/* ---- Lines ---------------------------------------------------------------------------------- */

static size_t end_of_line(Bytes text, size_t at)
{
    const char *end = memchr(text.data + at, '\n', text.len - at);

    return end == NULL ? text.len : (size_t)(end - text.data);
}

static size_t next_line(Bytes text, size_t at)
{
    size_t end = end_of_line(text, at);

    return end < text.len ? end + 1 : end;
}

static bool is_blank_line(Bytes text, size_t at)
{
    size_t end = end_of_line(text, at);

    while (at < end && (text.data[at] == ' ' || text.data[at] == '\t'))
        at++;
    return at == end;
}

/* Three marks and blanks. */
static bool is_fence(Bytes text, size_t at, const char *marks)
{
    return text.len - at >= 3 && memcmp(text.data + at, marks, 3) == 0 &&
           is_blank_line((Bytes){text.data, end_of_line(text, at)}, at + 3);
}

/* From a line --- to one of --- or ...; a blank line below the first makes it a rule.
 * *end: where the last line begins.  0: there is none. */
static size_t find_block(Bytes text, size_t at, size_t *start, size_t *end)
{
    if (!is_fence(text, at, "---"))
        return 0;
    *start = next_line(text, at);
    if (*start == text.len || is_blank_line(text, *start))
        return 0;
    for (size_t line = *start; line < text.len && line - *start <= YAML_LARGEST;
         line = next_line(text, line))
        if (is_fence(text, line, "---") || is_fence(text, line, "...")) {
            *end = line;
            return next_line(text, line);
        }
    return 0;
}

/* ---- YAML ----------------------------------------------------------------------------------- */

/* Mistakes are told only where it is a map after all. */
static const DataNode *read_map(Pandoc *pandoc, const Source *source, size_t start,
                                size_t end)
{
    Book *book = pandoc->project->book;
    Diags mistakes = {.arena = &book->arena, .lenient = book->diags.lenient};
    YamlInput input = {&book->arena, &mistakes, &project_codes, source, start, end};
    bool whole;
    const DataNode *root = yaml_read(&input, &whole);

    if (root == NULL || root->kind != DATA_MAP || root->count == 0)
        return NULL;
    diags_append(&book->diags, &mistakes);
    return root;
}

const DataNode *read_metadata_file(Pandoc *pandoc, const Source *source)
{
    Book *book = pandoc->project->book;
    size_t at = 0, start = 0, end = source->text.len;
    const DataNode *map;

    while (at < source->text.len &&
           (is_blank_line(source->text, at) || source->text.data[at] == '#'))
        at = next_line(source->text, at);
    if (at < source->text.len && is_fence(source->text, at, "---")) {
        start = next_line(source->text, at);
        end = source->text.len;
    }
    for (size_t line = start; line < end; line = next_line(source->text, line))
        if (is_fence(source->text, line, "---") || is_fence(source->text, line, "..."))
            end = line;
    map = read_map(pandoc, source, start, end);
    for (at = start; map == NULL && at < end; at = next_line(source->text, at))
        if (!is_blank_line(source->text, at) && source->text.data[at] != '#') {
            diag_add(&book->diags, "project-syntax", source_position(source, at),
                     "write `key: value`, a line each",
                     "this is no map of keys and values");
            break;
        }
    return map;
}

DataNode *new_map(Arena *arena)
{
    DataNode *map = arena_alloc(arena, sizeof *map);

    map->kind = DATA_MAP;
    map->text = "";
    return map;
}

void append_node(DataNode *map, DataNode *node)
{
    node->next = NULL;
    if (map->first == NULL)
        map->first = node;
    else
        map->last->next = node;
    map->last = node;
    map->count++;
}

/* into: NULL for a new one. */
static DataNode *merge_maps(Arena *arena, DataNode *into, const DataNode *map)
{
    if (into == NULL)
        into = new_map(arena);
    for (const DataNode *node = map->first; node != NULL; node = node->next) {
        DataNode *copy;
        if (data_lookup(into, node->key) != NULL)
            continue;
        copy = arena_alloc(arena, sizeof *copy);
        *copy = *node;
        append_node(into, copy);
    }
    return into;
}

void merge_metadata(Pandoc *pandoc, const DataNode *map)
{
    pandoc->metadata = merge_maps(&pandoc->project->book->arena, pandoc->metadata, map);
    pandoc->manifest.root = pandoc->metadata;
}

void merge_file(Pandoc *pandoc, const DataNode *map)
{
    Arena *arena = &pandoc->project->book->arena;
    DataNode *later = merge_maps(arena, NULL, map);

    pandoc->files =
        pandoc->files == NULL ? later : merge_maps(arena, later, pandoc->files);
}

/* ---- Title blocks --------------------------------------------------------------------------- */

DataNode *new_scalar(Arena *arena, const Source *source, size_t at, const char *key,
                     const char *text)
{
    DataNode *node = arena_alloc(arena, sizeof *node);

    node->kind = DATA_SCALAR;
    node->quoted = true;
    node->key = key;
    node->text = text;
    node->at = node->at_key = source_position(source, at);
    return node;
}

/* "% text", and lines below it that begin with a space.  *text: the offset of each part is
 * where it begins; *at moves behind it.  NULL: there is no such line. */
static const char *take_field(Arena *arena, const Source *source, size_t *at)
{
    Bytes text = source->text;
    size_t from = *at + 1;
    const char *field;

    if (*at >= text.len || text.data[*at] != '%')
        return NULL;
    *at = next_line(text, *at);
    while (*at < text.len && (text.data[*at] == ' ' || text.data[*at] == '\t') &&
           !is_blank_line(text, *at))
        *at = next_line(text, *at);
    field = arena_copy(arena, text.data + from, *at - from);
    return field + strspn(field, " \t");
}

/* Several are parted by semicolons or line ends. */
static DataNode *read_authors(Arena *arena, const Source *source, size_t at,
                              const char *field)
{
    DataNode *list = new_map(arena);

    list->kind = DATA_LIST;
    list->key = "author";
    list->at = list->at_key = source_position(source, at);
    while (*field != '\0') {
        size_t n = strcspn(field, ";\n");
        const char *name = arena_copy(arena, field, n);
        if (name[strspn(name, " \t")] != '\0')
            append_node(list, new_scalar(arena, source, at, NULL, name));
        field += n + (field[n] != '\0');
    }
    return list;
}

/* "% title", "% authors", "% date", each of which may be empty. */
static size_t read_title_block(Pandoc *pandoc, const Source *source, const char **title)
{
    Arena *arena = &pandoc->project->book->arena;
    DataNode *map = new_map(arena);
    size_t at = 0, start = 0;
    const char *field = take_field(arena, source, &at);

    if (field == NULL)
        return 0;
    *title = field[strspn(field, " \t\n")] == '\0' ? NULL : field;
    if (*title != NULL)
        append_node(map, new_scalar(arena, source, 0, "title", field));
    start = at;
    field = take_field(arena, source, &at);
    if (field != NULL && field[strspn(field, " \t\n;")] != '\0')
        append_node(map, read_authors(arena, source, start, field));
    start = at;
    field = field == NULL ? NULL : take_field(arena, source, &at);
    if (field != NULL && field[strspn(field, " \t\n")] != '\0')
        append_node(map, new_scalar(arena, source, start, "date", field));
    merge_metadata(pandoc, map);
    return at;
}

size_t read_head_block(Pandoc *pandoc, const Source *source, const char **title)
{
    Bytes text = source->text;
    size_t at = 0, start, end, behind;
    const DataNode *map, *node;

    *title = NULL;
    if (text.len > 0 && text.data[0] == '%')
        return read_title_block(pandoc, source, title);
    while (at < text.len && is_blank_line(text, at))
        at = next_line(text, at);
    behind = at < text.len ? find_block(text, at, &start, &end) : 0;
    map = behind == 0 ? NULL : read_map(pandoc, source, start, end);
    if (map == NULL)
        return 0;
    merge_metadata(pandoc, map);
    node = data_lookup(map, "title");
    if (node != NULL && node->kind == DATA_SCALAR && node->text[0] != '\0')
        *title =
            plain_inline(&pandoc->project->book->arena, node->text, strlen(node->text));
    return behind;
}
