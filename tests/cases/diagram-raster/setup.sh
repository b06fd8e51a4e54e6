# A machine with dot, but without rsvg-convert.
mkdir bin
ln -s "$(command -v timeout)" "$(command -v dot)" bin/
