/* jvm.c - Kotlin, Scala, Swift: strings with expressions in them. */
#include "data/highlight/rules.h"

enum { BASE, BRACES, QUOTED, LONG_QUOTED };

#define KOTLIN                                                                           \
    LINE("//", CODE_COMMENT, 0), SPAN("/*", "*/", CODE_COMMENT, NESTED),                 \
        PUSH("\"\"\"", CODE_STRING, LONG_QUOTED), PUSH("\"", CODE_STRING, QUOTED),       \
        {MATCH_CHARACTER, CODE_STRING, .open = "'"}, NAME("@", CODE_META, 0), WORD,      \
        NUMBER

static const CodeRule kotlin_base[] = {KOTLIN};
static const CodeRule kotlin_braces[] = {PUSH("{", CODE_PLAIN, BRACES),
                                         POP("}", CODE_PLAIN), KOTLIN};
#define DOLLARS PUSH("${", CODE_PLAIN, BRACES), NAME("$", CODE_VARIABLE, 0)
static const CodeRule kotlin_quoted[] = {ESCAPE, DOLLARS, POP("\"", CODE_STRING),
                                         POP("\n", CODE_PLAIN)};
static const CodeRule kotlin_long[] = {DOLLARS, POP("\"\"\"", CODE_STRING)};
static const CodeWords kotlin_words[] = {
    {CODE_KEYWORD,
     "abstract as val var vararg get set class object open private protected public "
     "noinline crossinline dynamic final enum if else do while for when throw try catch "
     "finally import package is in fun override companion reified inline lateinit init "
     "interface annotation data sealed internal infix operator out by constructor super "
     "tailrec where const inner suspend typealias external expect actual return break "
     "continue this"},
    {CODE_NAME, "true false null Byte Short Char Int Long Boolean Float Double Void Unit "
                "Nothing String Any"},
};
static const CodeState kotlin_states[] = {
    [BASE] = {RULES(kotlin_base), WORDS(kotlin_words)},
    [BRACES] = {RULES(kotlin_braces), WORDS(kotlin_words)},
    [QUOTED] = {RULES(kotlin_quoted), .style = CODE_STRING},
    [LONG_QUOTED] = {RULES(kotlin_long), .style = CODE_STRING},
};
LANGUAGE(code_kotlin, "Kotlin", "kotlin kt kts ktm", kotlin_states);

#define SCALA                                                                            \
    LINE("//", CODE_COMMENT, 0), SPAN("/*", "*/", CODE_COMMENT, NESTED),                 \
        {MATCH_TEXT, CODE_STRING, .open = "s\"\"\"", .to = LONG_QUOTED,                  \
         .flags = BEHIND_NO_WORD},                                                       \
        {MATCH_TEXT, CODE_STRING, .open = "f\"\"\"", .to = LONG_QUOTED,                  \
         .flags = BEHIND_NO_WORD},                                                       \
        {MATCH_TEXT, CODE_STRING, .open = "s\"", .to = QUOTED, .flags = BEHIND_NO_WORD}, \
        {MATCH_TEXT, CODE_STRING, .open = "f\"", .to = QUOTED, .flags = BEHIND_NO_WORD}, \
        SPAN("\"\"\"", "\"\"\"", CODE_STRING, 0), DOUBLE_QUOTED,                         \
        {MATCH_CHARACTER, CODE_STRING, .open = "'"}, NAME("'", CODE_VARIABLE, 0),        \
        NAME("@", CODE_META, 0), WORD, NUMBER
static const CodeRule scala_base[] = {SCALA};
static const CodeRule scala_braces[] = {PUSH("{", CODE_PLAIN, BRACES),
                                        POP("}", CODE_PLAIN), SCALA};
static const CodeWords scala_words[] = {
    {CODE_KEYWORD,
     "type yield lazy override def with val var sealed abstract private trait object if "
     "then forSome for while do throw finally protected extends import final return else "
     "break new catch super class case package default try this match continue throws "
     "implicit export enum given transparent inline using derives end opaque open infix "
     "extension"},
    {CODE_NAME, "true false null Int Long Double Float Boolean String Char Byte Short "
                "Unit Any AnyRef Nothing Option Some None List Seq Map Set Vector Array "
                "Future Either Left Right"},
};
static const CodeState scala_states[] = {
    [BASE] = {RULES(scala_base), WORDS(scala_words)},
    [BRACES] = {RULES(scala_braces), WORDS(scala_words)},
    [QUOTED] = {RULES(kotlin_quoted), .style = CODE_STRING},
    [LONG_QUOTED] = {RULES(kotlin_long), .style = CODE_STRING},
};
LANGUAGE(code_scala, "Scala", "scala sc sbt", scala_states);

/* ---- Swift ------------------------------------------------------------------------------ */

#define SWIFT                                                                            \
    LINE("//", CODE_COMMENT, 0), SPAN("/*", "*/", CODE_COMMENT, NESTED),                 \
        OTHER(MATCH_RAW, "#"), PUSH("\"\"\"", CODE_STRING, LONG_QUOTED),                 \
        PUSH("\"", CODE_STRING, QUOTED), NAME("@", CODE_META, 0),                        \
        NAME("#", CODE_META, 0), NAME(".", CODE_PLAIN, 0),                               \
        SPAN("`", "`", CODE_PLAIN, ONE_LINE), WORD, NUMBER
static const CodeRule swift_base[] = {SWIFT};
static const CodeRule swift_braces[] = {PUSH("(", CODE_PLAIN, BRACES),
                                        POP(")", CODE_PLAIN), SWIFT};
static const CodeRule swift_quoted[] = {PUSH("\\(", CODE_PLAIN, BRACES), ESCAPE,
                                        POP("\"", CODE_STRING), POP("\n", CODE_PLAIN)};
static const CodeRule swift_long[] = {PUSH("\\(", CODE_PLAIN, BRACES), ESCAPE,
                                      POP("\"\"\"", CODE_STRING)};
static const CodeWords swift_words[] = {
    {CODE_KEYWORD,
     "actor any associatedtype async await as borrowing break case catch class consume "
     "consuming continue convenience copy default defer deinit didSet distributed do "
     "dynamic each else enum extension fallthrough fileprivate final for func get guard "
     "if import indirect infix init inout internal in is isolated lazy let macro "
     "mutating nonisolated nonmutating open operator optional override package postfix "
     "precedencegroup prefix private protocol public repeat required rethrows return "
     "self Self set some static struct subscript super switch throws throw try typealias "
     "unowned var weak where while willSet"},
    {CODE_NAME,
     "false nil true abs all any assert assertionFailure debugPrint dump fatalError "
     "getVaList max min numericCast precondition preconditionFailure print readLine "
     "sequence stride swap type zip Any Bool Character Double Float Int Int8 Int16 Int32 "
     "Int64 String UInt UInt8 UInt16 UInt32 UInt64 Array Dictionary Set Optional Result "
     "Error Void Never"},
};
static const CodeState swift_states[] = {
    [BASE] = {RULES(swift_base), WORDS(swift_words)},
    [BRACES] = {RULES(swift_braces), WORDS(swift_words)},
    [QUOTED] = {RULES(swift_quoted), .style = CODE_STRING},
    [LONG_QUOTED] = {RULES(swift_long), .style = CODE_STRING},
};
LANGUAGE(code_swift, "Swift", "swift", swift_states);
