#!/bin/sh
# series.sh GITDIR OUT COUNT [SINCE] - COUNT states of a book over its history, OUT/r1 … OUT/rCOUNT, evenly spread from
# SINCE (a date; default: the first commit) to the last commit of the main line.  GITDIR is a repository, bare or not.
set -eu
if [ $# -lt 3 ] || ! git -C "$1" rev-parse --git-dir >/dev/null 2>&1; then
    echo 'usage: series.sh GITDIR OUT COUNT [SINCE]' >&2
    exit 2
fi
git=$1
out=$2
count=$3

first=$(git -C "$git" log --first-parent --reverse --format=%ct | head -n 1)
last=$(git -C "$git" log --first-parent -n 1 --format=%ct)
[ -z "${4-}" ] || first=$(date -d "$4" +%s)
step=$(((last - first) / (count - 1)))
mkdir -p "$out"
number=1
while [ "$number" -le "$count" ]; do
    when=$((first + step * (number - 1)))
    commit=$(git -C "$git" log --first-parent -n 1 --before="@$when" --format=%H)
    # Years may have come in by one merge, as of a branch: then the newest merge of any line will do.
    [ "$(git -C "$git" log -n 1 --format=%ct "$commit")" -ge $((when - step / 2)) ] ||
        commit=$(git -C "$git" log --merges -n 1 --before="@$when" --format=%H)
    rm -rf "${out:?}/r$number"
    mkdir "$out/r$number"
    git -C "$git" archive "$commit" | tar -xf - -C "$out/r$number"
    git -C "$git" log -n 1 --format="r$number %ad %h %s" --date=short "$commit"
    number=$((number + 1))
done
