{
    printf '# One\n\n'
    for i in $(seq 1000); do printf '|a'; done
    echo '|'
    for i in $(seq 1000); do printf '|-'; done
    echo '|'
    for i in $(seq 1000); do echo '|x|'; done
} >a.md
