/* lisp.c - Common Lisp, Emacs Lisp, Scheme, Clojure. */
#include "data/highlight/rules.h"

/* Operators of Lisp are labels: whatever heads a list may be one, so that they are no
 * keywords. */

#define IN_LISP "-+*/<>=!?&%$^~.@:"

#define LISP_RULES                                                                       \
    LINE(";", CODE_COMMENT, 0), SPAN("#|", "|#", CODE_COMMENT, NESTED),                  \
        SPAN("\"", "\"", CODE_STRING, ESCAPES), NAME("#\\", CODE_STRING, 0),             \
        NUMBER_SIGNED(BEHIND_NO_WORD), NAME(":", CODE_VARIABLE, 0),                      \
        NAME("&", CODE_VARIABLE, 0), WORD

static const CodeRule rules[] = {LISP_RULES};

static const CodeWords words[] = {
    {CODE_LABEL,
     "and block case catch ccase cond ctypecase declaim declare defclass defconstant "
     "defgeneric defmacro defmethod defpackage defparameter defstruct deftype defun "
     "defvar destructuring-bind do do* dolist dotimes ecase etypecase eval-when flet "
     "function go handler-bind handler-case if in-package labels lambda let let* locally "
     "loop macrolet multiple-value-bind multiple-value-setq named-lambda or prog prog* "
     "prog1 prog2 progn progv psetf psetq quote require return return-from setf setq "
     "symbol-macrolet tagbody the throw typecase unless unwind-protect when "
     "with-accessors with-open-file with-open-stream with-output-to-string with-slots "
     "defcustom defgroup defface provide save-excursion while pcase"},
    {CODE_NAME, "nil t"},
};
static const CodeState states[] = {
    {RULES(rules), WORDS(words), .in_words = IN_LISP, .folded = 1}};
LANGUAGE(code_lisp, "Lisp",
         "lisp common-lisp commonlisp cl elisp emacs-lisp emacs el lsp", states);

static const CodeWords scheme_words[] = {
    {CODE_KEYWORD,
     "and begin case case-lambda cond cond-expand define define-record-type "
     "define-syntax define-values delay do else export guard if import lambda let let* "
     "let*-values let-syntax let-values letrec letrec* letrec-syntax library or "
     "parameterize quasiquote quote set! syntax-rules unless unquote unquote-splicing "
     "when call/cc call-with-current-continuation"},
    {CODE_NAME, "#t #f #true #false"},
};
static const CodeState scheme_states[] = {
    {RULES(rules), WORDS(scheme_words), .in_words = IN_LISP "#"}};
LANGUAGE(code_scheme, "Scheme", "scheme scm rkt racket guile", scheme_states);

static const CodeRule clojure_rules[] = {SPAN("#\"", "\"", CODE_STRING, ESCAPES),
                                         LISP_RULES};
static const CodeWords clojure_words[] = {
    {CODE_KEYWORD,
     "case catch cond cond-> cond->> condp declare def defmacro defmethod "
     "defmulti defn defn- defonce defprotocol defrecord defstruct deftype do "
     "dorun doseq dosync dotimes doto extend-protocol extend-type finally fn "
     "for if if-let if-not if-some import in-ns let letfn loop monitor-enter "
     "new ns proxy quote recur refer reify require set! throw try use var "
     "when when-first when-let when-not when-some while -> ->> and or"},
    {CODE_NAME, "nil true false"},
};
static const CodeState clojure_states[] = {
    {RULES(clojure_rules), WORDS(clojure_words), .in_words = IN_LISP "'"}};
LANGUAGE(code_clojure, "Clojure", "clojure clj cljs cljc edn", clojure_states);
