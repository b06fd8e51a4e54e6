/* process.c - another program: fork, exec, a poll loop, and the end of it all at a
 * limit. */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* No program says so by its own exit status that it could not be started at all. */
enum { NOT_STARTED = 127, LARGEST_ERRORS = 64 * 1024, PIECE = 64 * 1024 };

bool process_find(const char *name, char path[PATH_MAX])
{
    const char *folders = getenv("PATH");
    struct stat info;

    if (folders == NULL || *folders == '\0')
        folders = "/usr/local/bin:/usr/bin:/bin";
    while (*folders != '\0') {
        size_t n = strcspn(folders, ":");
        /* A relative folder would mean another program in each working folder. */
        if (*folders == '/' && n + strlen(name) + 2 <= PATH_MAX) {
            memcpy(path, folders, n);
            path[n] = '/';
            strcpy(path + n + 1, name);
            if (stat(path, &info) == 0 && S_ISREG(info.st_mode) &&
                access(path, X_OK) == 0)
                return true;
        }
        folders += n + (folders[n] == ':');
    }
    return false;
}

/* ---- The child: only calls that are safe after fork in a program with threads -------------------- */

typedef struct {
    const char *path;
    char *const *argv;
    char **environment;
    const ProcessLimits *limits;
    pid_t parent;
    int in, out, err; /* its ends */
} Child;

static void set_limits(const ProcessLimits *limits)
{
    const struct rlimit core = {0, 0}, time = {limits->seconds, limits->seconds},
                        memory = {limits->memory, limits->memory};

    setrlimit(RLIMIT_CORE, &core);
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_AS, &memory);
}

