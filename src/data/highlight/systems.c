/* systems.c - Zig, Pascal, assembly, Solidity, LaTeX, Graphviz, awk, MATLAB. */
#include "data/highlight/rules.h"

static const CodeRule zig_rules[] = {
    LINE("//", CODE_COMMENT, 0),
    LINE("\\\\", CODE_STRING, 0),
    SPAN("@\"", "\"", CODE_PLAIN, ESCAPES | ONE_LINE),
    DOUBLE_QUOTED,
    {MATCH_CHARACTER, CODE_STRING, .open = "'"},
    NAME("@", CODE_NAME, 0),
    NAME(".", CODE_PLAIN, 0),
    WORD,
    NUMBER,
};
static const CodeWords zig_words[] = {
    {CODE_KEYWORD,
     "addrspace align allowzero and anyframe anytype asm async await break callconv "
     "catch comptime const continue defer else enum errdefer error export extern fn for "
     "if inline linksection noalias noinline nosuspend opaque or orelse packed pub "
     "resume return struct suspend switch test threadlocal try union unreachable "
     "usingnamespace var volatile while"},
    {CODE_NAME, "true false null undefined bool f16 f32 f64 f80 f128 void noreturn type "
                "anyerror anyopaque comptime_int comptime_float i8 u8 i16 u16 i32 u32 "
                "i64 u64 i128 u128 isize usize c_char c_short c_int c_uint c_long"},
};
SIMPLE(code_zig, "Zig", "zig zon", zig_rules, zig_words);

static const CodeRule pascal_rules[] = {
    SPAN("{$", "}", CODE_META, 0),
    SPAN("{", "}", CODE_COMMENT, 0),
    SPAN("(*", "*)", CODE_COMMENT, 0),
    LINE("//", CODE_COMMENT, 0),
    SPAN("'", "'", CODE_STRING, DOUBLED | ONE_LINE),
    NAME("#", CODE_STRING, 0),
    NAME("$", CODE_NUMBER, 0),
    WORD,
    NUMBER,
};
static const CodeWords pascal_words[] = {
    {CODE_KEYWORD,
     "absolute abstract and array as asm assembler at begin break case class const "
     "constructor continue contains default destructor dispinterface div do downto "
     "dynamic else end except exit export exports external far file finalization finally "
     "for forward function goto helper if implementation implements in inherited "
     "initialization inline interface is label library message mod near nil not object "
     "of on operator or out overload override package packed private procedure program "
     "property protected public published raise read record reintroduce repeat "
     "resourcestring safecall sealed set shl shr static stdcall strict string then "
     "threadvar to try type unit until uses var virtual while with write xor"},
    {CODE_NAME, "boolean byte cardinal char double extended int64 integer longint "
                "pointer real shortint single smallint word true false writeln readln"},
};
static const CodeState pascal_states[] = {
    {RULES(pascal_rules), WORDS(pascal_words), .folded = 1}};
LANGUAGE(code_pascal, "Pascal", "pascal delphi pas dpr freepascal objectpascal",
         pascal_states);

static const CodeRule asm_rules[] = {
    LINE(";", CODE_COMMENT, 0),
    LINE("//", CODE_COMMENT, 0),
    SPAN("/*", "*/", CODE_COMMENT, 0),
    LINE("#", CODE_COMMENT, AT_START),
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    NAME(".", CODE_META, 0),
    NAME("%", CODE_NAME, 0),
    NAME("$", CODE_NUMBER, 0),
    {MATCH_KEY, CODE_LABEL, .open = "", .close = ":", .flags = AT_COLUMN_0},
    WORD,
    NUMBER_SIGNED(BEHIND_NO_WORD),
};
static const CodeWords asm_words[] = {
    {CODE_KEYWORD,
     "adc add addi and b beq bge bgt bl ble blt bne br bx call cbz cbnz cmp cpuid dec "
     "div idiv imul inc int ja jae jb jbe je jg jge jl jle jmp jne jnz jz la ldp ldr lea "
     "leave lw mov movl movq movsx movzx mul neg nop not or pop push rep ret sal sar sbb "
     "shl shr stp str sub sw syscall test xchg xor"},
    {CODE_NAME, "eax ebx ecx edx esi edi ebp esp rax rbx rcx rdx rsi rdi rbp rsp r8 r9 "
                "r10 r11 r12 r13 r14 r15 al ah bl cl dl sp lr pc x0 x1 x2 x3 x29 x30 w0 "
                "w1 db dw dd dq byte word dword qword ptr section global extern"},
};
static const CodeState asm_states[] = {{RULES(asm_rules), WORDS(asm_words), .folded = 1}};
LANGUAGE(code_asm, "Assembly", "asm assembly nasm x86asm masm armasm gas s wasm wat llvm",
         asm_states);

