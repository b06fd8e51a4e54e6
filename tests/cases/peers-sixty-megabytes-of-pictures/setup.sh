# Six of 10 MB each: behind the PNG's end stands what no decoder reads.
for i in 1 2 3 4 5 6; do
    cp p.png "p$i.png"
    head -c 10000000 /dev/zero >>"p$i.png"
    echo "$i" >>"p$i.png"
done
