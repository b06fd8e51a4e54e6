{
    printf '# One\n\n'
    for i in $(seq 300); do printf '> '; done
    echo 'deep'
} >a.md
