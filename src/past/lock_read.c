/* lock_read.c - the lock, from text that a merge or an editor may have damaged. */
#include <string.h>
#include "past/lock_reader.h"
#include "past/version.h"

/* ---- The other lines ------------------------------------------------------------------------ */

/* A path within the container that none of its own files has. */
static bool is_document_path(const char *path)
{
    bool begins = true; /* a name between slashes */

    for (const char *at = path; *at != '\0'; at++) {
        if (*at == '\\' || (unsigned char)*at < ' ' ||
            (begins && (*at == '/' || *at == '.')))
            return false;
        begins = *at == '/';
    }
    return !begins && strcmp(path, "package.opf") != 0 && strcmp(path, "toc.ncx") != 0;
}

/* An XML name without colons (rules for non-ASCII ones are not looked at). */
static bool is_id(const char *id)
{
    if ((*id >= '0' && *id <= '9') || *id == '-' || *id == '.' || *id == '\0')
        return false;
    for (; *id != '\0'; id++)
        if ((unsigned char)*id < 0x80 && strchr(lock_digits, *id) == NULL && *id != '.')
            return false;
    return true;
}

/* Paths and ids are there once in each release. */
static bool note_document(LockReader *reader, PastDocument *document)
{
    Map *paths = &reader->paths[reader->reading_was];
    Map *ids = &reader->ids[reader->reading_was];

    if (!is_document_path(document->path))
        return lock_damage(reader, "its path is none of a content document");
    if (!is_id(document->id))
        return lock_damage(reader, "its id is none");
    if (map_lookup(paths, document->path) != NULL ||
        map_lookup(ids, document->id) != NULL)
        return lock_damage(reader, "there is a document with that path or id already");
    map_put(paths, reader->arena, document->path, document);
    map_put(ids, reader->arena, document->id, document);
    return true;
}

static bool read_document(LockReader *reader)
{
    PastDocument *document = arena_alloc(reader->arena, sizeof *document);

    document->id = take_word(reader);
    document->path = take_next_word(reader);
    if (!note_document(reader, document))
        return false;
    document->made = take_prefix(reader, " made");
    document->stub = take_prefix(reader, " stub");
    if (take_prefix(reader, " new"))
        map_put(&reader->new_paths, reader->arena, document->path, document);
    if (take_prefix(reader, " same"))
        map_put(&reader->same_paths, reader->arena, document->path, document);
    if (!end_rows(reader, 0))
        return false;
    *reader->next_document = document;
    reader->next_document = &document->next;
    reader->document = document;
    reader->depth = 0;
    begin_row(&reader->rows[1], &document->sections);
    return reader->at == reader->end ||
           lock_damage(reader, "there is more in it than should be");
}

static bool read_release(LockReader *reader)
{
    PastRelease *release = arena_alloc(reader->arena, sizeof *release);

    release->name = take_word(reader);
    if (*release->name == '\0')
        return lock_damage(reader, "it has no name");
    if (take_prefix(reader, " date="))
        release->date = take_word(reader);
    if (take_prefix(reader, " version=")) {
        release->version = take_word(reader);
        if (!is_version(release->version))
            return lock_damage(reader, "its version is none");
    }
    reader->counts_words = !take_prefix(reader, " words=");
    if (!reader->counts_words)
        release->words = take_number(reader);
    release->given_out = take_prefix(reader, " given-out");
    release->ordinal = ++reader->releases;
    if (reader->at != reader->end)
        return lock_damage(reader, "there is more in it than should be");
    if (map_lookup(&reader->names, release->name) != NULL)
        return lock_damage(reader, "there is a release of that name already");
    map_put(&reader->names, reader->arena, release->name, release);
    *reader->next_release = release;
    reader->next_release = &release->next;
    return true;
}

static bool read_was(LockReader *reader)
{
    if (reader->reading_was || !end_rows(reader, 0))
        return lock_damage(reader, "it is there twice");
    reader->reading_was = true;
    reader->next_document = &reader->was;
    reader->document = NULL;
    reader->depth = 0;
    return true;
}

static bool is_mark_of_merge(LockReader *reader)
{
    return take_prefix(reader, "<<<<<<<") || take_prefix(reader, "=======") ||
           take_prefix(reader, ">>>>>>>") || take_prefix(reader, "|||||||");
}

static bool read_line(LockReader *reader)
{
    if (reader->at == reader->end || *reader->at == '#')
        return true;
    if (is_mark_of_merge(reader))
        return lock_damage(reader, "a merge has left its mark there");
    if (reader->ended)
        return lock_damage(reader, "it stands behind the end");
    if (*reader->at == ' ')
        return read_block(reader);
    if (take_prefix(reader, "document "))
        return read_document(reader);
    if (take_prefix(reader, "release "))
        return read_release(reader);
    if (take_prefix(reader, "identifier ")) {
        reader->newest->identifier = take_word(reader);
        return true;
    }
    if (take_prefix(reader, "end")) {
        reader->ended = reader->at == reader->end;
        if (reader->ended)
            return true;
    }
    if (take_prefix(reader, "was")) {
        reader->was_all = take_prefix(reader, " all");
        if (reader->at == reader->end)
            return read_was(reader);
    }
    return lock_damage(reader, "it is no line of a lock");
}

/* ---- The release before --------------------------------------------------------------------- */

static void copy_document(Arena *arena, const PastDocument *document,
                          PastDocument ***next)
{
    PastDocument *copy = arena_alloc(arena, sizeof *copy);

    *copy = *document;
    copy->next = NULL;
    **next = copy;
    *next = &copy->next;
}

