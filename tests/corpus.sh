#!/bin/sh
# corpus.sh - real books, built as they are: valid, complete, quick, small.  Prints TAP, then a table of what it measured.
#
# $EPUBIFY_CORPUS, else tests/corpus, holds NAME.tar.xz, each with one book or several.  CORPUS_ONLY: only archives with
# one of these words in their names.  CORPUS_RUNS: how often each book is built for its time (5).  CORPUS_KEEP: a
# folder for the EPUBs and what was said of them.  CORPUS_FLAT=yes: each book is a plain list of its Markdown files,
# whatever tool it was written for.  Exit 1 when a claim does not hold.
# shellcheck disable=SC2016  # $2 is for awk
set -eu
here=$(cd "$(dirname "$0")" && pwd)
: "${EPUBIFY:=$here/../build/epubify}"
# shellcheck source=tests/tap.sh
. "$here/tap.sh"

build=$(dirname "$EPUBIFY")
tools=$here/tools/completeness
corpus=${EPUBIFY_CORPUS:-$here/corpus}
runs=${CORPUS_RUNS:-5}
MOST_RATIO=2        # of the floor's CPU time ...
START=2             # ... and that many ms for the start of libxml2 and libzip with their libraries, which the floor has not
MOST_MEMORY=60      # MB

# Why nothing can be tried here.
lacking()
{
    if [ -z "$(find "$corpus" -maxdepth 1 -name '*.tar.xz' 2>/dev/null)" ]; then
        echo 'neither EPUBIFY_CORPUS nor tests/corpus holds any NAME.tar.xz'
    elif ! command -v node >/dev/null || [ ! -d "$here/tools/node_modules/htmlparser2" ]; then
        echo 'node or its packages are not there; ./setup test brings them'
    elif [ ! -x "$build/bench/floor" ] || [ ! -x "$build/bench/bench" ]; then
        echo 'the floor is not built; make corpus does'
    fi
}

reason=$(lacking)
if [ -n "$reason" ]; then
    skip 'real books' "$reason"
    exit 0
fi
corpus=$(cd "$corpus" && pwd)
out=${CORPUS_KEEP:-$scratch/out}
mkdir -p "$out"
out=$(cd "$out" && pwd)
rm -f "$out"/*.epub "$out"/*.facts "$out"/*.times "$out"/*.files
mkdir "$scratch/books"
cd "$scratch/books"

said()
{
    claim "$@" | tee -a "$scratch/tap"
}

wanted()
{
    [ -n "${CORPUS_ONLY-}" ] || return 0
    for word in $CORPUS_ONLY; do
        case $1 in *"$word"*) return 0 ;; esac
    done
    return 1
}

list_chapters()
{
    [ ! -f "$1/book.yaml" ] || return 0
    {
        printf 'title: %s\nauthor: Several\nlanguage: en\ndate: 2025-01-01\n' "$(basename "$1")"
        printf 'identifier: urn:uuid:00000000-0000-4000-8000-000000000002\nchapters:\n'
        (cd "$1" && find . -name '*.md' | sed 's|^\./||' | LC_ALL=C sort | sed 's/.*/  - "&"/')
    } >"$scratch/book.yaml"
    mv "$scratch/book.yaml" "$1/book.yaml"
}

# The diagnostics go to NAME.json, one a line.
builds()
{
    program build -v --format json --lenient -j 1 "$1" "$out/$2.epub" >"$out/$2.json" 2>"$out/$2.txt" ||
        { grep '"error"' "$out/$2.json" | head -n 5; tail -n 3 "$out/$2.txt"; return 1; }
}

complete()
{
    node "$tools/check.mjs" --facts "$out/$2.facts" --files "$out/$2.files" "$1" "$out/$2.epub"
}

# The least of several runs, the floor's in turn with ours: what a busy machine adds is left out.
measure()
{
    book=$1
    name=$2
    set --
    while read -r file; do
        set -- "$@" "$file"
    done <"$out/$name.files"
    "$build/bench/bench" --least "$runs" floor "$build/bench/floor" "$scratch/floor.epub" "$@" -- \
        epubify "$EPUBIFY" build -q --lenient -j 1 "$book" "$scratch/timed.epub" >"$out/$name.times"
}

