{
    echo '# Tides'
    for part in One Two Three; do
        printf '\n## %s\n\n' $part
        seq -s ' ' 800
    done
} >README.md
