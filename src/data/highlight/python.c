/* python.c - Python and Starlark. */
#include "data/highlight/rules.h"

enum { BASE, BRACES, F_DOUBLE, F_SINGLE, F_LONG_DOUBLE, F_LONG_SINGLE };

/* The letters in front of a string belong to it. */
#define PREFIXED(prefix)                                                                 \
    SPAN(prefix "\"\"\"", "\"\"\"", CODE_STRING, BEHIND_NO_WORD | ESCAPES | FOLDED),     \
        SPAN(prefix "'''", "'''", CODE_STRING, BEHIND_NO_WORD | ESCAPES | FOLDED),       \
        SPAN(prefix "\"", "\"", CODE_STRING,                                             \
             BEHIND_NO_WORD | ESCAPES | ONE_LINE | FOLDED),                              \
        SPAN(prefix "'", "'", CODE_STRING, BEHIND_NO_WORD | ESCAPES | ONE_LINE | FOLDED)
#define FORMATTED(open_, state_)                                                         \
    {                                                                                    \
        MATCH_TEXT, CODE_STRING, .open = open_, .to = state_,                            \
                                 .flags = BEHIND_NO_WORD | FOLDED                        \
    }

#define PYTHON                                                                           \
    LINE("#", CODE_COMMENT, 0), FORMATTED("f\"\"\"", F_LONG_DOUBLE),                     \
        FORMATTED("f'''", F_LONG_SINGLE), FORMATTED("f\"", F_DOUBLE),                    \
        FORMATTED("f'", F_SINGLE), PREFIXED(""), PREFIXED("r"), PREFIXED("b"),           \
        PREFIXED("rb"), {MATCH_NAME, CODE_META, .open = "@", .flags = AT_START}, WORD,   \
        NUMBER

static const CodeRule base[] = {PYTHON};
static const CodeRule braces[] = {PUSH("{", CODE_PLAIN, BRACES),
                                  POP("}", CODE_PLAIN),
                                  LINE("#", CODE_COMMENT, 0),
                                  DOUBLE_QUOTED,
                                  SINGLE_QUOTED,
                                  WORD,
                                  NUMBER};

#define TEXT_OF(close_)                                                                  \
    ESCAPE, TEXT("{{", CODE_STRING), PUSH("{", CODE_PLAIN, BRACES),                      \
        POP(close_, CODE_STRING)
static const CodeRule f_double[] = {TEXT_OF("\""), POP("\n", CODE_PLAIN)};
static const CodeRule f_single[] = {TEXT_OF("'"), POP("\n", CODE_PLAIN)};
static const CodeRule f_long_double[] = {TEXT_OF("\"\"\"")};
static const CodeRule f_long_single[] = {TEXT_OF("'''")};

static const CodeWords words[] = {
    {CODE_KEYWORD, "and as assert async await break case class continue def del elif "
                   "else except finally for from global if import in is lambda match "
                   "nonlocal not or pass raise return try while with yield"},
    {CODE_NAME,
     "__import__ abs all any ascii bin bool breakpoint bytearray bytes callable chr "
     "classmethod compile complex delattr dict dir divmod enumerate eval exec filter "
     "float format frozenset getattr globals hasattr hash help hex id input int "
     "isinstance issubclass iter len list locals map max memoryview min next object oct "
     "open ord pow print property range repr reversed round set setattr slice sorted "
     "staticmethod str sum super tuple type vars zip __debug__ Ellipsis False None "
     "NotImplemented True Any Callable Coroutine Dict List Literal Generic Optional "
     "Sequence Set Tuple Type Union"},
};
static const CodeState states[] = {
    [BASE] = {RULES(base), WORDS(words)},
    [BRACES] = {RULES(braces), WORDS(words)},
    [F_DOUBLE] = {RULES(f_double), .style = CODE_STRING},
    [F_SINGLE] = {RULES(f_single), .style = CODE_STRING},
    [F_LONG_DOUBLE] = {RULES(f_long_double), .style = CODE_STRING},
    [F_LONG_SINGLE] = {RULES(f_long_single), .style = CODE_STRING},
};
LANGUAGE(code_python, "Python",
         "python py python3 py3 pyi starlark bazel bzl gyp snakemake", states);
