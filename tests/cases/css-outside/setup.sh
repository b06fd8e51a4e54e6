ln -s /etc/hostname link.png
