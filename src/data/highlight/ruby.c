/* ruby.c - Ruby, Crystal, Elixir, Erlang. */
#include "data/highlight/rules.h"

enum { BASE, BRACES, QUOTED, LONG_QUOTED };

#define RUBY                                                                             \
    LINE("#", CODE_COMMENT, BEHIND_SPACE),                                               \
        SPAN("=begin", "\n=end", CODE_COMMENT, AT_COLUMN_0),                             \
        PUSH("\"", CODE_STRING, QUOTED), SPAN("'", "'", CODE_STRING, ESCAPES),           \
        SPAN("`", "`", CODE_STRING, ESCAPES | ONE_LINE),                                 \
        OTHER(MATCH_DELIMITED, "%w %W %i %I %q %Q %r %x %s"), OTHER(MATCH_REGEX, "/"),   \
        OTHER(MATCH_HEREDOC, "<<~"), OTHER(MATCH_HEREDOC, "<<-"),                        \
        OTHER(MATCH_HEREDOC_LINES, "\n"), TEXT("::", CODE_PLAIN),                        \
        NAME(":", CODE_VARIABLE, 0), NAME("@@", CODE_VARIABLE, 0),                       \
        NAME("@", CODE_VARIABLE, 0), NAME("$", CODE_VARIABLE, 0), WORD, NUMBER

static const CodeRule base[] = {RUBY};
static const CodeRule braces[] = {PUSH("{", CODE_PLAIN, BRACES), POP("}", CODE_PLAIN),
                                  RUBY};
static const CodeRule quoted[] = {ESCAPE, PUSH("#{", CODE_PLAIN, BRACES),
                                  POP("\"", CODE_STRING)};

static const CodeWords words[] = {
    {CODE_KEYWORD,
     "alias and begin BEGIN break case class defined? do else elsif end END ensure for "
     "if in module next not or redo require require_relative rescue retry return then "
     "undef unless until when while yield def include extend prepend public private "
     "protected raise throw catch attr_accessor attr_reader attr_writer define_method "
     "private_constant module_function"},
    {CODE_NAME, "self super true false nil proc lambda puts print p loop __FILE__ "
                "__LINE__ __method__"},
};
static const CodeState states[] = {
    [BASE] = {RULES(base), WORDS(words), .ends_words = "?!"},
    [BRACES] = {RULES(braces), WORDS(words), .ends_words = "?!"},
    [QUOTED] = {RULES(quoted), .style = CODE_STRING},
};
LANGUAGE(code_ruby, "Ruby",
         "ruby rb gemfile rake rakefile podspec thor gemspec jruby crystal cr", states);

/* ---- Elixir ----------------------------------------------------------------------------- */

#define ELIXIR                                                                           \
    LINE("#", CODE_COMMENT, 0), PUSH("\"\"\"", CODE_STRING, LONG_QUOTED),                \
        PUSH("\"", CODE_STRING, QUOTED),                                                 \
        SPAN("'", "'", CODE_STRING, ESCAPES | ONE_LINE),                                 \
        {MATCH_DELIMITED, CODE_STRING,                                                   \
         .open = "~r ~R ~s ~S ~w ~W ~c ~C ~D ~T ~N ~U ~p"},                              \
        TEXT("::", CODE_PLAIN), NAME(":", CODE_VARIABLE, 0), NAME("@", CODE_META, 0),    \
        WORD, NUMBER

static const CodeRule elixir_base[] = {ELIXIR};
static const CodeRule elixir_braces[] = {PUSH("{", CODE_PLAIN, BRACES),
                                         POP("}", CODE_PLAIN), ELIXIR};
static const CodeRule elixir_long[] = {ESCAPE, PUSH("#{", CODE_PLAIN, BRACES),
                                       POP("\"\"\"", CODE_STRING)};
static const CodeWords elixir_words[] = {
    {CODE_KEYWORD,
     "after alias and case catch cond defstruct defguard do else end fn for if import in "
     "not or quote raise receive require reraise rescue try unless unquote "
     "unquote_splicing use when with def defp defmodule defprotocol defimpl defrecord "
     "defmacro defmacrop defdelegate defexception defoverridable"},
    {CODE_NAME, "false nil true self"},
};
static const CodeState elixir_states[] = {
    [BASE] = {RULES(elixir_base), WORDS(elixir_words), .ends_words = "?!"},
    [BRACES] = {RULES(elixir_braces), WORDS(elixir_words), .ends_words = "?!"},
    [QUOTED] = {RULES(quoted), .style = CODE_STRING},
    [LONG_QUOTED] = {RULES(elixir_long), .style = CODE_STRING},
};
LANGUAGE(code_elixir, "Elixir", "elixir ex exs iex", elixir_states);

/* ---- Erlang ----------------------------------------------------------------------------- */

static const CodeRule erlang_rules[] = {
    LINE("%", CODE_COMMENT, 0),
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    {MATCH_ESCAPE, CODE_STRING, .open = "$\\"},
    {MATCH_ESCAPE, CODE_STRING, .open = "$"},
    NAME("-", CODE_META, AT_COLUMN_0),
    NAME("?", CODE_NAME, 0),
    WORD,
    NUMBER,
};
static const CodeWords erlang_words[] = {
    {CODE_KEYWORD,
     "after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end "
     "fun if let maybe not of or orelse receive rem try when xor"},
    {CODE_NAME, "false true undefined ok error"},
};
SIMPLE(code_erlang, "Erlang", "erlang erl hrl escript", erlang_rules, erlang_words);
