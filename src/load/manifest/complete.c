/* complete.c - what a book needs and its project does not say: reported, and made up. */
#include <string.h>
#include "base/path.h"
#include "base/utf8.h"
#include "load/files/heading.h"
#include "load/folder.h"
#include "load/manifest/edition.h"
#include "load/manifest/manifest.h"
#include "load/releases/releases.h"

/* ---- The title ------------------------------------------------------------------------------ */

/* The README introduces what is in its folder, and often is no chapter of it. */
static const char *title_of_readme(Project *project)
{
    static const char *const names[] = {"README.md", "readme.md", "Readme.md",
                                        "README.markdown"};
    Book *book = project->book;
    Source source;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *path = project_path(project, names[i]);
        if (path == NULL || !has_file(&book->root, path))
            continue;
        if (!read_project_file(project, path, file_position(shown_path(book, path)),
                               &source))
            return NULL;
        return first_title(&book->arena, source.text, NULL);
    }
    return NULL;
}

static const char *first_heading_of(Book *book)
{
    for (size_t i = 0; i < book->chapter_count; i++) {
        const char *title = first_heading(&book->arena, book->chapters[i]->markdown);
        if (title != NULL)
            return title;
    }
    return NULL;
}

/* The README's heading; else the first of the first chapter that has one; else the folder's
 * name. */
static const char *guess_title(Project *project)
{
    const char *title = title_of_readme(project);

    if (title == NULL || is_common_heading(title))
        title = first_heading_of(project->book);
    return title == NULL || is_common_heading(title) ? name_of_folder(project) : title;
}

/* The main title first, marked as such where there are others (EPUB 3.3 D.3.5). */
static void complete_titles(Project *project, const Manifest *manifest)
{
    Book *book = project->book;
    Metadata *metadata = &book->metadata;
    const char *title = "Untitled";

    if (metadata->title_count == 0 && manifest == NULL) {
        title = guess_title(project);
        diag_add(&book->diags, "title-derived", file_position(book->manifest),
                 "say it with -M title='…'",
                 "the project does not say its title; \"%s\" is taken for it", title);
    } else if (metadata->title_count == 0 && is_missing(manifest, "title")) {
        diag_add(&book->diags, "title-missing", file_position(book->manifest),
                 "add `title:`", "the book has no title");
    }
    if (metadata->title_count == 0)
        add_title(book, (Title){.text = title}, true);
    if (metadata->title_count > 1 && metadata->titles[0].type == NULL)
        metadata->titles[0].type = "main";
}

/* ---- The language --------------------------------------------------------------------------- */

/* Scripts that one language stands for; the first found wins, since Japanese has
 * Chinese characters too. */
static const struct {
    uint32_t first, last;
    const char *language;
} scripts[] = {
    {0x3040, 0x30FF, "ja"}, {0xAC00, 0xD7AF, "ko"}, {0x4E00, 0x9FFF, "zh"},
    {0x0400, 0x04FF, "ru"}, {0x0600, 0x06FF, "ar"}, {0x0590, 0x05FF, "he"},
    {0x0370, 0x03FF, "el"}, {0x0E00, 0x0E7F, "th"}, {0x0900, 0x097F, "hi"},
};
enum { SCRIPTS = sizeof scripts / sizeof scripts[0] };

/* The bytes from a to z of eight, if all are ASCII; else false. */
static bool count_eight(const char *text, size_t *letters)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones * 0x80;
    uint64_t eight, found;

    memcpy(&eight, text, sizeof eight);
    if ((eight & highs) != 0)
        return false;
    found = (eight + ones * (0x80 - 'a')) & ~(eight + ones * (0x7F - 'z')) & highs;
    *letters += (size_t)((found >> 7) * ones >> 56);
    return true;
}

static void count_scripts(Bytes text, size_t counts[SCRIPTS], size_t *letters)
{
    for (size_t i = 0; i < text.len;) {
        uint32_t c;
        size_t k = 0;
        if (text.len - i >= 8 && count_eight(text.data + i, letters)) {
            i += 8;
            continue;
        }
        i += utf8_next(text.data + i, &c);
        *letters += c >= 0x80 || (c >= 'a' && c <= 'z');
        while (c >= 0x370 && k < SCRIPTS && (c < scripts[k].first || c > scripts[k].last))
            k++;
        if (c >= 0x370 && k < SCRIPTS)
            counts[k]++;
    }
}

/* By the script of a text: code is in ASCII, whatever the language, so that a tenth of all
 * letters decides.  SCRIPTS: a Latin one. */
static size_t guess_script(Bytes text)
{
    size_t counts[SCRIPTS] = {0}, letters = 0, k = 0;

    count_scripts(text, counts, &letters);
    while (k < SCRIPTS && counts[k] * 10 <= letters)
        k++;
    return k;
}

const char *language_of_text(Bytes text)
{
    enum { ENOUGH = 64 * 1024 };
    size_t k;

    text.len = text.len > ENOUGH ? ENOUGH : text.len;
    k = guess_script(text);
    return k == SCRIPTS ? "en" : scripts[k].language;
}

/* That of most chapters: some may be translations.  A Latin one may be of any of fifty
 * languages: English then. */
static const char *guess_language(const Book *book)
{
    enum { ENOUGH = 64 * 1024, A_PIECE = 4 * 1024 };
    size_t sizes[SCRIPTS + 1] = {0}, most = SCRIPTS, read = 0;
    size_t piece = ENOUGH / (book->chapter_count + 1);

    if (piece < A_PIECE)
        piece = A_PIECE;
    for (size_t i = 0; i < book->chapter_count && read < ENOUGH; i++) {
        Bytes text = book->chapters[i]->markdown;
        if (text.len > piece)
            text.len = piece; /* the last character may go on behind it */
        sizes[guess_script(text)] += text.len;
        read += text.len;
    }
    for (size_t k = 0; k < SCRIPTS; k++)
        if (sizes[k] > sizes[most])
            most = k;
    return most == SCRIPTS ? "en" : scripts[most].language;
}

static void complete_language(Project *project, const Manifest *manifest)
{
    Book *book = project->book;

    if (book->metadata.language != NULL)
        return;
    book->metadata.language = manifest == NULL ? guess_language(book) : "en";
    if (project->english && strcmp(book->metadata.language, "en") == 0)
        return;
    if (manifest == NULL)
        diag_add(&book->diags, "language-missing", file_position(book->manifest),
                 "say it with -M lang=…, as a tag such as en-GB or pt-BR",
                 "the project does not say its language; it is taken for \"%s\"",
                 book->metadata.language);
    else if (is_missing(manifest, "language"))
        diag_add(&book->diags, "language-missing", file_position(book->manifest),
                 "add `language: en`, or what it is",
                 "the book does not say its language");
}

/* ---- All of it ------------------------------------------------------------------------------ */

void complete_metadata(Project *project, const Manifest *manifest)
{
    Metadata *metadata = &project->book->metadata;

    complete_titles(project, manifest);
    complete_language(project, manifest);
    choose_edition(project);
    complete_identifier(project, manifest);
    complete_releases(project);
    for (size_t i = 0;
         manifest != NULL && manifest->position != NULL && i < metadata->collection_count;
         i++)
        if (metadata->collections[i].position == NULL) {
            metadata->collections[i].position = manifest->position;
            break;
        }
}
