/* highlight.c - the languages, and how to find one by its name. */
#include "data/highlight.h"

#define DECLARE(symbol) extern const CodeLanguage symbol;
#define REFER(symbol) &symbol,
/* The commonest first: they are found soonest. */
#define LANGUAGES(use)                                                                   \
    use(code_rust) use(code_go) use(code_shell) use(code_console) use(code_javascript)   \
        use(code_typescript) use(code_python) use(code_java) use(code_c) use(code_cpp)   \
            use(code_csharp) use(code_json) use(code_yaml) use(code_html) use(           \
                code_xml) use(code_css) use(code_sql) use(code_toml) use(code_markdown)  \
                use(code_lisp) use(code_make) use(code_cmake) use(code_docker) use(      \
                    code_hcl) use(code_nginx) use(code_objc) use(code_groovy)            \
                    use(code_dart) use(code_ini) use(code_http) use(code_diff) use(      \
                        code_csv) use(code_haskell) use(code_ocaml) use(code_fsharp)     \
                        use(code_nix) use(code_kotlin) use(code_scala) use(code_swift)   \
                            use(code_scheme) use(code_clojure) use(code_handlebars)      \
                                use(code_ruby) use(code_elixir) use(code_erlang) use(    \
                                    code_graphql) use(code_protobuf) use(code_perl)      \
                                    use(code_php) use(code_lua) use(code_powershell)     \
                                        use(code_batch) use(code_r) use(code_julia)      \
                                            use(code_vim) use(code_python_console)       \
                                                use(code_ruby_console)                   \
                                                    use(code_powershell_console) use(    \
                                                        code_zig) use(code_pascal)       \
                                                        use(code_asm) use(code_solidity) \
                                                            use(code_latex)              \
                                                                use(code_dot)            \
                                                                    use(code_awk)        \
                                                                        use(code_matlab)

LANGUAGES(DECLARE)
const CodeLanguage *const code_languages[] = {LANGUAGES(REFER) NULL};

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
}

/* The names are lower case, so that most of them differ in the first byte. */
static int has_name(const char *names, const char *name, size_t len)
{
    while (*names != '\0') {
        size_t n = 0;
        while (n < len && names[n] == lower(name[n]) && names[n] != ' ')
            n++;
        if (n == len && (names[n] == ' ' || names[n] == '\0'))
            return 1;
        for (names += n; *names != '\0' && *names++ != ' ';)
            continue;
    }
    return 0;
}

size_t lookup_code_language(const char *name, size_t len)
{
    size_t dot = len > 0 && name[0] == '.';

    for (size_t i = 0; len > dot && code_languages[i] != NULL; i++)
        if (has_name(code_languages[i]->names, name + dot, len - dot))
            return i;
    return NO_CODE_LANGUAGE;
}
