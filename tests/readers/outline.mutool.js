// outline.mutool.js FILE.epub - for `mutool run`: prints depth, label and target of each entry of the outline.
function print_entries(entries, depth) {
    var i;

    if (!entries) return;
    for (i = 0; i < entries.length; i++) {
        print(depth + '\t' + entries[i].title + '\t' + entries[i].uri);
        print_entries(entries[i].down, depth + 1);
    }
}
print_entries(new Document(scriptArgs[0]).loadOutline(), 0);
