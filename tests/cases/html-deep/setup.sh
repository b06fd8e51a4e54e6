{
    echo '# One'
    echo
    for i in $(seq 600); do printf '<div>'; done
    echo
} >a.md
