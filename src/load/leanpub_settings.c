/* leanpub_settings.c - see the header (Markua, "Document settings"). */
#include "load/leanpub_settings.h"
#include <string.h>
#include "load/leanpub_outline.h"
#include "load/manifest/manifest.h"

/* Markua's own, which say how a book is set, or what is said elsewhere. */
static const char *const settings[] = {"alt-title",
                                       "chapter-number-format",
                                       "code-block-name",
                                       "default-code-language",
                                       "default-random-choice-order",
                                       "default-random-question-order",
                                       "default-table-column-spacing",
                                       "figure-classes",
                                       "include-page-numbers-in-references",
                                       "italicize-underlines",
                                       "list-figures",
                                       "number-figures",
                                       "part-number-format",
                                       "restart-endnote-numbering",
                                       "restart-footnote-numbering",
                                       "section-number-format",
                                       "soft-breaks",
                                       "table-name",
                                       "toc-chapter-number-format",
                                       "toc-part-number-format",
                                       "toc-section-number-format",
                                       "two-space-hack",
                                       NULL};

/* ISO 639-3, which Markua wants, as the tag that reading systems know. */
static const char *short_language(const char *code)
{
    static const char *const tags[][2] = {
        {"eng", "en"}, {"deu", "de"}, {"fra", "fr"}, {"spa", "es"}, {"ita", "it"},
        {"por", "pt"}, {"nld", "nl"}, {"rus", "ru"}, {"pol", "pl"}, {"jpn", "ja"},
        {"zho", "zh"}, {"kor", "ko"}, {"ara", "ar"}, {"heb", "he"}, {"tur", "tr"},
        {"swe", "sv"}, {"dan", "da"}, {"nor", "no"}, {"fin", "fi"}, {"ces", "cs"},
        {"hun", "hu"}, {"ron", "ro"}, {"ukr", "uk"}, {"ell", "el"}, {"fas", "fa"},
        {"hin", "hi"}, {"vie", "vi"}, {"ind", "id"}, {"tha", "th"}, {"cat", "ca"},
    };

    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (strcmp(tags[i][0], code) == 0)
            return tags[i][1];
    return code;
}

static void shorten_language(DataNode *root)
{
    DataNode *lang = (DataNode *)data_lookup(root, "lang");

    if (lang != NULL && lang->kind == DATA_SCALAR)
        lang->text = short_language(lang->text);
}

/* JSON has its braces around it; a flat list of keys is YAML without them. */
static void leave_braces(Bytes text, size_t *start, size_t *end)
{
    const char *open = memchr(text.data + *start, '{', *end - *start);
    const char *close = memrchr(text.data, '}', *end);
    size_t inner = (size_t)(open - text.data) + 1;

    while (inner < *end && strchr(" \t\n", text.data[inner]) != NULL)
        inner++;
    *start = (size_t)(open - text.data);
    if (text.data[inner] == '"')
        return;
    *start = (size_t)(strchrnul(open, '\n') - text.data) + 1;
    *end = (size_t)(close - text.data);
}

static void read_block(Manifest *manifest, size_t start, size_t end)
{
    Book *book = manifest->book;
    YamlInput input;
    DataNode *root;
    bool whole;

    leave_braces(manifest->source.text, &start, &end);
    input = (YamlInput){&book->arena,      &book->diags, &project_codes,
                        &manifest->source, start,        end};
    root = yaml_read(&input, &whole);
    if (root == NULL || root->kind != DATA_MAP)
        return;
    shorten_language(root);
    read_metadata(manifest, root, settings);
}

void read_settings(Project *project, const Chapter *chapter)
{
    /* The tree borrows from its source; and only the file's own lines can be settings. */
    Manifest manifest = {.project = project,
                         .book = project->book,
                         .foreign = true,
                         .source = {chapter->file, chapter->markdown}};
    size_t start = 0, end;

    while ((end = settings_end(chapter->markdown, start)) != 0) {
        read_block(&manifest, start, end);
        start = end;
    }
}
