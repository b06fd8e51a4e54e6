#!/bin/sh
files=(
  foreword.md
  parts/*.md   # all of them
  "end.md"
  apple.md
)
TITLE="By 'the' script"
pandoc "${files[@]}" -M title="$TITLE" --metadata=rights:"No rights" --metadata "publisher=Some House" -o book.epub
