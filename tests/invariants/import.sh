#!/bin/sh
# import.sh - epubify import writes a book.yaml by which the same bytes are built, and never over one.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
export SOURCE_DATE_EPOCH=1700000000

# What the cases of other kinds hold, built directly and by the manifest that import writes.
same_by_import()
{
    rm -rf "$scratch/book" "$scratch"/*.epub
    cp -R "$1" "$scratch/book"
    cd "$scratch/book"
    rm -rf expected cmd grep files
    if [ -f setup.sh ]; then sh ./setup.sh; rm -f setup.sh; fi
    # shellcheck disable=SC2086  # the book and its options are words
    set -- $2
    program -q "$@" "$scratch/direct.epub" || return 1
    program import -q "$@" 2>"$scratch/said" || return 1
    cat "$scratch/said"
    # What a book.yaml can't say has been said.
    if grep -q 'import-lossy' "$scratch/said"; then return 0; fi
    # What -M and the others said is in the manifest now.
    book=$(find . -name book.yaml)
    cat "$book"
    program -q "$(dirname "$book")" "$scratch/imported.epub" && same "$scratch/direct.epub" "$scratch/imported.epub"
}
for case in "$root"/tests/cases/*/; do
    name=$(basename "$case")
    case $name in
    folder-* | mdbook-* | honkit-* | leanpub-* | pandoc-* | title-heading | title-derived | chapter-unlisted) ;;
    *) continue ;;
    esac
    if [ -n "$(find "$case" -name book.yaml)" ]; then continue; fi
    # One whose file opens with the book's metadata, which a book.yaml takes for the chapter's.
    case $name in pandoc-metadata-blocks) continue ;; esac
    # A book without a chapter.
    case $name in mdbook-src-outside) continue ;; esac
    tail -n 1 "$case/expected" | grep -q 'exit 0' || continue
    words=$(sed 's/^build//; s/-[vq] / /; s/--no-color//; s/\$OUT//; s/^[A-Z_]*=[^ ]*//' "$case/cmd" 2>/dev/null || echo .)
    case $words in
    *\$* | *import* | *--format* | *"'"* | *'"'* | *--each* | *'{'* | *-o*) continue ;;
    esac
    claim "$name: import, then build: same bytes" same_by_import "$case" "$words"
done

mkdir "$scratch/fresh"
cd "$scratch/fresh"
printf '# One\n\nText.\n' >a.md
printf '# Two\n\nText.\n' >b.md
refuses()
{
    cksum book.yaml >"$scratch/before"
    exits 2 import "$@" && cksum book.yaml | cmp "$scratch/before" - && holds_only . "$(printf 'a.md\nb.md\nbook.yaml')"
}
claim 'import writes book.yaml, and that alone' program import -q .
claim 'it is readable by all' test "$(stat -c %a book.yaml)" = 644
claim 'not over one' refuses .
claim 'not over one, whatever the kind is said to be' refuses --from folder .
claim 'import takes no output' exits 2 import . -o x.yaml
claim 'import wants a book' exits 2 import
claim 'a folder without a book is refused' exits 2 import "$scratch/nowhere"

# A manuscript whose texts go on in files that are no chapters, and one that a book.yaml can't read.
mkdir "$scratch/manuscript"
cd "$scratch/manuscript"
printf 'one.md\nmore.md\nstill.md\ntwo.md\n' >Book.txt
printf '# One\n\nText.\n' >one.md
printf 'More.\n' >more.md
printf 'Still more.\n' >still.md
printf '# Two\n\nText.\n' >two.md
goes_on()
{
    program -q . "$scratch/direct.epub" && program import . 2>"$scratch/said" || return 1
    ! grep -q 'import-lossy' "$scratch/said" && grep -A 2 append book.yaml
}
builds_the_same()
{
    program -q . "$scratch/imported.epub" && same "$scratch/direct.epub" "$scratch/imported.epub"
}
says_what_is_lost()
{
    rm book.yaml
    printf '{full: false}\n\nNot in a sample.\n\n{full: true}\n\n<<(code.rb)\n' >still.md
    printf 'puts 1\n' >code.rb
    program import . 2>&1 | grep -q 'import-lossy' && ! grep append book.yaml
}
claim 'the files that a chapter goes on with are in the manifest' goes_on
claim 'and are built into the same bytes' builds_the_same
claim 'one that includes another can not be' says_what_is_lost
