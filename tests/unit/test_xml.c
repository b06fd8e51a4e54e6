/* test_xml.c - the writer gives well-formed XML whatever it is fed; the reader refuses what is dangerous. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <pthread.h>
#include <unistd.h>
#include "base/buf.h"
#include "formats/xml.h"
#include "formats/xml_read.h"

static Bytes bytes_of(const char *text)
{
    return (Bytes){text, strlen(text)};
}

static void same_calls_give_the_same_indented_text(void **state)
{
    static const char wanted[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!DOCTYPE html>\n"
        "<html lang=\"de\">\n"
        "  <p title=\"a&amp;&quot;b&quot; é\">&lt;x&gt; &amp; ü</p>\n"
        "  <br/>\n"
        "  <div>\n"
        "    <i>x</i>\n"
        "  </div>\n"
        "</html>\n";
    Arena arena = {0};

    (void)state;
    for (int i = 0; i < 2; i++) {
        XmlWriter *writer = new_xml_writer();
        xml_put_doctype(writer, "html");
        xml_open_element(writer, "html");
        xml_put_attribute(writer, "lang", "de");
        xml_put_attribute(writer, "dir", NULL);
        xml_open_element(writer, "p");
        xml_put_attribute(writer, "title", "a&\"b\" é");
        xml_put_text(writer, "<x> & ü");
        xml_close_element(writer);
        xml_put_element(writer, "br", NULL);
        xml_open_element(writer, "div");
        xml_put_element(writer, "i", "x");
        Bytes bytes = xml_finish(writer, &arena); /* closes div and html */
        assert_string_equal(bytes.data, wanted);
        assert_int_equal(bytes.len, strlen(wanted));
    }
    arena_free(&arena);
}

static void forbidden_characters_become_u_fffd(void **state)
{
    Arena arena = {0};
    XmlWriter *writer = new_xml_writer();
    XmlError error;
    Bytes bytes;

    (void)state;
    xml_open_element(writer, "a");
    xml_put_attribute(writer, "b",
                      "\x01 \xEF\xBF\xBE \xFF \xC0\x80 \xED\xA0\x80 \xE2\x82");
    xml_put_text(writer, "]]> \x1B \xEF\xBF\xBF \x80 \xF5\x80\x80\x80 \xE2\x82");
    bytes = xml_finish(writer, &arena);
    assert_true(xml_check(bytes, &error));
    assert_non_null(
        strstr(bytes.data, "b=\"\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD"));
    assert_non_null(strstr(bytes.data, "]]&gt; \xEF\xBF\xBD \xEF\xBF\xBD"));
    arena_free(&arena);
}

