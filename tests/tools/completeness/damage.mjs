#!/usr/bin/env node
// damage.mjs IN.epub OUT.epub PATH PATTERN REPLACEMENT - the same EPUB with one place of one file changed; for tests.
//
// PATTERN is a regular expression over the file's text, . matches line ends; exit 2 when nothing matches.  With PATH
// alone, the file is left out.
import { readFileSync, writeFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';

const [from, to, path, pattern, replacement] = process.argv.slice(2);
const entries = unzipSync(readFileSync(from));

if (entries[path] === undefined) {
    console.error(`damage.mjs: no ${path} in ${from}: ${Object.keys(entries).join(' ')}`);
    process.exit(2);
}
if (pattern === undefined) {
    delete entries[path];
} else {
    const text = Buffer.from(entries[path]).toString('latin1');     // pictures too; each byte stays one
    const changed = text.replace(new RegExp(pattern, 's'), replacement);
    if (changed === text) {
        console.error(`damage.mjs: nothing in ${path} matches ${pattern}`);
        process.exit(2);
    }
    entries[path] = Buffer.from(changed, 'latin1');
}
writeFileSync(to, zipSync(entries));
