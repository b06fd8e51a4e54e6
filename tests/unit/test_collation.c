/* test_collation.c - indexes are in the order of their language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "base/arena.h"
#include "data/collation.h"

/* The words are in order, and end with NULL. */
static void check_order(const char *language, const char *const *words)
{
    Arena arena = {0};

    for (size_t i = 1; words[i] != NULL; i++) {
        const char *one = collation_key(&arena, language, words[i - 1]);
        const char *other = collation_key(&arena, language, words[i]);
        if (strcmp(one, other) >= 0)
            fail_msg("%s: \"%s\" is not before \"%s\"", language, words[i - 1], words[i]);
    }
    arena_free(&arena);
}

static void alphabets(void **state)
{
    static const char *const en[] = {"3rd",   "apple", "Éclair", "_exit", "in vitro",
                                     "inner", "Oslo",  "zebra",  NULL};
    static const char *const de[] = {"Ablage", "Äpfel", "Arm", "Masse", "Maße",
                                     "Mast",   "Öl",    "Ort", NULL};
    static const char *const sv[] = {"apa", "zebra", "ål", "ärla", "öga", NULL};
    static const char *const es[] = {"nada", "nube", "ñandú", "oso", NULL};
    static const char *const cs[] = {"cukr", "čaj", "hora", "chata", "ibis", NULL};
    static const char *const pl[] = {"las", "luty", "łąka", "mama", NULL};
    static const char *const ru[] = {"ёж", "ель", "жук", NULL};
    static const char *const numbers[] = {"0",         "007",    "9",    "10",
                                          "10th",      "999",    "1000", "HTTP 1.1",
                                          "HTTP 1.10", "HTTP/2", "p50",  "p99",
                                          "p99.9",     "p100",   NULL};
    static const char *const ja[] = {"あさ", "カキ", "がく", "さくら", NULL};

    (void)state;
    check_order("en", en);
    check_order("de-AT", de);
    check_order("sv", sv);
    check_order("es-MX", es);
    check_order("cs", cs);
    check_order("pl", pl);
    check_order("ru", ru);
    check_order("ja", ja);
    check_order("en", numbers);
}

static void check_group(const char *language, const char *word, const char *wanted)
{
    Arena arena = {0};

    assert_string_equal(collation_group(&arena, language, word), wanted);
    arena_free(&arena);
}

static void groups(void **state)
{
    (void)state;
    check_group("en", "apple", "A");
    check_group("en", "Éclair", "E");
    check_group("en", "\"quoted\"", "Q");
    check_group("en", "3rd", "#");
    check_group("en", "++", "#");
    check_group("en", "", "#");
    check_group("de", "Öl", "O");
    check_group("sv", "öga", "Ö");
    check_group("es", "ñandú", "Ñ");
    check_group("cs", "chata", "Ch");
    check_group("de", "ßx", "S");
    check_group("ru", "ёж", "Е");
    check_group("ru", "жук", "Ж");
    check_group("el", "ψυχή", "Ψ");
    check_group("ja", "ガク", "か");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alphabets),
        cmocka_unit_test(groups),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
