/* test_image.c - the header sniffer knows formats by content, and sizes as they are shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <unistd.h>
#include "base/buf.h"
#include "formats/image.h"

#define BYTES(literal) ((Bytes){literal, sizeof literal - 1})

/* 300 by 200, RGB. */
#define PNG_HEAD "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\1\x2C\0\0\0\xC8\x08\x02\0\0\0abcd"
#define PNG_DATA "\0\0\0\2IDATxxabcd"
#define PNG_TAIL "\0\0\0\0IEND\xAE\x42\x60\x82"
/* A start of frame of 640 by 480, three components, and an empty scan. */
#define JPEG_FRAME(marker)                                                               \
    "\xFF" marker "\0\x11\x08\x01\xE0\x02\x80\x03\1\x22\0\2\x11\1\3\x11\1"
#define JPEG_SCAN "\xFF\xDA\0\x0C\3\1\0\2\x11\3\x11\0\x3F\0xyz"
#define JPEG_END "\xFF\xD9"
#define EXIF(order, orientation)                                                         \
    "\xFF\xE1\0\x22"                                                                     \
    "Exif\0\0" order orientation
#define GIF_HEAD "GIF89a\x0A\0\x14\0\x80\0\0abcdef"
#define GIF_FRAME ",\0\0\0\0\x0A\0\x14\0\0\2\1x\0"

/* The same answer from memory and from a file. */
static ImageInfo info_of(Bytes bytes)
{
    ImageInfo info = image_info(bytes), from_file;
    FILE *file = tmpfile();

    assert_non_null(file);
    assert_int_equal(fwrite(bytes.data, 1, bytes.len, file), bytes.len);
    assert_int_equal(fflush(file), 0);
    from_file = image_info_of_file(fileno(file), bytes.len);
    fclose(file);
    assert_int_equal(info.media, from_file.media);
    assert_int_equal(info.width, from_file.width);
    assert_int_equal(info.height, from_file.height);
    assert_int_equal(info.animated, from_file.animated);
    if (info.broken == NULL)
        assert_null(from_file.broken);
    else
        assert_string_equal(info.broken, from_file.broken);
    return info;
}

static void assert_size(Bytes bytes, Media media, uint32_t width, uint32_t height)
{
    ImageInfo info = info_of(bytes);

    if (info.broken != NULL)
        fail_msg("broken: %s", info.broken);
    assert_int_equal(info.media, media);
    assert_int_equal(info.width, width);
    assert_int_equal(info.height, height);
}

static void assert_broken(Bytes bytes, Media media)
{
    ImageInfo info = info_of(bytes);

    assert_int_equal(info.media, media);
    assert_non_null(info.broken);
}

static void png_has_the_size_of_its_header(void **state)
{
    (void)state;
    assert_size(BYTES(PNG_HEAD PNG_DATA PNG_TAIL), MEDIA_PNG, 300, 200);
    assert_size(BYTES(PNG_HEAD PNG_DATA PNG_TAIL "rubbish behind it"), MEDIA_PNG, 300,
                200);
    assert_false(info_of(BYTES(PNG_HEAD PNG_DATA PNG_TAIL)).animated);
    assert_true(info_of(BYTES(PNG_HEAD "\0\0\0\x08"
                                       "acTL\0\0\0\2\0\0\0\0abcd" PNG_DATA PNG_TAIL))
                    .animated);
}

static void png_without_its_end_or_with_a_senseless_header_is_broken(void **state)
{
    (void)state;
    assert_broken(BYTES("\x89PNG\r\n\x1A\n\0\0"), MEDIA_PNG);
    assert_broken(BYTES(PNG_HEAD PNG_DATA), MEDIA_PNG);
    assert_broken(BYTES(PNG_HEAD "\xFF\xFF\xFF\xFFIDATxx"), MEDIA_PNG);
    assert_broken(BYTES("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\0\0\0\0\xC8\x08\x02\0\0\0a"
                        "bcd" PNG_TAIL),
                  MEDIA_PNG);
    /* Colour type 2 has no depth of 4. */
    assert_broken(
        BYTES(
            "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\1\0\0\0\1\x04\x02\0\0\0abcd" PNG_TAIL),
        MEDIA_PNG);
}

