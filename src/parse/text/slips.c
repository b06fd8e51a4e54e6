/* slips.c - see the header. */
#include "parse/text/slips.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

/* How far behind its text's begin a slip is looked for, in bytes, and in a chapter in all:
 * hostile texts have a million of them. */
enum { FARTHEST = 1 << 14, PATIENCE = 1 << 24 };

typedef struct {
    Chapter *chapter;
    const Node *text; /* that is looked at */
    size_t reached;   /* behind the last slip of this text, in the chapter's */
    size_t patience;
    bool labels; /* undefined ones are slips */
} Check;

/* Where the text has these bytes, from its node on; NO_OFFSET when they are written otherwise, as
 * with a backslash. */
static size_t find_written(Check *check, const char *slip, size_t len)
{
    Bytes text = check->chapter->text;
    size_t from =
        check->reached > check->text->offset ? check->reached : check->text->offset;
    size_t left = from < text.len ? text.len - from : 0;
    const char *found;

    if (left > FARTHEST)
        left = FARTHEST;
    if (left > check->patience)
        return NO_OFFSET;
    check->patience -= left;
    found = memmem(text.data + from, left, slip, len);
    if (found == NULL || (found > text.data && found[-1] == '\\'))
        return NO_OFFSET;
    check->reached = (size_t)(found - text.data) + len;
    return (size_t)(found - text.data);
}

/* ---- Links ---------------------------------------------------------------------------------- */

/* "[text" in front of "]": where its bracket is, or NULL.  One right behind a word is an index,
 * a[i][j], and [^1], [@key] are no links. */
static const char *find_opening(const char *text, const char *end)
{
    const char *at = end;

    while (at > text && at[-1] != '[' && at[-1] != ']')
        at--;
    if (at == text || at[-1] != '[' || at == end || strchr("^@", *at) != NULL)
        return NULL;
    at--;
    return at > text && (isalnum((unsigned char)at[-1]) || strchr(")]}_", at[-1]) != NULL)
               ? NULL
               : at;
}

static void check_label(Check *check, const char *opening, const char *middle)
{
    size_t len = strcspn(middle + 2, "[]\n");
    const char *label = len == 0 ? opening + 1 : middle + 2;
    size_t offset;

    if (middle[2 + len] != ']' || strchr("^@", middle[2]) != NULL ||
        strspn(label, " ") == (size_t)(len == 0 ? middle - label : (ptrdiff_t)len))
        return;
    offset = find_written(check, opening, (size_t)(middle - opening) + len + 3);
    if (offset == NO_OFFSET)
        return;
    if (len == 0)
        len = (size_t)(middle - label);
    diag_add(&check->chapter->diags, "reference-undefined",
             chapter_position(check->chapter, offset),
             arena_format(&check->chapter->arena,
                          "define it on a line of its own: [%.*s]: chapter.md", (int)len,
                          label),
             "nothing says where [%.*s] leads, so the link is shown as it is written",
             (int)len, label);
}

/* "chapter.md", "http://…", "#part": no words in parentheses. */
static bool is_address(const char *text, size_t len)
{
    const char *dot = memrchr(text, '.', len);
    size_t ending = dot == NULL ? 0 : len - (size_t)(dot - text) - 1;

    if (memmem(text, len, "://", 3) != NULL || text[0] == '#' ||
        strncmp(text, "./", 2) == 0 || strncmp(text, "../", 3) == 0)
        return true;
    for (size_t i = 1; i <= ending; i++)
        if (!isalnum((unsigned char)dot[i]))
            return false;
    return ending >= 2 && ending <= 5;
}

static void report_link(Check *check, const char *opening, const char *middle, size_t len)
{
    size_t offset = find_written(check, opening, (size_t)(middle - opening) + 2 + len);

    if (offset == NO_OFFSET)
        return;
    diag_add(&check->chapter->diags, "link-syntax",
             chapter_position(check->chapter, offset),
             arena_format(&check->chapter->arena,
                          "write it between angle brackets: [text](<%.*s>)",
                          len > 0 ? (int)len - 1 : 6, len > 0 ? middle + 2 : "a b.md"),
             "this looks like a link and is none: its address holds a space");
}

