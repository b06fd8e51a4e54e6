#!/bin/sh
# atomic.sh - whatever stops a build, the old EPUB or a whole new one is there, and nothing else.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"

clean_up()
{
    if [ -d "$scratch/full" ]; then umount "$scratch/full" 2>/dev/null || true; fi
}

# Big enough to be met in the middle: some ten megabytes of Markdown.
make_book "$scratch/big" 200 400
make_book "$scratch/small" 1 1
cp -R "$scratch/small" "$scratch/wrong"
echo '[nowhere](#no-such-heading)' >>"$scratch/wrong/chapter-1.md"
cd "$scratch"
program build -q small old.epub
start=$(date +%s%N)
program build -q big new.epub
took=$((($(date +%s%N) - start) / 1000))        # microseconds

put_old()
{
    rm -rf out
    mkdir out
    cp old.epub out/book.epub
}

old_or_new()
{
    cmp -s out/book.epub old.epub || cmp -s out/book.epub new.epub || { echo "$1: neither the old EPUB nor the new"; return 1; }
}

# interrupt SIGNAL: thirty builds, each hit at some moment of its life.
interrupt()
{
    hit=0
    for try in $(seq 30); do
        put_old
        delay=$(awk -v seed="$try$$" -v took="$took" 'BEGIN { srand(seed); printf "%.6f", rand() * took * 1.1 / 1e6 }')
        status=0
        timeout -s "$1" "$delay" "$EPUBIFY" build -q big out/book.epub || status=$?
        [ $status -eq 0 ] || hit=$((hit + 1))
        old_or_new "after $delay s" || return 1
        if [ "$1" = KILL ]; then
            # Nobody can clean up after SIGKILL: keep one such folder for the next build.
            if [ ! -d left ] && [ "$(ls -A out)" != book.epub ]; then cp -R out left; fi
        else
            holds_only out book.epub || { echo "after $delay s"; return 1; }
        fi
    done
    [ $hit -gt 0 ] || { echo "no build was still running when $1 came"; return 1; }
}

next_build_cleans_up()
{
    [ -d left ] || { echo 'no build was killed while its temporary file was there'; return 0; }
    program build -q small left/book.epub && holds_only left book.epub
}

old_stays()
{
    wanted_status=$1
    shift
    exits "$wanted_status" "$@" && cmp old.epub out/book.epub && holds_only out book.epub
}

put_old
claim 'an error in the book: exit 1, the old EPUB stays' old_stays 1 build -q wrong out/book.epub
rm -rf out
mkdir out
claim 'an error in the book and no old EPUB: exit 1' exits 1 build -q wrong out/book.epub
claim 'and still none' holds_only out ''
for signal in TERM INT HUP KILL; do
    claim "SIG$signal at any moment: the old EPUB or the new" interrupt $signal
done
claim 'what SIGKILL left, the next build removes' next_build_cleans_up

file_limit()
{
    # Ignored, the signal becomes an error of write(), as on a full disk.
    (trap '' XFSZ && ulimit -f 64 && old_stays 3 build -q big out/book.epub)
}
put_old
claim 'no file may grow further: exit 3, the old EPUB stays' file_limit

full_disk()
{
    status=0
    program build -q big full/book.epub || status=$?
    [ $status -eq 3 ] || { echo "exit $status, not 3"; return 1; }
    cmp old.epub full/book.epub && holds_only full book.epub
}
mkdir full
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=256k tmpfs full 2>/dev/null; then
    cp old.epub full/book.epub
    claim 'a full disk: exit 3, the old EPUB stays' full_disk
else
    skip 'a full disk' 'may not mount one'
fi

# Root writes everywhere, so this is somebody else's build, with a copy of the program that he may run.
read_only_folder()
{
    status=0
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid 65534 --regid 65534 --clear-groups ./program build -q small out/book.epub || status=$?
    else
        ./program build -q small out/book.epub || status=$?
    fi
    [ $status -eq 3 ] || { echo "exit $status, not 3"; return 1; }
    cmp old.epub out/book.epub && holds_only out book.epub
}
put_old
cp "$EPUBIFY" program
chmod 755 . program
chmod -R go+rX small out
chmod 555 out
claim 'a folder that may not be written: exit 3, the old EPUB stays' read_only_folder
