/* metadata.c - the keys that pandoc's manual calls "EPUB Metadata", in short and in
 * structured form. */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "data/relators.h"
#include "data/words.h"
#include "data/language.h"
#include "load/manifest/value.h"
#include "load/releases/releases.h"
#include "past/version.h"

static Metadata *metadata_of(Manifest *manifest)
{
    return &manifest->book->metadata;
}

/* ---- Titles --------------------------------------------------------------------------------- */

void add_title(Book *book, Title title, bool in_front)
{
    Metadata *metadata = &book->metadata;
    Title *titles =
        arena_grow(&book->arena, metadata->titles, metadata->title_count, sizeof *titles);

    metadata->titles = titles;
    titles[metadata->title_count] = title;
    for (size_t i = metadata->title_count++; in_front && i > 0; i--) {
        titles[i] = titles[i - 1];
        titles[i - 1] = title;
    }
}

static const char *title_type(Manifest *manifest, const DataNode *item)
{
    static const char *const types[] = {"main",    "subtitle", "short",    "collection",
                                        "edition", "expanded", "extended", NULL};
    const DataNode *node = data_lookup(item, "type");
    const char *type = node == NULL ? NULL : word_value(manifest, node, "type", types);

    /* pandoc's manual says "extended", EPUB 3.3 D.3.5 "expanded". */
    return type != NULL && strcmp(type, "extended") == 0 ? "expanded" : type;
}

static void read_titles(Manifest *manifest, const DataNode *node)
{
    static const char *const keys[] = {"text", "name", "type", "file-as", NULL};
    Metadata *metadata = metadata_of(manifest);

    for (const DataNode *item = first_item(manifest, node, "title"); item != NULL;
         item = next_item(node, item)) {
        Title title = {.text = item_text(manifest, item, "title", keys),
                       .type = title_type(manifest, item),
                       .file_as = item_value(manifest, item, "file-as")};
        bool is_main = title.type != NULL && strcmp(title.type, "main") == 0;
        /* One that names no type is the main one, as long as there is none. */
        bool first_plain = title.type == NULL && (metadata->title_count == 0 ||
                                                  metadata->titles[0].type != NULL);
        if (title.text != NULL)
            add_title(manifest->book, title, is_main || first_plain);
    }
}

static void read_subtitle(Manifest *manifest, const DataNode *node)
{
    static const char *const keys[] = {"text", "name", "file-as", NULL};

    for (const DataNode *item = first_item(manifest, node, "subtitle"); item != NULL;
         item = next_item(node, item)) {
        const char *text = item_text(manifest, item, "subtitle", keys);
        if (text != NULL)
            add_title(manifest->book,
                      (Title){text, "subtitle", item_value(manifest, item, "file-as")},
                      false);
    }
}

/* ---- Creators ------------------------------------------------------------------------------- */

static const char *read_role(Manifest *manifest, const DataNode *item,
                             const char *otherwise)
{
    Book *book = manifest->book;
    const char *text = item_value(manifest, item, "role");
    const char *code = text == NULL ? otherwise : lookup_relator(text);
    const char *near;

    if (text == NULL || code != NULL)
        return code;
    near = nearest_relator(text);
    diag_add(&book->diags, "role-unknown", data_lookup(item, "role")->at,
             near != NULL
                 ? arena_format(&book->arena, "did you mean \"%s\" (%s)?", near,
                                lookup_relator(near))
                 : "use a MARC relator code or its word: aut author, edt editor, trl "
                   "translator, ill illustrator, cov cover designer, ctb contributor",
             "there is no role \"%s\"", text);
    return otherwise;
}

static void add_creators(Manifest *manifest, const DataNode *node, const char *role,
                         bool contributor)
{
    static const char *const keys[] = {"text", "name", "role", "file-as", NULL};
    Metadata *metadata = metadata_of(manifest);

    for (const DataNode *item = first_item(manifest, node, node->key); item != NULL;
         item = next_item(node, item)) {
        Creator creator = {.name = item_text(manifest, item, node->key, keys),
                           .role = read_role(manifest, item, role),
                           .file_as = item_value(manifest, item, "file-as"),
                           .contributor = contributor};
        if (creator.name == NULL)
            continue;
        metadata->creators = arena_grow(&manifest->book->arena, metadata->creators,
                                        metadata->creator_count, sizeof creator);
        metadata->creators[metadata->creator_count++] = creator;
    }
}

static void read_authors(Manifest *manifest, const DataNode *node)
{
    add_creators(manifest, node, "aut", false);
}

static void read_creators(Manifest *manifest, const DataNode *node)
{
    add_creators(manifest, node, NULL, false);
}

