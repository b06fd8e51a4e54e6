{
    echo '# One'
    echo
    for i in $(seq 100); do printf '*a **b '; done
    printf 'deep'
    for i in $(seq 100); do printf '** *'; done
    echo
} >a.md
