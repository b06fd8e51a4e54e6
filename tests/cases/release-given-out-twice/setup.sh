"$EPUBIFY" -q first ../first.epub
mv first/epubify.lock .
rm -r first
"$EPUBIFY" -q . ../second.epub
"$EPUBIFY" release -q . ../dist
rm -r ../dist
printf '\nMore of it.\n' >>same.md
"$EPUBIFY" -q . ../second.epub 2>../said || true
rm ../said
