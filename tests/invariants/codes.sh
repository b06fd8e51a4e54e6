#!/bin/sh
# codes.sh - every diagnostic code owns a case that shows it, has an explanation, and stands in the README.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$root"

# The first string of each row of the table: {"link-broken", 'E', ... }.
sed -nE 's/^[[:space:]]*\{[[:space:]]*"([a-z][a-z0-9-]*)".*/\1/p' src/data/codes*.c | sort >"$scratch/codes"

# A case of its own: tests/cases/CODE or CODE-SOMETHING, whose report has the code.  Files that may not be read need
# another user than root, so unreadable.sh has them.
has_case()
{
    if [ "$1" = file-unreadable ] && grep -q "$1" tests/invariants/unreadable.sh; then return 0; fi
    for folder in "tests/cases/$1" "tests/cases/$1"-*; do
        if grep -qsE "\[$1\]|\"code\": ?\"$1\"" "$folder/expected"; then
            return 0
        fi
    done
    echo "no tests/cases/$1 (or $1-...) whose expected has [$1]"
    return 1
}
in_readme()
{
    grep -qsF "\`$1\`" README.md || { echo "README.md lacks \`$1\`"; return 1; }
}
explained()
{
    program explain "$1" >"$scratch/said" || true
    [ "$(wc -w <"$scratch/said")" -gt 8 ] || { echo "explain $1 says too little"; return 1; }
}
in_order()
{
    sed -nE 's/^[[:space:]]*\{[[:space:]]*"([a-z][a-z0-9-]*)".*/\1/p' src/data/codes*.c | LC_ALL=C sort -c
}
used()
{
    grep -rqF --include='*.[ch]' "\"$1\"" src --exclude-dir=data || { echo "nothing reports $1"; return 1; }
}

cared_for()
{
    faults=0
    for promise in used has_case explained in_readme; do
        $promise "$1" || faults=1
    done
    return $faults
}

claim 'there is a table of codes' test -s "$scratch/codes"
claim 'it is sorted' in_order
while read -r code; do
    claim "$code is reported, has a case, is explained, stands in the README" cared_for "$code"
done <"$scratch/codes"
claim 'an unknown code is not explained' exits 2 explain no-such-code
