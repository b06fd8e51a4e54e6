/* go.c - Go. */
#include "data/highlight/rules.h"

static const CodeRule rules[] = {
    C_COMMENTS, DOUBLE_QUOTED, SINGLE_QUOTED, SPAN("`", "`", CODE_STRING, 0),
    WORD,       NUMBER,
};
static const CodeWords words[] = {
    {CODE_KEYWORD,
     "break case chan const continue default defer else fallthrough for func go goto if "
     "import interface map package range return select struct switch type var"},
    {CODE_NAME, "true false iota nil any append bool byte cap clear close comparable "
                "complex complex64 complex128 copy delete error float32 float64 imag int "
                "int8 int16 int32 int64 len make max min new panic print println real "
                "recover rune string uint uint8 uint16 uint32 uint64 uintptr"},
};
SIMPLE(code_go, "Go", "go golang", rules, words);
