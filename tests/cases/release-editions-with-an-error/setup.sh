"$EPUBIFY" -q . ../first.epub || true
mkdir ../dist
echo old >../dist/a-growing-book-early.epub
echo old >../dist/release-notes.md
