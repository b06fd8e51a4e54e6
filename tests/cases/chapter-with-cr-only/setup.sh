printf '# One\r\rOld\rMac.\r' >a.md
