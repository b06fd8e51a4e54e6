#!/bin/sh
# threads.sh - ThreadSanitizer sees no data race; $TSAN_EPUBIFY is the program built with it (make build-tsan).
set -eu
if [ ! -x "${TSAN_EPUBIFY-}" ]; then
    echo 'ok - no data race # SKIP no program with ThreadSanitizer'
    exit 0
fi
EPUBIFY=$TSAN_EPUBIFY
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
export TSAN_OPTIONS='exitcode=66 halt_on_error=1'

# Its shadow memory does not get along with addresses that are much at random.
without_aslr()
{
    setarch -R "$EPUBIFY" "$@"
}
with_errors()
{
    status=0
    without_aslr build -q -j 8 wrong none.epub || status=$?
    [ $status -eq 1 ]
}

make_book "$scratch/fine" 30 20
cp -R "$scratch/fine" "$scratch/wrong"
for chapter in $(seq 1 2 30); do
    printf '\n[nowhere](#no-such-heading)\n\n~~gone~~ www.example.org <b>html</b>\n' >>"$scratch/wrong/chapter-$chapter.md"
done
cd "$scratch"
for run in 1 2 3; do
    claim "no data race, run $run" without_aslr build -q -j 8 fine fine.epub
    claim "no data race in a book with errors, run $run" with_errors
done
claim 'no data race in the shipped book' without_aslr build -q -j 8 "$root/book" book.epub
