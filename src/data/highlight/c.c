/* c.c - C, C++, Objective-C, C#, Java and what looks like them. */
#include "data/highlight/rules.h"

#define C_LITERALS                                                                       \
    OTHER(MATCH_RAW_CPP, "R u8R uR UR LR"),                                              \
        SPAN("L\"", "\"", CODE_STRING, ESCAPES | ONE_LINE),                              \
        SPAN("u8\"", "\"", CODE_STRING, ESCAPES | ONE_LINE), DOUBLE_QUOTED,              \
        SINGLE_QUOTED

static const CodeRule rules[] = {
    C_COMMENTS,
    C_LITERALS,
    {MATCH_TEXT, CODE_META, .open = "#", .flags = AT_START, .to = 1},
    WORD,
    NUMBER,
};
/* A line of the preprocessor. */
static const CodeRule directive[] = {
    C_COMMENTS,
    C_LITERALS,
    SPAN("<", ">", CODE_STRING, ONE_LINE),
    {MATCH_ESCAPE, CODE_META, .open = "\\"},
    POP("\n", CODE_PLAIN),
    WORD_AS(CODE_META),
};
static const CodeWords directive_words[] = {
    {CODE_KEYWORD, "if else elif endif define undef warning error line pragma ifdef "
                   "ifndef elifdef elifndef include import embed defined"},
};
#define DIRECTIVE                                                                        \
    {                                                                                    \
        RULES(directive), WORDS(directive_words), .style = CODE_META                     \
    }

#define C_KEYWORDS                                                                       \
    "asm auto break case continue default do else enum extern for goto if inline "       \
    "register restrict return "                                                          \
    "sizeof typeof typeof_unqual struct switch typedef union volatile while alignas "    \
    "alignof noreturn "                                                                  \
    "static_assert thread_local _Alignas _Alignof _Atomic _Generic _Noreturn "           \
    "_Static_assert _Thread_local "                                                      \
    "_Pragma const static constexpr"
#define C_TYPES                                                                          \
    "float double signed unsigned int short long char void bool complex imaginary "      \
    "_Bool _BitInt _Complex "                                                            \
    "_Imaginary _Decimal32 _Decimal64 _Decimal128 true false NULL nullptr size_t "       \
    "ssize_t ptrdiff_t int8_t "                                                          \
    "int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t "     \
    "intmax_t uintmax_t "                                                                \
    "wchar_t char16_t char32_t time_t off_t pid_t va_list FILE"
#define C_FUNCTIONS                                                                      \
    "stdin stdout stderr abort abs acos asin atan atan2 calloc ceil cos cosh exit exp "  \
    "fabs floor fmod "                                                                   \
    "fprintf fputs free frexp fscanf isalnum isalpha iscntrl isdigit isgraph islower "   \
    "isprint ispunct "                                                                   \
    "isspace isupper isxdigit labs ldexp log log10 malloc memchr memcmp memcpy memset "  \
    "modf pow printf "                                                                   \
    "putchar puts realloc scanf sin sinh snprintf sprintf sqrt sscanf strcat strchr "    \
    "strcmp strcpy strcspn "                                                             \
    "strlen strncat strncmp strncpy strpbrk strrchr strspn strstr tan tanh tolower "     \
    "toupper vfprintf vprintf "                                                          \
    "vsprintf"

static const CodeWords c_words[] = {{CODE_KEYWORD, C_KEYWORDS},
                                    {CODE_NAME, C_TYPES " " C_FUNCTIONS}};
static const CodeState c_states[] = {{RULES(rules), WORDS(c_words)}, DIRECTIVE};
LANGUAGE(code_c, "C", "c h", c_states);

static const CodeWords cpp_words[] = {
    {CODE_KEYWORD, C_KEYWORDS
     " alignas and and_eq bitand bitor catch class co_await co_return co_yield compl "
     "concept const_cast consteval constinit decltype delete dynamic_cast explicit "
     "export final friend import module mutable namespace new noexcept not not_eq "
     "operator or or_eq override private protected public reinterpret_cast requires "
     "static_cast template this throw try typeid typename using virtual xor xor_eq"},
    {CODE_NAME, C_TYPES
     " char8_t std string wstring string_view cin cout cerr clog endl auto_ptr "
     "unique_ptr shared_ptr weak_ptr make_unique make_shared make_pair pair tuple "
     "optional variant function deque list queue stack vector map set bitset multiset "
     "multimap unordered_map unordered_set array initializer_list move forward"},
};
static const CodeState cpp_states[] = {{RULES(rules), WORDS(cpp_words)}, DIRECTIVE};
LANGUAGE(code_cpp, "C++", "c++ cpp cc cxx hpp hh hxx h++ arduino ino cuda cu",
         cpp_states);

