#!/bin/sh
# cli.sh - the command line's promises: what is printed where, exit statuses, a new book that builds at once.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

make_book "$scratch/fine" 2 2
cp -R "$scratch/fine" "$scratch/wrong"
printf '\n[nowhere](#no-such-heading)\n' >>"$scratch/wrong/chapter-1.md"
cd "$scratch"

silent()
{
    status=0
    "$@" >said 2>&1 || status=$?
    cat said
    [ "$status" -eq 0 ] && [ ! -s said ]
}
# on_stdout WORD ARGUMENT...: exit 0, the word on standard output, nothing on standard error.
on_stdout()
{
    word=$1
    shift
    program "$@" >said 2>complained && grep -q "$word" said && [ ! -s complained ]
}
# complains WORD STATUS ARGUMENT...: this status, the word on standard error.
complains()
{
    word=$1
    wanted=$2
    shift 2
    status=0
    program "$@" >said 2>complained || status=$?
    cat said complained
    [ "$status" -eq "$wanted" ] && grep -q -e "$word" complained && [ ! -s said ]
}
json_lines()
{
    program build -q --format json wrong json.epub >said 2>&1 && return 1
    cat said
    # shellcheck disable=SC2016  # JavaScript's own ${}
    [ -s said ] && node -e '
        const keys = ["file", "line", "column", "severity", "code", "message", "hint"];
        for (const line of require("fs").readFileSync("said", "utf8").trim().split("\n")) {
            const object = JSON.parse(line);
            for (const key of keys) if (!(key in object)) throw `${line}: no ${key}`;
        }'
}
no_colour()
{
    program build --no-color wrong colour.epub >said 2>&1 && return 1
    ! grep -q "$(printf '\033')" said
}
unchanged()
{
    find new -type f -exec cksum {} + | sort >before
    program init new && return 1
    find new -type f -exec cksum {} + | sort | diff before -
}

claim '--help: usage on standard output' on_stdout '[Uu]sage' --help
claim '--version: the name on standard output' on_stdout '^epubify ' --version
claim 'no arguments: exit 2' exits 2
claim 'an unknown option: exit 2, named' complains 'no-such-option' 2 build --no-such-option fine x.epub
claim 'an option without its value: exit 2' exits 2 build fine -o
claim 'a number that is none: exit 2' exits 2 build -j many fine x.epub
claim 'too many arguments: exit 2' exits 2 build fine x.epub y.epub
claim 'a usage error builds nothing' test ! -e x.epub
claim 'build BOOK OUTPUT' program build -q fine one.epub
claim 'BOOK OUTPUT, the verb left out: the same' program -q fine two.epub
claim 'build BOOK -o OUTPUT: the same' program build -q fine -o three.epub
claim 'all three are one EPUB' same one.epub two.epub three.epub
claim '-q: a good build says nothing' silent program build -q fine quiet.epub
claim 'the shipped book builds without a warning' silent program build -q --strict "$root/book" "$scratch/book.epub"
claim 'an error in the book: exit 1' exits 1 build -q wrong w.epub
claim '--lenient: a broken link is a warning' exits 0 build -q --lenient wrong lenient.epub
claim '--lenient --strict: an error again' exits 1 build -q --lenient --strict wrong x.epub
claim '--format json: each line an object with all its keys' json_lines
claim '--no-color: no escape sequence' no_colour
claim 'init writes a book' program init new
claim 'which builds without a warning' silent program build -q --strict new new.epub
claim 'init on a book touches nothing' unchanged
claim '--confine: a book inside it builds' program build -q --confine "$scratch" fine confined.epub
if [ -n "${EPUBS-}" ]; then
    for epub in lenient new book; do
        [ ! -f $epub.epub ] || cp $epub.epub "$EPUBS/cli-$epub.epub"
    done
fi
