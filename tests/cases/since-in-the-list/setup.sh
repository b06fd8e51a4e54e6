"$EPUBIFY" -q first first.epub
rm -r first
