/* test_words.c - every language has every word; tags of languages are read as BCP 47 says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"
#include "data/words.h"

static const char *const tags[] = {"en", "de", "fr", "es",      "it",      "pt", "nl",
                                   "pl", "ru", "ja", "zh-Hans", "zh-Hant", "ko", "ar"};
enum { TAGS = sizeof tags / sizeof tags[0] };

static void every_language_has_every_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < TAGS; i++) {
        for (int word = 0; word < WORD_COUNT; word++) {
            const char *text = lookup_word(tags[i], (Word)word);
            assert_non_null(text);
            assert_true(text[0] != '\0' && text[0] != ' ');
            assert_int_equal(utf8_check(text, strlen(text)), strlen(text));
        }
        if (i > 0)
            assert_string_not_equal(lookup_word(tags[i], WORD_CONTENTS), "Contents");
        assert_true(strlen(lookup_word(tags[i], WORD_PLANNED)) > 20);
    }
}

static void longest_known_prefix_decides(void **state)
{
    (void)state;
    assert_string_equal(lookup_word("de-AT-1996", WORD_CHAPTER), "Kapitel");
    assert_string_equal(lookup_word("DE", WORD_CHAPTER), "Kapitel");
    assert_string_equal(lookup_word("zh", WORD_CONTENTS), "目录");
    assert_string_equal(lookup_word("zh-CN", WORD_CONTENTS), "目录");
    assert_string_equal(lookup_word("zh-TW", WORD_CONTENTS), "目錄");
    assert_string_equal(lookup_word("zh-hant-HK", WORD_CONTENTS), "目錄");
    assert_string_equal(lookup_word("zh-cmn-Hant", WORD_CONTENTS), "目錄");
    assert_string_equal(lookup_word("zh-Hans-HK", WORD_CONTENTS), "目录");
    assert_string_equal(lookup_word("tlh", WORD_CONTENTS), "Contents");
    assert_string_equal(lookup_word("deu", WORD_CONTENTS), "Contents");
    assert_string_equal(lookup_word("", WORD_CONTENTS), "Contents");
    assert_string_equal(lookup_word(NULL, WORD_CONTENTS), "Contents");
}

static void check_phrase(const char *language, Word word, const char *wanted)
{
    const char *before, *behind;
    char phrase[64];

    lookup_chapter_phrase(language, word, &before, &behind);
    snprintf(phrase, sizeof phrase, "%s3%s", before, behind);
    assert_string_equal(phrase, wanted);
}

static void chapters_are_numbered_as_the_language_says_it(void **state)
{
    (void)state;
    check_phrase("en-US", WORD_CHAPTER, "Chapter 3");
    check_phrase("de", WORD_PART, "Teil 3");
    check_phrase("ja", WORD_CHAPTER, "第3章");
    check_phrase("ja", WORD_PART, "第3部");
    check_phrase("zh-TW", WORD_CHAPTER, "第3章");
    check_phrase("ko", WORD_CHAPTER, "제3장");
    check_phrase("ar", WORD_CHAPTER, "الفصل 3");
}

static void direction_follows_script_before_language(void **state)
{
    static const char *const yes[] = {"ar",    "he-IL",  "fa",      "ur",
                                      "AR-eg", "yi",     "az-Arab", "uz-Arab-AF",
                                      "dv",    "ckb-IQ", "pa-Arab"};
    static const char *const no[] = {"en", "ar-Latn", "de",         "",         "ja",
                                     "az", "arx",     "he-Latn-IL", "en-x-arab"};

    (void)state;
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        if (!is_right_to_left(yes[i]))
            fail_msg("%s", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        if (is_right_to_left(no[i]))
            fail_msg("%s", no[i]);
    assert_false(is_right_to_left(NULL));
}

static void only_well_formed_tags_pass(void **state)
{
    /* Among them those of RFC 5646, appendix A. */
    static const char *const good[] = {"en",
                                       "en-US",
                                       "de",
                                       "fr",
                                       "ja",
                                       "zh-Hant",
                                       "zh-Hans",
                                       "sr-Cyrl",
                                       "zh-cmn-Hans-CN",
                                       "cmn-Hans-CN",
                                       "zh-yue-HK",
                                       "zh-Hans-CN",
                                       "sr-Latn-RS",
                                       "sl-rozaj",
                                       "sl-rozaj-biske",
                                       "sl-nedis",
                                       "de-CH-1901",
                                       "sl-IT-nedis",
                                       "hy-Latn-IT-arevela",
                                       "de-DE",
                                       "es-419",
                                       "de-CH-x-phonebk",
                                       "az-Arab-x-AZE-derbend",
                                       "x-whatever",
                                       "qaa-Qaaa-QM-x-southern",
                                       "de-Qaaa",
                                       "sr-Latn-QM",
                                       "sr-Qaaa-RS",
                                       "en-US-u-islamcal",
                                       "zh-CN-a-myext-x-private",
                                       "en-a-myext-b-another",
                                       "i-klingon",
                                       "i-default",
                                       "sgn-BE-FR",
                                       "en-GB-oed",
                                       "art-lojban",
                                       "zh-min-nan",
                                       "no-bok",
                                       "und",
                                       "mul",
                                       "abcd",
                                       "abcdefgh",
                                       "X-a",
                                       "en-x-a-b-1",
                                       "zh-gan-hak-min",
                                       "de-1901-1996"};
    static const char *const bad[] = {"",
                                      "e",
                                      "english language",
                                      "en_US",
                                      "en_US.UTF-8",
                                      "en-",
                                      "-en",
                                      "en--US",
                                      "de-419-DE",
                                      "a-DE",
                                      "ar-a-aaa-b-bbb-a-ccc",
                                      "en-a",
                                      "en-x",
                                      "x",
                                      "en-US-US-US",
                                      "C",
                                      "1",
                                      "en-a-x",
                                      "en-a-b-cc",
                                      "dé",
                                      "en US",
                                      "abcdefghi",
                                      "en-toolongsubtag",
                                      "de-DE-1901-1901",
                                      "i-nope",
                                      "en-Latn-Cyrl",
                                      "12",
                                      "en-US ",
                                      "zh-gan-hak-min-abc",
                                      "e2"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        if (!is_language_tag(good[i]))
            fail_msg("\"%s\" is well-formed", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (is_language_tag(bad[i]))
            fail_msg("\"%s\" is not well-formed", bad[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_has_every_word),
        cmocka_unit_test(longest_known_prefix_decides),
        cmocka_unit_test(chapters_are_numbered_as_the_language_says_it),
        cmocka_unit_test(direction_follows_script_before_language),
        cmocka_unit_test(only_well_formed_tags_pass),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
