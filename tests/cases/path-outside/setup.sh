ln -s ../outside.md link.md
echo secret >../outside.md