static void jpeg_has_the_size_of_any_start_of_frame(void **state)
{
    (void)state;
    assert_size(BYTES("\xFF\xD8" JPEG_FRAME("\xC0") JPEG_SCAN JPEG_END), MEDIA_JPEG, 640,
                480);
    assert_size(BYTES("\xFF\xD8" JPEG_FRAME("\xC2") JPEG_SCAN JPEG_END), MEDIA_JPEG, 640,
                480);
    assert_size(BYTES("\xFF\xD8" JPEG_FRAME("\xCF") JPEG_SCAN JPEG_END), MEDIA_JPEG, 640,
                480);
    /* A Huffman table before it, fill bytes, and something behind its end. */
    assert_size(BYTES("\xFF\xD8\xFF\xC4\0\5xyz\xFF\xFF" JPEG_FRAME("\xC1")
                          JPEG_SCAN JPEG_END "behind"),
                MEDIA_JPEG, 640, 480);
}

static void jpeg_on_its_side_is_shown_upright(void **state)
{
    (void)state;
    assert_size(BYTES("\xFF\xD8" EXIF("MM\0*\0\0\0\x08",
                                      "\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0")
                          JPEG_FRAME("\xC0") JPEG_SCAN JPEG_END),
                MEDIA_JPEG, 480, 640);
    assert_size(BYTES("\xFF\xD8" EXIF("II*\0\x08\0\0\0",
                                      "\1\0\x12\1\3\0\1\0\0\0\x08\0\0\0\0\0\0\0")
                          JPEG_FRAME("\xC0") JPEG_SCAN JPEG_END),
                MEDIA_JPEG, 480, 640);
    assert_size(BYTES("\xFF\xD8" EXIF("II*\0\x08\0\0\0",
                                      "\1\0\x12\1\3\0\1\0\0\0\3\0\0\0\0\0\0\0")
                          JPEG_FRAME("\xC0") JPEG_SCAN JPEG_END),
                MEDIA_JPEG, 640, 480);
}

static void jpeg_that_is_cut_off_is_broken(void **state)
{
    (void)state;
    assert_broken(BYTES("\xFF\xD8\xFF\xE0\0\x10JFIF"), MEDIA_JPEG);
    assert_broken(BYTES("\xFF\xD8\xFF"), MEDIA_JPEG);
    assert_broken(BYTES("\xFF\xD8" JPEG_FRAME("\xC0") JPEG_SCAN), MEDIA_JPEG);
    assert_broken(BYTES("\xFF\xD8" JPEG_SCAN JPEG_END), MEDIA_JPEG);
    assert_broken(BYTES("\xFF\xD8\xFF\xE0\0\0"), MEDIA_JPEG);
}

static void gif_with_two_frames_is_animated(void **state)
{
    (void)state;
    assert_size(BYTES(GIF_HEAD GIF_FRAME ";"), MEDIA_GIF, 10, 20);
    assert_false(info_of(BYTES(GIF_HEAD GIF_FRAME ";")).animated);
    assert_true(
        info_of(BYTES(GIF_HEAD "!\xF9\4\0\0\0\0\0" GIF_FRAME GIF_FRAME ";")).animated);
    assert_broken(BYTES(GIF_HEAD ",\0\0\0\0\x0A\0\x14\0\0\2\x20x"), MEDIA_GIF);
    assert_broken(BYTES(GIF_HEAD), MEDIA_GIF);
    assert_broken(BYTES("GIF87a\0\0"), MEDIA_GIF);
}

static void webp_of_all_three_kinds_has_its_size(void **state)
{
    (void)state;
    assert_size(BYTES("RIFF\x16\0\0\0WEBPVP8 \x0A\0\0\0\0\0\0\x9D\x01\x2A\x2C\1\xC8\0"),
                MEDIA_WEBP, 300, 200);
    assert_size(BYTES("RIFF\x16\0\0\0WEBPVP8L\x0A\0\0\0\x2F\x2B\xC1\x31\0xxxxx"),
                MEDIA_WEBP, 300, 200);
    assert_size(BYTES("RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x2B\1\0\xC7\0\0"),
                MEDIA_WEBP, 300, 200);
    assert_true(info_of(BYTES("RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\2\0\0\0\x2B\1\0\xC7\0\0"))
                    .animated);
    assert_broken(BYTES("RIFF\xFF\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x2B\1\0\xC7\0\0"),
                  MEDIA_WEBP);
    assert_broken(BYTES("RIFF\x16\0\0\0WEBP"), MEDIA_WEBP);
}

