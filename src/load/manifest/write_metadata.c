/* write_metadata.c - the keys that pandoc has, in their short form where that is enough. */
#include <string.h>
#include "load/manifest/manifest.h"
#include "load/manifest/write.h"

/* "  - text: …", with what else is said of it. */
static void begin_item(Writer *writer, const char *text)
{
    buf_put(writer->buf, "  - text: ");
    write_text(writer, text);
    buf_char(writer->buf, '\n');
}

static bool is_plain_title(const Title *title)
{
    return title->file_as == NULL &&
           (title->type == NULL || strcmp(title->type, "main") == 0);
}

static void write_titles(Writer *writer)
{
    const Metadata *metadata = &writer->book->metadata;

    if (metadata->title_count == 1 && metadata->titles[0].type == NULL &&
        metadata->titles[0].file_as == NULL) {
        write_key(writer, 0, "title", metadata->titles[0].text);
        return;
    }
    buf_put(writer->buf, "title:\n");
    for (size_t i = 0; i < metadata->title_count; i++) {
        const Title *title = &metadata->titles[i];
        begin_item(writer, title->text);
        /* The first of several becomes the main one by itself. */
        if (i > 0 || metadata->title_count == 1 || !is_plain_title(title))
            write_key(writer, 2, "type", title->type);
        write_key(writer, 2, "file-as", title->file_as);
    }
}

/* True when all of them are authors, who need no more than a name. */
static bool are_authors(const Metadata *metadata)
{
    for (size_t i = 0; i < metadata->creator_count; i++) {
        const Creator *creator = &metadata->creators[i];
        if (!creator->contributor && (creator->file_as != NULL || creator->role == NULL ||
                                      strcmp(creator->role, "aut") != 0))
            return false;
    }
    return true;
}

static void write_creators(Writer *writer, const char *key, bool contributors, bool plain)
{
    const Metadata *metadata = &writer->book->metadata;
    bool begun = false;

    for (size_t i = 0; i < metadata->creator_count; i++) {
        const Creator *creator = &metadata->creators[i];
        if (creator->contributor != contributors)
            continue;
        if (!begun)
            buf_format(writer->buf, "%s:\n", key);
        begun = true;
        if (plain) {
            buf_put(writer->buf, "  - ");
            write_text(writer, creator->name);
            buf_char(writer->buf, '\n');
            continue;
        }
        begin_item(writer, creator->name);
        write_key(writer, 2, "role", creator->role);
        write_key(writer, 2, "file-as", creator->file_as);
    }
}

static void write_identifiers(Writer *writer)
{
    const Metadata *metadata = &writer->book->metadata;

    if (metadata->identifier_count == 1 &&
        scheme_to_write(&metadata->identifiers[0]) == NULL) {
        write_key(writer, 0, "identifier", metadata->identifiers[0].text);
        return;
    }
    buf_put(writer->buf, metadata->identifier_count > 0 ? "identifier:\n" : "");
    for (size_t i = 0; i < metadata->identifier_count; i++) {
        begin_item(writer, metadata->identifiers[i].text);
        write_key(writer, 2, "scheme", scheme_to_write(&metadata->identifiers[i]));
    }
}

static void write_subjects(Writer *writer)
{
    const Metadata *metadata = &writer->book->metadata;

    buf_put(writer->buf, metadata->subject_count > 0 ? "subject:\n" : "");
    for (size_t i = 0; i < metadata->subject_count; i++) {
        begin_item(writer, metadata->subjects[i].text);
        write_key(writer, 2, "authority", metadata->subjects[i].authority);
        write_key(writer, 2, "term", metadata->subjects[i].term);
    }
}

static void write_collections(Writer *writer)
{
    const Metadata *metadata = &writer->book->metadata;

    buf_put(writer->buf,
            metadata->collection_count > 0 ? "belongs-to-collection:\n" : "");
    for (size_t i = 0; i < metadata->collection_count; i++) {
        begin_item(writer, metadata->collections[i].name);
        write_key(writer, 2, "type", metadata->collections[i].type);
        write_key(writer, 2, "position", metadata->collections[i].position);
    }
}

static void write_words(Writer *writer, const char *key, const char *const *words)
{
    if (words == NULL)
        return;
    buf_format(writer->buf, "%s:\n", key);
    for (; *words != NULL; words++)
        buf_format(writer->buf, "  - %s\n", *words);
}

/* Who comes first is said first; what stands by turns can't be. */
static void write_people(Writer *writer)
{
    const Metadata *metadata = &writer->book->metadata;
    bool authors = are_authors(metadata);
    bool contributors_first =
        metadata->creator_count > 0 && metadata->creators[0].contributor;
    size_t turns = 0;

    for (size_t i = 1; i < metadata->creator_count; i++)
        turns +=
            metadata->creators[i].contributor != metadata->creators[i - 1].contributor;
    if (contributors_first)
        write_creators(writer, "contributor", true, false);
    write_creators(writer, authors ? "author" : "creator", false, authors);
    if (!contributors_first)
        write_creators(writer, "contributor", true, false);
    if (turns > 1)
        report_lossy(
            writer, file_position(writer->book->manifest),
            "authors and contributors stand by turns; in a book.yaml the %s come "
            "first",
            contributors_first ? "contributors" : "authors");
}

void write_metadata(Writer *writer)
{
    const Metadata *metadata = &writer->book->metadata;

    write_titles(writer);
    write_people(writer);
    write_key(writer, 0, "language", metadata->language);
    write_identifiers(writer);
    write_key(writer, 0, "publisher", metadata->publisher);
    write_key(writer, 0, "page-source", metadata->page_source);
    write_key(writer, 0, "date", metadata->date);
    write_key(writer, 0, "description", metadata->description);
    write_key(writer, 0, "rights", metadata->rights);
    write_key(writer, 0, "release", metadata->release);
    write_subjects(writer);
    write_collections(writer);
    write_key(writer, 0, "page-progression-direction", metadata->direction);
    if (metadata->ibooks_version != NULL) {
        buf_put(writer->buf, "ibooks:\n");
        write_key(writer, 1, "version", metadata->ibooks_version);
    }
    write_words(writer, "accessModes", metadata->access_modes);
    write_words(writer, "accessModeSufficient", metadata->access_modes_sufficient);
    write_words(writer, "accessibilityFeatures", metadata->features);
    write_words(writer, "accessibilityHazards", metadata->hazards);
    write_key(writer, 0, "accessibilitySummary", metadata->access_summary);
    write_key(writer, 0, "conforms-to", metadata->conforms_to);
    write_key(writer, 0, "certified-by", metadata->certified_by);
}
