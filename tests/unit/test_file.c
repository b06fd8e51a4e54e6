/* test_file.c - nothing outside of the root is ever opened, with openat2 or without. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <errno.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include "base/file.h"
#include "scratch.h"

static Arena arena;
static Root root;

static int make_tree(void **state)
{
    (void)state;
    scratch_put("outside.md", "secret");
    scratch_put("root/a.md", "text");
    scratch_put("root/sub/b.md", "below");
    scratch_put("root/empty", "");
    scratch_link("a.md", "root/link.md");
    scratch_link("../a.md", "root/sub/up.md");
    scratch_link("sub", "root/folder");
    scratch_link("../outside.md", "root/out.md");
    scratch_link("/etc/passwd", "root/absolute.md");
    scratch_link("..", "root/parent");
    scratch_link("../../outside.md", "root/sub/out.md");
    scratch_link("loop", "root/loop");
    scratch_link("gone", "root/dangling");
    scratch_link("sub/../../root/a.md", "root/roundabout");
    if (mkfifo(scratch_path("root/pipe"), 0600) != 0)
        return -1;
    return root_open(&root, scratch_path("root")) ? 0 : -1;
}

static int remove_tree(void **state)
{
    (void)state;
    root_close(&root);
    file_without_openat2(false);
    scratch_remove();
    return 0;
}

static void is_status(const char *path, FileStatus wanted)
{
    FileInfo info;

    assert_int_equal(file_info(&root, path, &info), wanted);
}

static void is_text(const char *path, const char *wanted)
{
    FileInfo info;
    Bytes bytes;

    assert_int_equal(file_read(&root, path, 100, &arena, &bytes, &info), FILE_OK);
    assert_int_equal(bytes.len, strlen(wanted));
    assert_string_equal(bytes.data, wanted);
    assert_int_equal(info.size, strlen(wanted));
}

static void files_and_links_inside_are_read(void **state)
{
    (void)state;
    is_text("a.md", "text");
    is_text("sub/b.md", "below");
    is_text("./sub//b.md", "below");
    is_text("sub/../a.md", "text");
    is_text("link.md", "text");
    is_text("sub/up.md", "text");
    is_text("folder/b.md", "below");
    is_text("folder/../a.md", "text");
    is_text("empty", "");
}

static void no_spelling_leads_out(void **state)
{
    char absolute[4096];

    (void)state;
    snprintf(absolute, sizeof absolute, "%s", scratch_path("root/a.md"));
    is_status("../outside.md", FILE_OUTSIDE);
    is_status("sub/../../outside.md", FILE_OUTSIDE);
    is_status("/etc/passwd", FILE_OUTSIDE);
    is_status(absolute, FILE_OUTSIDE);
    is_status("out.md", FILE_OUTSIDE);
    is_status("absolute.md", FILE_OUTSIDE);
    is_status("parent/outside.md", FILE_OUTSIDE);
    is_status("sub/out.md", FILE_OUTSIDE);
    is_status("roundabout", FILE_OUTSIDE);
    is_status("..", FILE_OUTSIDE);
    is_status("file:///etc/passwd", FILE_MISSING);
    is_status("..%2foutside.md", FILE_MISSING);
    is_status("%2e%2e/outside.md", FILE_MISSING);
    is_status("..\\outside.md", FILE_MISSING);
}

static void a_root_within_another_is_never_outside(void **state)
{
    Root below;
    FileInfo info;

    (void)state;
    for (int walk = 0; walk < 2; walk++) {
        file_without_openat2(walk == 1);
        assert_true(root_open_within(&below, &root, "folder"));
        assert_int_equal(file_info(&below, "b.md", &info), FILE_OK);
        assert_int_equal(file_info(&below, "../a.md", &info), FILE_OUTSIDE);
        root_close(&below);
        assert_true(root_open_within(&below, &root, ""));
        assert_int_equal(file_info(&below, "a.md", &info), FILE_OK);
        root_close(&below);
        assert_false(root_open_within(&below, &root, "parent"));
        assert_false(root_open_within(&below, &root, "a.md"));
    }
}

static void what_is_no_file_is_told(void **state)
{
    char longest[5000];

    (void)state;
    memset(longest, 'x', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    is_status("nope.md", FILE_MISSING);
    is_status("nope/a.md", FILE_MISSING);
    is_status("a.md/b", FILE_MISSING);
    is_status("a.md/", FILE_MISSING);
    is_status("", FILE_MISSING);
    is_status("dangling", FILE_MISSING);
    is_status("loop", FILE_MISSING);
    is_status(longest, FILE_MISSING);
    longest[300] = '\0';
    is_status(longest, FILE_MISSING);
    is_status("sub", FILE_NOT_REGULAR);
    is_status(".", FILE_NOT_REGULAR);
    is_status("folder", FILE_NOT_REGULAR);
    is_status("pipe", FILE_NOT_REGULAR); /* and does not wait for a writer */
}

