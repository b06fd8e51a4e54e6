# One byte more than 16 MiB.
head -c 16777217 /dev/zero | tr '\0' 'a' >large.md