static void reader_walks_elements_and_attributes(void **state)
{
    static const char svg[] =
        "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n"
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://x/svg11.dtd\">\n"
        "<?xml-stylesheet href='a.css'?><!-- <no> -->\n"
        "<svg xmlns='http://www.w3.org/2000/svg' "
        "xmlns:xlink='http://www.w3.org/1999/xlink' id='a'>\n"
        " <!-- é <rect> -->  <image\n   width = '3' xlink:href='a&amp;b.png'/><t>x &lt; "
        "<![CDATA[<y>]]></t>\n"
        "</svg>\n";
    XmlReader *reader = new_xml_reader((Bytes){svg, strlen(svg)});
    XmlAttribute attribute;

    (void)state;
    assert_int_equal(xml_read(reader), XML_EVENT_DOCTYPE);
    assert_string_equal(xml_name(reader), "svg");
    assert_string_equal(xml_public_id(reader), "-//W3C//DTD SVG 1.1//EN");
    assert_string_equal(xml_system_id(reader), "http://x/svg11.dtd");
    assert_int_equal(xml_read(reader), XML_EVENT_INSTRUCTION);
    assert_string_equal(xml_name(reader), "xml-stylesheet");
    assert_string_equal(xml_text(reader), "href='a.css'");
    assert_int_equal(xml_read(reader), XML_EVENT_OPEN);
    assert_int_equal(xml_offset(reader), (size_t)(strstr(svg, "<svg") - svg));
    assert_int_equal(xml_depth(reader), 0);
    assert_string_equal(xml_space(reader), XML_SPACE_SVG);
    assert_true(xml_next_attribute(reader, &attribute));
    assert_string_equal(attribute.name, "xmlns");
    assert_string_equal(attribute.space, XML_SPACE_XMLNS);
    assert_true(xml_next_attribute(reader, &attribute));
    assert_string_equal(attribute.name, "xlink");
    assert_string_equal(attribute.value, XML_SPACE_XLINK);
    assert_int_equal(xml_attribute_offset(reader),
                     (size_t)(strstr(svg, "xmlns:xlink") - svg));
    assert_true(xml_next_attribute(reader, &attribute));
    assert_string_equal(attribute.value, "a");
    assert_null(attribute.space);
    assert_false(xml_next_attribute(reader, &attribute));
    assert_int_equal(xml_read(reader), XML_EVENT_TEXT);
    assert_int_equal(xml_read(reader), XML_EVENT_TEXT);
    assert_int_equal(xml_read(reader), XML_EVENT_OPEN);
    assert_string_equal(xml_name(reader), "image");
    assert_int_equal(xml_depth(reader), 1);
    assert_int_equal(xml_offset(reader), (size_t)(strstr(svg, "<image") - svg));
    assert_string_equal(xml_lookup_attribute(reader, "href", XML_SPACE_XLINK), "a&b.png");
    assert_string_equal(xml_lookup_attribute(reader, "width", NULL), "3");
    assert_null(xml_lookup_attribute(reader, "href", NULL));
    assert_true(xml_next_attribute(reader, &attribute));
    assert_true(xml_next_attribute(reader, &attribute));
    assert_int_equal(xml_attribute_offset(reader),
                     (size_t)(strstr(svg, "xlink:href") - svg));
    assert_int_equal(xml_read(reader), XML_EVENT_CLOSE);
    assert_int_equal(xml_read(reader), XML_EVENT_OPEN);
    assert_int_equal(xml_read(reader), XML_EVENT_TEXT);
    assert_string_equal(xml_text(reader), "x < ");
    assert_int_equal(xml_read(reader), XML_EVENT_TEXT);
    assert_string_equal(xml_text(reader), "<y>");
    assert_int_equal(xml_read(reader), XML_EVENT_CLOSE);
    assert_string_equal(xml_name(reader), "t");
    assert_int_equal(xml_read(reader), XML_EVENT_TEXT);
    assert_int_equal(xml_read(reader), XML_EVENT_CLOSE);
    assert_int_equal(xml_read(reader), XML_EVENT_END_OF_FILE);
    assert_int_equal(xml_read(reader), XML_EVENT_END_OF_FILE);
    assert_null(xml_error(reader));
    xml_reader_free(reader);
}

