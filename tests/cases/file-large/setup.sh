# Sparse: they take no room.
truncate -s 5M large.css
truncate -s 51M large.png
