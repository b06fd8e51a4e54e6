#!/bin/sh
# manual.sh - the README, the manual and --help name every option, verb and key that exists, and no other.
set -eu
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
cd "$root"
program --help >"$scratch/help"
sed 's/\\//g; s/\.Fl -/--/g; s/ , -/ , --/g; s/\.It Fl \([a-zA-Z]\) ,/-\1 /; s/Fl -/--/g' epubify.1 >"$scratch/manual"

options=$(sed -nE 's/^[[:space:]]*\{"(--[a-z-]+)", .*/\1/p' src/command/options.c)
verbs=$(sed -nE '/verbs\[\] = /,/NULL/s/"([a-z]+)"/\n\1\n/gp' src/command/arguments.c | grep -xE '[a-z]+' | grep -vx const)
keys=$(sed -nE 's/.*\{"([A-Za-z-]+)", *"[A-Za-z-]+", read_.*/\1/p' src/load/manifest/*.c)
entry_keys=$(sed -n '/entry_keys\[\] = /,/NULL/p' src/load/manifest/chapters.c | grep -oE '"[a-z]+"' | tr -d '"')
flags=$(sed -nE 's/.*\{"([a-z-]+)", offsetof\(Dialect.*/\1/p; s/.*keys\[FLAGS.*"([a-z-]+)".*/\1/p' src/load/dialect.c)
front=$(sed -n '/^} keys\[\] = {/,/^};/p' src/parse/frontmatter.c | grep -oE '"[a-z-]+"' | tr -d '"')

# Whether a file has a word that no letter or dash continues.
names()
{
    grep -qE -e "(^|[^A-Za-z-])$2([^A-Za-z-]|\$)" "$1" || { echo "$1 lacks $2"; return 1; }
}
option_is_named()
{
    names "$scratch/manual" "$1"
    case $1 in --toc) return 0 ;; esac      # it does nothing: the manual says why
    names "$scratch/help" "$1" && names README.md "$1"
}
key_is_named()
{
    grep -qE "\`$1(:[^\`]*)?\`|\`[^\`]*[{ ,]$1: [^\`]*\`" README.md || { echo "README.md lacks $1"; return 1; }
}
option_exists()
{
    printf '%s\n' "$options" | grep -qxe "$1" || { echo "there is no option $1"; return 1; }
}
# The first column of the manifest's table.
named_keys()
{
    sed -n '/^## The manifest/,/^### Chapter states/p' README.md | sed -nE 's/^\| (`[^|]*) \|.*/\1/p' |
        sed 's/`[^`:]*`: [^`]*//; s/: {[^`]*}//' | grep -oE '`[A-Za-z-]+`' | tr -d '`'
}
key_exists()
{
    printf '%s\n' "$keys" | grep -qxe "$1" || { echo "there is no key $1"; return 1; }
}

claim 'there are options, verbs and keys' test -n "$options" -a -n "$verbs" -a -n "$keys" -a -n "$entry_keys" -a -n "$flags" -a -n "$front"
for option in $options; do
    claim "$option stands in the manual, the README and --help" option_is_named "$option"
done
# Each on a line of its own, as the program itself prints them.
verb_is_shown()
{
    case $1 in build | version) return 0 ;; esac        # the verb may be left out; it is --version there
    sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESC/p' epubify.1 | grep -A1 '^\.Nm$' | grep -qxE "\.Cm $1" || {
        echo "the synopsis lacks $1"
        return 1
    }
    [ "$1" = help ] || sed -n '/^## The program/,/^| option/p' README.md | grep -qE "^epubify $1( |\$)" || {
        echo "README lacks $1"
        return 1
    }
}
for verb in $verbs; do
    claim "the manual has the verb $verb" grep -qE "^\.It Cm $verb\$" epubify.1
    claim "the synopsis and the README show the verb $verb" verb_is_shown "$verb"
done
for key in $keys $entry_keys $front; do
    claim "the README has the key $key" key_is_named "$key"
done
for flag in $flags; do
    claim "the README has the flag $flag" key_is_named "$flag"
done
for option in $(grep -ohE -e '--[a-z]+[a-z-]*' "$scratch/help" | sort -u) \
    $(sed -n '/^## The program/,/^## The manifest/p' README.md | grep -oE -e '--[a-z]+[a-z-]*' | sort -u); do
    claim "$option, which is named, exists" option_exists "$option"
done
for key in $(named_keys); do
    claim "the manifest has the key $key, which the README names" key_exists "$key"
done
