/* scripting.c - Perl, PHP, Lua, PowerShell, R, Vim, Tcl-like and batch files. */
#include "data/highlight/rules.h"

enum { BASE, QUOTED, EXPRESSION };

/* ---- Perl ------------------------------------------------------------------------------- */

static const CodeRule perl_rules[] = {
    SPAN("=", "\n=cut", CODE_COMMENT, AT_COLUMN_0),
    LINE("#!", CODE_META, AT_COLUMN_0),
    LINE("#", CODE_COMMENT, BEHIND_SPACE),
    PUSH("\"", CODE_STRING, QUOTED),
    SPAN("'", "'", CODE_STRING, ESCAPES),
    SPAN("`", "`", CODE_STRING, ESCAPES),
    {MATCH_DELIMITED, CODE_STRING, .open = "s tr y", .flags = BEHIND_NO_WORD | TWICE},
    {MATCH_DELIMITED, CODE_STRING, .open = "qw qq qr qx q m", .flags = BEHIND_NO_WORD},
    OTHER(MATCH_REGEX, "/"),
    OTHER(MATCH_HEREDOC, "<<"),
    OTHER(MATCH_HEREDOC_LINES, "\n"),
    TEXT("->", CODE_PLAIN),
    NAME("$#", CODE_VARIABLE, 0),
    NAME("$", CODE_VARIABLE, 0),
    NAME("@", CODE_VARIABLE, 0),
    NAME("%", CODE_VARIABLE, BEHIND_SPACE),
    WORD,
    NUMBER,
};
static const CodeRule perl_quoted[] = {ESCAPE, POP("\"", CODE_STRING),
                                       SPAN("${", "}", CODE_VARIABLE, ONE_LINE),
                                       NAME("$", CODE_VARIABLE, 0),
                                       NAME("@", CODE_VARIABLE, 0)};
static const CodeWords perl_words[] = {
    {CODE_KEYWORD,
     "abs and bless chomp chop chr close cmp continue defined delete die do each else "
     "elsif eq eval exec exists exit for foreach format ge given goto grep gt hex if "
     "index int join keys last lc lcfirst le length local lt map my ne next no not open "
     "or ord our pack package pop pos print printf push qw redo ref require return "
     "reverse rindex say scalar seek shift sort splice split sprintf sub substr tell tie "
     "uc ucfirst undef unless unlink unshift until use values wantarray warn when while "
     "x xor sprintf binmode opendir readdir closedir mkdir rmdir rename stat time "
     "localtime gmtime sleep system wait"},
};
static const CodeState perl_states[] = {[BASE] = {RULES(perl_rules), WORDS(perl_words)},
                                        [QUOTED] = {RULES(perl_quoted),
                                                    .style = CODE_STRING}};
LANGUAGE(code_perl, "Perl", "perl pl pm cperl raku perl6", perl_states);

/* ---- PHP -------------------------------------------------------------------------------- */

static const CodeRule php_rules[] = {
    TEXT("<?php", CODE_META),
    TEXT("<?=", CODE_META),
    TEXT("?>", CODE_META),
    SPAN("#[", "]", CODE_META, 0),
    C_COMMENTS,
    LINE("#", CODE_COMMENT, 0),
    PUSH("\"", CODE_STRING, QUOTED),
    SPAN("'", "'", CODE_STRING, ESCAPES),
    {MATCH_HEREDOC, CODE_STRING, .open = "<<<", .flags = BARE},
    OTHER(MATCH_HEREDOC_LINES, "\n"),
    NAME("$", CODE_VARIABLE, 0),
    WORD,
    NUMBER,
};
static const CodeRule php_quoted[] = {ESCAPE, POP("\"", CODE_STRING),
                                      SPAN("{$", "}", CODE_VARIABLE, ONE_LINE),
                                      NAME("$", CODE_VARIABLE, 0)};
static const CodeWords php_words[] = {
    {CODE_KEYWORD,
     "include include_once print require require_once abstract and as break callable "
     "case catch class clone const continue declare default die do echo else elseif "
     "empty enddeclare endfor endforeach endif endswitch endwhile enum eval exit extends "
     "final finally fn for foreach from function global goto if implements instanceof "
     "insteadof interface isset iterable list match mixed namespace new never object or "
     "private protected public readonly return static switch throw trait try unset use "
     "var void while xor yield self parent"},
    {CODE_NAME, "array bool boolean float int integer string true false null resource"},
};
static const CodeState php_states[] = {[BASE] = {RULES(php_rules), WORDS(php_words),
                                                 .folded = 1},
                                       [QUOTED] = {RULES(php_quoted),
                                                   .style = CODE_STRING}};
LANGUAGE(code_php, "PHP", "php php3 php4 php5 php7 php8 inc phtml", php_states);

/* ---- Lua -------------------------------------------------------------------------------- */

