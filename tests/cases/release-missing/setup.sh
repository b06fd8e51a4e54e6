mkdir ../dist
echo old >../dist/release.json
