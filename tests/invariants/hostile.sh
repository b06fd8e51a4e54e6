#!/bin/sh
# hostile.sh - small inputs that were made to cost much time or memory cost little of both.
#
# Each of these once took minutes, gigabytes or both.  The limits are far above what is needed, and far below that.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$scratch"

# repeat N TEXT: the text N times, without a line end between.
repeat()
{
    awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}

# start_book NAME [LINE...]: a folder with a chapter and a manifest that lacks only `chapters:`.
start_book()
{
    mkdir -p "$1"
    printf '# A chapter\n\nIts text.\n' >"$1/a.md"
    printf 'title: T\nlanguage: en\nidentifier: urn:uuid:00000000-0000-4000-8000-000000000001\ndate: 2025\n' \
        >"$1/book.yaml"
}

with_one_chapter()
{
    echo 'chapters: [a.md]' >>"$1/book.yaml"
}

# cheap WANTED NAME: the build ends with this status within 20 seconds and 1 GB of address space.
cheap()
{
    status=0
    (ulimit -v 1000000; timeout 20 "$EPUBIFY" build -q -j 1 "$2" "$2.epub" >"$2.txt" 2>&1) || status=$?
    [ "$status" -eq "$1" ] || { echo "exit $status, not $1"; tail -n 3 "$2.txt"; return 1; }
}

start_book modes
{ printf 'accessModeSufficient: "'; repeat 32000 visual,; echo 'visual"'; } >>modes/book.yaml
with_one_chapter modes
claim 'a list of one word many times' cheap 0 modes

start_book parts
{ echo 'chapters:'; yes '  - part: P' | head -n 9000; } >>parts/book.yaml
claim 'thousands of parts of one name' cheap 0 parts

svg='<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">'
start_book urls
with_one_chapter urls
echo '![a picture](a.svg)' >>urls/a.md
{ printf '%s<g style="' "$svg"; repeat 400000 'url('; echo '"/></svg>'; } >urls/a.svg
claim 'an attribute of an SVG full of url(' cheap 1 urls

start_book sheets
with_one_chapter sheets
echo '![a picture](a.svg)' >>sheets/a.md
{ printf '%s' "$svg"; repeat 200000 '<style>a&gt;b{c:d}</style>'; echo '</svg>'; } >sheets/a.svg
claim 'an SVG of many style sheets' cheap 0 sheets

start_book imports
echo 'css: a.css' >>imports/book.yaml
with_one_chapter imports
ln -s . imports/d
ln -s . imports/e
printf '@import "d/a.css";\n@import "e/a.css";\n' >imports/a.css
claim 'a style sheet that imports itself through links' cheap 0 imports

start_book names
with_one_chapter names
mkdir names/p
(cd names/p && seq 1 10000 | xargs touch)
seq 1 10000 | sed 's|.*|some words, so that no limit is met: ![a picture](p/é&.png)|' >>names/a.md
claim 'many missing pictures with accents in a folder of many files' cheap 1 names

start_book missing
mkdir missing/p
(cd missing/p && seq 1 10000 | xargs touch)
echo 'chapters:' >>missing/book.yaml
for i in $(seq 1 200); do
    echo "  - $i.md" >>missing/book.yaml
    { echo '# C'; seq 1 50 | sed 's|.*|![a picture](p/picture-&.png)|'; } >"missing/$i.md"
done
claim 'missing pictures in many chapters' cheap 1 missing

# A header without an end, and then only a length: a sparse file takes no room.
start_book sparse
with_one_chapter sparse
echo '![a picture](a.jpg)' >>sparse/a.md
printf '\377\330\377\300\0\021\010\0\020\0\020\003\001\021\0\001\021\0\001\021\0\377\332\0\014\003\001\0\002\021\003\021\0\077\0' \
    >sparse/a.jpg
truncate -s 100G sparse/a.jpg
claim 'a picture of a hundred gigabytes' cheap 1 sparse

start_book sheet
echo 'css: a.css' >>sheet/book.yaml
with_one_chapter sheet
{ repeat 130000 'a{direction:x}'; yes 'a{b:url(http://x)}' | head -n 110000; } >sheet/a.css
claim 'a style sheet with a mistake in each rule' cheap 1 sheet

start_book fragments
echo 'css: a.css' >>fragments/book.yaml
with_one_chapter fragments
yes 'a{b:url(a.svg#q)}' | head -n 20000 >fragments/a.css
{ printf '%s<text>' "$svg"; repeat 1000000 'id=`q` '; echo '</text></svg>'; } >fragments/a.svg
claim 'a style sheet that names a part of a large SVG many times' cheap 0 fragments
