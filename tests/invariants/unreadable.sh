#!/bin/sh
# unreadable.sh - files that may not be read: each is named at its place, in one run, and nothing is written.
# Root reads everything, so this is somebody else's build, with a copy of the program that he may run.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

make_book "$scratch/book" 2 1
cd "$scratch"
cp "$EPUBIFY" program
printf '\n![a picture](p.png)\n' >>book/chapter-1.md
printf 'p { margin: 0 }\n' >book/book.css
cp "$root/tests/cases/pictures-of-every-format/p.png" book/p.png
cp book/p.png book/cover.png
{ echo 'css: book.css'; echo 'cover-image: cover.png'; cat book/book.yaml; } >manifest
cp manifest book/book.yaml
chmod 755 . program
chmod -R go+rX book
mkdir out
chmod 777 out

# as_nobody ARGUMENT...: what is said goes to the file said; the exit status is the program's.
as_nobody()
{
    status=0
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid 65534 --regid 65534 --clear-groups ./program "$@" >said 2>&1 || status=$?
    else
        ./program "$@" >said 2>&1 || status=$?
    fi
    cat said
    return $status
}
names_each()
{
    as_nobody build -q --no-color book out/book.epub && return 1
    for place in 'book/book.yaml:1:6: error: the style sheet book/book.css' \
        'book/book.yaml:2:14: error: the cover image book/cover.png' \
        'error: chapter-2.md' 'book/chapter-1.md:.*error: book/p.png'; do
        grep -q "^.*$place.* \[file-unreadable\]$" said || { echo "nothing says: $place"; return 1; }
    done
    holds_only out ''
}
manifest_is_the_system_s()
{
    status=0
    as_nobody build -q --no-color book out/book.epub || status=$?
    [ $status -eq 3 ] && grep -q 'book/book.yaml' said && holds_only out ''
}

claim 'all may be read: it builds' as_nobody build -q book out/book.epub
rm -f out/book.epub
chmod 000 book/book.css book/cover.png book/chapter-2.md book/p.png
claim 'each file that may not be read is named, with its place' names_each
chmod 000 book/book.yaml
claim 'the manifest may not be read: exit 3' manifest_is_the_system_s