static const CodeRule lua_rules[] = {
    {MATCH_LONG, CODE_COMMENT, .open = "--["},
    LINE("--", CODE_COMMENT, 0),
    OTHER(MATCH_LONG, "["),
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    WORD,
    NUMBER,
};
static const CodeWords lua_words[] = {
    {CODE_KEYWORD, "and break do else elseif end for goto if in local not or repeat "
                   "return then until while function"},
    {CODE_NAME,
     "true false nil _G _VERSION assert collectgarbage dofile error getmetatable ipairs "
     "load loadfile loadstring next pairs pcall print rawequal rawget rawlen rawset "
     "require select self setmetatable tonumber tostring type unpack xpcall coroutine "
     "debug io math os package string table utf8"},
};
SIMPLE(code_lua, "Lua", "lua luau rockspec", lua_rules, lua_words);

/* ---- PowerShell ------------------------------------------------------------------------- */

static const CodeRule powershell_rules[] = {
    SPAN("<#", "#>", CODE_COMMENT, 0),
    LINE("#", CODE_COMMENT, 0),
    SPAN("@\"", "\n\"@", CODE_STRING, 0),
    SPAN("@'", "\n'@", CODE_STRING, 0),
    PUSH("\"", CODE_STRING, QUOTED),
    SPAN("'", "'", CODE_STRING, DOUBLED),
    {MATCH_ESCAPE, CODE_PLAIN, .open = "`"},
    SPAN("${", "}", CODE_VARIABLE, ONE_LINE),
    NAME("$", CODE_VARIABLE, 0),
    NAME("-", CODE_PLAIN, BEHIND_SPACE),
    WORD,
    NUMBER,
};
static const CodeRule powershell_quoted[] = {{MATCH_ESCAPE, CODE_STRING, .open = "`"},
                                             PUSH("$(", CODE_PLAIN, EXPRESSION),
                                             NAME("$", CODE_VARIABLE, 0),
                                             TEXT("\"\"", CODE_STRING),
                                             POP("\"", CODE_STRING)};
static const CodeRule powershell_expression[] = {PUSH("(", CODE_PLAIN, EXPRESSION),
                                                 POP(")", CODE_PLAIN),
                                                 PUSH("\"", CODE_STRING, QUOTED),
                                                 SPAN("'", "'", CODE_STRING, DOUBLED),
                                                 NAME("$", CODE_VARIABLE, 0),
                                                 WORD,
                                                 NUMBER};
static const CodeWords powershell_words[] = {
    {CODE_KEYWORD,
     "begin break catch class clean configuration continue data do dynamicparam else "
     "elseif end enum exit filter finally for foreach from function hidden if in param "
     "process return static switch throw trap try until using while workflow"},
    {CODE_NAME,
     "ac cat cd chdir clear cp copy curl del dir echo erase gc gci gi gm gp "
     "gps gsv h history iex irm iwr kill lp ls man md measure mkdir mount "
     "move mp mv ni nsn popd ps pushd pwd r rd ren ri rm rmdir rni sajb saps "
     "sasv select set sl sleep sort start tee type wget where write add-content "
     "compare-object convertfrom-json convertto-json copy-item export-csv foreach-object "
     "format-list format-table get-childitem get-command get-content get-date get-help "
     "get-item get-location get-member get-process get-service import-csv import-module "
     "install-module invoke-command invoke-expression invoke-restmethod "
     "invoke-webrequest join-path measure-object move-item new-item new-object out-file "
     "out-null read-host remove-item rename-item restart-service select-object "
     "select-string set-content set-executionpolicy set-item set-location sort-object "
     "split-path start-process start-service start-sleep stop-process stop-service "
     "test-path where-object write-error write-host write-output write-warning"},
};
static const CodeState powershell_states[] = {
    [BASE] = {RULES(powershell_rules), WORDS(powershell_words), .in_words = "-",
              .folded = 1},
    [QUOTED] = {RULES(powershell_quoted), .style = CODE_STRING},
    [EXPRESSION] = {RULES(powershell_expression), WORDS(powershell_words),
                    .in_words = "-", .folded = 1},
};
LANGUAGE(code_powershell, "PowerShell", "powershell ps ps1 posh pwsh psm1 psd1",
         powershell_states);

static const CodeRule batch_rules[] = {
    LINE("::", CODE_COMMENT, AT_START),
    LINE("rem ", CODE_COMMENT, AT_START | FOLDED),
    LINE("@rem ", CODE_COMMENT, AT_START | FOLDED),
    NAME(":", CODE_LABEL, AT_START),
    NAME("%%", CODE_VARIABLE, 0),
    {MATCH_NAME, CODE_VARIABLE, .open = "%", .close = "%"},
    DOUBLE_QUOTED,
    WORD,
    NUMBER,
};
static const CodeWords batch_words[] = {
    {CODE_KEYWORD, "if else goto for in do call exit not exist errorlevel defined equ "
                   "neq lss leq gtr geq"},
    {CODE_NAME,
     "prn nul lpt1 con com1 aux shift cd dir echo setlocal endlocal set pause copy "
     "append assoc at attrib cls cmd color comp date del erase find findstr format ftype "
     "help keyb label md mkdir mode more move path print popd pushd prompt rd recover "
     "rem rename replace restore rmdir sort start subst time title tree type ver verify "
     "vol ping net ipconfig taskkill xcopy robocopy"},
};
static const CodeState batch_states[] = {
    {RULES(batch_rules), WORDS(batch_words), .folded = 1}};
