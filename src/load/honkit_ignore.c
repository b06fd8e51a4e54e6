/* honkit_ignore.c - .bookignore, whose lines are those of .gitignore. */
#include <string.h>
#include "base/path.h"
#include "load/honkit.h"

/* All patterns and all paths together: hostile ones would take hours. */
enum { MOST_PATTERNS = 1000, LONGEST_PATTERN = 256, LONGEST_PATH = 1024 };
static const size_t most_work = 100u << 20; /* characters compared */

/* ---- One pattern ------------------------------------------------------------------------------ */

/* Behind a set such as [a-z]; the pattern itself when it is none.  *found: it has the
 * character. */
static const char *match_set(const char *pattern, char c, bool *found)
{
    const char *at = pattern + 1;
    bool negated = *at == '!' || *at == '^';
    bool in = false;

    at += negated;
    for (bool first = true; *at != '\0' && (first || *at != ']'); first = false) {
        char low = *at++, high = low;
        if (*at == '-' && at[1] != '\0' && at[1] != ']') {
            high = at[1];
            at += 2;
        }
        in = in || (c >= low && c <= high);
    }
    if (*at != ']')
        return pattern;
    *found = in != negated && c != '/';
    return at + 1;
}

/* What a step of the pattern takes: one character, any of a name, or any of a path. */
typedef enum { STEP_ONE, STEP_NAME, STEP_PATH } Step;

/* The step at the pattern and where the next one begins; *takes: a STEP_ONE takes c. */
static const char *read_step(const char *pattern, char c, Step *step, bool *takes)
{
    const char *behind;

    *step = STEP_ONE;
    if (pattern[0] == '*') {
        size_t stars = strspn(pattern, "*");
        *step = stars > 1 ? STEP_PATH : STEP_NAME;
        return pattern + stars;
    }
    if (pattern[0] == '?') {
        *takes = c != '/';
        return pattern + 1;
    }
    if (pattern[0] == '[' && (behind = match_set(pattern, c, takes)) != pattern)
        return behind;
    pattern += pattern[0] == '\\' && pattern[1] != '\0';
    *takes = *pattern == c;
    return pattern + 1;
}

/* Which beginnings of the pattern match what was read of the path, character for
 * character: no pattern takes longer than the product of both lengths. */
static bool matches_whole(const char *pattern, const char *path)
{
    bool now[LONGEST_PATTERN + 2] = {true}, next[LONGEST_PATTERN + 2];
    size_t len = strlen(pattern);

    for (;; path++) {
        bool any = false;
        memset(next, 0, len + 1);
        for (size_t i = 0; i < len; i++) {
            Step step;
            bool takes = false;
            const char *behind;
            if (!now[i])
                continue;
            behind = read_step(pattern + i, *path, &step, &takes);
            if (step != STEP_ONE) {
                now[behind - pattern] = true; /* it may take nothing */
                if (step == STEP_PATH && *behind == '/')
                    now[behind + 1 - pattern] = true; /* nor a folder */
                any |= next[i] = step == STEP_PATH || *path != '/';
            } else if (takes) {
                any = next[behind - pattern] = true;
            }
        }
        if (*path == '\0' || !any)
            return *path == '\0' && now[len];
        memcpy(now, next, len + 1);
    }
}

/* The path, or a folder on the way to it. */
bool matches_ignore_pattern(const char *pattern, const char *path)
{
    char text[LONGEST_PATTERN + 1], way[LONGEST_PATH + 1];
    size_t len = strlen(pattern), n;
    bool of_folders, anchored;

    while (len > 0 && pattern[len - 1] == ' ')
        len--;
    if (len == 0 || len > LONGEST_PATTERN || strlen(path) > LONGEST_PATH)
        return false;
    of_folders = pattern[len - 1] == '/';
    len -= of_folders;
    anchored = memchr(pattern, '/', len) != NULL;
    if (len > 0 && pattern[0] == '/') {
        pattern++;
        len--;
    }
    memcpy(text, pattern, len);
    text[len] = '\0';
    for (n = strcspn(path, "/");; n += 1 + strcspn(path + n + 1, "/")) {
        const char *name;
        memcpy(way, path, n);
        way[n] = '\0';
        name = anchored ? way : path_name(way);
        if ((path[n] == '/' || !of_folders) && matches_whole(text, name))
            return true;
        if (path[n] == '\0')
            return false;
    }
}

/* ---- The file --------------------------------------------------------------------------------- */

void read_honkit_ignore(Honkit *honkit)
{
    Book *book = honkit->book;
    const char *path = path_resolve(&book->arena, book->base, ".bookignore");
    Source source;
    const char *line, *end;

    if (!has_file(&book->root, path) ||
        !read_project_file(honkit->project, path, (Position){0}, &source))
        return;
    end = source.text.data + source.text.len;
    for (line = source.text.data; line < end && honkit->ignored_count < MOST_PATTERNS;) {
        size_t n = strcspn(line, "\n");
        if (n > 0 && *line != '#') {
            honkit->ignored = arena_grow(&book->arena, honkit->ignored,
                                         honkit->ignored_count, sizeof *honkit->ignored);
            honkit->ignored[honkit->ignored_count++] = arena_copy(&book->arena, line, n);
        }
        line += n + 1;
    }
}

/* The last line that fits decides. */
bool is_honkit_ignored(Honkit *honkit, const char *path)
{
    Book *book = honkit->book;
    const char *from_base = path_relative(&book->arena, book->base, path);

    for (size_t i = honkit->ignored_count; i-- > 0 && honkit->work < most_work;) {
        const char *pattern = honkit->ignored[i];
        bool kept = pattern[0] == '!';
        honkit->work += (strlen(pattern) + 1) * (strlen(from_base) + 1);
        if (matches_ignore_pattern(pattern + kept, from_base))
            return !kept;
    }
    return false;
}
