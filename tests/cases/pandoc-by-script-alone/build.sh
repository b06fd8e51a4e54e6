#!/bin/sh
files=(
  foreword.md
  parts/*.md   # all of them
  "end.md"
  apple.md
)
pandoc "${files[@]}" -o book.epub
