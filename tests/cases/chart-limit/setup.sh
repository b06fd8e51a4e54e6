# More rows, series and measurements than a chart takes.
{
    printf '# Large\n\n```chart\ntype: line\n---\nx,y\n'
    seq 1 1002 | sed 's/$/,1/'
    printf '```\n\n```chart\ntype: line\n---\nx,a,b,c,d,e,f,g\n1,1,1,1,1,1,1,1\n```\n\n'
    printf '```chart\ntype: histogram\n---\nx\n'
    seq 1 10002
    printf '```\n'
} >a.md
