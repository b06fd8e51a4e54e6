/* functional.c - Haskell, OCaml, F#, Elm, Nix. */
#include "data/highlight/rules.h"

static const CodeRule haskell_rules[] = {
    SPAN("{-#", "#-}", CODE_META, 0),
    SPAN("{-", "-}", CODE_COMMENT, NESTED),
    LINE("--", CODE_COMMENT, 0),
    LINE("#", CODE_META, AT_COLUMN_0),
    SPAN("\"", "\"", CODE_STRING, ESCAPES),
    {MATCH_CHARACTER, CODE_STRING, .open = "'"},
    WORD,
    NUMBER,
};
static const CodeWords haskell_words[] = {
    {CODE_KEYWORD,
     "as case class data default deriving do else family forall foreign hiding if import "
     "in infix infixl infixr instance let mdo module newtype of pattern proc qualified "
     "rec then type where anyclass stock via"},
    {CODE_NAME, "Bool Char Double Either Eq False Float Functor IO Int Integer Just Left "
                "Maybe Monad Monoid Nothing Num Ord Ordering Rational Read Right Show "
                "String True Word Applicative Foldable"},
};
static const CodeState haskell_states[] = {
    {RULES(haskell_rules), WORDS(haskell_words), .in_words = "'"}};
LANGUAGE(code_haskell, "Haskell", "haskell hs lhs purescript purs elm", haskell_states);

static const CodeRule ocaml_rules[] = {
    SPAN("(*", "*)", CODE_COMMENT, NESTED),
    SPAN("\"", "\"", CODE_STRING, ESCAPES),
    {MATCH_CHARACTER, CODE_STRING, .open = "'"},
    NAME("'", CODE_VARIABLE, 0),
    NAME("`", CODE_VARIABLE, 0),
    SPAN("[@", "]", CODE_META, ONE_LINE),
    WORD,
    NUMBER,
};
static const CodeWords ocaml_words[] = {
    {CODE_KEYWORD,
     "and as assert asr begin class constraint do done downto else end exception "
     "external for fun function functor if in include inherit initializer land lazy let "
     "lor lsl lsr lxor match method mod module mutable new nonrec object of open or "
     "private rec sig struct then to try type val virtual when while with"},
    {CODE_NAME,
     "array bool bytes char exn float int int32 int64 list lazy_t nativeint string unit "
     "in_channel out_channel ref true false None Some Ok Error option result"},
};
static const CodeState ocaml_states[] = {
    {RULES(ocaml_rules), WORDS(ocaml_words), .in_words = "'"}};
LANGUAGE(code_ocaml, "OCaml", "ocaml ml mli reason reasonml sml", ocaml_states);

static const CodeRule fsharp_rules[] = {
    SPAN("(*", "*)", CODE_COMMENT, NESTED),
    LINE("//", CODE_COMMENT, 0),
    SPAN("\"\"\"", "\"\"\"", CODE_STRING, 0),
    SPAN("@\"", "\"", CODE_STRING, DOUBLED),
    SPAN("\"", "\"", CODE_STRING, ESCAPES),
    {MATCH_CHARACTER, CODE_STRING, .open = "'"},
    NAME("'", CODE_VARIABLE, 0),
    SPAN("[<", ">]", CODE_META, 0),
    LINE("#", CODE_META, AT_START),
    WORD,
    NUMBER,
};
static const CodeWords fsharp_words[] = {
    {CODE_KEYWORD,
     "abstract and as assert base begin class const default delegate do done downcast "
     "downto elif else end exception extern finally fixed for fun function global if in "
     "inherit inline interface internal lazy let match member module mutable namespace "
     "new of open or override private public rec return static struct then to try type "
     "upcast use val void when while with yield async"},
    {CODE_NAME, "bool byte char decimal double float int int16 int64 list not null "
                "option seq string true false uint unit None Some Ok Error printf "
                "printfn sprintf failwith ref"},
};
static const CodeState fsharp_states[] = {
    {RULES(fsharp_rules), WORDS(fsharp_words), .ends_words = "!"}};
LANGUAGE(code_fsharp, "F#", "f# fsharp fs fsx fsi", fsharp_states);

static const CodeRule nix_rules[] = {
    LINE("#", CODE_COMMENT, 0),
    SPAN("/*", "*/", CODE_COMMENT, 0),
    SPAN("''", "''", CODE_STRING, 0),
    SPAN("\"", "\"", CODE_STRING, ESCAPES),
    WORD,
    NUMBER,
};
static const CodeWords nix_words[] = {
    {CODE_KEYWORD, "rec with let in inherit assert if else then or"},
    {CODE_NAME, "true false null import abort baseNameOf dirOf isNull builtins map "
                "removeAttrs throw toString derivation"},
};
static const CodeState nix_states[] = {
    {RULES(nix_rules), WORDS(nix_words), .in_words = "-'"}};
LANGUAGE(code_nix, "Nix", "nix nixos", nix_states);
