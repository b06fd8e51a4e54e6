{
    printf '# One\n\n```\n'
    for i in $(seq 2000); do printf '![[]()![[]()[[[[****____<<<<'; done
    printf '\n```\n'
} >a.md