static const CodeRule solidity_rules[] = {C_COMMENTS, DOUBLE_QUOTED, SINGLE_QUOTED, WORD,
                                          NUMBER};
static const CodeWords solidity_words[] = {
    {CODE_KEYWORD,
     "abstract anonymous as assembly break calldata case catch constant constructor "
     "continue contract default delete do else emit enum error event external fallback "
     "for from function if immutable import indexed interface internal is library "
     "mapping memory modifier new override payable pragma private public pure receive "
     "return returns revert storage struct super switch this throw try type unchecked "
     "using view virtual while"},
    {CODE_NAME, "address bool byte bytes bytes32 int int256 string uint uint8 uint256 "
                "true false wei gwei ether seconds minutes hours days weeks block msg tx "
                "now require assert keccak256"},
};
SIMPLE(code_solidity, "Solidity", "solidity sol", solidity_rules, solidity_words);

static const CodeRule latex_rules[] = {
    LINE("%", CODE_COMMENT, 0),
    SPAN("$$", "$$", CODE_STRING, 0),
    SPAN("$", "$", CODE_STRING, 0),
    {MATCH_NAME, CODE_KEYWORD, .open = "\\begin{", .close = "}"},
    {MATCH_NAME, CODE_KEYWORD, .open = "\\end{", .close = "}"},
    NAME("\\", CODE_KEYWORD, 0),
    {MATCH_ESCAPE, CODE_KEYWORD, .open = "\\"},
    WORD,
};
static const CodeState latex_states[] = {{RULES(latex_rules)}};
LANGUAGE(code_latex, "LaTeX", "latex tex", latex_states);

static const CodeRule dot_rules[] = {
    C_COMMENTS,
    LINE("#", CODE_COMMENT, AT_COLUMN_0),
    SPAN("\"", "\"", CODE_STRING, ESCAPES),
    WORD,
    NUMBER_SIGNED(BEHIND_NO_WORD),
};
static const CodeWords dot_words[] = {
    {CODE_KEYWORD, "digraph edge graph node strict subgraph"}};
static const CodeState dot_states[] = {{RULES(dot_rules), WORDS(dot_words), .folded = 1}};
LANGUAGE(code_dot, "Graphviz", "dot graphviz gv viz", dot_states);

static const CodeRule awk_rules[] = {
    LINE("#", CODE_COMMENT, 0),  DOUBLE_QUOTED, OTHER(MATCH_REGEX, "/"),
    NAME("$", CODE_VARIABLE, 0), WORD,          NUMBER,
};
static const CodeWords awk_words[] = {
    {CODE_KEYWORD, "BEGIN END BEGINFILE ENDFILE if else while do for in break continue "
                   "delete next nextfile function func exit return getline print printf"},
    {CODE_NAME, "ARGC ARGV CONVFMT ENVIRON FILENAME FNR FS NF NR OFMT OFS ORS RLENGTH RS "
                "RSTART SUBSEP atan2 cos exp gensub gsub index int length log match rand "
                "sin split sprintf sqrt srand sub substr system tolower toupper"},
};
SIMPLE(code_awk, "awk", "awk gawk mawk nawk", awk_rules, awk_words);

static const CodeRule matlab_rules[] = {
    SPAN("%{", "%}", CODE_COMMENT, AT_START),
    LINE("%", CODE_COMMENT, 0),
    LINE("#", CODE_COMMENT, 0),
    LINE("...", CODE_COMMENT, 0),
    DOUBLE_QUOTED,
    SPAN("'", "'", CODE_STRING, BEHIND_NO_WORD | ONE_LINE),
    WORD,
    NUMBER,
};
static const CodeWords matlab_words[] = {
    {CODE_KEYWORD, "arguments break case catch classdef continue else elseif end "
                   "enumeration events for function global if methods otherwise parfor "
                   "persistent properties return spmd switch try while"},
    {CODE_NAME, "true false pi inf Inf nan NaN eps zeros ones eye rand size length numel "
                "disp fprintf sprintf plot"},
};
SIMPLE(code_matlab, "MATLAB", "matlab octave", matlab_rules, matlab_words);
