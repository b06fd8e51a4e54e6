{
    echo '# One'
    echo
    for i in $(seq 60); do printf '<div>\n'; done
    printf '\n*deep*\n\n'
    for i in $(seq 60); do printf '</div>\n'; done
} >a.md