/* An address on the web is a link by itself: then the text ends with the parenthesis. */
static void check_address(Check *check, const char *opening, const char *middle)
{
    const char *address = middle + 2;
    size_t len = strcspn(address, "()[]<>\n");
    const Node *next = check->text->next;

    if (*address == '\0' && next != NULL && next->kind == NODE_LINK &&
        next->next != NULL && next->next->kind == NODE_TEXT && next->next->text[0] == ' ')
        report_link(check, opening, middle, 0);
    else if (address[len] == ')' && memchr(address, ' ', len) != NULL &&
             is_address(address, len))
        report_link(check, opening, middle, len + 1);
}

static void check_links(Check *check, const Node *text)
{
    check->text = text;
    check->reached = 0;
    for (const char *at = text->text; (at = strchr(at, ']')) != NULL; at++) {
        const char *opening =
            at[1] == '[' || at[1] == '(' ? find_opening(text->text, at) : NULL;
        if (opening != NULL && at[1] == '[' && check->labels)
            check_label(check, opening, at);
        else if (opening != NULL && at[1] == '(')
            check_address(check, opening, at);
    }
}

/* ---- Blocks --------------------------------------------------------------------------------- */

/* A single # begins a tag more often than a heading. */
static void check_heading(Chapter *chapter, const Node *paragraph)
{
    Bytes text = chapter->text;
    size_t at = paragraph->offset, marks = 0, len;

    while (at + marks < text.len && text.data[at + marks] == '#')
        marks++;
    at += marks;
    if (marks < 2 || marks > 6 || at >= text.len ||
        (!isalpha((unsigned char)text.data[at]) && (text.data[at] & 0x80) == 0))
        return;
    len = strcspn(text.data + at, "\n");
    diag_add(&chapter->diags, "heading-space", node_position(chapter, paragraph),
             arena_format(&chapter->arena, "write %.*s %.*s", (int)marks,
                          text.data + at - marks, len < 40 ? (int)len : 0,
                          text.data + at),
             "this is no heading: a space is missing behind %.*s", (int)marks,
             text.data + at - marks);
}

/* Behind the white space and the marks of quotes that a line begins with. */
static const char *line_text(const char *line)
{
    return line + strspn(line, " \t>");
}

static size_t count_cells(const char *line)
{
    size_t count = 0, end = strcspn(line, "\n");

    while (end > 0 && strchr(" \t\r", line[end - 1]) != NULL)
        end--;
    for (size_t i = line[0] == '|'; i < end; i++)
        count += line[i] == '|' && (i == 0 || line[i - 1] != '\\') && i + 1 < end;
    return count + 1;
}

static void check_table(Chapter *chapter, const Node *paragraph)
{
    const char *head = chapter->text.data + paragraph->offset, *rule;
    size_t len = strcspn(head, "\n"), rule_len, cells, rules;

    if (memchr(head, '|', len) == NULL || head[len] == '\0')
        return;
    rule = line_text(head + len + 1);
    rule_len = strspn(rule, "|:- \t\r");
    if (rule[rule_len] != '\n' && rule[rule_len] != '\0')
        return;
    if (memchr(rule, '|', rule_len) == NULL || memmem(rule, rule_len, "--", 2) == NULL)
        return;
    cells = count_cells(head);
    rules = count_cells(rule);
    if (cells == rules)
        return;
    diag_add(&chapter->diags, "table-syntax", node_position(chapter, paragraph),
             "write as many |---| below the head as it has cells",
             "this is no table: its head has %zu cell%s, and the line below it %zu",
             cells, cells == 1 ? "" : "s", rules);
}

void check_slips(Chapter *chapter, bool labels)
{
    const Node *root = chapter->tree, *next;
    Check check = {.chapter = chapter, .patience = PATIENCE, .labels = labels};

    for (const Node *node = root; node != NULL; node = next) {
        bool passed = node->kind == NODE_LINK || node->kind == NODE_IMAGE;
        next = passed ? next_node_beside(root, node) : next_node(root, node);
        if (node->kind == NODE_TEXT) {
            check_links(&check, node);
        } else if (node->kind == NODE_PARAGRAPH && node->offset < chapter->text.len) {
            check_heading(chapter, node);
            check_table(chapter, node);
        }
    }
}
