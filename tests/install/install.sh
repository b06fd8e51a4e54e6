#!/bin/sh
# install.sh - what `make install` puts there is enough for a host: pkg-config, shared and static.  Prints TAP.
set -eu
cd "$(dirname "$0")/../.."
# shellcheck source=tests/tap.sh
. tests/tap.sh
: "${CC:=cc}" "${PKG_CONFIG:=pkg-config}" "${BUILD:=build}"
prefix=$scratch/usr
lib=$prefix/lib

installs()
{
    make -s BUILD="$BUILD" CC="$CC" DESTDIR="$scratch/stage" PREFIX="$prefix" install &&
        mv "$scratch/stage$prefix" "$prefix"
}
flags()
{
    PKG_CONFIG_PATH=$lib/pkgconfig $PKG_CONFIG "$@" epubify
}
# compile NAME HOW: one host, warnings being errors; static takes the archive and what it needs.
compile()
{
    case $2 in
    shared) libraries="$(flags --libs) -Wl,-rpath,$lib" ;;
    static) libraries="$lib/libepubify.a $(flags --libs --static | sed 's/-lepubify//')" ;;
    esac
    # shellcheck disable=SC2046,SC2086  # one word a flag
    $CC -std=c17 -Wall -Wextra -Wpedantic -Werror -pthread $(flags --cflags) -o "$scratch/$1-$2" \
        "tests/install/$1.c" $libraries
}
builds_in_memory()
{
    "$scratch/host-$1" book >"$scratch/$1.epub" && cmp "$scratch/$1.epub" "$scratch/program.epub"
}
# Of all our names only the three of the header are to be seen.
only_public_names()
{
    nm --defined-only --extern-only "$@" | awk '$2 ~ /^[A-Z]$/ { print $3 }' | sort >"$scratch/names"
    printf '%s\n' epubify_build epubify_diff epubify_import epubify_lock epubify_page epubify_release epubify_result_free epubify_version | diff - "$scratch/names"
}
uninstalls()
{
    make -s BUILD="$BUILD" CC="$CC" PREFIX="$prefix" uninstall && ! find "$prefix" ! -type d | grep .
}

program build -q book "$scratch/program.epub"
claim 'make install, with DESTDIR and PREFIX' installs
for how in shared static; do
    claim "a host compiles against the $how library" compile host $how
    claim "and builds the EPUB that the program builds, in memory ($how)" builds_in_memory $how
    claim "a host with threads compiles ($how)" compile threads $how
    claim "its eight builds at once are the same ($how)" "$scratch/threads-$how" book
done
claim 'the header is C++ too' sh -c "echo '#include <epubify.h>' | ${CXX:-c++} -x c++ -Wall -Wpedantic -Werror -fsyntax-only -I$prefix/include -"
claim 'the archive shows no other name' only_public_names "$lib/libepubify.a"
claim 'nor does the shared library' only_public_names -D "$lib/libepubify.so"
claim 'the manual renders without a warning' sh -c "! groff -ww -mandoc -Tutf8 -z $prefix/share/man/man1/epubify.1 2>&1 | grep ."
claim 'make uninstall leaves no file' uninstalls
