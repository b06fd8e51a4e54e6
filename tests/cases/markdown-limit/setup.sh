{
    printf '# One\n\n'
    for i in $(seq 20000); do printf '![[]()'; done
    echo
} >a.md
