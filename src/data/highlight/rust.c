/* rust.c - Rust. */
#include "data/highlight/rules.h"

static const CodeRule rules[] = {
    LINE("//", CODE_COMMENT, 0),
    SPAN("/*", "*/", CODE_COMMENT, NESTED),
    SPAN("b\"", "\"", CODE_STRING, ESCAPES),
    SPAN("\"", "\"", CODE_STRING, ESCAPES),
    OTHER(MATCH_RAW, "r br cr"),
    {MATCH_CHARACTER, CODE_STRING, .open = "b'"},
    {MATCH_CHARACTER, CODE_STRING, .open = "'"},
    NAME("'", CODE_VARIABLE, 0),
    PUSH("#![", CODE_META, 1),
    PUSH("#[", CODE_META, 1),
    WORD,
    NUMBER,
};
static const CodeRule attribute[] = {
    SPAN("\"", "\"", CODE_STRING, ESCAPES),
    PUSH("[", CODE_META, 1),
    POP("]", CODE_META),
};
static const CodeWords words[] = {
    {CODE_KEYWORD,
     "abstract as async await become box break const continue crate do dyn else enum "
     "extern final fn for if impl in let loop macro match mod move mut override priv pub "
     "raw ref return self Self static struct super trait try type typeof union unsafe "
     "unsized use virtual where while yield"},
    {CODE_NAME,
     "true false Some None Ok Err i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize "
     "f16 f32 f64 f128 str char bool Box Option Result String Vec Copy Send Sized Sync "
     "Drop Fn FnMut FnOnce ToOwned Clone Debug PartialEq PartialOrd Eq Ord AsRef AsMut "
     "Into From Default Iterator Extend IntoIterator DoubleEndedIterator "
     "ExactSizeIterator ToString assert! assert_eq! assert_ne! bytes! cfg! col! concat! "
     "concat_idents! debug_assert! debug_assert_eq! debug_assert_ne! env! eprint! "
     "eprintln! panic! file! format! format_args! include! include_bytes! include_str! "
     "line! matches! module_path! option_env! print! println! select! stringify! todo! "
     "try! unimplemented! unreachable! vec! write! writeln! macro_rules! thread_local!"},
};
static const CodeState states[] = {
    {RULES(rules), WORDS(words), .ends_words = "!"},
    {RULES(attribute), .style = CODE_META},
};
LANGUAGE(code_rust, "Rust", "rust rs", states);