static Map by_path(Arena *arena, PastDocument *document)
{
    Map map = {0};

    for (; document != NULL; document = document->next)
        map_put(&map, arena, document->path, document);
    return map;
}

/* Either all are named, or those that are others now. */
static void copy_documents(LockReader *reader, PastDocument **next)
{
    Arena *arena = reader->arena;
    Map was = by_path(arena, reader->was);
    Map newest = by_path(arena, reader->newest->documents);

    for (const PastDocument *old = reader->was_all ? reader->was : NULL; old != NULL;
         old = old->next) {
        const PastDocument *same = map_lookup(&reader->same_paths, old->path) == NULL
                                       ? NULL
                                       : map_lookup(&newest, old->path);
        copy_document(arena, same != NULL ? same : old, &next);
    }
    if (reader->was_all)
        return;
    for (const PastDocument *document = reader->newest->documents; document != NULL;
         document = document->next) {
        const PastDocument *old = map_lookup(&was, document->path);
        if (map_lookup(&reader->new_paths, document->path) == NULL)
            copy_document(arena, old != NULL ? old : document, &next);
    }
}

/* All but the newest release, and the documents as they were. */
static Past *make_before(LockReader *reader)
{
    Arena *arena = reader->arena;
    Past *before = arena_alloc(arena, sizeof *before);
    PastRelease **next_release = &before->releases;

    before->identifier = reader->newest->identifier;
    for (const PastRelease *release = reader->newest->releases; release->next != NULL;
         release = release->next) {
        *next_release = arena_alloc(arena, sizeof **next_release);
        **next_release = *release;
        (*next_release)->next = NULL;
        next_release = &(*next_release)->next;
    }
    copy_documents(reader, &before->documents);
    return before;
}

/* ---- The whole ------------------------------------------------------------------------------ */

static bool next_line(LockReader *reader, Bytes text, size_t *offset)
{
    const char *from = text.data + *offset;
    const char *end;

    if (*offset >= text.len)
        return false;
    end = memchr(from, '\n', text.len - *offset);
    end = end == NULL ? text.data + text.len : end;
    *offset = (size_t)(end - text.data) + 1;
    reader->at = from;
    reader->end = end > from && end[-1] == '\r' ? end - 1 : end;
    return true;
}

static LockStatus read_version(LockReader *reader)
{
    static const char word[] = "epubify-lock ";
    size_t version;

    if (!take_prefix(reader, word)) {
        lock_damage(reader, "a lock begins with \"epubify-lock 1\"");
        return LOCK_DAMAGED;
    }
    version = take_number(reader);
    if (version > PAST_VERSION)
        return LOCK_FUTURE;
    if (version == PAST_VERSION && reader->at == reader->end)
        return LOCK_GOOD;
    lock_damage(reader, "a lock begins with \"epubify-lock 1\"");
    return LOCK_DAMAGED;
}

static size_t words_of(const PastBlock *section)
{
    size_t words = 0;

    for (; section != NULL; section = section->next)
        words += section->words + words_of(section->gap);
    return words;
}

size_t words_of_texts(const Past *past)
{
    size_t words = 0;

    for (const PastDocument *document = past->documents; document != NULL;
         document = document->next)
        words += words_of(document->sections);
    return words;
}

static void count_words_of(LockReader *reader)
{
    PastRelease *last = reader->newest->releases;

    while (last->next != NULL)
        last = last->next;
    if (reader->counts_words)
        last->words = words_of_texts(reader->newest);
}

/* What is cut off may look whole, and half of the book be gone. */
static bool is_whole(LockReader *reader)
{
    if (!reader->ended)
        return lock_damage(reader, "its end is missing");
    return end_rows(reader, 0) &&
           (reader->newest->releases != NULL || lock_damage(reader, "it has no release"));
}

static LockStatus read_all(LockReader *reader, Bytes text, uint32_t *line)
{
    size_t offset = 0;
    LockStatus status;

    *line = 1;
    reader->at = reader->end = text.data;
    next_line(reader, text, &offset);
    status = read_version(reader);
    while (status == LOCK_GOOD && next_line(reader, text, &offset)) {
        ++*line;
        if (memchr(reader->at, '\0', (size_t)(reader->end - reader->at)) != NULL)
            lock_damage(reader, "it holds a NUL byte");
        if (reader->why != NULL || !read_line(reader) || reader->why != NULL)
            status = LOCK_DAMAGED;
    }
    return status == LOCK_GOOD && !is_whole(reader) ? LOCK_DAMAGED : status;
}

LockStatus read_lock(Bytes text, Arena *arena, Lock *lock, uint32_t *line,
                     const char **why)
{
    Past *newest = arena_alloc(arena, sizeof *newest);
    LockReader reader = {.arena = arena,
                         .newest = newest,
                         .next_release = &newest->releases,
                         .next_document = &newest->documents,
                         .rows = arena_alloc(arena, DEPTHS * sizeof(Row))};
    LockStatus status = read_all(&reader, text, line);

    *why = reader.why;
    lock->newest = newest;
    lock->before = NULL;
    if (status != LOCK_GOOD)
        return status;
    newest->identifier = newest->identifier == NULL ? "" : newest->identifier;
    count_words_of(&reader);
    if (newest->releases->next != NULL)
        lock->before = make_before(&reader);
    return LOCK_GOOD;
}
