/* folder_names.c - what names of files and folders say. */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "base/path.h"
#include "base/utf8.h"
#include "load/folder.h"

static bool is_among(const char *word, const char *const *words)
{
    while (*words != NULL && strcasecmp(word, *words) != 0)
        words++;
    return *words != NULL;
}

bool is_page_name(const char *name, bool *text)
{
    static const char *const endings[] = {".md", ".markdown", ".mkd", ".mdown", NULL};
    /* What programs read. */
    static const char *const data[] = {"requirements.txt", "robots.txt", "CMakeLists.txt",
                                       "humans.txt",       "ads.txt",    NULL};

    *text = strcasecmp(path_ending(name), ".txt") == 0 && !is_among(name, data);
    return *text || is_among(path_ending(name), endings);
}

const char *name_stem(Arena *arena, const char *name)
{
    return arena_copy(arena, name, strlen(name) - strlen(path_ending(name)));
}

static size_t stem_length(const char *name)
{
    return strlen(name) - strlen(path_ending(name));
}

bool is_own_name(const char *name)
{
    static const char *const stems[] = {"readme", "index", "_index"};

    for (size_t i = 0; i < sizeof stems / sizeof stems[0]; i++)
        if (stem_length(name) == strlen(stems[i]) &&
            strncasecmp(name, stems[i], strlen(stems[i])) == 0)
            return true;
    return false;
}

bool is_contents_name(const char *name)
{
    static const char *const stems[] = {"toc", "table-of-contents", "table_of_contents",
                                        "contents", "_toc"};

    for (size_t i = 0; i < sizeof stems / sizeof stems[0]; i++)
        if (stem_length(name) == strlen(stems[i]) &&
            strncasecmp(name, stems[i], strlen(stems[i])) == 0)
            return true;
    return false;
}

/* "", or the language that a translation's name has behind its stem: "-de", ".zh_TW". */
static bool is_language(const char *tail, size_t len)
{
    size_t letters = 1;

    if (len == 0)
        return true;
    while (letters < len && isalpha((unsigned char)tail[letters]))
        letters++;
    if (strchr("-_.", tail[0]) == NULL || letters < 3 || letters > 4)
        return false;
    return letters == len || (strchr("-_", tail[letters]) != NULL && len - letters <= 5);
}

static bool is_licence(const char *name, size_t len)
{
    static const char *const kinds[] = {"mit",  "apache", "bsd", "gpl",    "lgpl",
                                        "agpl", "mpl",    "cc",  "code",   "docs",
                                        "text", "isc",    "cc0", "content"};
    size_t n = 7;

    if (strncasecmp(name, "license", n) != 0 && strncasecmp(name, "licence", n) != 0)
        return false;
    if (len >= n && is_language(name + n, len - n))
        return true;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (len > n && strncasecmp(name + n + 1, kinds[i], strlen(kinds[i])) == 0)
            return true;
    return false;
}

/* Case, and which sign stands between words, do not matter. */
static bool is_stem(const char *name, size_t len, const char *stem)
{
    for (size_t i = 0; i < len; i++) {
        char byte = name[i] == '-' || name[i] == ' ' ? '_' : name[i];
        if (stem[i] == '\0' || tolower((unsigned char)byte) != stem[i])
            return false;
    }
    return stem[len] == '\0';
}

/* The stem, or one of its translations. */
static bool is_stem_in_any_language(const char *name, size_t len, const char *stem)
{
    size_t n = strlen(stem);

    return len > n && is_stem(name, n, stem) && is_language(name + n, len - n);
}

bool is_left_out(const char *name)
{
    static const char *const translated[] = {"contributing", "code_of_conduct",
                                             "changelog", NULL};
    static const char *const others[] = {
        "security", "_sidebar", "_navbar",        "_coverpage",
        "_footer",  "_404",     "issue_template", "pull_request_template",
        NULL};
    /* Rules for programs; "agents.md" may be a chapter. */
    static const char *const exact[] = {"AGENTS.md", "CLAUDE.md", "GEMINI.md"};
    size_t len = stem_length(name);

    for (size_t i = 0; i < sizeof exact / sizeof exact[0]; i++)
        if (strcmp(name, exact[i]) == 0)
            return true;
    for (const char *const *stem = others; *stem != NULL; stem++)
        if (is_stem(name, len, *stem))
            return true;
    for (const char *const *stem = translated; *stem != NULL; stem++)
        if (is_stem(name, len, *stem) || is_stem_in_any_language(name, len, *stem))
            return true;
    return is_licence(name, len);
}

