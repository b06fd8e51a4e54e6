/* hidden.c - see the header. */
#include "parse/dialect/hidden.h"
#include <string.h>

static const char separators[] = " \t,{}";

/* What the block's info string says itself; NULL: nothing. */
static const char *own_prefix(Arena *arena, const char *info)
{
    static const char key[] = "hidelines=";
    const char *found = info == NULL ? NULL : strstr(info, key);

    if (found == NULL || (found > info && strchr(separators, found[-1]) == NULL))
        return NULL;
    found += strlen(key);
    return arena_copy(arena, found, strcspn(found, separators));
}

static const char *prefix_of(const Dialect *dialect, Arena *arena, const Node *block)
{
    const char *own = own_prefix(arena, block->title);

    if (own != NULL)
        return own;
    /* The last word counts: a project's own comes behind its tool's. */
    for (size_t i = dialect->hidden_count; block->name != NULL && i > 0; i--)
        if (strcmp(dialect->hidden[i - 1].language, block->name) == 0)
            return dialect->hidden[i - 1].prefix;
    return NULL;
}

typedef enum { LINE_SHOWN, LINE_HIDDEN, LINE_ESCAPED } LineUse;

/* A prefix with a space behind it, as rustdoc's "# ", may stand alone on a line, and a
 * doubled sign means the sign itself.  mark: where the prefix begins. */
static LineUse judge(const char *line, size_t len, const char *prefix, size_t *mark)
{
    size_t n = strlen(prefix), at = 0;
    bool spaced = n > 1 && prefix[n - 1] == ' ';

    while (at < len && (line[at] == ' ' || line[at] == '\t'))
        at++;
    *mark = at;
    if (len - at >= n && memcmp(line + at, prefix, n) == 0)
        return LINE_HIDDEN;
    if (!spaced || len - at < n - 1 || memcmp(line + at, prefix, n - 1) != 0)
        return LINE_SHOWN;
    if (len - at == n - 1)
        return LINE_HIDDEN;
    return line[at + n - 1] == prefix[0] ? LINE_ESCAPED : LINE_SHOWN;
}

/* Blank lines at the beginning and end were there for the hidden ones. */
static const char *trim_lines(Arena *arena, Buf *out)
{
    size_t from = 0, until = out->len;

    for (size_t i = 0; i < until && strchr(" \t\n", out->data[i]) != NULL; i++)
        if (out->data[i] == '\n')
            from = i + 1;
    while (until > from && strchr(" \t\n", out->data[until - 1]) != NULL)
        until--;
    if (until < out->len && until > from)
        until += strcspn(out->data + until, "\n") + 1;
    return arena_copy(arena, out->data + from,
                      until > out->len ? out->len - from : until - from);
}

/* The text without its hidden lines; NULL: it has none. */
static const char *shown_lines(Arena *arena, const char *text, const char *prefix)
{
    Buf out = {0};
    bool changed = false;
    const char *shown;

    for (const char *line = text; *line != '\0';) {
        size_t len = strcspn(line, "\n"), end = len + (line[len] == '\n'), mark;
        LineUse use = judge(line, len, prefix, &mark);
        changed = changed || use != LINE_SHOWN;
        if (use == LINE_SHOWN)
            buf_add(&out, line, end);
        if (use == LINE_ESCAPED) {
            buf_add(&out, line, mark);
            buf_add(&out, line + mark + 1, end - mark - 1);
        }
        line += end;
    }
    shown = !changed ? NULL : out.len == 0 ? "" : trim_lines(arena, &out);
    buf_free(&out);
    return shown;
}

void hide_code_lines(Chapter *chapter, const Dialect *dialect)
{
    Node *root = chapter->tree;

    for (Node *node = root, *next; node != NULL; node = next) {
        const char *prefix, *shown;
        next = node->kind == NODE_CODE_BLOCK ? next_node_beside(root, node)
                                             : next_node(root, node);
        if (node->kind != NODE_CODE_BLOCK)
            continue;
        prefix = prefix_of(dialect, &chapter->arena, node);
        shown = prefix == NULL || *prefix == '\0'
                    ? NULL
                    : shown_lines(&chapter->arena, node->text, prefix);
        if (shown != NULL && *shown == '\0')
            unlink_node(node); /* it is there for its tests alone */
        else if (shown != NULL)
            node->text = shown;
    }
}
