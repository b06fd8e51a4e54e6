#!/bin/sh
# install.sh - what is installed is enough for a host; see tests/install/install.sh.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(realpath --relative-to="$root" "$(dirname "${EPUBIFY:-$root/build/epubify}")")
case $build in
*/*) echo 'ok - the installed library # SKIP a sanitizer build is not installed' ;;
*) BUILD=$build exec sh "$root/tests/install/install.sh" ;;
esac
