#!/bin/sh
# release.sh - a book that grows from release to release says what it would say without its lock, and says it at the
# places that readers know.  RELEASE_ROUNDS=N tries N random books instead of a few, from RELEASE_SEED on.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

tools=$root/tests/tools/release
if ! command -v node >/dev/null || [ ! -d "$root/tests/tools/node_modules/htmlparser2" ]; then
    skip 'release' 'node or its packages are not there; ./setup test brings them'
    exit 0
fi
cd "$scratch"

claim 'random edits over six releases lose and swap nothing, and leave headings their ids and documents their names' \
    node "$tools/check.mjs" series "$EPUBIFY" series "${RELEASE_SEED:-1}" 6 "${RELEASE_ROUNDS:-8}"
if [ -n "${EPUBS-}" ]; then cp series/6.epub "$EPUBS/release-random.epub"; fi

# A book of three chapters of eight paragraphs in release 1.
write_book()
{
    mkdir -p "$1"
    printf 'title: A\nauthor: B\nlanguage: en\nidentifier: urn:uuid:%s\ndate: 2025-01-01\nrelease: "%s"\nchapters: [a.md, b.md, c.md]\n' \
        00000000-0000-4000-8000-000000000005 "$2" >"$1/book.yaml"
    for chapter in a b c; do
        echo "# Chapter $chapter"
        for n in 1 2 3 4 5 6 7 8; do
            printf '\nParagraph %s has some words in it. And %s has more.\n' "$chapter$n" "$chapter$n"
        done
    done | awk '/^#/ { file = folder "/" $3 ".md" } { print >file }' folder="$1"
}

# insert FILE PARAGRAPH TEXT: behind that paragraph.
insert()
{
    sed -i "s/^Paragraph $2 .*/&\n\n$3/" "$1"
}

# Each release adds a paragraph in front of the last one's, a sentence at an end, and a chapter.
very_many_releases()
{
    write_book many 1
    release=1
    while [ $release -le 80 ]; do
        sed -i "s/^release:.*/release: \"$release\"/; s/a.md,/a.md, new$release.md,/" many/book.yaml
        printf '# New %s\n\nA text of %s.\n' $release $release >"many/new$release.md"
        insert many/a.md a1 "New in front of all others in release w$release."
        sed -i "s/^Paragraph b8.*/& Sentence v$release comes last./" many/b.md
        program build -q many many.epub || { echo "release $release"; return 1; }
        release=$((release + 1))
    done
    program build -q --layout plain --lock no.lock many plain.epub
    node "$tools/check.mjs" same plain.epub many.epub
}
claim 'eighty releases that change the same places are read, built and complete' very_many_releases

# Both branches add to one chapter, and each to another.
two_branches()
{
    write_book book 1
    program build -q book one.epub
    cp book/epubify.lock one.lock
    sed -i 's/^release:.*/release: "2"/' book/book.yaml
    cp -r book mine
    insert mine/a.md a2 'New of mine.'
    insert mine/c.md c4 'Mine is also here.'
    program build -q mine mine.epub
    cp -r book theirs
    insert theirs/a.md a7 'New of theirs.'
    insert theirs/b.md b4 'Theirs is also here.'
    program build -q theirs theirs.epub
    cp mine/c.md book/c.md
    cp theirs/b.md book/b.md
    insert book/a.md a2 'New of mine.'
    insert book/a.md a7 'New of theirs.'
}

# with LOCK: the merged text, built with it.
with()
{
    cp "$1" book/epubify.lock
    program build -q book merged.epub
    cp book/epubify.lock merged.lock
}

either_side_of_a_conflict()
{
    two_branches
    with one.lock
    cp merged.lock wanted.lock
    cp merged.epub wanted.epub
    for side in mine theirs; do
        with $side/epubify.lock
        same wanted.lock merged.lock && same wanted.epub merged.epub || return 1
    done
}
claim 'after a merge of two branches, either lock gives what the released one gives' either_side_of_a_conflict

# What git writes into the lock: an error with its line, and the EPUB stays.
an_unmerged_lock()
{
    git merge-file -p mine/epubify.lock one.lock theirs/epubify.lock >book/epubify.lock || true
    cp wanted.epub kept.epub
    exits 1 build -q --no-color book kept.epub 2>said || return 1
    grep -q '^book/epubify.lock:[0-9]*: error: .*\[lock-damaged\]' said || { cat said; return 1; }
    same wanted.epub kept.epub
}
if command -v git >/dev/null; then
    claim 'a lock with the marks of a conflict is an error' an_unmerged_lock
else
    skip 'a lock with the marks of a conflict is an error' 'no git here'
fi

# A release that readers have is what the next one is compared with, whatever is built in between.
given_out_stays()
{
    write_book out 1
    program build -q out out.epub
    program release -q out out-dist
    cp out/epubify.lock out.lock
    insert out/a.md a2 'An afterthought.'
    for attempt in first second; do
        program build -q out out2.epub >said 2>&1 || return 1
        grep -q 'lock-given-out' said && same out.lock out/epubify.lock || { echo "the $attempt build"; cat said; return 1; }
    done
    cp out2.epub kept.epub
    exits 1 build -q --frozen out kept.epub && same out2.epub kept.epub || return 1
    exits 1 release -q out out-dist && same out.lock out/epubify.lock
}
claim 'a lock that says that a release is given out stays until the next one has a name' given_out_stays
next_is_compared()
{
    sed -i 's/^release:.*/release: "2"/' out/book.yaml
    program build -q out out3.epub
    unzip -p out3.epub EPUB/text/whats-new.xhtml | grep -q 'Edited' && exits 0 diff -q out-dist/*-early.epub out3.epub
}
claim 'and the next one is compared with what is given out' next_is_compared
nobody_has_it()
{
    cp out.lock out/epubify.lock
    sed -i 's/^release:.*/release: "1"/' out/book.yaml
    sed -i 's/ given-out$//' out/epubify.lock
    program build -q out out4.epub && ! same out.lock out/epubify.lock >/dev/null
}
claim 'unless its author takes that back' nobody_has_it
