{
    printf '# One\n\n| n | square | text |\n|---|-------:|------|\n'
    for i in $(seq 2000); do echo "| $i | $((i * i)) | *row* \`$i\` [l](#one) |"; done
} >a.md