static void foreign_formats_are_named(void **state)
{
    (void)state;
    assert_int_equal(info_of(BYTES("BM\x36\0\0\0")).media, MEDIA_BMP);
    assert_int_equal(info_of(BYTES("II*\0\x08\0\0\0")).media, MEDIA_TIFF);
    assert_int_equal(info_of(BYTES("\0\0\0\x18"
                                   "ftypheic\0\0\0\0"))
                         .media,
                     MEDIA_HEIC);
    assert_int_equal(info_of(BYTES("\0\0\0\x18"
                                   "ftypavif\0\0\0\0"))
                         .media,
                     MEDIA_AVIF);
    assert_int_equal(info_of(BYTES("\0\0\0\x18"
                                   "ftypisom\0\0\0\0"))
                         .media,
                     MEDIA_VIDEO);
    assert_int_equal(info_of(BYTES("\0\0\1\0\1\0")).media, MEDIA_ICO);
    assert_int_equal(info_of(BYTES("%PDF-1.7")).media, MEDIA_PDF);
    assert_int_equal(info_of(BYTES("8BPS\0\1")).media, MEDIA_PSD);
    assert_int_equal(info_of(BYTES("version https://git-lfs.github.com/spec/v1\n")).media,
                     MEDIA_LFS);
    assert_int_equal(info_of(BYTES("<!DOCTYPE html><p>404")).media, MEDIA_HTML);
    assert_int_equal(info_of(BYTES("just text")).media, MEDIA_UNKNOWN);
    assert_int_equal(info_of(BYTES("")).media, MEDIA_UNKNOWN);
    assert_non_null(info_of(BYTES("")).broken);
}

static void fonts_and_svg_are_known_by_content(void **state)
{
    (void)state;
    assert_int_equal(info_of(BYTES("\0\1\0\0\0\x0F")).media, MEDIA_TTF);
    assert_int_equal(info_of(BYTES("OTTO\0\x0F")).media, MEDIA_OTF);
    assert_int_equal(info_of(BYTES("wOFF\0\1\0\0")).media, MEDIA_WOFF);
    assert_int_equal(info_of(BYTES("wOF2\0\1\0\0")).media, MEDIA_WOFF2);
    assert_int_equal(info_of(BYTES("<svg xmlns='x'/>")).media, MEDIA_SVG);
    assert_int_equal(
        info_of(BYTES("\xEF\xBB\xBF\n<?xml version='1.0'?><!-- x --><s:svg/>")).media,
        MEDIA_SVG);
}

static void header_behind_the_first_window_is_found(void **state)
{
    Buf buf = {0};

    (void)state;
    buf_add(&buf, "\xFF\xD8", 2);
    for (int i = 0; i < 9; i++) {
        buf_add(&buf, "\xFF\xE2\x40\x00", 4); /* an ICC profile of 16 KB */
        for (int j = 0; j < 0x3FFE; j++)
            buf_char(&buf, 'x');
    }
    buf_add(&buf, JPEG_FRAME("\xC0") JPEG_SCAN JPEG_END,
            sizeof(JPEG_FRAME("\xC0") JPEG_SCAN JPEG_END) - 1);
    assert_size(buf_bytes(&buf), MEDIA_JPEG, 640, 480);
    buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(png_has_the_size_of_its_header),
        cmocka_unit_test(png_without_its_end_or_with_a_senseless_header_is_broken),
        cmocka_unit_test(jpeg_has_the_size_of_any_start_of_frame),
        cmocka_unit_test(jpeg_on_its_side_is_shown_upright),
        cmocka_unit_test(jpeg_that_is_cut_off_is_broken),
        cmocka_unit_test(gif_with_two_frames_is_animated),
        cmocka_unit_test(webp_of_all_three_kinds_has_its_size),
        cmocka_unit_test(foreign_formats_are_named),
        cmocka_unit_test(fonts_and_svg_are_known_by_content),
        cmocka_unit_test(header_behind_the_first_window_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
