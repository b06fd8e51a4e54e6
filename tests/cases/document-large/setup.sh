# Some 390 KB in paragraphs of a kilobyte.
for i in $(seq 390); do
    printf '\n%01023d\n' "$i"
done >>a.md
