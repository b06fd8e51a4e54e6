printf '/* caf\351 */ h6 { color: gray }\n' >latin.css
