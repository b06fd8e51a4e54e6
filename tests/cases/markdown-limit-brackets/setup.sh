{
    printf '# One\n\n'
    for i in $(seq 100000); do printf '['; done
    echo
} >a.md
