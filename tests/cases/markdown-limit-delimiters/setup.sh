{
    printf '# One\n\n'
    for i in $(seq 60000); do printf '*a_'; done
    echo
} >a.md