# at_most WHAT FIELD LIMIT NAME: FIELD of epubify's line, by awk.
at_most()
{
    awk -F '\t' -v limit="$3" '$1 == "floor" { floor = $2 } $1 == "epubify" { value = '"$2"' }
        END { printf "%.2f, at most %d\n", value, limit; exit !(value > 0 && value <= limit) }' "$out/$4.times"
}

try_book()
{
    [ "${CORPUS_FLAT-}" != yes ] || list_chapters "$1"
    said "$1 builds" builds "$1" "$2"
    [ -f "$out/$2.epub" ] || return 0
    said "$1: every word, picture and link is there" complete "$1" "$2"
    [ -f "$out/$2.files" ] || return 0
    said "$1: measured" measure "$1" "$2"
    said "$1: at most $MOST_RATIO times the CPU time of the floor, and $START ms to start" \
        at_most ratio '(floor > 0 ? ($2 - '$START') / floor : 0)' $MOST_RATIO "$2"
    said "$1: at most $MOST_MEMORY MB of memory" at_most memory '$4' $MOST_MEMORY "$2"
}

for archive in "$corpus"/*.tar.xz; do
    name=$(basename "$archive" .tar.xz)
    wanted "$name" || continue
    tar -xJf "$archive"
    node "$tools/books.mjs" "$name" >"$scratch/found"
    said "$name holds a book" test -s "$scratch/found"
    while read -r folder; do
        try_book "$folder" "$(echo "$folder" | tr / -)" </dev/null
        printf '%s\n' "$folder" >>"$scratch/tried"
    done <"$scratch/found"
done

# ---- epubcheck, all in one JVM

judged=0
"$here/epubcheck.sh" "$out" >"$out/epubcheck.txt" 2>&1 || judged=$?
clean()
{
    ! grep -F "$1.epub: " "$out/epubcheck.txt"
}
if [ $judged -eq 2 ]; then
    skip 'epubcheck' "$(tail -n 1 "$out/epubcheck.txt")"
else
    said 'epubcheck has judged all of them' grep -E "^epubcheck .* of $(find "$out" -name '*.epub' | wc -l) files" "$out/epubcheck.txt"
    while read -r folder; do
        name=$(echo "$folder" | tr / -)
        [ ! -f "$out/$name.epub" ] || said "$folder: epubcheck finds nothing" clean "$name"
    done <"$scratch/tried"
fi

# ---- The table

fact()
{
    sed -n "s/.*\"$2\":\"\{0,1\}\([^,\"}]*\).*/\1/p" "$out/$1.facts" 2>/dev/null
}

faults_of()
{
    for severity in FATAL ERROR WARNING; do
        grep -cF "$1.epub: $severity " "$out/epubcheck.txt" || true
    done | paste -sd /
}

codes_of()
{
    sed -n 's/.*"code":"\([^"]*\)".*/\1/p' "$out/$1.json" | sort | uniq -c | sort -rn | awk '{ printf "%s%s %d", (NR > 1 ? ", " : ""), $2, $1 }'
}

times_of()
{
    awk -F '\t' '$1 == "floor" { floor = $2 } $1 == "epubify" { printf "%8.1f %6.2f %6.1f", $2, (floor > 0 ? $2 / floor : 0), $4 }' "$out/$1.times"
}

print_table()
{
    printf '%-22s %-8s %8s %8s %8s %6s %6s %8s %6s %6s %6s %7s  %s\n' book kind chapters words 'CPU ms' ratio MB 'EPUB KB' \
        pics links faults 'f/e/w' 'diagnostics'
    while read -r folder; do
        name=$(echo "$folder" | tr / -)
        if [ ! -f "$out/$name.facts" ] || [ ! -f "$out/$name.times" ]; then
            printf '%-22s does not build, see above\n' "$folder"
            continue
        fi
        printf '%-22s %-8s %8s %8s %s %8d %6s %6s %6s %7s  %s\n' "$folder" "$(fact "$name" kind)" "$(fact "$name" chapters)" \
            "$(fact "$name" words)" "$(times_of "$name")" $(($(fact "$name" size) / 1024)) "$(fact "$name" pictures)" \
            "$(fact "$name" links)" "$(fact "$name" faults)" "$(faults_of "$name")" "$(codes_of "$name")"
    done <"$scratch/tried"
}

[ -f "$scratch/tried" ] || { skip 'real books' "none has one of these words in its name: ${CORPUS_ONLY-}"; exit 0; }
print_table >"$out/table.txt"
sed 's/^/# /' "$out/table.txt"
! grep -q '^not ok' "$scratch/tap"
