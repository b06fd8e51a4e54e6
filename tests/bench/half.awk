# half.awk - one book of prose and code in turn, as many bytes of one as of the other, from Markdown files:
#
#     awk -v out=FILE -v plain=FILE -f half.awk FILE...
#
# plain gets the same with no languages at the blocks.
function put(text, flat)
{
    printf "%s\n", text >out
    printf "%s\n", flat >plain
}
function settle()
{
    while (prose_first < prose_count && code_first < code_count)
        if (prose_bytes <= code_bytes) {
            prose_bytes += length(prose[prose_first])
            put(prose[prose_first], prose[prose_first])
            delete prose[prose_first++]
        } else {
            code_bytes += length(code[code_first])
            put("```" language[code_first] "\n" code[code_first] "```\n", "```text\n" code[code_first] "```\n")
            delete code[code_first++]
        }
}
BEGIN { put("# Half code\n", "# Half code\n") }
FNR == 1 { inside = 0 }
/^```/ {
    if (inside) {
        if (block != "")
            code[code_count++] = block
        inside = 0
        settle()
    } else {
        language[code_count] = substr($0, 4)
        inside = 1
        block = ""
    }
    next
}
# An include is no code, and what it names is not in this book.
inside && /\{\{#/ { next }
inside { block = block $0 "\n"; next }
# Plain paragraphs of one line alone: nothing that needs its surroundings.
/^[A-Z][^<\[|{]*$/ && length($0) > 80 { prose[prose_count++] = $0 "\n" }
