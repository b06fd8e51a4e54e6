# shellcheck shell=sh
# tap.sh - what the scripts in tests/invariants share: a scratch folder, a generated book, one TAP line for each claim.
root=$(cd "$(dirname "$0")/../.." && pwd)
EPUBIFY=$(realpath "${EPUBIFY:-$root/build/epubify}")
export EPUBIFY
scratch=$(mktemp -d)
trap 'clean_up; chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
unset SOURCE_DATE_EPOCH

# A script with more to undo than its scratch folder defines its own.
clean_up()
{
    :
}

# claim SENTENCE COMMAND...: ok when the command succeeds; what it printed follows a failure.
claim()
{
    sentence=$1
    shift
    if "$@" >"$scratch/.said" 2>&1; then
        echo "ok - $sentence"
    else
        sed 's/^/# /' "$scratch/.said" | head -n 40
        echo "not ok - $sentence"
    fi
}

skip()
{
    echo "ok - $1 # SKIP $2"
}

program()
{
    timeout 300 "$EPUBIFY" "$@"
}

# exits WANTED ARGUMENT...: the program ends with this status.
exits()
{
    wanted=$1
    shift
    status=0
    program "$@" || status=$?
    [ "$status" -eq "$wanted" ] || { echo "exit $status, not $wanted: epubify $*"; return 1; }
}

# same FILE FILE...: all have the bytes of the first.
same()
{
    first=$1
    shift
    for file in "$@"; do
        cmp "$first" "$file" || return 1
    done
}

# holds_only FOLDER NAME: nothing else lies there.
holds_only()
{
    [ "$(ls -A "$1")" = "$2" ] || { echo "$1 holds:"; ls -lA "$1"; return 1; }
}

# make_book FOLDER CHAPTERS PARAGRAPHS: a valid book of that size, with a date.
make_book()
{
    mkdir -p "$1"
    {
        echo 'title: A generated book'
        echo 'author: Nobody'
        echo 'language: en'
        echo 'identifier: urn:uuid:00000000-0000-4000-8000-000000000001'
        echo 'date: 2025-01-01'
        echo 'chapters:'
        echo '  - title: Everything'
        echo '    lessons:'
        chapter=1
        while [ $chapter -le "$2" ]; do
            echo "      - chapter-$chapter.md"
            chapter=$((chapter + 1))
        done
    } >"$1/book.yaml"
    awk -v folder="$1" -v chapters="$2" -v paragraphs="$3" 'BEGIN {
        for (c = 1; c <= chapters; c++) {
            file = folder "/chapter-" c ".md"
            print "# Chapter " c >file
            for (p = 1; p <= paragraphs; p++)
                printf "\n## Part %d\n\nIn *part* %d of `chapter %d` the %dth `number` is **%d**, " \
                    "as [the part](#part-%d) says.\n", p, p, c, p, (p * 7919 + c * 104729) % 1000003, p >file
            close(file)
        }
    }'
}