static void read_contributors(Manifest *manifest, const DataNode *node)
{
    add_creators(manifest, node, NULL, true);
}

/* ---- Subjects and collections --------------------------------------------------------------- */

static void read_subjects(Manifest *manifest, const DataNode *node)
{
    static const char *const keys[] = {"text", "name", "authority", "term", NULL};
    Metadata *metadata = metadata_of(manifest);

    for (const DataNode *item = first_item(manifest, node, "subject"); item != NULL;
         item = next_item(node, item)) {
        Subject subject = {.text = item_text(manifest, item, "subject", keys),
                           .authority = item_value(manifest, item, "authority"),
                           .term = item_value(manifest, item, "term")};
        if (subject.text == NULL)
            continue;
        /* EPUB 3.3 D.3.1 and D.3.9: each needs the other. */
        if ((subject.authority == NULL) != (subject.term == NULL)) {
            diag_add(&manifest->book->diags, "manifest-value", item->at,
                     "give both or neither: the authority is a list of subjects (BISAC, "
                     "Thema), "
                     "the term is the code in it",
                     "this subject has %s",
                     subject.term == NULL ? "an authority but no term"
                                          : "a term but no authority");
            subject.authority = subject.term = NULL;
        }
        metadata->subjects = arena_grow(&manifest->book->arena, metadata->subjects,
                                        metadata->subject_count, sizeof subject);
        metadata->subjects[metadata->subject_count++] = subject;
    }
}

/* EPUB 3.3 D.3.6: a number, or several with dots between them. */
static const char *position_value(Manifest *manifest, const DataNode *node)
{
    const char *text = node == NULL ? NULL : text_value(manifest, node, "group-position");
    size_t len = text == NULL ? 0 : strlen(text);

    if (text == NULL)
        return NULL;
    if (strspn(text, "0123456789.") == len && isdigit((unsigned char)text[0]) &&
        isdigit((unsigned char)text[len - 1]) && strstr(text, "..") == NULL)
        return text;
    diag_add(&manifest->book->diags, "manifest-value", node->at,
             "write a number such as 2 or 2.1", "group-position can't be \"%s\"", text);
    return NULL;
}

static void read_collections(Manifest *manifest, const DataNode *node)
{
    static const char *const keys[] = {"text",     "name",           "type",
                                       "position", "group-position", NULL};
    static const char *const types[] = {"series", "set", NULL};
    Metadata *metadata = metadata_of(manifest);

    for (const DataNode *item = first_item(manifest, node, node->key); item != NULL;
         item = next_item(node, item)) {
        const DataNode *type = data_lookup(item, "type");
        Collection collection = {.name = item_text(manifest, item, node->key, keys),
                                 .type = "series"};
        if (type != NULL)
            collection.type = word_value(manifest, type, "type", types);
        collection.position =
            position_value(manifest,
                           lookup_either(manifest, item, "group-position", "position"));
        if (collection.name == NULL)
            continue;
        metadata->collections = arena_grow(&manifest->book->arena, metadata->collections,
                                           metadata->collection_count, sizeof collection);
        metadata->collections[metadata->collection_count++] = collection;
    }
}

/* Beside belongs-to-collection, as pandoc has it; which may come later. */
static void read_group_position(Manifest *manifest, const DataNode *node)
{
    const char *position = position_value(manifest, node);

    if (data_lookup(manifest->root, "belongs-to-collection") == NULL) {
        diag_add(
            &manifest->book->diags, "manifest-value", node->at_key,
            "add `belongs-to-collection:` with the name of the series",
            "group-position says where the book stands in a series, but there is none");
        return;
    }
    manifest->position = position;
}

/* ---- Plain texts ---------------------------------------------------------------------------- */

static void read_page_source(Manifest *manifest, const DataNode *node)
{
    metadata_of(manifest)->page_source = text_value(manifest, node, "page-source");
}

static void read_publisher(Manifest *manifest, const DataNode *node)
{
    metadata_of(manifest)->publisher = text_value(manifest, node, "publisher");
}

static void read_description(Manifest *manifest, const DataNode *node)
{
    metadata_of(manifest)->description = long_text_value(manifest, node, node->key);
    if (metadata_of(manifest)->description != NULL)
        manifest->book->description = read_remark(manifest, node, node->key);
}

static void read_rights(Manifest *manifest, const DataNode *node)
{
    metadata_of(manifest)->rights = long_text_value(manifest, node, "rights");
}

static void read_release(Manifest *manifest, const DataNode *node)
{
    metadata_of(manifest)->release = text_value(manifest, node, "release");
}

