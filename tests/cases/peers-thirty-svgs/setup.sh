echo '# One' >a.md
for i in $(seq 30); do
    printf '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="9"><title>%d</title><path d="M0 0h9v9z" id="a"/></svg>\n' "$i" "$i" >"p$i.svg"
    printf '\n![picture %d](p%d.svg "Figure %d")\n' "$i" "$i" "$i" >>a.md
done
