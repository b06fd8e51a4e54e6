/* test_urls.c - which addresses are local, harmless, unsafe or broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "resolve/links/urls.h"

static Arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void all_are(UrlKind kind, const char *const *urls)
{
    for (; *urls != NULL; urls++)
        if (judge_url(*urls) != kind)
            fail_msg("\"%s\" is judged %d", *urls, (int)judge_url(*urls));
}

static void assert_clean(const char *url, const char *expected)
{
    const char *wrong = NULL;
    const char *clean = clean_url(&arena, url, &wrong);

    if (clean == NULL)
        fail_msg("\"%s\": %s", url, wrong);
    assert_string_equal(clean, expected);
}

static void assert_wrong(const char *url, const char *expected)
{
    const char *wrong = NULL;

    assert_null(clean_url(&arena, url, &wrong));
    assert_string_equal(wrong, expected);
}

static void paths_and_fragments_are_local(void **state)
{
    static const char *const urls[] = {
        "",         "#",     "#a",  "a.md",           "../x/", "/a.md", "?a#b",
        "./a:b.md", "a/b:c", "1:2", "%6Aavascript:x", "a%3Ab", NULL};

    (void)state;
    all_are(URL_LOCAL, urls);
}

static void schemes_of_the_web_pass_in_any_case(void **state)
{
    static const char *const urls[] = {"http://a",   "HTTPS://a",  "mailto:a@b.c",
                                       "//a/b",      " https://a", "tel:+1",
                                       "doi:10.1/2", "Https:",     NULL};

    (void)state;
    all_are(URL_WEB, urls);
}

static void unsafe_schemes_are_found_in_disguise(void **state)
{
    static const char *const urls[] = {"javascript:x",
                                       "JaVaScRiPt:x",
                                       " javascript:x",
                                       "\n\tjava\nscript:x",
                                       "java\tscript:x",
                                       "\x01javascript:x",
                                       "javascript\n:x",
                                       "vbscript:x",
                                       "data:text/html,x",
                                       "DATA:x",
                                       "file:///etc/passwd",
                                       "FILE:a",
                                       "blob:x",
                                       "j\x7F"
                                       "avascript:x",
                                       NULL};

    (void)state;
    all_are(URL_UNSAFE, urls);
}

static void other_schemes_are_unknown(void **state)
{
    static const char *const urls[] = {"C:\\x",       "c:/x",          "foo:bar",
                                       "about:blank", "view-source:a", "ws://a",
                                       "git://a/b",   "sms:+1",        "geo:1,2",
                                       NULL};

    (void)state;
    all_are(URL_UNKNOWN, urls);
}

static void good_addresses_stay_as_they_are(void **state)
{
    static const char *const urls[] = {"https://example.org",
                                       "http://example.org:8080/a?b=c&d=e#f",
                                       "mailto:a@example.org?subject=x",
                                       "https://user:pass@example.org/",
                                       "http://[2001:db8::1]:80/",
                                       "http://127.0.0.1/",
                                       "https://bücher.example/straße",
                                       "https://example.org/a%20b",
                                       "https://example.org/~me/(x)",
                                       "http://localhost:/",
                                       "https://my_host.example/",
                                       NULL};

    (void)state;
    for (const char *const *url = urls; *url != NULL; url++)
        assert_clean(*url, *url);
}

static void what_may_not_stand_in_an_address_is_escaped(void **state)
{
    (void)state;
    assert_clean("https://a.b/c d", "https://a.b/c%20d");
    assert_clean("https://a.b/\"<>\\^`{|}", "https://a.b/%22%3C%3E%5C%5E%60%7B%7C%7D");
    assert_clean("https://a.b/100%", "https://a.b/100%25");
    assert_clean("https://a.b/%zz%4", "https://a.b/%25zz%254");
    assert_clean("mailto:A B <a@b.c>", "mailto:A%20B%20%3Ca@b.c%3E");
    assert_clean("https://a.b/[c]?[d]#[e]", "https://a.b/%5Bc%5D?%5Bd%5D#%5Be%5D");
    assert_clean("https://a.b/#c#d", "https://a.b/#c%23d");
    assert_clean("https://me@home:[x]@a.b/@", "https://me%40home:%5Bx%5D@a.b/@");
    assert_clean("https://a.b/\xC2\xA0\xEF\xB7\x90\xC3\xA9",
                 "https://a.b/%C2%A0%EF%B7%90\xC3\xA9");
    assert_clean("https://a.b/\xC3\xA1\xE6\x97\xA5\xF0\xA0\x80\x80|",
                 "https://a.b/\xC3\xA1\xE6\x97\xA5\xF0\xA0\x80\x80%7C");
    assert_clean("doi:10.1000/a<b", "https://doi.org/10.1000/a%3Cb");
}

static void an_address_loses_the_white_space_around_and_in_its_scheme(void **state)
{
    (void)state;
    assert_clean(" https://a.b/ \n", "https://a.b/");
    assert_clean("HT\nTPS://a.b/", "https://a.b/");
    assert_clean("\x01http://a.b", "http://a.b");
    assert_clean("//a.b/c", "https://a.b/c");
}

static void broken_hosts_and_ports_are_told(void **state)
{
    (void)state;
    assert_wrong("http://exa mple.org/", "its host holds a space");
    assert_wrong("http://", "it has no host");
    assert_wrong("http:///a", "it has no host");
    assert_wrong("http://:80/", "it has no host");
    assert_wrong("http://me@/", "it has no host");
    assert_wrong("//", "it has no host");
    assert_wrong("// ", "it has no host");
    assert_wrong("http://a.b:x/", "its port is no number");
    assert_wrong("http://a.b:80:80/", "its port is no number");
    assert_wrong("http://a.b:65536/", "its port is above 65535");
    assert_wrong("http://a.b:99999999999999999999/", "its port is above 65535");
    assert_wrong("http://a%20b/", "its host holds a percent sign");
    assert_wrong("http://a<b/", "its host holds a character that none may");
    assert_wrong("http://a.b\\c", "its host holds a character that none may");
    assert_wrong("http://[::1", "its host lacks a ]");
    assert_wrong("http://[]/", "its host is no IPv6 address");
    assert_wrong("http://[1::2::3]/", "its host is no IPv6 address");
    assert_wrong("http://../", "its host holds an empty name");
    assert_wrong("http://a..b/", "its host holds an empty name");
    assert_wrong("http://.a/", "its host holds an empty name");
    assert_wrong("http://a\xC2\xAD/", "its host holds a character that none may");
    assert_wrong("http://xn--a/", "its host holds a name that is none in Punycode");
    assert_wrong("ftp:a", "behind its scheme two slashes are missing");
    assert_wrong("http://[x]/", "its host is no IPv6 address");
    assert_wrong("http://[::1]a/", "its host holds a character that none may");
    assert_wrong("http://[::1]:a/", "its port is no number");
    assert_wrong("http:a.b", "behind its scheme two slashes are missing");
    assert_wrong("https:/a.b", "behind its scheme two slashes are missing");
    assert_wrong("http:", "behind its scheme two slashes are missing");
    assert_wrong("mailto:", "there is nothing behind its scheme");
    assert_wrong("mailto: \n", "there is nothing behind its scheme");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_and_fragments_are_local),
        cmocka_unit_test(schemes_of_the_web_pass_in_any_case),
        cmocka_unit_test(unsafe_schemes_are_found_in_disguise),
        cmocka_unit_test(other_schemes_are_unknown),
        cmocka_unit_test(good_addresses_stay_as_they_are),
        cmocka_unit_test(what_may_not_stand_in_an_address_is_escaped),
        cmocka_unit_test(an_address_loses_the_white_space_around_and_in_its_scheme),
        cmocka_unit_test(broken_hosts_and_ports_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, free_arena);
}
