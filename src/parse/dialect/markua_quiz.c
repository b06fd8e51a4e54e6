/* markua_quiz.c - quizzes and exercises, of which a book shows the questions alone (Markua,
 * "Quiz and exercise output"): no mark tells which choice is right. */
#include <string.h>
#include "parse/dialect/markua_blocks.h"

static bool is_of_exercise(const Blocks *blocks)
{
    size_t depth = blocks->depth;

    while (depth > 0 && strcmp(blocks->open[depth - 1].word, "quiz") != 0 &&
           strcmp(blocks->open[depth - 1].word, "exercise") != 0)
        depth--;
    return depth > 0 && strcmp(blocks->open[depth - 1].word, "exercise") == 0;
}

/* Behind the mark that the line begins with, and digits such as "?1" and "!.5" have; 0: it
 * is none. */
static size_t behind_mark(const LineScan *scan, char mark)
{
    const char *text = scan->text.data;
    size_t at = scan->content;

    if (at == scan->end || text[at] != mark)
        return 0;
    for (at++; mark != '%' && at < scan->end && strchr("0123456789.", text[at]) != NULL;)
        at++;
    if (at == scan->end)
        return at;
    return text[at] == ' ' || text[at] == '\t' ? at + 1 : 0;
}

static void cut(Blocks *blocks, size_t from, size_t until)
{
    rewrite_keep(blocks->rewrite, from);
    rewrite_skip(blocks->rewrite, until);
}

static void note_answer(Blocks *blocks)
{
    Chapter *chapter = blocks->rewrite->chapter;
    static const char key[] = "! an answer"; /* no directive is called so */

    if (map_lookup(&blocks->noted, key) != NULL)
        return;
    map_put(&blocks->noted, &chapter->arena, key, blocks);
    diag_add(&chapter->diags, "markua-answers",
             rewrite_position(blocks->rewrite, blocks->scan.content), NULL,
             "the answers and hints of quizzes are not shown");
}

static bool is_word(const LineScan *scan, const char *word)
{
    return line_begins(scan, word) &&
           trimmed_line_end(scan) == scan->content + strlen(word);
}

/* {answer} … {/answer}; nothing happens where the end is missing. */
static bool rewrite_long_answer(Blocks *blocks)
{
    LineScan ahead = blocks->scan;

    if (!is_word(&ahead, "{answer}") || ahead.at < blocks->no_answer)
        return false;
    while (next_line(&ahead))
        if (!ahead.is_code && is_word(&ahead, "{/answer}"))
            break;
    if (!is_word(&ahead, "{/answer}")) {
        blocks->no_answer = SIZE_MAX;
        return false;
    }
    if (is_of_exercise(blocks)) {
        cut(blocks, blocks->scan.at, blocks->scan.next);
        return true;
    }
    note_answer(blocks);
    cut(blocks, blocks->scan.at, ahead.next);
    blocks->scan = ahead;
    return true;
}

/* "! 5" and "% a hint": those of exercises are for the reader. */
static bool rewrite_answer(Blocks *blocks)
{
    const LineScan *scan = &blocks->scan;
    size_t answer = behind_mark(scan, '!'), hint = behind_mark(scan, '%');
    size_t behind = answer > 0 ? answer : hint;

    if (behind == 0)
        return false;
    if (is_of_exercise(blocks)) {
        cut(blocks, scan->content, behind);
        return true;
    }
    note_answer(blocks);
    cut(blocks, scan->at, scan->next);
    return true;
}

/* "C) 454" with a letter of its place, on a line of its own. */
static void rewrite_choice(Blocks *blocks)
{
    const LineScan *scan = &blocks->scan;
    const char *text = scan->text.data + scan->content;

    if (scan->end - scan->content < 3 || text[1] != ')' || text[2] != ' ' ||
        (text[0] | 0x20) < 'a' || (text[0] | 0x20) > 'z')
        return;
    if (blocks->choice == 0 || blocks->choice > 'z')
        blocks->choice = 'a';
    cut(blocks, scan->content, scan->content + 1);
    rewrite_put(blocks->rewrite, &blocks->choice, 1);
    rewrite_keep(blocks->rewrite, scan->end);
    rewrite_put_text(blocks->rewrite, "  ");
    blocks->choice++;
}

void rewrite_question(Blocks *blocks)
{
    size_t behind = behind_mark(&blocks->scan, '?');

    if (behind > 0) {
        cut(blocks, blocks->scan.content, behind);
        blocks->choice = 'a';
    } else if (is_word(&blocks->scan, "{/answer}")) {
        cut(blocks, blocks->scan.at, blocks->scan.next);
    } else if (!rewrite_long_answer(blocks) && !rewrite_answer(blocks)) {
        rewrite_choice(blocks);
    }
}