bool is_passed_over(const char *folder)
{
    static const char *const names[] = {"node_modules", "vendor",    "bower_components",
                                        "__pycache__",  "venv",      "_site",
                                        "_build",       "_includes", "_layouts",
                                        "_data",        "_sass",     "_assets",
                                        "_static",      "_media",    "_templates",
                                        "_book",        NULL};

    return folder[0] == '.' || is_among(folder, names);
}

bool is_plain_folder(const char *folder)
{
    static const char *const names[] = {"docs",       "doc",      "src",  "content",
                                        "book",       "text",     "wiki", "pages",
                                        "manuscript", "chapters", NULL};

    return is_among(folder, names);
}

/* ---- Languages --------------------------------------------------------------------------- */

size_t find_tongue(Arena *arena, const char *name, const char **tag, NameLanguage *how)
{
    enum { LONGEST = 24 };
    const char *stem = name_stem(arena, name);
    size_t len = strlen(stem);

    for (size_t i = len > LONGEST ? len - LONGEST : 1; i + 2 < len; i++) {
        if (strchr("-_.", stem[i]) == NULL)
            continue;
        *how = name_language(arena, stem + i + 1, tag);
        if (*how != NAME_NO_LANGUAGE)
            return i;
    }
    return 0;
}

const char *page_key(Arena *arena, const char *name, size_t len)
{
    return utf8_fold(arena, arena_copy(arena, name, len));
}

/* ---- Titles --------------------------------------------------------------------------------- */

/* Behind "01-", "1.2_" and the like; 0: all of the name is a number, or none of it. */
static size_t skip_number(const char *name)
{
    size_t n = strspn(name, "0123456789");

    while (n > 0 && name[n] == '.' && isdigit((unsigned char)name[n + 1]))
        n += 1 + strspn(name + n + 1, "0123456789");
    if (n == 0 || strchr("-_. ", name[n]) == NULL || name[n] == '\0')
        return 0;
    n += strspn(name + n, "-_. ");
    return name[n] == '\0' ? 0 : n;
}

const char *readable_name(Arena *arena, const char *name)
{
    char *title = arena_text(arena, name + skip_number(name));

    for (char *p = title; *p != '\0'; p++)
        if (*p == '_' || *p == '-')
            *p = ' ';
    if (*title >= 'a' && *title <= 'z')
        *title = (char)(*title - 'a' + 'A');
    return title;
}

/* ---- Order ---------------------------------------------------------------------------------- */

int usual_place(const char *stem)
{
    static const char *const first[] = {"readme",     "index",     "_index",
                                        "title-page", "titlepage", "frontmatter",
                                        "dedication", "contents",  "toc",
                                        "foreword",   "preface",   "introduction",
                                        "intro",      "prologue",  NULL};
    static const char *const last[] = {
        "conclusion",      "conclusions",      "epilogue",   "afterword", "appendices",
        "answers",         "glossary",         "references", "credits",   "bibliography",
        "acknowledgments", "acknowledgements", "colophon",   "thanks",    NULL};

    stem += skip_number(stem) > 0 ? strlen(stem) : 0; /* whoever numbers, decides */
    if (is_among(stem, first))
        return -1;
    return is_among(stem, last) || strncasecmp(stem, "appendix", 8) == 0;
}

static int compare_numbers(const char **a, const char **b)
{
    size_t n, m;
    int order = 0;

    *a += strspn(*a, "0");
    *b += strspn(*b, "0");
    n = strspn(*a, "0123456789");
    m = strspn(*b, "0123456789");
    if (n != m)
        return n < m ? -1 : 1;
    order = memcmp(*a, *b, n);
    *a += n;
    *b += n;
    return order;
}

int compare_page_keys(const char *a, const char *b)
{
    int order = 0;

    while (*a != '\0' && *b != '\0' && order == 0) {
        if (isdigit((unsigned char)*a) && isdigit((unsigned char)*b))
            order = compare_numbers(&a, &b);
        else
            order = (unsigned char)*a++ - (unsigned char)*b++;
    }
    return order != 0 ? order : (*a != '\0') - (*b != '\0');
}
