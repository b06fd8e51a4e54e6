printf '# Caf\351\n' >a.md
