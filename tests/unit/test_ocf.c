/* test_ocf.c - the EPUB is written wholly or not at all, and nothing is left beside it. */
#include "outputs.h"

/* ---- Tests --------------------------------------------------------------------------------------- */

static void missing_folders_are_made_and_modes_follow_umask(void **state)
{
    struct stat stat_of;

    (void)state;
    assert_true(write_small("dist/deep//er/x.epub"));
    assert_sound("dist/deep/er/x.epub");
    assert_int_equal(count_names("dist/deep/er"), 1);
    stat("dist/deep/er/x.epub", &stat_of);
    assert_int_equal(stat_of.st_mode & 07777, 0644);
    umask(077);
    assert_true(write_small("y.epub"));
    umask(022);
    stat("y.epub", &stat_of);
    assert_int_equal(stat_of.st_mode & 07777, 0600);
    assert_int_equal(system("cmp dist/deep/er/x.epub y.epub"), 0);
}

static void memory_and_file_hold_the_same_bytes(void **state)
{
    Container container = small_container();
    char *data, *again;
    size_t size, size_again;
    FILE *file;

    (void)state;
    assert_true(write_container_to_memory(&container, &diags, &data, &size));
    assert_true(write_container_to_memory(&container, &diags, &again, &size_again));
    assert_int_equal(size, size_again);
    assert_memory_equal(data, again, size);
    file = fopen("memory.epub", "w");
    fwrite(data, 1, size, file);
    fclose(file);
    for (int way = 0; way < 3; way++) {
        no_tmpfile = way == 1;
        no_link = way == 2;
        assert_true(write_small("x.epub"));
        assert_int_equal(system("cmp x.epub memory.epub"), 0);
        assert_int_equal(count_names("."), 2);
    }
    free(data);
    free(again);
}

static void check_failure(const char *part)
{
    put_file("old.epub", "old");
    assert_false(write_small("old.epub"));
    assert_reported(part);
    assert_text("old.epub", "old");
    assert_int_equal(count_names("."), 1);
    diags = (Diags){.arena = &arena};
}

static void failed_write_keeps_the_old_epub(void **state)
{
    (void)state;
    for (int way = 0; way < 3; way++) {
        no_tmpfile = way == 1;
        no_link = way == 2;
        fail_sync = true;
        check_failure("input/output error");
        fail_sync = false;
        fail_rename = true;
        check_failure("input/output error");
        fail_rename = false;
    }
}

static void faulty_entries_keep_the_old_epub_and_are_named(void **state)
{
    Entry twice[] = {{.path = "a", .bytes = {"1", 1}}, {.path = "a", .bytes = {"2", 1}}};
    Entry gone[] = {
        {.path = "EPUB/p.png", .file = "gone.png", .size = 3, .stored = true}};
    uint64_t size;

    (void)state;
    put_file("old.epub", "old");
    assert_false(
        write_container(&(Container){twice, 2, &root}, "old.epub", &diags, &size));
    assert_reported("\"a\" can't be put into the EPUB");
    diags = (Diags){.arena = &arena};
    assert_false(
        write_container(&(Container){gone, 1, &root}, "old.epub", &diags, &size));
    assert_reported("\"EPUB/p.png\" can't be put into the EPUB: no such file");
    assert_text("old.epub", "old");
    assert_int_equal(count_names("."), 1);
}

/* Runs the function in a child and returns how it ended, as waitpid says it. */
static int in_child(void (*run)(void))
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        run();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void write_under_a_size_limit(void)
{
    for (rlim_t limit = 0; limit < 300000; limit += 70001) {
        struct rlimit limits = {limit, limit + 1000000};
        setrlimit(RLIMIT_FSIZE, &limits);
        if (write_small("old.epub") ||
            strstr(diags.first->message, "file too large") == NULL)
            _exit(1);
        diags = (Diags){.arena = &arena};
    }
}

static void a_limit_on_file_sizes_does_not_kill(void **state)
{
    (void)state;
    put_file("old.epub", "old");
    assert_int_equal(in_child(write_under_a_size_limit), 0);
    no_tmpfile = true;
    assert_int_equal(in_child(write_under_a_size_limit), 0);
    assert_text("old.epub", "old");
    assert_int_equal(count_names("."), 1);
}

static void write_and_be_terminated(void)
{
    raise_in_sync = true;
    write_small("x.epub");
}

static void a_signal_waits_until_all_is_tidy(void **state)
{
    (void)state;
    for (int way = 0; way < 2; way++) {
        no_tmpfile = way == 1;
        int status = in_child(write_and_be_terminated);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
        assert_sound("x.epub");
        assert_int_equal(count_names("."), 1);
    }
}

static void write_forever(void)
{
    for (;;)
        write_small("x.epub");
}

static void kill_leaves_a_whole_file_and_the_next_build_tidies(void **state)
{
    (void)state;
    assert_true(write_small("x.epub"));
    for (int i = 0; i < 40; i++) {
        no_tmpfile = i % 2 == 1;
        pid_t child = fork();
        if (child == 0)
            write_forever();
        usleep((useconds_t)(1000 + i * 977 % 20000));
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        assert_sound("x.epub");
    }
    assert_true(write_small("x.epub"));
    assert_int_equal(count_names("."), 1);
}

