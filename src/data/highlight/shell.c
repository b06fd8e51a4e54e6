/* shell.c - shells, and consoles in which their commands stand. */
#include "data/highlight/rules.h"

enum { BASE, SUBSTITUTION, QUOTED, ARITHMETIC };

#define VARIABLES                                                                        \
    PUSH("$((", CODE_PLAIN, ARITHMETIC), PUSH("$(", CODE_PLAIN, SUBSTITUTION),           \
        SPAN("${", "}", CODE_VARIABLE, ONE_LINE), NAME("$", CODE_VARIABLE, 0),           \
        TEXT("$@", CODE_VARIABLE), TEXT("$#", CODE_VARIABLE), TEXT("$?", CODE_VARIABLE), \
        TEXT("$*", CODE_VARIABLE), TEXT("$!", CODE_VARIABLE), TEXT("$$", CODE_VARIABLE)

#define SHELL_RULES                                                                      \
    TEXT("$'", CODE_PLAIN), LINE("#!", CODE_META, AT_COLUMN_0),                          \
        LINE("#", CODE_COMMENT, BEHIND_SPACE), PUSH("\"", CODE_STRING, QUOTED),          \
        SPAN("'", "'", CODE_STRING, 0), {MATCH_ESCAPE, CODE_PLAIN, .open = "\\"},        \
        VARIABLES, PUSH("((", CODE_PLAIN, ARITHMETIC), TEXT("<<<", CODE_PLAIN),          \
        {MATCH_HEREDOC, CODE_STRING, .open = "<<", .flags = BARE},                       \
        OTHER(MATCH_HEREDOC_LINES, "\n"), NAME("-", CODE_PLAIN, BEHIND_SPACE | BARE),    \
        NAME("/", CODE_PLAIN, 0), WORD

static const CodeRule base[] = {SHELL_RULES};
static const CodeRule substitution[] = {PUSH("(", CODE_PLAIN, SUBSTITUTION),
                                        POP(")", CODE_PLAIN), SHELL_RULES};
static const CodeRule quoted[] = {ESCAPE, POP("\"", CODE_STRING), VARIABLES};
static const CodeRule arithmetic[] = {POP("))", CODE_PLAIN),
                                      PUSH("(", CODE_PLAIN, SUBSTITUTION), VARIABLES,
                                      WORD, NUMBER};

static const CodeWords words[] = {
    {CODE_KEYWORD, "if then else elif fi time for while until in do done case esac "
                   "coproc function select"},
    {CODE_NAME,
     "true false break cd continue eval exec exit export getopts hash pwd readonly "
     "return shift test times trap umask unset alias bind builtin caller command declare "
     "echo enable help let local logout mapfile printf read readarray source sudo type "
     "typeset ulimit unalias set shopt autoload bg fg jobs kill wait popd pushd dirs "
     "history print setopt unsetopt which where whence log clone stat chgrp chown chmod "
     "cp dd df dir ln ls mkdir mkfifo mknod mktemp mv realpath rm rmdir shred sync touch "
     "truncate base32 base64 cat cksum comm csplit cut expand fmt fold head join md5sum "
     "nl numfmt od paste ptx pr sha1sum sha224sum sha256sum sha384sum sha512sum shuf "
     "sort split sum tac tail tr tsort unexpand uniq wc arch basename chroot date "
     "dirname du env expr factor groups hostid id link logname nice nohup nproc pathchk "
     "printenv readlink seq sleep stdbuf stty tee timeout tty uname unlink uptime users "
     "who whoami yes"},
};
static const CodeState shell_states[] = {
    [BASE] = {RULES(base), WORDS(words), .in_words = "-."},
    [SUBSTITUTION] = {RULES(substitution), WORDS(words), .in_words = "-."},
    [QUOTED] = {RULES(quoted), .style = CODE_STRING},
    [ARITHMETIC] = {RULES(arithmetic)},
};
LANGUAGE(code_shell, "Shell", "bash sh shell zsh ksh dash fish shell-script shellscript",
         shell_states);

#define CONSOLE(symbol, label_, names_, language_)                                       \
    static const CodeRule symbol##_rules[] = {                                           \
        {MATCH_PROMPT, CODE_PROMPT, .embed = language_, .close = "\n",                   \
         .flags = MORE_LINES},                                                           \
        LINE("", CODE_OUTPUT, 0),                                                        \
    };                                                                                   \
    static const CodeState symbol##_states[] = {{RULES(symbol##_rules)}};                \
    LANGUAGE(symbol, label_, names_, symbol##_states)

CONSOLE(code_console, "Console",
        "console shell-session shellsession sh-session bash-session terminal",
        "bash");
CONSOLE(code_python_console, "Python console", "pycon python-console python-repl doctest",
        "python");
CONSOLE(code_ruby_console, "Ruby console", "irb", "ruby");
CONSOLE(code_powershell_console, "PowerShell console", "pwsh-session ps1con",
        "powershell");