static const CodeRule objc_rules[] = {
    C_COMMENTS,
    {MATCH_SPAN, CODE_STRING, .open = "@\"", .close = "\"", .flags = ESCAPES | ONE_LINE},
    C_LITERALS,
    {MATCH_TEXT, CODE_META, .open = "#", .flags = AT_START, .to = 1},
    NAME("@", CODE_KEYWORD, 0),
    WORD,
    NUMBER,
};
static const CodeWords objc_words[] = {
    {CODE_KEYWORD,
     C_KEYWORDS " self super id in out inout bycopy byref oneway nonatomic atomic strong "
                "weak copy assign readonly readwrite retain getter setter instancetype"},
    {CODE_NAME, C_TYPES " BOOL YES NO nil Nil IBOutlet IBAction SEL IMP Class NSString "
                        "NSObject NSArray NSDictionary NSInteger NSUInteger"},
};
static const CodeState objc_states[] = {{RULES(objc_rules), WORDS(objc_words)},
                                        DIRECTIVE};
LANGUAGE(code_objc, "Objective-C", "objective-c objectivec objc obj-c mm", objc_states);

/* ---- C# --------------------------------------------------------------------------------- */

enum { BASE, BRACES, QUOTED, SINGLE, LONG_QUOTED };

#define CSHARP                                                                           \
    C_COMMENTS, SPAN("\"\"\"", "\"\"\"", CODE_STRING, 0),                                \
        SPAN("$@\"", "\"", CODE_STRING, DOUBLED),                                        \
        SPAN("@\"", "\"", CODE_STRING, DOUBLED), PUSH("$\"", CODE_STRING, QUOTED),       \
        DOUBLE_QUOTED, SINGLE_QUOTED, LINE("#", CODE_META, AT_START), WORD, NUMBER
static const CodeRule cs_base[] = {CSHARP};
static const CodeRule cs_braces[] = {PUSH("{", CODE_PLAIN, BRACES), POP("}", CODE_PLAIN),
                                     CSHARP};
static const CodeRule cs_quoted[] = {ESCAPE, TEXT("{{", CODE_STRING),
                                     PUSH("{", CODE_PLAIN, BRACES),
                                     POP("\"", CODE_STRING), POP("\n", CODE_PLAIN)};
static const CodeWords cs_words[] = {
    {CODE_KEYWORD,
     "abstract as base break case catch class const continue default delegate do else "
     "enum event explicit extern finally fixed for foreach goto if implicit in init "
     "interface internal is lock namespace new operator out override params private "
     "protected public readonly record ref required return scoped sealed sizeof "
     "stackalloc static struct switch this throw try typeof unchecked checked unsafe "
     "using virtual volatile while add alias and ascending async await by descending "
     "equals from get global group into join let nameof not on or orderby partial remove "
     "select set unmanaged value var when where with yield"},
    {CODE_NAME, "bool byte char decimal delegate double dynamic enum float int long nint "
                "nuint object sbyte short string ulong uint ushort void true false null"},
};
static const CodeState cs_states[] = {
    [BASE] = {RULES(cs_base), WORDS(cs_words)},
    [BRACES] = {RULES(cs_braces), WORDS(cs_words)},
    [QUOTED] = {RULES(cs_quoted), .style = CODE_STRING},
};
LANGUAGE(code_csharp, "C#", "c# csharp cs cake cakescript", cs_states);

/* ---- Java, Kotlin's neighbours ---------------------------------------------------------- */