static void read_language(Manifest *manifest, const DataNode *node)
{
    const char *text = text_value(manifest, node, node->key);
    const char *hint;

    if (text == NULL)
        return;
    metadata_of(manifest)->language = language_tag(&manifest->book->arena, text, &hint);
    if (hint != NULL)
        diag_add(&manifest->book->diags, "language-bad", node->at, hint,
                 "\"%s\" is no language tag", text);
}

static void read_direction(Manifest *manifest, const DataNode *node)
{
    static const char *const words[] = {"ltr", "rtl", "default", NULL};

    metadata_of(manifest)->direction = word_value(manifest, node, node->key, words);
}

/* A text, or pandoc's map with text: and event:; of a list, the first that is a
 * publication. */
static void read_date(Manifest *manifest, const DataNode *node)
{
    static const char *const keys[] = {"text", "name", "event", "type", NULL};
    Metadata *metadata = metadata_of(manifest);
    time_t seconds;

    for (const DataNode *item = first_item(manifest, node, "date"); item != NULL;
         item = next_item(node, item)) {
        const char *text = item_text(manifest, item, "date", keys);
        const DataNode *node_of_event = lookup_either(manifest, item, "event", "type");
        const char *event = node_of_event == NULL
                                ? "publication"
                                : text_value(manifest, node_of_event, "event");
        bool published = event != NULL && strcasecmp(event, "publication") == 0;
        if (text == NULL)
            continue;
        if (!read_w3c_date(text, &seconds))
            diag_add(&manifest->book->diags, "date-bad", item->at,
                     "write it as 2026, 2026-11 or 2026-11-23", "\"%s\" is no date",
                     text);
        else if (published && metadata->date == NULL)
            metadata->date = text;
    }
}

static void set_ibooks_version(Manifest *manifest, const DataNode *node)
{
    const char *text = text_value(manifest, node, "ibooks version");

    if (text == NULL)
        return;
    if (is_shop_version(text))
        metadata_of(manifest)->ibooks_version = text;
    else
        diag_add(&manifest->book->diags, "manifest-value", node->at,
                 "write three numbers at most, of four digits at most, such as 1.2.0",
                 "the ibooks version can't be \"%s\"", text);
}

static void read_ibooks(Manifest *manifest, const DataNode *node)
{
    static const char *const keys[] = {"version", NULL};
    const DataNode *version = data_lookup(node, "version");

    if (node->kind != DATA_MAP) {
        report_type(manifest, node, "ibooks", "a map with the key version");
        return;
    }
    check_keys(manifest, node, keys);
    if (version != NULL)
        set_ibooks_version(manifest, version);
}

const KeyRow metadata_keys[] = {
    {"title", "title", read_titles},
    {"subtitle", "subtitle", read_subtitle},
    {"author", "author", read_authors},
    {"creator", "creator", read_creators},
    {"contributor", "contributor", read_contributors},
    {"publisher", "publisher", read_publisher},
    {"page-source", "page-source", read_page_source},
    {"identifier", "identifier", read_identifiers},
    {"date", "date", read_date},
    {"language", "language", read_language},
    {"lang", "language", read_language},
    {"subject", "subject", read_subjects},
    {"description", "description", read_description},
    {"abstract", "description", read_description},
    {"rights", "rights", read_rights},
    {"release", "release", read_release},
    {"belongs-to-collection", "belongs-to-collection", read_collections},
    {"group-position", "group-position", read_group_position},
    {"page-progression-direction", "page-progression-direction", read_direction},
    {"ibooks", "ibooks", read_ibooks},
    {"ibooks.version", "ibooks", set_ibooks_version},
    {"ibooks:version", "ibooks", set_ibooks_version},
    {NULL, NULL, NULL},
};

static void drop_creators(Metadata *metadata, bool contributors)
{
    size_t kept = 0;

    for (size_t i = 0; i < metadata->creator_count; i++)
        if (metadata->creators[i].contributor != contributors)
            metadata->creators[kept++] = metadata->creators[i];
    metadata->creator_count = kept;
}

void clear_metadata_key(Manifest *manifest, const char *key)
{
    Metadata *metadata = metadata_of(manifest);

    if (strcmp(key, "title") == 0)
        metadata->title_count = 0;
    else if (strcmp(key, "author") == 0 || strcmp(key, "creator") == 0)
        drop_creators(metadata, false);
    else if (strcmp(key, "contributor") == 0)
        drop_creators(metadata, true);
    else if (strcmp(key, "identifier") == 0)
        metadata->identifier_count = 0;
    else if (strcmp(key, "subject") == 0)
        metadata->subject_count = 0;
    else if (strcmp(key, "belongs-to-collection") == 0)
        metadata->collection_count = 0;
    else if (strcmp(key, "date") == 0)
        metadata->date = NULL;
}
