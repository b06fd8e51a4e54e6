{
    echo '# One'
    echo
    for i in $(seq 0 110); do printf '%*s- x\n' $((i * 2)) ''; done
} >a.md
