/* bench.c - runs commands in turn, many times, and prints the medians of what each cost.
 *
 *     bench [--least] RUNS NAME COMMAND ARGUMENT... [-- NAME COMMAND ARGUMENT...]...
 *
 * The first command is what the others are measured by.  In turn, so that a busy moment
 * of the machine hits all of them.  --least: a line for each command, for programs to read:
 * its name, the least CPU and wall time of all runs in ms, the most memory in MB. */
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum { MOST_COMMANDS = 8 };

typedef struct {
    const char *name;
    char **argv;                 /* ends with NULL */
    double *cpu, *wall, *memory; /* one of each run: ms, ms, MB */
} Command;

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double to_ms(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static void run(const Command *command, int round)
{
    extern char **environ;
    posix_spawn_file_actions_t actions;
    struct rusage usage;
    double start = now();
    pid_t child;
    int status;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (posix_spawn(&child, command->argv[0], &actions, NULL, command->argv, environ) !=
            0 ||
        wait4(child, &status, 0, &usage) != child || status != 0) {
        fprintf(stderr, "bench: %s failed\n", command->argv[0]);
        exit(1);
    }
    posix_spawn_file_actions_destroy(&actions);
    command->wall[round] = now() - start;
    command->cpu[round] = to_ms(usage.ru_utime) + to_ms(usage.ru_stime);
    command->memory[round] = (double)usage.ru_maxrss * 1024 / 1e6;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return count % 2 == 1 ? values[count / 2]
                          : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* Splits the arguments at each "--", which becomes the NULL that ends a command. */
static int read_commands(char **argv, Command *commands, int runs)
{
    int count = 0;

    while (*argv != NULL && count < MOST_COMMANDS) {
        size_t room = sizeof(double) * (size_t)runs;
        commands[count++] =
            (Command){*argv, argv + 1, malloc(room), malloc(room), malloc(room)};
        while (*argv != NULL && strcmp(*argv, "--") != 0)
            argv++;
        if (*argv != NULL)
            *argv++ = NULL;
    }
    return count;
}

/* What a busy machine adds to a run is never taken away by another. */
static void print_least(const Command *commands, int count, int runs)
{
    for (int i = 0; i < count; i++) {
        qsort(commands[i].cpu, (size_t)runs, sizeof(double), compare);
        qsort(commands[i].wall, (size_t)runs, sizeof(double), compare);
        qsort(commands[i].memory, (size_t)runs, sizeof(double), compare);
        printf("%s\t%.2f\t%.2f\t%.1f\n", commands[i].name, commands[i].cpu[0],
               commands[i].wall[0], commands[i].memory[runs - 1]);
    }
}

static void print_medians(const Command *commands, int count, int runs)
{
    double floor_cpu = 0, floor_wall = 0;

    printf("  %-14s %9s %9s %9s %11s %11s\n", "", "CPU ms", "wall ms", "peak MB",
           "CPU ratio", "wall ratio");
    for (int i = 0; i < count; i++) {
        double cpu = median(commands[i].cpu, runs), wall = median(commands[i].wall, runs);
        if (i == 0) {
            floor_cpu = cpu;
            floor_wall = wall;
        }
        printf("  %-14s %9.1f %9.1f %9.1f %11.2f %11.2f\n", commands[i].name, cpu, wall,
               median(commands[i].memory, runs), cpu / floor_cpu, wall / floor_wall);
    }
}

int main(int argc, char **argv)
{
    Command commands[MOST_COMMANDS];
    bool least = argc > 1 && strcmp(argv[1], "--least") == 0;
    int runs, count;

    argv += least ? 2 : 1;
    argc -= least ? 2 : 1;
    runs = argc > 2 ? atoi(argv[0]) : 0;
    if (runs < 1)
        return 2;
    count = read_commands(argv + 1, commands, runs);
    for (int round = 0; round < runs; round++)
        for (int i = 0; i < count; i++)
            run(&commands[i], round);
    (least ? print_least : print_medians)(commands, count, runs);
    return 0;
}