static void leftovers_of_the_dead_go_and_those_of_the_living_stay(void **state)
{
    int living;

    (void)state;
    put_file(".x.epub.epubify-abc123", "dead");
    put_file(".x.epub.epubify-live00", "live");
    put_file(".y.epub.epubify-abc123", "another output's");
    put_file(".x.epub.epubify-toolong", "another program's");
    mkdir(".x.epub.epubify-folder", 0777);
    living = open(".x.epub.epubify-live00", O_RDONLY);
    assert_int_equal(flock(living, LOCK_EX), 0);
    assert_true(write_small("x.epub"));
    assert_int_equal(access(".x.epub.epubify-abc123", F_OK), -1);
    assert_int_equal(count_names("."), 5);
    close(living);
    assert_true(write_small("x.epub"));
    assert_int_equal(count_names("."), 4);
}

static void write_ten_times(void)
{
    for (int i = 0; i < 10; i++)
        if (!write_small("x.epub"))
            _exit(1);
}

static void many_builds_of_one_output_do_not_meet(void **state)
{
    (void)state;
    for (int way = 0; way < 2; way++) {
        pid_t children[8];
        no_tmpfile = way == 1;
        for (int i = 0; i < 8; i++)
            if ((children[i] = fork()) == 0) {
                write_ten_times();
                _exit(0);
            }
        for (int i = 0; i < 8; i++) {
            int status;
            waitpid(children[i], &status, 0);
            assert_int_equal(status, 0);
        }
        assert_sound("x.epub");
        assert_int_equal(count_names("."), 1);
    }
}

static void links_are_written_through(void **state)
{
    struct stat stat_of;

    (void)state;
    mkdir("real", 0777);
    put_file("real/there.epub", "old");
    assert_int_equal(symlink("real/there.epub", "one.epub"), 0);
    assert_int_equal(symlink("one.epub", "two.epub"), 0);
    assert_int_equal(symlink("real/new.epub", "dangling.epub"), 0);
    assert_int_equal(symlink("loop.epub", "loop.epub"), 0);
    assert_true(write_small("two.epub"));
    assert_true(write_small("dangling.epub"));
    assert_sound("real/there.epub");
    assert_sound("real/new.epub");
    lstat("two.epub", &stat_of);
    assert_true(S_ISLNK(stat_of.st_mode));
    assert_false(write_small("loop.epub"));
    assert_reported("too many levels of symbolic links");
    assert_false(check_output("loop.epub", &diags));
}

static void devices_are_written_to_as_they_are(void **state)
{
    (void)state;
    assert_true(check_output("/dev/null", &diags));
    assert_true(write_small("/dev/null"));
    assert_true(check_output("/dev/full", &diags));
    assert_false(write_small("/dev/full"));
    assert_reported("no space left on device");
    assert_int_equal(count_names("."), 0);
}

static void check_refusal(const char *output, const char *part)
{
    diags = (Diags){.arena = &arena};
    assert_false(check_output(output, &diags));
    assert_reported(part);
    diags = (Diags){.arena = &arena};
    assert_false(write_small(output));
    assert_reported(part);
}

static void check_as_nobody(void)
{
    if (setuid(65534) != 0 || check_output("locked/x.epub", &diags) ||
        strstr(diags.first->message, "permission denied") == NULL ||
        check_output("locked/new/x.epub", &diags) || write_small("locked/x.epub") ||
        !check_output("open/x.epub", &diags))
        _exit(1);
}

static void what_can_never_work_is_found_before_work(void **state)
{
    char longest[300];

    (void)state;
    mkdir("folder", 0777);
    put_file("file", "text");
    check_refusal("", "the output has no name");
    check_refusal("folder", "the output must be a file, not a folder");
    check_refusal("folder/", "the output must be a file");
    check_refusal("new/", "the output must be a file");
    check_refusal("file/x.epub", "not a directory");
    memset(longest, 'x', sizeof longest);
    longest[299] = '\0';
    check_refusal(longest, "file name too long");
    diags = (Diags){.arena = &arena};
    assert_true(check_output("new/folder/x.epub", &diags));
    assert_int_equal(access("new", F_OK), -1);
    longest[250] = '\0';
    assert_true(check_output(longest, &diags));
    assert_true(write_small(longest));
    chmod(".", 0755);
    mkdir("locked", 0700);
    chmod("locked", 0555);
    mkdir("open", 0777);
    chmod("open", 0777);
    if (geteuid() == 0)
        assert_int_equal(in_child(check_as_nobody), 0);
    else
        check_refusal("locked/x.epub", "permission denied");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(missing_folders_are_made_and_modes_follow_umask,
                                        begin, end),
        cmocka_unit_test_setup_teardown(memory_and_file_hold_the_same_bytes, begin, end),
        cmocka_unit_test_setup_teardown(failed_write_keeps_the_old_epub, begin, end),
        cmocka_unit_test_setup_teardown(faulty_entries_keep_the_old_epub_and_are_named,
                                        begin, end),
        cmocka_unit_test_setup_teardown(a_limit_on_file_sizes_does_not_kill, begin, end),
        cmocka_unit_test_setup_teardown(a_signal_waits_until_all_is_tidy, begin, end),
        cmocka_unit_test_setup_teardown(
            kill_leaves_a_whole_file_and_the_next_build_tidies, begin, end),
        cmocka_unit_test_setup_teardown(
            leftovers_of_the_dead_go_and_those_of_the_living_stay, begin, end),
        cmocka_unit_test_setup_teardown(many_builds_of_one_output_do_not_meet, begin,
                                        end),
        cmocka_unit_test_setup_teardown(links_are_written_through, begin, end),
        cmocka_unit_test_setup_teardown(devices_are_written_to_as_they_are, begin, end),
        cmocka_unit_test_setup_teardown(what_can_never_work_is_found_before_work, begin,
                                        end),
    };

    return cmocka_run_group_tests(tests, begin_group, end_group);
}
