/* javascript.c - JavaScript and TypeScript. */
#include "data/highlight/rules.h"

enum { BASE, BRACES, TEMPLATE };

#define SCRIPT                                                                           \
    C_COMMENTS, LINE("#!", CODE_META, AT_COLUMN_0), DOUBLE_QUOTED, SINGLE_QUOTED,        \
        PUSH("`", CODE_STRING, TEMPLATE), OTHER(MATCH_REGEX, "/"),                       \
        NAME("@", CODE_META, 0), NAME(".", CODE_PLAIN, 0), WORD, NUMBER

static const CodeRule base[] = {SCRIPT};
static const CodeRule braces[] = {PUSH("{", CODE_PLAIN, BRACES), POP("}", CODE_PLAIN),
                                  SCRIPT};
static const CodeRule template[] = {ESCAPE, POP("`", CODE_STRING),
                                    PUSH("${", CODE_PLAIN, BRACES)};

#define KEYWORDS                                                                         \
    "as in of if for while finally var new function do return void else break catch "    \
    "instanceof with throw "                                                             \
    "case default try switch continue typeof delete let yield const class debugger "     \
    "async await static "                                                                \
    "import from export extends super this get set"
#define NAMES                                                                            \
    "true false null undefined NaN Infinity Object Function Boolean Symbol Math Date "   \
    "Number BigInt String "                                                              \
    "RegExp Array Float32Array Float64Array Int8Array Uint8Array Uint8ClampedArray "     \
    "Int16Array Int32Array "                                                             \
    "Uint16Array Uint32Array BigInt64Array BigUint64Array Set Map WeakSet WeakMap "      \
    "ArrayBuffer "                                                                       \
    "SharedArrayBuffer Atomics DataView JSON Promise Generator GeneratorFunction "       \
    "AsyncFunction Reflect "                                                             \
    "Proxy Intl WebAssembly Error EvalError InternalError RangeError ReferenceError "    \
    "SyntaxError TypeError "                                                             \
    "URIError setInterval setTimeout clearInterval clearTimeout require exports eval "   \
    "isFinite isNaN "                                                                    \
    "parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent "     \
    "escape unescape "                                                                   \
    "arguments console window document localStorage sessionStorage module global"

static const CodeWords words[] = {{CODE_KEYWORD, KEYWORDS}, {CODE_NAME, NAMES}};
static const CodeState states[] = {
    [BASE] = {RULES(base), WORDS(words), .in_words = "$"},
    [BRACES] = {RULES(braces), WORDS(words), .in_words = "$"},
    [TEMPLATE] = {RULES(template), .style = CODE_STRING},
};
LANGUAGE(code_javascript, "JavaScript", "javascript js jsx mjs cjs node es6 svelte",
         states);

static const CodeWords typescript_words[] = {
    {CODE_KEYWORD,
     KEYWORDS " type namespace interface public private protected implements declare "
              "abstract readonly enum override satisfies keyof infer is asserts"},
    {CODE_NAME, NAMES " any void number boolean string object never symbol bigint "
                      "unknown Partial Record Readonly Required Pick Omit"},
};
static const CodeState typescript_states[] = {
    [BASE] = {RULES(base), WORDS(typescript_words), .in_words = "$"},
    [BRACES] = {RULES(braces), WORDS(typescript_words), .in_words = "$"},
    [TEMPLATE] = {RULES(template), .style = CODE_STRING},
};
LANGUAGE(code_typescript, "TypeScript", "typescript ts tsx mts cts", typescript_states);
