{
    printf '# One\n\na '
    for i in $(seq 30000); do printf '<![CDATA['; done
    echo
} >a.md
