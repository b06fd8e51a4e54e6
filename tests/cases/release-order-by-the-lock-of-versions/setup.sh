"$EPUBIFY" -q first ../first.epub
mv first/epubify.lock .
rm -r first
