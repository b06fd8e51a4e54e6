/* titles.c - see the header. */
#include "data/titles.h"
#include <string.h>
#include <strings.h>

static const struct {
    const char *type, *language, *title;
} rows[] = {
    {"glossary", "en", "Glossary"},     {"glossary", "ar", "مسرد المصطلحات"},
    {"glossary", "cs", "Slovníček"},    {"glossary", "da", "Ordliste"},
    {"glossary", "de", "Glossar"},      {"glossary", "el", "Γλωσσάρι"},
    {"glossary", "es", "Glosario"},     {"glossary", "fa", "واژه‌نامه"},
    {"glossary", "fi", "Sanasto"},      {"glossary", "fr", "Glossaire"},
    {"glossary", "he", "מילון מונחים"}, {"glossary", "hu", "Szószedet"},
    {"glossary", "id", "Glosarium"},    {"glossary", "it", "Glossario"},
    {"glossary", "ja", "用語集"},       {"glossary", "ko", "용어집"},
    {"glossary", "nl", "Woordenlijst"}, {"glossary", "pl", "Słowniczek"},
    {"glossary", "pt", "Glossário"},    {"glossary", "ro", "Glosar"},
    {"glossary", "ru", "Глоссарий"},    {"glossary", "sv", "Ordlista"},
    {"glossary", "tr", "Sözlük"},       {"glossary", "uk", "Глосарій"},
    {"glossary", "vi", "Thuật ngữ"},    {"glossary", "zh-Hant", "術語表"},
    {"glossary", "zh-TW", "術語表"},    {"glossary", "zh", "术语表"},
};

/* "zh-Hant-TW" is of zh-Hant, "pt-BR" of pt. */
static int is_of(const char *tag, const char *language)
{
    size_t n = strlen(language);

    return strncasecmp(tag, language, n) == 0 && (tag[n] == '\0' || tag[n] == '-');
}

const char *lookup_type_title(const char *type, const char *language)
{
    const char *english = "";

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(rows[i].type, type) != 0)
            continue;
        if (language != NULL && is_of(language, rows[i].language))
            return rows[i].title;
        if (*english == '\0')
            english = rows[i].title;
    }
    return english;
}
