# A machine without rsvg-convert.
mkdir bin
ln -s "$(command -v timeout)" bin/
