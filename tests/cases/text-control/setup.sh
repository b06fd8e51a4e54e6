printf '# One\n\nring \001the bell\014 now\n' >a.md
