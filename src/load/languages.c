/* languages.c - see the header. */
#include "load/languages.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "base/utf8.h"
#include "data/language.h"
#include "load/project.h"

/* ---- Tags ------------------------------------------------------------------------------------- */

/* Countries' codes that authors write for languages. */
static const char *meant_language(const char *name)
{
    static const char *const meant[][2] = {
        {"cn", "zh"}, {"cz", "cs"}, {"dk", "da"}, {"gr", "el"},
        {"jp", "ja"}, {"kr", "ko"}, {"ua", "uk"}, {"vn", "vi"},
    };

    for (size_t i = 0; i < sizeof meant / sizeof meant[0]; i++)
        if (strcasecmp(meant[i][0], name) == 0)
            return meant[i][1];
    return NULL;
}

const char *folder_language(Arena *arena, const char *folder)
{
    char *name = arena_text(arena, folder);
    const char *hint, *tag = meant_language(folder);
    size_t n;

    if (tag == NULL)
        tag = language_named(folder);
    if (tag != NULL)
        return tag;
    for (char *p = name; *p != '\0'; p++)
        if (*p == '_')
            *p = '-';
    n = strcspn(name, "-");
    if (!is_known_language(name, n))
        return NULL;
    tag = language_tag(arena, name, &hint);
    if (tag != NULL)
        return tag;
    if (n == 2 && strncasecmp(name, "zh-trad", 7) == 0)
        return "zh-Hant";
    if (n == 2 && strncasecmp(name, "zh-simp", 7) == 0)
        return "zh-Hans";
    return language_tag(arena, arena_copy(arena, name, n), &hint);
}

/* Of two letters: those that nobody writes behind a name for another reason, as .md-io, a
 * part ii, react-ts, or java-ee. */
static bool is_common_code(const char *code)
{
    static const char codes[] =
        " ar bg bn cn de en es fa fr he hu ja jp ko kr nl pl pt ro ru sk sv uk vn zh ";
    const char wanted[] = {' ', (char)tolower((unsigned char)code[0]),
                           (char)tolower((unsigned char)code[1]), ' ', '\0'};

    return strstr(codes, wanted) != NULL;
}

NameLanguage name_language(Arena *arena, const char *name, const char **tag)
{
    enum { LONGEST = 24 /* bytes */ };
    size_t len = strlen(name), n = strcspn(name, "-_");

    *tag = NULL;
    if (len > LONGEST || (n != 2 && (len < 4 || language_named(name) == NULL)))
        return NAME_NO_LANGUAGE;
    *tag = folder_language(arena, name);
    if (len == 2 && *tag != NULL)
        return is_common_code(name) ? NAME_LANGUAGE : NAME_MAYBE_LANGUAGE;
    if (n != 2 || *tag == NULL || is_usual_place(*tag))
        return *tag == NULL ? NAME_NO_LANGUAGE : NAME_LANGUAGE;
    /* "no-nb" may be one; "my-book" could be Burmese, of a script that is called book. */
    if (len == 5)
        return NAME_MAYBE_LANGUAGE;
    *tag = NULL;
    return NAME_NO_LANGUAGE;
}

/* ---- The list --------------------------------------------------------------------------------- */

void add_language(Arena *arena, Languages *languages, Language language)
{
    languages->items =
        arena_grow(arena, languages->items, languages->count, sizeof *languages->items);
    languages->items[languages->count++] = language;
}

const char *join_languages(Arena *arena, const Languages *languages, const char *last,
                           const Language *except)
{
    enum { MOST_NAMED = 48 };
    const char *names = "";
    size_t left = languages->count - (except != NULL), named = 0;

    for (size_t i = 0; i < languages->count && named < MOST_NAMED; i++) {
        if (&languages->items[i] == except)
            continue;
        names = arena_format(arena, "%s%s%s", names,
                             named == 0                                ? ""
                             : named + 1 == left && left <= MOST_NAMED ? last
                                                                       : ", ",
                             languages->items[i].name);
        named++;
    }
    return named < left ? arena_format(arena, "%s …", names) : names;
}

/* ---- The choice ------------------------------------------------------------------------------- */

static bool same_text(Arena *arena, const char *a, const char *b)
{
    return strcmp(utf8_fold(arena, a), utf8_fold(arena, b)) == 0;
}

static bool same_tag(Arena *arena, const char *folder, const char *wanted, bool whole)
{
    const char *tag = folder_language(arena, folder);
    const char *other = folder_language(arena, wanted);

    if (tag == NULL || other == NULL)
        return false;
    return whole ? strcasecmp(tag, other) == 0
                 : strcspn(tag, "-") == strcspn(other, "-") &&
                       strncasecmp(tag, other, strcspn(tag, "-")) == 0;
}

/* By the folder's name, by a tag that means the same, by what LANGS.md calls it, and last
 * by the language without its region. */
static const Language *lookup_language(Arena *arena, const Languages *languages,
                                       const char *wanted)
{
    for (int round = 0; round < 4; round++)
        for (size_t i = 0; i < languages->count; i++) {
            const Language *item = &languages->items[i];
            if (round == 0   ? strcasecmp(item->name, wanted) == 0
                : round == 2 ? same_text(arena, item->title, wanted)
                             : same_tag(arena, item->name, wanted, round == 1))
                return item;
        }
    return NULL;
}

const Language *choose_language(Book *book, const Languages *languages, Position at)
{
    const char *wanted = book->options->language;
    const Language *first = &languages->items[0];
    const Language *found =
        wanted == NULL ? first : lookup_language(&book->arena, languages, wanted);

    for (size_t i = 0; i < languages->count; i++)
        book->languages =
            append_word(&book->arena, book->languages, languages->items[i].name);
    if (found != NULL)
        return found;
    diag_add(&book->diags, "language-unknown", at,
             arena_format(&book->arena, "--language can be %s",
                          join_languages(&book->arena, languages, " or ", NULL)),
             "the book is not there in \"%s\"", wanted);
    return first;
}

void tell_languages(Book *book, const Languages *languages, const Language *chosen,
                    size_t same)
{
    const Language *other =
        chosen == languages->items ? languages->items + 1 : languages->items;

    if (book->options->each_language || languages->count < 2)
        return;
    diag_add(&book->diags, "project-translations", file_position(book->manifest),
             arena_format(&book->arena,
                          "--language %s builds that one; an OUTPUT named "
                          "book-{lang}.epub, one EPUB each",
                          other->name),
             same == 0 ? "the text is there in several languages; this is %s, not %s"
             : same == 1
                 ? "the text is there in several languages; this is %s, not %s; one page "
                   "is not translated and is the main text's"
                 : "the text is there in several languages; this is %s, not %s; %zu "
                   "pages are not translated and are the main text's",
             chosen->name, join_languages(&book->arena, languages, " and ", chosen),
             same);
}

void check_language(Book *book)
{
    if (book->options->language != NULL && book->languages == NULL)
        diag_add(&book->diags, "language-unknown", file_position(book->manifest),
                 arena_format(&book->arena, "-M lang=%s says in which language it is",
                              book->options->language),
                 "the book is there in one language only; there is no choice for "
                 "--language");
}
