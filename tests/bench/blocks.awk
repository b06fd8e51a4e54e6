# blocks.awk - the code blocks of Markdown files, one file for each language: awk -v out=FOLDER -f blocks.awk FILE...
function close_block() { language = "" }
FNR == 1 { close_block() }
/^```/ {
    if (language != "") {
        close_block()
        next
    }
    language = tolower(substr($0, 4))
    sub(/[ ,{].*/, "", language)
    if (language == "" || language ~ /\//)
        language = "text"
    next
}
language != "" && !/\{\{#/ { print >>(out "/" language) }
