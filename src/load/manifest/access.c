/* access.c - what the author asserts about accessibility, by pandoc's names for the
 * keys.
 *
 * The words are those of the Schema.org Accessibility Properties for Discoverability
 * Vocabulary; epubcheck knows none of them, so that a misspelt one would reach the
 * reader. */
#include <string.h>
#include "load/manifest/value.h"

static const char *const modes[] = {
    "auditory",      "tactile",       "textual",        "visual",
    "chartOnVisual", "chemOnVisual",  "colorDependent", "diagramOnVisual",
    "mathOnVisual",  "musicOnVisual", "textOnVisual",   NULL,
};
static const char *const sufficient_modes[] = {"auditory", "tactile", "textual", "visual",
                                               NULL};
static const char *const hazards[] = {
    "none",
    "unknown",
    "flashing",
    "noFlashingHazard",
    "unknownFlashingHazard",
    "motionSimulation",
    "noMotionSimulationHazard",
    "unknownMotionSimulationHazard",
    "sound",
    "noSoundHazard",
    "unknownSoundHazard",
    NULL,
};
static const char *const features[] = {
    "alternativeText",
    "annotations",
    "ARIA",
    "audioDescription",
    "bookmarks",
    "braille",
    "captions",
    "ChemML",
    "closedCaptions",
    "describedMath",
    "displayTransformability",
    "fullRubyAnnotations",
    "highContrastAudio",
    "highContrastDisplay",
    "horizontalWriting",
    "index",
    "largePrint",
    "latex",
    "latex-chemistry",
    "longDescription",
    "MathML",
    "MathML-chemistry",
    "none",
    "openCaptions",
    "pageBreakMarkers",
    "pageNavigation",
    "printPageNumbers",
    "readingOrder",
    "rubyAnnotations",
    "signLanguage",
    "structuralNavigation",
    "synchronizedAudioText",
    "tableOfContents",
    "tactileGraphic",
    "tactileObject",
    "taggedPDF",
    "timingControl",
    "transcript",
    "ttsMarkup",
    "unknown",
    "unlocked",
    "verticalWriting",
    "withAdditionalWordSegmentation",
    "withoutAdditionalWordSegmentation",
    NULL,
};

static const char **add_word(Manifest *manifest, const char **all, size_t *count,
                             const char *word)
{
    all = arena_grow(&manifest->book->arena, all, *count, sizeof *all);
    all[(*count)++] = word;
    return all;
}

/* A list that ends with NULL, or NULL when there is no good word in it. */
static const char **read_words(Manifest *manifest, const DataNode *node,
                               const char *const *vocabulary)
{
    const char **all = NULL;
    size_t count = 0;

    for (const DataNode *item = first_item(manifest, node, node->key); item != NULL;
         item = next_item(node, item)) {
        const char *word = word_value(manifest, item, node->key, vocabulary);
        if (word != NULL)
            all = add_word(manifest, all, &count, word);
    }
    return count == 0 ? NULL : add_word(manifest, all, &count, NULL);
}

static void read_modes(Manifest *manifest, const DataNode *node)
{
    manifest->book->metadata.access_modes = read_words(manifest, node, modes);
}

static size_t index_of(const char *word, const char *const *vocabulary)
{
    size_t i = 0;

    while (vocabulary[i] != word)
        i++;
    return i;
}

/* Checks "textual,visual" word by word, and takes each once; the whole is one value. */
static const char *sufficient_value(Manifest *manifest, const DataNode *item,
                                    const char *name)
{
    Arena *arena = &manifest->book->arena;
    const char *text = text_value(manifest, item, name);
    const char *all = NULL;
    bool said[sizeof sufficient_modes / sizeof sufficient_modes[0]] = {false};

    for (const char *p = text; p != NULL && *p != '\0';) {
        size_t n = strcspn(p, ",");
        DataNode part = *item;
        const char *word;
        part.text = arena_copy(arena, p, n);
        word = word_value(manifest, &part, name, sufficient_modes);
        if (word == NULL)
            return NULL;
        if (!said[index_of(word, sufficient_modes)])
            all = all == NULL ? word : arena_format(arena, "%s,%s", all, word);
        said[index_of(word, sufficient_modes)] = true;
        p += n + (p[n] == ',');
    }
    return all;
}

static void read_sufficient(Manifest *manifest, const DataNode *node)
{
    const char **all = NULL;
    size_t count = 0;

    for (const DataNode *item = first_item(manifest, node, node->key); item != NULL;
         item = next_item(node, item)) {
        const char *value = sufficient_value(manifest, item, node->key);
        if (value != NULL)
            all = add_word(manifest, all, &count, value);
    }
    if (count > 0)
        manifest->book->metadata.access_modes_sufficient =
            add_word(manifest, all, &count, NULL);
}

/* EPUB Accessibility 1.1, 2.2: none and unknown say something of all hazards. */
static void read_hazards(Manifest *manifest, const DataNode *node)
{
    const char **all = read_words(manifest, node, hazards);

    for (size_t i = 0; all != NULL && all[i] != NULL; i++)
        if (all[1] != NULL &&
            (strcmp(all[i], "none") == 0 || strcmp(all[i], "unknown") == 0)) {
            diag_add(&manifest->book->diags, "manifest-value", node->at,
                     "keep it alone, or remove it",
                     "\"%s\" can't stand beside other hazards", all[i]);
            return;
        }
    manifest->book->metadata.hazards = all;
}

static void read_features(Manifest *manifest, const DataNode *node)
{
    manifest->book->metadata.features = read_words(manifest, node, features);
}

static void read_summary(Manifest *manifest, const DataNode *node)
{
    manifest->book->metadata.access_summary = long_text_value(manifest, node, node->key);
}

static void read_conforms_to(Manifest *manifest, const DataNode *node)
{
    manifest->book->metadata.conforms_to = text_value(manifest, node, node->key);
}

static void read_certified_by(Manifest *manifest, const DataNode *node)
{
    manifest->book->metadata.certified_by = text_value(manifest, node, node->key);
}

const KeyRow access_keys[] = {
    {"accessModes", "accessModes", read_modes},
    {"accessModeSufficient", "accessModeSufficient", read_sufficient},
    {"accessibilityHazards", "accessibilityHazards", read_hazards},
    {"accessibilityFeatures", "accessibilityFeatures", read_features},
    {"accessibilitySummary", "accessibilitySummary", read_summary},
    {"conforms-to", "conforms-to", read_conforms_to},
    {"certified-by", "certified-by", read_certified_by},
    {NULL, NULL, NULL},
};