LANGUAGE(code_batch, "Batch file", "batch bat cmd dos dosbatch winbatch", batch_states);

/* ---- R and Julia ------------------------------------------------------------------------ */

static const CodeRule r_rules[] = {
    LINE("#", CODE_COMMENT, 0),
    OTHER(MATCH_RAW_CPP, "r R"),
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    SPAN("`", "`", CODE_PLAIN, ONE_LINE),
    WORD,
    NUMBER,
};
static const CodeWords r_words[] = {
    {CODE_KEYWORD, "function if in break next repeat else for while return"},
    {CODE_NAME,
     "NULL NA TRUE FALSE Inf NaN NA_integer_ NA_real_ NA_character_ NA_complex_ LETTERS "
     "letters month.abb month.name pi T F abs acos all any as.character as.integer "
     "as.numeric attr c ceiling class cos dim exp expression floor gamma identical "
     "invisible is.character is.na is.null is.numeric length levels lgamma list log max "
     "min missing names nargs print prod quote range Re rep round seq_along seq_len sign "
     "sin sqrt standardGeneric stop sum switch tan trunc unclass warning xtfrm library "
     "require"},
};
static const CodeState r_states[] = {{RULES(r_rules), WORDS(r_words), .in_words = "."}};
LANGUAGE(code_r, "R", "r rscript splus rsx", r_states);

static const CodeRule julia_rules[] = {
    SPAN("#=", "=#", CODE_COMMENT, NESTED),
    LINE("#", CODE_COMMENT, 0),
    SPAN("\"\"\"", "\"\"\"", CODE_STRING, ESCAPES),
    SPAN("\"", "\"", CODE_STRING, ESCAPES),
    SPAN("`", "`", CODE_STRING, ESCAPES),
    {MATCH_CHARACTER, CODE_STRING, .open = "'"},
    NAME("@", CODE_META, 0),
    TEXT("::", CODE_PLAIN),
    NAME(":", CODE_VARIABLE, BEHIND_NO_WORD),
    WORD,
    NUMBER,
};
static const CodeWords julia_words[] = {
    {CODE_KEYWORD,
     "abstract baremodule begin break catch const continue do else elseif end export "
     "false finally for function global if import in isa let local macro module mutable "
     "primitive public quote return struct true try type using where while"},
    {CODE_NAME, "Any Array Bool Char Complex Dict Float16 Float32 Float64 Function Inf "
                "Int Int8 Int16 Int32 Int64 Int128 Integer Matrix NaN Nothing Number "
                "Rational Real Set String Symbol Tuple Type UInt UInt8 UInt16 UInt32 "
                "UInt64 Union Vector missing nothing pi"},
};
static const CodeState julia_states[] = {
    {RULES(julia_rules), WORDS(julia_words), .ends_words = "!"}};
LANGUAGE(code_julia, "Julia", "julia jl", julia_states);

/* ---- Vim -------------------------------------------------------------------------------- */

static const CodeRule vim_rules[] = {
    LINE("\"", CODE_COMMENT, AT_START),
    SPAN("\"", "\"", CODE_STRING, ESCAPES | ONE_LINE),
    SPAN("'", "'", CODE_STRING, DOUBLED | ONE_LINE),
    NAME("&", CODE_VARIABLE, 0),
    NAME("$", CODE_VARIABLE, 0),
    NAME("g:", CODE_VARIABLE, BEHIND_NO_WORD),
    NAME("s:", CODE_VARIABLE, BEHIND_NO_WORD),
    NAME("l:", CODE_VARIABLE, BEHIND_NO_WORD),
    NAME("a:", CODE_VARIABLE, BEHIND_NO_WORD),
    NAME("b:", CODE_VARIABLE, BEHIND_NO_WORD),
    SPAN("<", ">", CODE_META, ONE_LINE),
    WORD,
    NUMBER,
};
static const CodeWords vim_words[] = {
    {CODE_KEYWORD,
     "abort augroup autocmd break call catch colorscheme command const continue def else "
     "elseif endfor endfunction endif endtry endwhile execute exe filetype finally "
     "finish for func function highlight hi if import imap inoremap let map nmap "
     "nnoremap noremap normal onoremap packadd plug return runtime set setlocal silent "
     "source syntax throw try unlet vmap vnoremap while xmap xnoremap"},
};
static const CodeState vim_states[] = {
    {RULES(vim_rules), WORDS(vim_words), .ends_words = "!"}};
LANGUAGE(code_vim, "Vim script", "vim viml vimscript nvim vimrc", vim_states);
