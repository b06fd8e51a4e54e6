/* language.c - language tags: their case, and what authors write instead. */
#include "data/language.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "data/words.h"

/* BCP 47, 2.1.1: regions are upper case, scripts begin with a capital, all else is
 * lower case, as is everything behind a singleton ("x"). */
static void mend_case(char *tag)
{
    bool first = true, behind_singleton = false;

    while (*tag != '\0') {
        size_t n = strcspn(tag, "-");
        for (size_t i = 0; i < n; i++)
            tag[i] = (char)tolower((unsigned char)tag[i]);
        if (!first && !behind_singleton && n == 2)
            tag[1] = (char)toupper((unsigned char)tag[1]);
        if (!first && !behind_singleton && (n == 2 || n == 4))
            tag[0] = (char)toupper((unsigned char)tag[0]);
        behind_singleton = behind_singleton || n == 1;
        first = false;
        tag += n + (tag[n] == '-');
    }
}

/* The grammar allows languages of four to eight letters, but none is registered:
 * "english". */
static bool is_tag(const char *text)
{
    size_t n = strcspn(text, "-");

    return is_language_tag(text) && (n <= 3);
}

const char *language_named(const char *name)
{
    static const char *const names[][2] = {{"arabic", "ar"},
                                           {"basque", "eu"},
                                           {"belarusian", "be"},
                                           {"bengali", "bn"},
                                           {"brazilian", "pt-BR"},
                                           {"brazilian-portuguese", "pt-BR"},
                                           {"bulgarian", "bg"},
                                           {"c", "en"},
                                           {"catalan", "ca"},
                                           {"chinese", "zh-Hans"},
                                           {"chinese-simplified", "zh-Hans"},
                                           {"chinese-traditional", "zh-Hant"},
                                           {"croatian", "hr"},
                                           {"czech", "cs"},
                                           {"danish", "da"},
                                           {"deutsch", "de"},
                                           {"dutch", "nl"},
                                           {"english", "en"},
                                           {"espanol", "es"},
                                           {"español", "es"},
                                           {"estonian", "et"},
                                           {"euskara", "eu"},
                                           {"finnish", "fi"},
                                           {"francais", "fr"},
                                           {"français", "fr"},
                                           {"french", "fr"},
                                           {"german", "de"},
                                           {"greek", "el"},
                                           {"hebrew", "he"},
                                           {"hindi", "hi"},
                                           {"hungarian", "hu"},
                                           {"indonesia", "id"},
                                           {"indonesian", "id"},
                                           {"italian", "it"},
                                           {"italiano", "it"},
                                           {"japanese", "ja"},
                                           {"korean", "ko"},
                                           {"latvian", "lv"},
                                           {"lithuanian", "lt"},
                                           {"nederlands", "nl"},
                                           {"norwegian", "nb"},
                                           {"persian", "fa"},
                                           {"polish", "pl"},
                                           {"polski", "pl"},
                                           {"portugues", "pt"},
                                           {"português", "pt"},
                                           {"portuguese", "pt"},
                                           {"portuguese-br", "pt-BR"},
                                           {"posix", "en"},
                                           {"romanian", "ro"},
                                           {"russian", "ru"},
                                           {"serbian", "sr"},
                                           {"simplified-chinese", "zh-Hans"},
                                           {"slovak", "sk"},
                                           {"slovenian", "sl"},
                                           {"spanish", "es"},
                                           {"swedish", "sv"},
                                           {"tagalog", "tl"},
                                           {"tamil", "ta"},
                                           {"thai", "th"},
                                           {"traditional-chinese", "zh-Hant"},
                                           {"turkish", "tr"},
                                           {"ukrainian", "uk"},
                                           {"urdu", "ur"},
                                           {"vietnamese", "vi"}};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcasecmp(names[i][0], name) == 0)
            return names[i][1];
    return NULL;
}

/* "en_US.UTF-8" and "de_DE@euro" are names of locales; NULL: it is not even that. */
static const char *tag_of_locale(Arena *arena, const char *text)
{
    char *tag = arena_copy(arena, text, strcspn(text, ".@"));

    for (char *p = tag; *p != '\0'; p++)
        if (*p == '_' || *p == ' ')
            *p = '-';
    mend_case(tag);
    return is_tag(tag) ? tag : NULL;
}

const char *language_tag(Arena *arena, const char *text, const char **hint)
{
    const char *meant;
    char *tag;

    *hint = NULL;
    if (is_tag(text)) {
        tag = arena_text(arena, text);
        mend_case(tag);
        return tag;
    }
    meant = language_named(text);
    if (meant == NULL)
        meant = tag_of_locale(arena, text);
    *hint = meant != NULL ? arena_format(arena, "write %s", meant)
                          : "write a tag such as en, en-US, de, pt-BR, zh-Hans";
    return NULL;
}

bool is_known_language(const char *code, size_t n)
{
    static const char codes[] =
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co "
        "cr "
        "cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn "
        "gu "
        "gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj "
        "kk "
        "kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr "
        "ms "
        "mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn "
        "ro "
        "ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk "
        "tl "
        "tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ";

    for (const char *row = codes; n == 2 && *row != '\0'; row += 3)
        if (strncasecmp(row, code, 2) == 0)
            return true;
    return false;
}

bool is_usual_place(const char *tag)
{
    static const char tags[] =
        " ar-AE ar-EG ar-MA ar-SA az-AZ be-BY bn-BD bn-IN bs-BA ca-ES cs-CZ da-DK de-AT"
        " de-CH el-GR en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA es-419 es-AR es-CL"
        " es-CO es-LA es-MX es-PE et-EE eu-ES fa-IR fr-BE fr-CA fr-CH gl-ES he-IL hi-IN"
        " hy-AM ja-JP ka-GE kk-KZ km-KH ko-KR ko-KP ml-IN mr-IN ms-MY my-MM nb-NO ne-NP"
        " nl-BE nn-NO pa-IN pt-AO pt-BR si-LK sl-SI sq-AL sr-Cyrl sr-Latn sr-RS sv-SE"
        " ta-IN te-IN tl-PH uk-UA ur-PK vi-VN zh-CN zh-HK zh-Hans zh-Hans-CN zh-Hans-SG"
        " zh-Hant zh-Hant-HK zh-Hant-TW zh-MO zh-SG zh-TW ";
    size_t n = strcspn(tag, "-"), len = strlen(tag);

    if (len == 5 && n == 2 && strncasecmp(tag, tag + 3, 2) == 0)
        return true; /* fr-FR */
    for (const char *at = tags; (at = strstr(at, tag)) != NULL; at += len)
        if (at[-1] == ' ' && at[len] == ' ' && tag[n] == '-')
            return true;
    return false;
}
