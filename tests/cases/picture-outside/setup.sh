ln -s /etc out
ln -s /etc/hostname link.png