static void a_deep_folder_ends_well(void **state)
{
    char path[4000] = "";

    (void)state;
    for (int i = 0; i < 900; i++)
        strcat(path, "sub/");
    strcat(path, "x");
    is_status(path, FILE_MISSING);
}

static void the_limit_is_kept(void **state)
{
    FileInfo info;
    Bytes bytes;

    (void)state;
    assert_int_equal(file_read(&root, "a.md", 3, &arena, &bytes, &info), FILE_TOO_LARGE);
    assert_int_equal(file_read(&root, "a.md", 4, &arena, &bytes, &info), FILE_OK);
    assert_int_equal(file_read_head(&root, "a.md", 2, &arena, &bytes, &info), FILE_OK);
    assert_string_equal(bytes.data, "te");
    assert_int_equal(info.size, 4);
}

static void forbidden_files_are_told(void **state)
{
    bool is_root =
        geteuid() == 0; /* who may read all, so that the test is someone else */

    (void)state;
    scratch_put("root/private.md", "x");
    chmod(scratch_path("root/private.md"), 0);
    if (is_root)
        assert_int_equal(seteuid(65534), 0);
    is_status("private.md", FILE_FORBIDDEN);
    if (is_root)
        assert_int_equal(seteuid(0), 0);
}

static void a_socket_is_no_file(void **state)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    (void)state;
    if (fd < 0 || strlen(scratch_path("root/socket")) >= sizeof address.sun_path)
        skip();
    strcpy(address.sun_path, scratch_path("root/socket"));
    unlink(address.sun_path);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    is_status("socket", FILE_NOT_REGULAR);
    unlink(address.sun_path);
    close(fd);
}

static void folders_are_listed_in_order(void **state)
{
    const char **names;
    size_t count;

    (void)state;
    assert_int_equal(folder_list(&root, "sub", &arena, &names, &count), FILE_OK);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "b.md");
    assert_string_equal(names[2], "up.md");
    assert_int_equal(folder_list(&root, "", &arena, &names, &count), FILE_OK);
    assert_true(count > 5);
    assert_int_equal(folder_list(&root, "a.md", &arena, &names, &count), FILE_MISSING);
    assert_int_equal(folder_list(&root, "parent", &arena, &names, &count), FILE_OUTSIDE);
    assert_int_equal(folder_list(&root, "nope", &arena, &names, &count), FILE_MISSING);
}

static int walk_only(void **state)
{
    file_without_openat2(true);
    return make_tree(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_and_links_inside_are_read),
        cmocka_unit_test(no_spelling_leads_out),
        cmocka_unit_test(what_is_no_file_is_told),
        cmocka_unit_test(a_root_within_another_is_never_outside),
        cmocka_unit_test(what_is_no_file_is_told),
        cmocka_unit_test(a_deep_folder_ends_well),
        cmocka_unit_test(the_limit_is_kept),
        cmocka_unit_test(forbidden_files_are_told),
        cmocka_unit_test(a_socket_is_no_file),
        cmocka_unit_test(folders_are_listed_in_order),
    };
    int failed = cmocka_run_group_tests_name("openat2", tests, make_tree, remove_tree);

    failed += cmocka_run_group_tests_name("walk", tests, walk_only, remove_tree);
    arena_free(&arena);
    return failed;
}
