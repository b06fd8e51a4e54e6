/* math.c - what a formula costs: all of a file, each line's between dollars, again and again.
 *
 *     math FILE [ROUNDS] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "formats/tex/tex.h"

enum { MOST_FORMULAS = 4096 };

typedef struct {
    char *tex;
    bool display;
} Formula;

static size_t read_formulas(FILE *file, Formula *formulas)
{
    char *line = NULL;
    size_t room = 0, count = 0;

    while (count < MOST_FORMULAS && getline(&line, &room, file) > 0) {
        bool display = line[0] == '$' && line[1] == '$';
        if (line[0] != '$')
            continue;
        line[strcspn(line, "\n")] = '\0';
        formulas[count].tex = strdup(line + 1 + display);
        formulas[count].tex[strlen(formulas[count].tex) - 1 - display] = '\0';
        formulas[count++].display = display;
    }
    free(line);
    return count;
}

static double convert_all(const Formula *formulas, size_t count, size_t *bytes)
{
    struct timespec start, end;
    Arena lasting = {0};
    TexContext context = {.arena = &lasting};
    Buf out = {0};

    *bytes = 0;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    for (size_t i = 0; i < count; i++) {
        Arena arena = {0};
        TexFormula formula;
        Bytes tex = {formulas[i].tex, strlen(formulas[i].tex)};
        *bytes += tex.len;
        if (tex_convert(&arena, &context, tex, formulas[i].display, &formula))
            tex_write(formula.root, &out);
        arena_free(&arena);
        buf_clear(&out);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    buf_free(&out);
    arena_free(&lasting);
    return (double)(end.tv_sec - start.tv_sec) * 1e6 +
           (double)(end.tv_nsec - start.tv_nsec) / 1e3;
}

int main(int argc, char **argv)
{
    static Formula formulas[MOST_FORMULAS];
    FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
    int rounds = argc > 2 ? atoi(argv[2]) : 50;
    double least = 0;
    size_t count, bytes = 0;

    if (file == NULL || (count = read_formulas(file, formulas)) == 0) {
        fprintf(stderr, "usage: math FILE [ROUNDS]\n");
        return 2;
    }
    fclose(file);
    for (int round = 0; round < rounds; round++) {
        double time = convert_all(formulas, count, &bytes);
        if (round == 0 || time < least)
            least = time;
    }
    printf("math: %zu formulas of %.0f bytes, %.2f us each\n", count,
           (double)bytes / (double)count, least / (double)count);
    return 0;
}
