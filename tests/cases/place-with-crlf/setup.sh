printf '# One\r\n\r\nText\r\n[a](#x1)\r\n\r\n- [b](#x2)\r\n' >a.md
