mkdir ../dist
echo old >../dist/release.json
echo mine >../dist/mine.txt
