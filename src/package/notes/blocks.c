/* blocks.c - the order of blocks, and what stands in front of their lines.  Trees are as deep as
 * parse lets them be, so that functions may call themselves. */
#include "package/notes/blocks.h"
#include <stdio.h>
#include <string.h>

bool leads_out(const Node *link)
{
    return link->href != NULL && strchr(link->href, ':') != NULL;
}

/* ---- Lines ---------------------------------------------------------------------------------- */

void put_line(Blocks *blocks, const char *line, size_t n)
{
    Buf *front = blocks->first.len > 0 ? &blocks->first : &blocks->prefix;
    size_t len = front->len;

    while (n == 0 && len > 0 && front->data[len - 1] == ' ')
        len--;
    buf_add(blocks->out, len == 0 ? "" : front->data, len);
    buf_add(blocks->out, line, n);
    buf_char(blocks->out, '\n');
    buf_clear(&blocks->first);
}

void put_each_line(Blocks *blocks, const char *text)
{
    while (*text != '\0') {
        size_t n = strcspn(text, "\n");
        put_line(blocks, text, n);
        text += n + (text[n] == '\n');
    }
}

static void begin_block(Blocks *blocks)
{
    if (blocks->begun && !blocks->tight)
        put_line(blocks, "", 0);
    blocks->begun = true;
}

void blocks_free(Blocks *blocks)
{
    buf_free(&blocks->prefix);
    buf_free(&blocks->first);
}

/* ---- Blocks --------------------------------------------------------------------------------- */

static bool is_named(const Node *node, const char *name)
{
    return node->kind == NODE_ELEMENT && strcmp(node->name, name) == 0;
}

static int heading_level(const Node *node)
{
    if (node->kind == NODE_HEADING)
        return node->number;
    return node->kind == NODE_ELEMENT && node->name[0] == 'h' && node->name[1] >= '1' &&
                   node->name[1] <= '6'
               ? node->name[1] - '0'
               : 0;
}

static void put_inlines(const Form *form, Buf *buf, const Node *from, const Node *until)
{
    for (; from != until; from = from->next) {
        Walk walk = {.root = from};
        while (walk_next(&walk))
            (walk.leaving ? form->leave_inline : form->enter_inline)(buf, walk.node);
    }
}

/* What stands in a paragraph of its own, or a run of inlines beside blocks. */
static void put_run(Blocks *blocks, const Node *from, const Node *until, int level)
{
    Buf text = {0};

    put_inlines(blocks->form, &text, from, until);
    if (text.len > 0 && text.data[strspn(text.data, " \n")] != '\0') {
        begin_block(blocks);
        if (level > 0)
            blocks->form->put_heading(blocks, level, text.data);
        else
            blocks->form->put_paragraph(blocks, text.data);
    }
    buf_free(&text);
}

static void put_blocks(Blocks *blocks, const Node *root);

/* All below the node, behind a mark in its first line. */
static void put_within(Blocks *blocks, const Node *node, const char *mark,
                       const char *others)
{
    size_t len = blocks->prefix.len;

    if (blocks->first.len == 0 && len > 0)
        buf_add(&blocks->first, blocks->prefix.data, len);
    buf_put(&blocks->first, mark);
    buf_put(&blocks->prefix, others);
    blocks->begun = false;
    put_blocks(blocks, node);
    if (blocks->first.len > 0)
        put_line(blocks, "", 0); /* nothing stands in it */
    blocks->prefix.len = len;
    blocks->prefix.data[len] = '\0';
    blocks->begun = true;
}

static void put_list(Blocks *blocks, const Node *list)
{
    bool ordered = list->kind == NODE_LIST && (list->flags & NODE_ORDERED) != 0;
    bool tight = blocks->tight;
    int number = ordered ? list->number : 0;

    begin_block(blocks);
    for (const Node *item = list->first_child; item != NULL; item = item->next) {
        char mark[16] = "- ", blanks[16] = "  ";
        if (ordered)
            snprintf(mark, sizeof mark, "%d. ", number++);
        memset(blanks, ' ', strlen(mark));
        blanks[strlen(mark)] = '\0';
        blocks->tight = list->kind != NODE_LIST || (list->flags & NODE_TIGHT) != 0;
        if (item != list->first_child && !blocks->tight)
            put_line(blocks, "", 0);
        put_within(blocks, item, mark, blanks);
    }
    blocks->tight = tight;
}

static void put_block(Blocks *blocks, const Node *node)
{
    int level = heading_level(node);

    if (level > 0 || node->kind == NODE_PARAGRAPH || is_named(node, "p")) {
        put_run(blocks, node->first_child, NULL, level);
    } else if (node->kind == NODE_LIST || is_named(node, "ul")) {
        put_list(blocks, node);
    } else if (node->kind == NODE_QUOTE) {
        begin_block(blocks);
        put_within(blocks, node, "> ", "> ");
    } else if (node->kind == NODE_CODE_BLOCK) {
        begin_block(blocks);
        blocks->form->put_code(blocks, node->text);
    } else if (node->kind == NODE_THEMATIC_BREAK) {
        begin_block(blocks);
        put_line(blocks, "* * *", 5);
    } else {
        put_blocks(blocks, node);
    }
}

static void put_blocks(Blocks *blocks, const Node *root)
{
    const Node *run = NULL;

    for (const Node *node = root->first_child; node != NULL; node = node->next) {
        if (!is_block(node)) {
            run = run == NULL ? node : run;
            continue;
        }
        if (run != NULL)
            put_run(blocks, run, node, 0);
        run = NULL;
        put_block(blocks, node);
    }
    if (run != NULL)
        put_run(blocks, run, NULL, 0);
}

void put_as(const Form *form, Buf *buf, const Node *root)
{
    Blocks blocks = {.form = form, .out = buf};

    put_blocks(&blocks, root);
    blocks_free(&blocks);
}
