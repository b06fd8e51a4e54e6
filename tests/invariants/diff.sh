#!/bin/sh
# diff.sh - epubify diff: where the report goes, its exit statuses, and hostile EPUBs that cost little.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$scratch"

make_book old 3 12
make_book new 4 12
sed -i '3i A paragraph that comes in front of all the others, which then are one further down.\n' new/chapter-2.md
program -q old old.epub
program -q new new.epub
cp old.epub same.epub

claim 'an EPUB and a copy of it: exit 0' exits 0 diff old.epub same.epub
claim 'one that puts marks on other text: exit 1' exits 1 diff -q old.epub new.epub
claim 'one that is missing: exit 2' exits 2 diff old.epub missing.epub
claim 'a folder: exit 2' exits 2 diff old.epub old
claim 'one name: exit 2' exits 2 diff old.epub
claim 'three names: exit 2' exits 2 diff old.epub new.epub same.epub
claim 'an option of build: exit 2' exits 2 diff --strict old.epub new.epub
claim 'no folder for the report: exit 3' exits 3 diff -o nowhere/report old.epub new.epub
claim 'a report in the place of an EPUB: exit 2' exits 2 diff -o new.epub old.epub new.epub
claim 'html is of diff alone: exit 2' exits 2 build --format html old old2.epub

quiet_says_nothing()
{
    program diff -q old.epub new.epub >said 2>&1 || true
    [ ! -s said ]
}
claim '-q prints no report' quiet_says_nothing

# the_same_report FORMAT: -o holds what standard output does, nothing is left beside it, and an older one is replaced.
the_same_report()
{
    mkdir -p reports
    echo old >reports/report
    program diff --format "$1" old.epub new.epub >printed || [ $? = 1 ]
    program diff --format "$1" -o reports/report old.epub new.epub || [ $? = 1 ]
    same printed reports/report && holds_only reports report
}
for format in text json html; do
    claim "-o FILE holds what is printed, as $format" the_same_report $format
done

json_is_json()
{
    program diff --format json old.epub new.epub >report.json || [ $? = 1 ]
    node -e 'const r = JSON.parse(require("fs").readFileSync("report.json", "utf8"))
        const p = r.positions, tried = p.marked - p.gone
        if (p.locators.length !== 7) throw new Error("locators")
        for (const l of p.locators) if (l.kept + l.moved + l.lost !== tried) throw new Error(l.locator)
        for (const l of p.locators) if (p.marks.filter(m => m.by[l.locator].outcome === "moved").length !== l.moved)
            throw new Error("marks of " + l.locator)'
}
claim 'the JSON is JSON, and its sums are right' json_is_json

html_is_alone()
{
    program diff --format html old.epub new.epub >report.html || [ $? = 1 ]
    ! grep -iE '<script|<link|src=|url\(|@import|http:' report.html && grep -q '<html lang="en">' report.html
}
claim 'the page of HTML has no script, and nothing from elsewhere' html_is_alone

# ---- What strangers send -----------------------------------------------------------------------------

repeat()
{
    awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}
# document NAME: the body is read from standard input.
document()
{
    { echo '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>'; cat; echo '</body></html>'; } >"$1"
}
# cheap WANTED EPUB: compared with itself it ends with this status within 30 seconds and 2 GB of address space.
cheap()
{
    status=0
    (ulimit -v 2000000; timeout 30 "$EPUBIFY" diff -q "$2" "$2" >said 2>&1) || status=$?
    [ "$status" -eq "$1" ] || { echo "exit $status, not $1"; cat said; return 1; }
}
hostile()
{
    node "$root/tests/invariants/epub.mjs" "$1" "$2" && cheap "$3" "$1"
}
repeat 3000000 '<b/>' | document siblings.xhtml
claim 'three million siblings' hostile siblings.epub siblings.xhtml 0
{ repeat 200 '<div>'; repeat 200000 '<p>a</p>'; repeat 200 '</div>'; } | document deep.xhtml
claim 'paragraphs two hundred deep' hostile deep.epub deep.xhtml 0
{ repeat 5000 '<div>'; repeat 5000 '</div>'; } | document deeper.xhtml
claim 'five thousand deep' hostile deeper.epub deeper.xhtml 2
repeat 1500000 'Ab. Cd. ' | document sentences.xhtml
claim 'three million sentences' hostile sentences.epub sentences.xhtml 2
{ repeat 100000 '<p id="i">The same sentence, that is long enough to be marked, again and again.</p>'; } | document alike.xhtml
claim 'a hundred thousand sentences alike' hostile alike.epub alike.xhtml 0
awk 'BEGIN { for (i = 0; i < 60000; i++) printf "<p id=\"i%d\">The sentence number %d is like no other one in this book.</p>", i, i }' |
    document ids.xhtml
claim 'sixty thousand ids' hostile ids.epub ids.xhtml 0
repeat 14000000 a | document packed.xhtml
claim 'what swells more than a book could' hostile packed-deflated.epub packed.xhtml 2
repeat 3000000 '&nbsp;' >references
{ echo '<!DOCTYPE html [<!ENTITY nbsp "no">]><html><body><p>'; head -c 9000000 references; echo '</p></body></html>'; } >references.xhtml
claim 'a million references' hostile references.epub references.xhtml 0
