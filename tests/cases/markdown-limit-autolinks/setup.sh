{
    printf '# One\n\n'
    for i in $(seq 20000); do printf 'www._'; done
    echo
} >a.md
