: >empty.svg
printf '<svg></svg>' >nospace.svg
printf '<html xmlns="http://www.w3.org/1999/xhtml"/>' >html.svg
printf '\377\376<\000s\000' >utf16.svg
