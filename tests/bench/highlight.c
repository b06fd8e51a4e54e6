/* highlight.c - the highlighter by itself: how quick it is, and what it finds.
 *
 *     highlight speed LANGUAGE FILE    MB/s over the file, repeated for a quarter of a second
 *     highlight runs                   blocks on standard input, each behind a line "LANGUAGE BYTES":
 *                                      a line "start length style" for each run, then "." */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/buf.h"
#include "formats/highlight.h"

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static Buf read_all(FILE *file)
{
    Buf buf = {0};
    char part[65536];
    size_t n;

    while ((n = fread(part, 1, sizeof part, file)) > 0)
        buf_add(&buf, part, n);
    return buf;
}

static int measure(const char *language, const char *path)
{
    FILE *file = fopen(path, "rb");
    CodeRuns runs = {0};
    size_t index = lookup_code_language(language, strlen(language)), bytes = 0;
    double start, seconds;
    Buf text;

    if (file == NULL)
        return 2;
    text = read_all(file);
    fclose(file);
    if (!highlight(index, text.data, text.len, &runs)) /* makes the tables, too */
        return 1;
    start = now();
    do {
        highlight(index, text.data, text.len, &runs);
        bytes += text.len;
        seconds = now() - start;
    } while (seconds < 0.25);
    printf("%-12s %8.0f MB/s %7zu KB\n", language, (double)bytes / seconds / 1e6,
           text.len / 1000);
    buf_free(&text);
    code_runs_free(&runs);
    return 0;
}

static int print_runs(void)
{
    char language[64];
    size_t len;
    CodeRuns runs = {0};

    while (scanf("%63s %zu", language, &len) == 2 && getchar() == '\n') {
        char *text = memory_new(len);
        if (fread(text, 1, len, stdin) != len)
            return 2;
        highlight(lookup_code_language(language, strlen(language)), text, len, &runs);
        for (size_t i = 0; i < runs.count; i++)
            printf("%u %u %d\n", runs.items[i].start, runs.items[i].length,
                   (int)runs.items[i].style);
        puts(".");
        free(text);
    }
    code_runs_free(&runs);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "speed") == 0)
        return measure(argv[2], argv[3]);
    if (argc == 2 && strcmp(argv[1], "runs") == 0)
        return print_runs();
    fputs("usage: highlight speed LANGUAGE FILE | highlight runs <blocks\n", stderr);
    return 2;
}
