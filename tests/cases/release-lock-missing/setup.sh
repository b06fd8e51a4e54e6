rm -r first
