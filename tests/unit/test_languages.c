/* test_languages.c - what names of files and folders say of languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "load/folder.h"

static void a_folder_is_called_by_its_language(void **state)
{
    static const char *const rows[][2] = {
        {"en", "en"},
        {"pt_br", "pt-BR"},
        {"zh-tw", "zh-TW"},
        {"jp", "ja"},
        {"zh-traditional", "zh-Hant"},
        {"zh-simplified", "zh-Hans"},
        {"es-ni", "es-NI"},
        {"no-nb", "no-NB"},
        {"EN", "en"},
        {"english-edition", NULL},
        {"german", "de"},
        {"text", NULL},
        {"xx", NULL},
    };
    Arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *tag = folder_language(&arena, rows[i][0]);
        if (rows[i][1] == NULL)
            assert_null(tag);
        else
            assert_string_equal(tag, rows[i][1]);
    }
    arena_free(&arena);
}

static void a_name_of_several_meanings_is_no_sure_sign(void **state)
{
    static const struct {
        const char *name;
        NameLanguage how;
        const char *tag;
    } rows[] = {
        {"de", NAME_LANGUAGE, "de"},
        {"zh_CN", NAME_LANGUAGE, "zh-CN"},
        {"zh-Hans", NAME_LANGUAGE, "zh-Hans"},
        {"fr-fr", NAME_LANGUAGE, "fr-FR"},
        {"brazilian-portuguese", NAME_LANGUAGE, "pt-BR"},
        {"Chinese", NAME_LANGUAGE, "zh-Hans"},
        {"it", NAME_MAYBE_LANGUAGE, "it"},
        {"io", NAME_MAYBE_LANGUAGE, "io"},
        {"no-nb", NAME_MAYBE_LANGUAGE, "no-NB"},
        {"my-book", NAME_NO_LANGUAGE, NULL},
        {"c", NAME_NO_LANGUAGE, NULL},
        {"xx", NAME_NO_LANGUAGE, NULL},
        {"", NAME_NO_LANGUAGE, NULL},
        {"a-name-that-is-longer-than-any-language", NAME_NO_LANGUAGE, NULL},
    };
    Arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *tag;
        assert_int_equal(name_language(&arena, rows[i].name, &tag), rows[i].how);
        if (rows[i].tag == NULL)
            assert_null(tag);
        else
            assert_string_equal(tag, rows[i].tag);
    }
    arena_free(&arena);
}

static void a_language_stands_behind_the_stem(void **state)
{
    static const struct {
        const char *name, *tag;
        size_t stem;
    } rows[] = {
        {"README-ja.md", "ja", 6},
        {"README.zh-CN.md", "zh-CN", 6},
        {"README_CN.md", "zh", 6},
        {"a-b.pt_br.markdown", "pt-BR", 3},
        {"one.french.md", "fr", 3},
        {"README.md", NULL, 0},
        {"-de.md", NULL, 0},
        {"de.md", NULL, 0},
        {"data-structures.md", NULL, 0},
    };
    Arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        NameLanguage how;
        const char *tag = NULL;
        assert_int_equal(find_tongue(&arena, rows[i].name, &tag, &how), rows[i].stem);
        if (rows[i].tag != NULL)
            assert_string_equal(tag, rows[i].tag);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_called_by_its_language),
        cmocka_unit_test(a_name_of_several_meanings_is_no_sure_sign),
        cmocka_unit_test(a_language_stands_behind_the_stem),
    };

    return cmocka_run_group_tests_name("languages", tests, NULL, NULL);
}
