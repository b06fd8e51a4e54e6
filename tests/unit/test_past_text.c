/* test_past_text.c - digests, sketches and sentences, on which readers' places hang. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "past/text.h"

static double alike(const char *one, const char *other)
{
    Sketch first = sketch_of(one), second = sketch_of(other);

    return similarity(&first, &second);
}

static void white_space_is_folded_in_digests(void **state)
{
    (void)state;
    assert_true(digest_of("Two words.") == digest_of("  Two\n\twords. \r\n"));
    assert_true(digest_of("Two words.") != digest_of("Twowords."));
    assert_true(digest_of("Two words.") != digest_of("two words."));
    assert_true(digest_of(" \n\t") == 0 && digest_of("") == 0);
    assert_true(digest_of("a") != 0);
}

static void digests_have_sixty_bits(void **state)
{
    char text[32];

    (void)state;
    for (int i = 0; i < 1000; i++) {
        snprintf(text, sizeof text, "%d", i);
        assert_true(digest_of(text) >> 60 == 0 && digest_of(text) != 0);
    }
}

static const char original[] =
    "The gateway sends each request to the region that is nearest to the reader, and "
    "keeps a "
    "note of how long the answer took, so that the next one may go elsewhere.";

static void an_edited_text_is_much_the_same(void **state)
{
    (void)state;
    assert_true(alike(original, original) > 0.99);
    assert_true(
        alike(original,
              "The gateway sends each request to the region that is nearest to the "
              "customer, and keeps a note of how long the answer took, so that the "
              "next one may go elsewhere.") > 0.6);
    assert_true(alike(original,
                      "THE GATEWAY (sends) each “request” to the region, that is "
                      "nearest; to the reader and keeps a note of how long the "
                      "answer took so that the next one may go elsewhere") > 0.99);
    assert_true(alike(original, "Nothing of what was said about pagers, budgets or "
                                "incidents belongs here; this is about quorums.") < 0.3);
}

static void texts_without_words_are_like_none(void **state)
{
    (void)state;
    assert_true(alike("", "") == 0);
    assert_true(alike("--- …", "a word") == 0);
}

/* One-permutation sketches of few words must not share their empty parts. */
static void short_texts_without_a_common_word_are_not_alike(void **state)
{
    double most = 0;
    char one[40], other[40];

    (void)state;
    for (int i = 0; i < 200; i++) {
        snprintf(one, sizeof one, "alpha%d beta%d gamma%d", i, i, i);
        snprintf(other, sizeof other, "delta%d epsilon%d zeta%d", i, i, i);
        if (alike(one, other) > most)
            most = alike(one, other);
    }
    assert_true(most < 0.35);
}

static void scripts_without_spaces_are_compared_by_letters(void **state)
{
    (void)state;
    assert_true(
        alike("路由器将请求发送到最近的区域。", "路由器将请求发送到最远的区域。") > 0.5);
    assert_int_equal(count_words("路由器 and more"), 5);
    assert_int_equal(count_words("  two\nwords  "), 2);
    assert_int_equal(count_words(""), 0);
    assert_int_equal(count_words("a – dash, and … dots"), 4);
}

/* parts end with NULL; their sum is the text. */
static void assert_sentences(const char *const *parts)
{
    char text[1024] = "";
    size_t at = 0;

    for (size_t i = 0; parts[i] != NULL; i++)
        strcat(text, parts[i]);
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (sentence_length(text + at) != strlen(parts[i]))
            fail_msg("\"%.*s\" is not \"%s\"", (int)sentence_length(text + at), text + at,
                     parts[i]);
        at += strlen(parts[i]);
    }
    assert_int_equal(at, strlen(text));
}

#define SENTENCES(...) assert_sentences((const char *const[]){__VA_ARGS__, NULL})

static void sentences_end_behind_the_space(void **state)
{
    (void)state;
    SENTENCES("One. ", "Two?\n", "Three! ", "Four… ", "Five");
    SENTENCES("He said “stop.” ", "Then (all of it.) ", "\"Why?\" ", "Nobody knew.");
    SENTENCES("What?! ", "Really... ", "Yes.");
}

static void abbreviations_and_numbers_go_on(void **state)
{
    (void)state;
    SENTENCES("Tools, e.g. this one, i.e. version 1.2.3 of it, go on. ", "The next.");
    SENTENCES("See example.org/a.b for more. ", "3 is next.");
    SENTENCES("Only one full stop.more text");
}

static void sentences_in_other_scripts(void **state)
{
    (void)state;
    SENTENCES("これは文です。", "次の文です！", "「本当？」", "はい。");
    SENTENCES("Первое предложение. ", "Второе.");
    SENTENCES("هذه جملة. ", "هل هذه أخرى؟ ", "نعم.");
    SENTENCES("זה משפט. ", "וזה עוד אחד.");
    SENTENCES("यह एक वाक्य है। ", "यह दूसरा है।");
    SENTENCES("Erster Satz. ", "Äpfel sind der zweite.");
    SENTENCES("«Oui.» ", "Non.");
}

static void every_sentence_has_a_length(void **state)
{
    static const char *const odd[] = {".",     "...", ". . .", "。。",
                                      "?\n\n", " ",   ".) ",   "\xe2\x80\xa6"};

    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        for (const char *at = odd[i]; *at != '\0';) {
            size_t length = sentence_length(at);
            assert_true(length > 0 && length <= strlen(at));
            at += length;
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_is_folded_in_digests),
        cmocka_unit_test(digests_have_sixty_bits),
        cmocka_unit_test(an_edited_text_is_much_the_same),
        cmocka_unit_test(texts_without_words_are_like_none),
        cmocka_unit_test(short_texts_without_a_common_word_are_not_alike),
        cmocka_unit_test(scripts_without_spaces_are_compared_by_letters),
        cmocka_unit_test(sentences_end_behind_the_space),
        cmocka_unit_test(abbreviations_and_numbers_go_on),
        cmocka_unit_test(sentences_in_other_scripts),
        cmocka_unit_test(every_sentence_has_a_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
