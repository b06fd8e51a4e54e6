#!/bin/sh
# jobs.sh - diagnostics come in reading order and the EPUB is the same, however many threads worked.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

make_book "$scratch/fine" 40 30
cp -R "$scratch/fine" "$scratch/wrong"
for chapter in $(seq 3 3 40); do
    printf '\n[nowhere](#no-such-heading), ![nothing](no-such-picture.png)\n' >>"$scratch/wrong/chapter-$chapter.md"
done
cd "$scratch"
program build -q -j 1 fine one.epub
program build --no-color -j 1 wrong none.epub >one.txt 2>&1 || true

same_report()
{
    program build --no-color -j "$1" wrong none.epub >many.txt 2>&1 && return 1
    diff one.txt many.txt
}
same_epub()
{
    program build -q -j "$1" fine many.epub && same one.epub many.epub
}
reading_order()
{
    grep -E '^wrong/[^:]*:[0-9]+:[0-9]+: error: ' one.txt >errors.txt || { echo 'no errors:'; cat one.txt; return 1; }
    sed 's|^wrong/chapter-\([0-9]*\)\.md:\([0-9]*\):\([0-9]*\):.*|\1 \2 \3|' errors.txt >places.txt
    sort -n -k1,1 -k2,2 -k3,3 places.txt | diff places.txt -
}

claim 'errors come in reading order' reading_order
for jobs in 2 3 8 8 8 8 8; do
    claim "-j $jobs reports what -j 1 reports" same_report $jobs
    claim "-j $jobs writes what -j 1 writes" same_epub $jobs
done
