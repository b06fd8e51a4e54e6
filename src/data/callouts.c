/* callouts.c - the words of Quarto, Docusaurus, VuePress, mdBook, GitBook, Leanpub, Bootstrap and
 * others, in alphabetical order. */
#include "data/callouts.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const CalloutWord words[] = {
    {"abstract", "note", true},
    {"admonition", "note", false},
    {"aside", "note", false},
    {"attention", "warning", false},
    {"blurb", "note", false},
    {"bug", "warning", true},
    {"callout", "note", false},
    {"caution", "caution", false},
    {"check", "tip", false},
    {"danger", "caution", true},
    {"definition", "note", true},
    {"discussion", "note", true},
    {"error", "caution", true},
    {"example", "note", true},
    {"exercise", "important", true},
    {"failure", "caution", true},
    {"faq", "note", true},
    {"help", "tip", false},
    {"hint", "tip", true},
    {"important", "important", false},
    {"info", "note", false},
    {"information", "note", false},
    {"notable", "important", false},
    {"note", "note", false},
    {"notice", "note", false},
    {"question", "note", true},
    {"quote", "note", false},
    {"remark", "note", false},
    {"seealso", "note", false},
    {"sidebar", "note", false},
    {"success", "tip", true},
    {"summary", "note", true},
    {"tip", "tip", false},
    {"tldr", "note", false},
    {"todo", "important", false},
    {"trick", "tip", false},
    {"warn", "warning", false},
    {"warning", "warning", false},
};

static int compare_word(const void *word, const void *row)
{
    return strcasecmp(word, ((const CalloutWord *)row)->word);
}

const CalloutWord *lookup_callout(const char *word)
{
    static const char *const prefixes[] = {"callout-", "admonition-", "alert-", "hint-", "note-"};

    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t n = strlen(prefixes[i]);
        if (strncasecmp(word, prefixes[i], n) == 0) {
            word += n;
            break;
        }
    }
    return bsearch(word, words, sizeof words / sizeof words[0], sizeof words[0], compare_word);
}