/* Everything that the host program has set up goes back to what a program expects. */
static void reset_signals(void)
{
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigset_t none;

    for (int number = 1; number < NSIG; number++)
        sigaction(number, &action, NULL); /* fails for KILL and STOP */
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void close_others(void)
{
#ifdef SYS_close_range
    if (syscall(SYS_close_range, 3u, ~0u, 0u) == 0)
        return;
#endif
    for (int fd = 3; fd < 1024; fd++)
        close(fd);
}

__attribute__((noreturn)) static void become(const Child *child)
{
    setpgid(0, 0);
    reset_signals();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (getppid() != child->parent)
        _exit(NOT_STARTED); /* it died before the line above */
    if (dup2(child->in, 0) < 0 || dup2(child->out, 1) < 0 || dup2(child->err, 2) < 0 ||
        chdir("/") != 0)
        _exit(NOT_STARTED);
    close_others();
    set_limits(child->limits);
    execve(child->path, child->argv, child->environment);
    _exit(NOT_STARTED);
}

/* ---- The parent ------------------------------------------------------------------------------------ */

typedef struct {
    pid_t pid;
    int in, out, err; /* our ends; -1 once closed */
    Bytes input;      /* what is still to be written */
    const ProcessLimits *limits;
    Buf *output, *errors;
    struct timespec end;
    bool limited;
} Run;

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void kill_all(Run *run)
{
    run->limited = true;
    kill(-run->pid, SIGKILL);
    kill(run->pid, SIGKILL); /* its group may not exist yet */
    close_end(&run->in);
    close_end(&run->out);
    close_end(&run->err);
}

/* Milliseconds until the end, at least 0. */
static int time_left(const Run *run)
{
    struct timespec now;
    long long left;

    clock_gettime(CLOCK_MONOTONIC, &now);
    left = (run->end.tv_sec - now.tv_sec) * 1000LL +
           (run->end.tv_nsec - now.tv_nsec) / 1000000;
    return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

static bool again(void)
{
    return errno == EAGAIN || errno == EINTR;
}

/* MSG_NOSIGNAL: a program that reads no more must not kill us with SIGPIPE. */
static void feed(Run *run)
{
    ssize_t n =
        send(run->in, run->input.data, run->input.len, MSG_NOSIGNAL | MSG_DONTWAIT);

    if (n < 0 && again())
        return;
    if (n > 0) {
        run->input.data += n;
        run->input.len -= (size_t)n;
    }
    if (n < 0 || run->input.len == 0)
        close_end(&run->in);
}

static void collect(Run *run, int *fd, Buf *buf, size_t most, bool drop_rest)
{
    char piece[PIECE];
    ssize_t n = read(*fd, piece, sizeof piece);

    if (n < 0 && again())
        return;
    if (n <= 0)
        close_end(fd);
    else if ((size_t)n <= most - buf->len)
        buf_add(buf, piece, (size_t)n);
    else if (!drop_rest)
        kill_all(run);
}

/* Returns when the program has closed its outputs, or a limit was reached. */
static void exchange(Run *run)
{
    while (run->out >= 0 || run->err >= 0) {
        struct pollfd fds[3] = {{run->in, POLLOUT, 0},
                                {run->out, POLLIN, 0},
                                {run->err, POLLIN, 0}};
        int left = time_left(run);
        if (left == 0 || (poll(fds, 3, left) < 0 && errno != EINTR)) {
            kill_all(run);
            return;
        }
        if (fds[0].revents != 0)
            feed(run);
        if (run->out >= 0 && fds[1].revents != 0)
            collect(run, &run->out, run->output, run->limits->output, false);
        if (run->err >= 0 && fds[2].revents != 0)
            collect(run, &run->err, run->errors, LARGEST_ERRORS, true);
    }
    close_end(&run->in);
}

/* A program may close its outputs and run on. */
static int wait_for(Run *run)
{
    const struct timespec nap = {0, 2000000};
    int status = 0;
    pid_t pid;

    while ((pid = waitpid(run->pid, &status, run->limited ? 0 : WNOHANG)) == 0 ||
           (pid < 0 && errno == EINTR)) {
        if (pid == 0 && time_left(run) == 0)
            kill_all(run);
        else if (pid == 0)
            nanosleep(&nap, NULL);
    }
    kill(-run->pid, SIGKILL); /* what it left behind in its group */
    /* A host that ignores SIGCHLD never learns the status; what was printed must do. */
    return pid < 0 ? 0 : status;
}

static bool new_pipe(int ends[2])
{
    ends[0] = ends[1] = -1;
    return pipe2(ends, O_CLOEXEC) == 0;
}

static ProcessStatus status_of(const Run *run, int status)
{
    if (run->limited || (WIFSIGNALED(status) &&
                         (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)))
        return PROCESS_LIMIT;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED)
        return PROCESS_ABSENT;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? PROCESS_OK : PROCESS_FAILED;
}

/* fork with all signals blocked, so that no handler of the host runs in the child. */
static pid_t start(const Child *child)
{
    sigset_t all, old;
    pid_t pid;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    pid = fork();
    if (pid == 0)
        become(child);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (pid > 0)
        setpgid(pid, pid); /* both do it: whoever comes first */
    return pid;
}

static ProcessStatus run_child(Run *run, Child *child)
{
    int in[2] = {-1, -1}, out[2], err[2];
    ProcessStatus status = PROCESS_FAILED;

    /* A socket for the input: a pipe has no MSG_NOSIGNAL. */
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0)
        in[0] = in[1] = -1;
    if (new_pipe(out) && new_pipe(err) && in[0] >= 0) {
        child->in = in[0];
        child->out = out[1];
        child->err = err[1];
        run->pid = start(child);
    }
    run->in = in[1];
    run->out = out[0];
    run->err = err[0];
    close_end(&in[0]);
    close_end(&out[1]);
    close_end(&err[1]);
    if (run->pid > 0) {
        if (run->input.len == 0)
            close_end(&run->in);
        exchange(run);
        status = status_of(run, wait_for(run));
    }
    close_end(&run->in);
    close_end(&run->out);
    close_end(&run->err);
    return status;
}

ProcessStatus process_run(const char *const *argv, Bytes input,
                          const ProcessLimits *limits, Buf *output, Buf *errors)
{
    char path[PATH_MAX],
        path_variable[PATH_MAX + 8] = "PATH=/usr/local/bin:/usr/bin:/bin";
    char home[] = "HOME=/", locale[] = "LC_ALL=C.UTF-8";
    /* Graphviz takes it for a web server's, where it opens no file that a graph names. */
    char server[] = "SERVER_NAME=epubify";
    char *environment[] = {path_variable, home, locale, server, NULL};
    const char *folders = getenv("PATH");
    Run run = {.input = input, .limits = limits, .output = output, .errors = errors};
    Child child = {.path = path,
                   .environment = environment,
                   .limits = limits,
                   .parent = getpid()};

    if (!process_find(argv[0], path))
        return PROCESS_ABSENT;
    if (folders != NULL && strlen(folders) < PATH_MAX)
        strcpy(path_variable + strlen("PATH="), folders);
    /* execve promises not to write to them (POSIX, exec: rationale). */
    memcpy(&child.argv, &argv, sizeof child.argv);
    clock_gettime(CLOCK_MONOTONIC, &run.end);
    run.end.tv_sec += limits->seconds;
    buf_clear(output);
    buf_clear(errors);
    return run_child(&run, &child);
}
