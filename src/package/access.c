/* access.c - what the metadata says about accessibility: what was counted in the
 * content, and what the author asserts.  Nothing else is claimed (EPUB Accessibility
 * 1.1, 2). */
#include <string.h>
#include "package/parts.h"

static bool is_listed(const char *const *list, const char *word)
{
    for (; list != NULL && *list != NULL; list++)
        if (strcmp(*list, word) == 0)
            return true;
    return false;
}

static void put_list(XmlWriter *writer, const char *property, const char *const *list)
{
    for (; *list != NULL; list++)
        put_property(writer, property, *list);
}

/* The ways in which the content is perceived, and those that are enough to follow it. */
static void put_modes(XmlWriter *writer, const Book *book)
{
    const Metadata *metadata = &book->metadata;
    const Census *census = &book->census;
    bool text_is_enough = !census->has_pictures || census->all_described;

    if (metadata->access_modes != NULL) {
        put_list(writer, "schema:accessMode", metadata->access_modes);
    } else {
        put_property(writer, "schema:accessMode", "textual");
        if (census->has_pictures)
            put_property(writer, "schema:accessMode", "visual");
    }
    if (metadata->access_modes_sufficient != NULL)
        put_list(writer, "schema:accessModeSufficient",
                 metadata->access_modes_sufficient);
    else
        put_property(writer, "schema:accessModeSufficient",
                     text_is_enough ? "textual" : "textual,visual");
}

static bool has_index(const Book *book)
{
    for (const Document *document = book->documents; document != NULL;
         document = document->next)
        if (document->sections != NULL && document->sections->epub_type != NULL &&
            strcmp(document->sections->epub_type, "index") == 0)
            return true;
    return false;
}

/* What we found and what the author adds, each once. */
static void put_features(XmlWriter *writer, const Book *book)
{
    const char *const *given = book->metadata.features;
    const Census *census = &book->census;
    const struct {
        const char *word;
        bool found;
    } features[] = {
        /* Every document has headings and its place in the contents; text is text, and no
         * style of ours fixes a size. */
        {"structuralNavigation", true},
        {"tableOfContents", true},
        {"readingOrder", true},
        {"displayTransformability", true},
        {"alternativeText", census->has_pictures && census->all_described},
        {"MathML", census->has_mathml},
        {"index", has_index(book)},
        {"pageBreakMarkers", book->pages != NULL},
        {"pageNavigation", book->pages != NULL},
    };

    for (size_t i = 0; i < sizeof features / sizeof features[0]; i++)
        if (features[i].found && !is_listed(given, features[i].word))
            put_property(writer, "schema:accessibilityFeature", features[i].word);
    if (given != NULL)
        put_list(writer, "schema:accessibilityFeature", given);
}

/* There is no sound, script or video in what we write, so only a picture that moves
 * can be a hazard; whether it flashes nobody has judged.  "none" and "unknown" stand
 * alone. */
static void put_hazards(XmlWriter *writer, const Book *book)
{
    if (book->metadata.hazards != NULL)
        put_list(writer, "schema:accessibilityHazard", book->metadata.hazards);
    else
        put_property(writer, "schema:accessibilityHazard",
                     book->census.has_animation ? "unknown" : "none");
}

/* Ours is in English, whatever the book's language. */
static void put_summary(XmlWriter *writer, const Book *book)
{
    static const char ours[] =
        "This book has a table of contents, headings and a logical reading "
        "order, and its text adapts to the display. ";
    const char *given = book->metadata.access_summary;
    const char *pictures = "It has no pictures.";

    if (book->census.has_pictures)
        pictures = book->census.all_described
                       ? "Its pictures have descriptions or are marked as decorative."
                       : "Some of its pictures have no description.";
    xml_open_element(writer, "meta");
    xml_put_attribute(writer, "property", "schema:accessibilitySummary");
    if (given == NULL)
        xml_put_attribute(writer, "xml:lang", "en");
    xml_put_text(writer, given == NULL ? ours : given);
    if (given == NULL)
        xml_put_text(writer, pictures);
    xml_close_element(writer);
}

void put_accessibility(XmlWriter *writer, Book *book)
{
    put_modes(writer, book);
    put_features(writer, book);
    put_hazards(writer, book);
    put_summary(writer, book);
    put_property(writer, "dcterms:conformsTo", book->metadata.conforms_to);
    put_property(writer, "a11y:certifiedBy", book->metadata.certified_by);
}
