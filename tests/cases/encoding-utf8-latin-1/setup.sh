printf '# One\n\nA good line.\n\nIn the caf\351 at the \374ber-large table.\n' >a.md
