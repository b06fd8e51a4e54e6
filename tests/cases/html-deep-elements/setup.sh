{
    echo '# One'
    for i in $(seq 150); do printf '\n<div>\n\nword%d\n' "$i"; done
    for i in $(seq 150); do printf '\n</div>\n'; done
} >a.md
