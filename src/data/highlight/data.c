/* data.c - what holds settings and data: TOML, INI, JSON, YAML, HTTP and their like. */
#include "data/highlight/rules.h"

static const CodeWords literals[] = {
    {CODE_NAME, "true false on off yes no null nan inf"}};

static const CodeRule toml_rules[] = {
    LINE("#", CODE_COMMENT, 0),
    SPAN("[", "]", CODE_LABEL, AT_START | ONE_LINE),
    KEY("=", AT_START),
    SPAN("'''", "'''", CODE_STRING, 0),
    SPAN("\"\"\"", "\"\"\"", CODE_STRING, ESCAPES),
    DOUBLE_QUOTED,
    SPAN("'", "'", CODE_STRING, ONE_LINE),
    WORD,
    NUMBER_SIGNED(BEHIND_NO_WORD),
};
SIMPLE(code_toml, "TOML", "toml", toml_rules, literals);

static const CodeRule ini_rules[] = {
    LINE("#", CODE_COMMENT, AT_START),
    LINE(";", CODE_COMMENT, BEHIND_SPACE),
    SPAN("[", "]", CODE_LABEL, AT_START | ONE_LINE),
    KEY("=:", AT_START),
    DOUBLE_QUOTED,
    SPAN("${", "}", CODE_VARIABLE, ONE_LINE),
    NAME("$", CODE_VARIABLE, 0),
    WORD,
    NUMBER,
};
static const CodeState ini_states[] = {{RULES(ini_rules), WORDS(literals), .folded = 1}};
LANGUAGE(code_ini, "INI",
         "ini cfg conf dosini editorconfig gitconfig git-config desktop systemd service "
         "properties env dotenv",
         ini_states);

static const CodeRule json_rules[] = {
    C_COMMENTS,
    SPAN("\"", "\"", CODE_STRING, ESCAPES | ONE_LINE | KEYED),
    WORD,
    NUMBER_SIGNED(0),
};
static const CodeWords json_words[] = {{CODE_NAME, "true false null"}};
SIMPLE(code_json, "JSON", "json jsonc json5 jsonl geojson topojson webmanifest ipynb",
       json_rules, json_words);

static const CodeRule yaml_rules[] = {
    LINE("#", CODE_COMMENT, BEHIND_SPACE),
    LINE("---", CODE_META, AT_COLUMN_0),
    LINE("%", CODE_META, AT_COLUMN_0),
    KEY(":", BEHIND_DASHES),
    {MATCH_TEXT, CODE_PLAIN, .open = "- ", .flags = BEHIND_DASHES},
    SPAN("\"", "\"", CODE_STRING, BEHIND_NO_WORD | ESCAPES | KEYED),
    SPAN("'", "'", CODE_STRING, BEHIND_NO_WORD | DOUBLED | KEYED),
    NAME("&", CODE_META, BEHIND_SPACE),
    NAME("*", CODE_META, BEHIND_SPACE),
    NAME("!", CODE_NAME, BEHIND_SPACE),
    NAME("{{", CODE_VARIABLE, BARE),
    TEXT(":", CODE_PLAIN),
    WORD_AS(CODE_STRING), /* a scalar needs no quotes */
    NUMBER_SIGNED(BEHIND_SPACE),
};
static const CodeState yaml_states[] = {
    {RULES(yaml_rules), WORDS(literals), .in_words = "-./:@"}};
LANGUAGE(code_yaml, "YAML", "yaml yml", yaml_states);

static const CodeRule http_rules[] = {
    {MATCH_NUMBER, CODE_NUMBER, .flags = BEHIND_SPACE},
    KEY(":", AT_START),
    SPAN("\"", "\"", CODE_STRING, ESCAPES | ONE_LINE | KEYED),
    WORD,
};
static const CodeWords http_words[] = {
    {CODE_KEYWORD, "GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH"},
    {CODE_META, "HTTP/1.0 HTTP/1.1 HTTP/2 HTTP/3"}};
static const CodeState http_states[] = {
    {RULES(http_rules), WORDS(http_words), .in_words = "/."}};
LANGUAGE(code_http, "HTTP", "http https rest", http_states);

static const CodeRule diff_rules[] = {
    LINE("diff ", CODE_COMMENT, AT_COLUMN_0),
    LINE("index ", CODE_COMMENT, AT_COLUMN_0),
    LINE("--- ", CODE_COMMENT, AT_COLUMN_0),
    LINE("+++ ", CODE_COMMENT, AT_COLUMN_0),
    LINE("*** ", CODE_COMMENT, AT_COLUMN_0),
    LINE("===", CODE_COMMENT, AT_COLUMN_0),
    LINE("Index: ", CODE_COMMENT, AT_COLUMN_0),
    SPAN("@@", "@@", CODE_META, AT_COLUMN_0 | ONE_LINE),
    LINE("+", CODE_INSERTED, AT_COLUMN_0),
    LINE("-", CODE_DELETED, AT_COLUMN_0),
    LINE("!", CODE_INSERTED, AT_COLUMN_0),
    LINE(">", CODE_INSERTED, AT_COLUMN_0),
    LINE("<", CODE_DELETED, AT_COLUMN_0),
};
static const CodeState diff_states[] = {{RULES(diff_rules)}};
LANGUAGE(code_diff, "Diff", "diff patch udiff", diff_states);

static const CodeRule csv_rules[] = {SPAN("\"", "\"", CODE_STRING, DOUBLED),
                                     NUMBER_SIGNED(BEHIND_NO_WORD)};
static const CodeState csv_states[] = {{RULES(csv_rules)}};
LANGUAGE(code_csv, "CSV", "csv tsv", csv_states);