static void each_fault_has_its_place_and_words(void **state)
{
    static const struct {
        const char *xml;
        unsigned line, column; /* 0: anywhere */
        const char *message;
    } rows[] = {
        {"", 1, 1, "it is empty"},
        {"<svg>\n<rect></svg>", 2, 7,
         "the end tag </svg> stands where <rect> of line 2 is still open"},
        {"<svg>\n <g>\n", 0, 0, "the file ends where <g> of line 2 is still open"},
        {"<a>\n é&nbsp;</a>", 2, 3, "the entity &nbsp; is not declared"},
        {"<!DOCTYPE a SYSTEM 'x.dtd'><a b='&nbsp;'/>", 1, 34,
         "the entity &nbsp; is not declared"},
        {"<!DOCTYPE a SYSTEM 'x.dtd'><a>&nbsp;</a>", 1, 31,
         "the entity &nbsp; is not declared"},
        {"<a b='1' b='2'/>", 0, 0, "the attribute \"b\" is there twice"},
        {"<a xlink:href='b'/>", 0, 0,
         "the prefix \"xlink\" is not declared with xmlns:xlink"},
        {"<a>\x01</a>", 1, 4, "the character U+0001 is not allowed in XML"},
        {"<a>\n\xE9</a>", 2, 1, "it holds a byte that is not UTF-8"},
        {"\xFF\xFE<\0a\0", 1, 1, "it is encoded in UTF-16, not in UTF-8"},
        {"<?xml version='1.0' encoding=\"ISO-8859-1\"?><a/>", 1, 31,
         "its XML declaration names another encoding than UTF-8"},
        {"<?xml version='1.1'?><a/>", 0, 0, "its XML version is not 1.0"},
        {"<!DOCTYPE a [\n<!ENTITY x 'y'>]><a>&x;</a>", 2, 1, "it declares an entity"},
        {"<!DOCTYPE a [<!ENTITY % x SYSTEM '/etc/passwd'>%x;]><a/>", 1, 14,
         "it declares an entity"},
        {"<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>", 1, 14,
         "it declares attributes in its document type"},
        {"<!DOCTYPE a [<!ELEMENT a (((b)))>]><a/>", 1, 14,
         "it declares elements in its document type"},
        {"<!DOCTYPE a [<!NOTATION n SYSTEM 'x'>]><a/>", 1, 14,
         "it declares notations in its document type"},
        {"<a/><b/>", 1, 5, "something stands behind the end of the root element"},
        {"no xml", 1, 1, NULL},
        {"<a <b/>", 1, 4, NULL},
        {"<a b=1/>", 1, 6, "the value of an attribute has no quotes"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        XmlError error = {0};
        assert_false(xml_check(bytes_of(rows[i].xml), &error));
        if (rows[i].message != NULL)
            assert_string_equal(error.message, rows[i].message);
        if (rows[i].line != 0)
            assert_int_equal(error.line, rows[i].line);
        if (rows[i].column != 0)
            assert_int_equal(error.column, rows[i].column);
    }
}

static void what_is_odd_but_well_formed_passes(void **state)
{
    static const char *const rows[] = {
        "<a/>",
        ("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\" "
         "standalone='no'?>\n<a/>\n<!-- x -->"), /* clang suspects a lost comma */
        "<!DOCTYPE a [ <!-- it's --> ]><a xmlns='&lt;odd uri>'/>",
        "<a>&amp;&#65;&#x42;</a>",
        "<a b='&amp;&#65;'/>",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        XmlError error = {.message = "none"};
        if (!xml_check(bytes_of(rows[i]), &error))
            fail_msg("%s: %s", rows[i], error.message);
    }
}

static void check_repeated(const char *head, const char *part, size_t n, const char *tail,
                           bool good)
{
    Buf buf = {0};
    XmlError error = {.message = "none"};

    buf_put(&buf, head);
    for (size_t i = 0; i < n; i++)
        buf_put(&buf, part);
    buf_put(&buf, tail);
    if (xml_check(buf_bytes(&buf), &error) != good)
        fail_msg("%zu times %s: %s", n, part, error.message);
    buf_free(&buf);
}

static void size_depth_attributes_and_namespaces_are_limited(void **state)
{
    Buf many = {0};

    (void)state;
    check_repeated("", "<g>", 300, "", false);
    check_repeated("<a>", "<b/>", 1 << 20, "</a>", true);
    check_repeated("<a ", "b='1' ", 100000, "/>", false);
    check_repeated("<a c='", "x", 9 << 20, "'/>", true);
    check_repeated("<a>", "x", XML_SIZE_LIMIT, "</a>", false);
    check_repeated("<a>", "x", 11 << 20, "</a>", false);
    check_repeated("<a b='", "x", 11 << 20, "'/>", false);
    for (int i = 0; i < 250; i++)
        buf_format(&many, "<a xmlns:n%d='x' xmlns:m%d='x' xmlns:o%d='x'>", i, i, i);
    assert_false(xml_check(buf_bytes(&many), NULL));
    buf_clear(&many);
    buf_put(&many, "<a>");
    for (int i = 0; i < 6000; i++)
        buf_format(&many, "<n%d/>", i);
    buf_put(&many, "</a>");
    assert_false(xml_check(buf_bytes(&many), NULL));
    buf_free(&many);
}

static void *read_forever(void *text)
{
    for (int i = 0; i < 200; i++) {
        XmlError error;
        if (xml_check(bytes_of(text), &error) != (error.message[0] == '\0'))
            error.message[0] = '\0';
    }
    return NULL;
}

static void threads_read_at_once_and_nothing_is_printed(void **state)
{
    pthread_t threads[4];
    FILE *kept = tmpfile();
    int old = dup(2);

    (void)state;
    assert_non_null(kept);
    fflush(stderr);
    dup2(fileno(kept), 2);
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, read_forever,
                       (void *)(i % 2 == 0 ? "<a><b x:y='&z;'></a>" : "<a/>"));
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    fflush(stderr);
    dup2(old, 2);
    assert_int_equal(lseek(fileno(kept), 0, SEEK_END), 0);
    fclose(kept);
    close(old);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_calls_give_the_same_indented_text),
        cmocka_unit_test(forbidden_characters_become_u_fffd),
        cmocka_unit_test(reader_walks_elements_and_attributes),
        cmocka_unit_test(each_fault_has_its_place_and_words),
        cmocka_unit_test(what_is_odd_but_well_formed_passes),
        cmocka_unit_test(size_depth_attributes_and_namespaces_are_limited),
        cmocka_unit_test(threads_read_at_once_and_nothing_is_printed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
