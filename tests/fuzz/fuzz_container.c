/* fuzz_container.c - whatever texts and paths a book holds: every XML that package makes is well-formed, and
 * writing the container ends with an archive or with a diagnostic.  Input that begins with "<" also
 * goes through the reader of foreign XML. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "data/words.h"
#include "formats/xml_read.h"
#include "package/package.h"
#include "package/parts.h"
#include "write/ocf.h"

enum { MOST = 24 };

typedef struct {
    Arena arena;
    const uint8_t *at, *end;
} Input;

/* The bytes up to the next newline, as a text; NULL for an empty line. */
static const char *next_text(Input *input)
{
    const uint8_t *line = input->at;
    size_t n = 0;

    while (line + n < input->end && line[n] != '\n' && line[n] != '\0')
        n++;
    input->at = line + n < input->end ? line + n + 1 : input->end;
    return n == 0 ? NULL : arena_copy(&input->arena, (const char *)line, n);
}

static const char *needed(Input *input, const char *otherwise)
{
    const char *text = next_text(input);

    return text == NULL ? otherwise : text;
}

static const char **next_list(Input *input)
{
    const char **list = arena_alloc(&input->arena, 3 * sizeof *list);

    list[0] = next_text(input);
    list[1] = list[0] == NULL ? NULL : next_text(input);
    return list[0] == NULL ? NULL : list;
}

static void fill_metadata(Input *input, Metadata *metadata)
{
    static Title titles[2];
    static Creator creators[1];
    static Identifier identifiers[1];
    static Subject subjects[1];
    static Collection collections[1];

    titles[0] = (Title){needed(input, "title"), next_text(input), next_text(input)};
    titles[1] = (Title){needed(input, "title"), next_text(input), next_text(input)};
    creators[0] =
        (Creator){needed(input, "name"), next_text(input), next_text(input), false};
    identifiers[0] = (Identifier){needed(input, "urn:x:1"), next_text(input)};
    subjects[0] = (Subject){needed(input, "subject"), next_text(input), next_text(input)};
    collections[0] =
        (Collection){needed(input, "series"), next_text(input), next_text(input)};
    *metadata = (Metadata){.titles = titles,
                           .title_count = 2,
                           .creators = creators,
                           .creator_count = 1,
                           .identifiers = identifiers,
                           .identifier_count = 1,
                           .subjects = subjects,
                           .subject_count = 1,
                           .collections = collections,
                           .collection_count = 1};
    metadata->language = needed(input, "en");
    metadata->publisher = next_text(input);
    metadata->rights = next_text(input);
    metadata->release = next_text(input);
    metadata->ibooks_version = next_text(input);
    metadata->direction = next_text(input);
    metadata->features = next_list(input);
    metadata->hazards = next_list(input);
    metadata->access_summary = next_text(input);
}

/* Lines are documents, entries of the contents and resources in turn. */
static void fill_content(Input *input, Book *book)
{
    static Document documents[MOST];
    static TocEntry toc[MOST];
    static Resource resources[MOST];
    size_t n = 0;

    for (; n < MOST && input->at < input->end; n++) {
        documents[n] = (Document){.kind = (DocumentKind)(n % (DOCUMENT_CHAPTER + 1)),
                                  .path = needed(input, "text/a.xhtml"),
                                  .id = needed(input, "a"),
                                  .title = needed(input, "t"),
                                  .language = "en",
                                  .landmark = next_text(input),
                                  .has_svg = n % 2 == 0,
                                  .has_mathml = n % 3 == 0};
        toc[n] = (TocEntry){.label = needed(input, " "),
                            .href = needed(input, "text/a.xhtml")};
        resources[n] = (Resource){.path = needed(input, "images/a.svg"),
                                  .id = needed(input, "b"),
                                  .media_type = needed(input, "image/svg+xml"),
                                  .properties = next_text(input),
                                  .bytes = {"<svg/>", 6}};
        if (n == 0)
            continue;
        documents[n - 1].next = &documents[n];
        resources[n - 1].next = &resources[n];
        if (n % 3 == 0)
            toc[n - 1].next = &toc[n];
        else
            toc[n - 1].first_child = &toc[n];
    }
    book->documents = n == 0 ? NULL : documents;
    book->document_count = n;
    book->toc = n == 0 ? NULL : toc;
    book->resources = n == 0 ? NULL : resources;
    book->style_sheets[0] = n == 0 ? NULL : &resources[0];
    book->style_sheet_count = n == 0 ? 0 : 1;
    book->cover_image = n == 0 ? NULL : &resources[n - 1];
}

/* package deflates what it makes; the parts are made again, as they are. */
static void check_parts(Book *book)
{
    const Bytes parts[] = {make_package_document(book), make_navigation_document(book),
                           make_ncx(book)};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (!xml_check(parts[i], NULL))
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Input input = {.at = data, .end = data + size};
    Book book = {.root.fd = -1};
    Entry documents[MOST] = {{0}};
    Container container;
    Diags diags = {.arena = &input.arena};
    char *archive;
    size_t archive_size, i = 0;

    if (size > 0 && data[0] == '<')
        xml_check((Bytes){(const char *)data, size}, NULL);
    fill_metadata(&input, &book.metadata);
    is_language_tag(book.metadata.language);
    fill_content(&input, &book);
    for (Document *document = book.documents; document != NULL;
         document = document->next) {
        buf_put(&document->xhtml, "<html/>");
        package_document(document, &documents[i++]);
        buf_free(&document->xhtml);
    }
    check_parts(&book);
    container = package_book(&book, documents);
    if (!write_container_to_memory(&container, &diags, &archive, &archive_size) &&
        diags.errors == 0)
        abort(); /* two entries of one path, and nobody said so */
    free(archive);
    package_free(&container);
    arena_free(&book.arena);
    arena_free(&input.arena);
    return 0;
}
