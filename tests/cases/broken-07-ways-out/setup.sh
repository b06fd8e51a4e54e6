mkdir sub
ln -s ../../../../../etc/passwd link.md
ln -s .. linked
ln -s /etc/hostname link.png
