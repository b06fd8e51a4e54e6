for i in $(seq 390); do
    printf '\n%01023d\n' "$i"
done >>a.md