static const CodeRule java_rules[] = {
    C_COMMENTS,
    SPAN("\"\"\"", "\"\"\"", CODE_STRING, ESCAPES),
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    NAME("@", CODE_META, 0),
    WORD,
    NUMBER,
};
static const CodeWords java_words[] = {
    {CODE_KEYWORD,
     "synchronized abstract private var static if const for while strictfp finally "
     "protected import native final void enum else break transient catch instanceof "
     "volatile case assert package default public try switch continue throws module "
     "requires exports do sealed yield permits goto when record class interface extends "
     "implements new return throw this super non-sealed"},
    {CODE_NAME, "boolean byte char double float int long short true false null String "
                "Object Integer Long Boolean Double List Map Set"},
};
SIMPLE(code_java, "Java", "java jsp", java_rules, java_words);

static const CodeWords groovy_words[] = {
    {CODE_KEYWORD,
     "def as in trait assert abstract break case catch class const continue default do "
     "else enum extends final finally for goto if implements import instanceof interface "
     "native new package private protected public return static strictfp super switch "
     "synchronized this throw throws transient try var volatile while"},
    {CODE_NAME, "boolean byte char double float int long short void true false null"},
};
#define DOLLARS ESCAPE, PUSH("${", CODE_PLAIN, BRACES), NAME("$", CODE_VARIABLE, 0)
static const CodeRule double_quoted[] = {DOLLARS, POP("\"", CODE_STRING),
                                         POP("\n", CODE_PLAIN)};
static const CodeRule single_quoted[] = {DOLLARS, POP("'", CODE_STRING),
                                         POP("\n", CODE_PLAIN)};
static const CodeRule long_quoted[] = {DOLLARS, POP("\"\"\"", CODE_STRING)};

#define GROOVY                                                                           \
    C_COMMENTS, PUSH("\"\"\"", CODE_STRING, LONG_QUOTED),                                \
        SPAN("'''", "'''", CODE_STRING, ESCAPES), PUSH("\"", CODE_STRING, QUOTED),       \
        SINGLE_QUOTED, NAME("@", CODE_META, 0), OTHER(MATCH_REGEX, "/"), WORD, NUMBER
static const CodeRule groovy_base[] = {GROOVY};
static const CodeRule groovy_braces[] = {PUSH("{", CODE_PLAIN, BRACES),
                                         POP("}", CODE_PLAIN), GROOVY};
static const CodeState groovy_states[] = {
    [BASE] = {RULES(groovy_base), WORDS(groovy_words)},
    [BRACES] = {RULES(groovy_braces), WORDS(groovy_words)},
    [QUOTED] = {RULES(double_quoted), .style = CODE_STRING},
    [SINGLE] = {RULES(single_quoted), .style = CODE_STRING},
    [LONG_QUOTED] = {RULES(long_quoted), .style = CODE_STRING},
};
LANGUAGE(code_groovy, "Groovy", "groovy gradle jenkinsfile gvy gy gsh", groovy_states);

#define DART                                                                             \
    C_COMMENTS, PUSH("\"\"\"", CODE_STRING, LONG_QUOTED),                                \
        SPAN("'''", "'''", CODE_STRING, ESCAPES),                                        \
        SPAN("r'", "'", CODE_STRING, ONE_LINE), PUSH("\"", CODE_STRING, QUOTED),         \
        PUSH("'", CODE_STRING, SINGLE), NAME("@", CODE_META, 0), WORD, NUMBER
static const CodeRule dart_base[] = {DART};
static const CodeRule dart_braces[] = {PUSH("{", CODE_PLAIN, BRACES),
                                       POP("}", CODE_PLAIN), DART};
static const CodeWords dart_words[] = {
    {CODE_KEYWORD,
     "abstract as assert async await base break case catch class const continue "
     "covariant default deferred do else enum export extends extension external factory "
     "final finally for get if implements import in interface is late library mixin new "
     "on operator part required rethrow return sealed set show static super switch sync "
     "this throw try typedef var when while with yield"},
    {CODE_NAME, "bool double dynamic Function int List Map Never null num Object Set "
                "String void true false print Future Stream Iterable"},
};
static const CodeState dart_states[] = {
    [BASE] = {RULES(dart_base), WORDS(dart_words)},
    [BRACES] = {RULES(dart_braces), WORDS(dart_words)},
    [QUOTED] = {RULES(double_quoted), .style = CODE_STRING},
    [SINGLE] = {RULES(single_quoted), .style = CODE_STRING},
    [LONG_QUOTED] = {RULES(long_quoted), .style = CODE_STRING},
};
LANGUAGE(code_dart, "Dart", "dart", dart_states);
