// layout.mjs - what a layout may cost: not a word, not a place, not a fault, and few bytes.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

export const MOST_COST = 1.5;       // percent of the first release's size

const picturesOf = (book) => book.chapters.flatMap(({ index }) => [...book.content(index).body.querySelectorAll('img')]
    .map((node) => node.getAttribute('src').replace(/^.*\//, '')));

function firstDifference(a, b) {
    let at = 0;

    while (at < a.length && a[at] === b[at])
        at++;
    return at;
}

/** Texts and pictures of two builds of one release, in their order: what is not alike, or undefined. */
export function differenceOf(plain, laidOut) {
    if (plain.words !== laidOut.words) {
        const at = Math.max(0, firstDifference(plain.words, laidOut.words) - 40);
        return `“${plain.words.slice(at, at + 120)}” is “${laidOut.words.slice(at, at + 120)}”`;
    }
    const at = firstDifference(picturesOf(plain), picturesOf(laidOut));
    return picturesOf(plain).length === picturesOf(laidOut).length && at === picturesOf(plain).length ? undefined
        : `picture ${at + 1}: ${picturesOf(plain)[at]} is ${picturesOf(laidOut)[at]}`;
}

export const costOf = (plain, laidOut) => 100 * (laidOut.size / plain.size - 1);

/** Lines of epubcheck's about these files; undefined when it is not there. */
export function judge(files) {
    const folders = [...new Set(files.map(dirname))];
    const { status, stdout, stderr } = spawnSync(new URL('../epubcheck.sh', import.meta.url).pathname, folders, { encoding: 'utf8' });

    if (status === 2)
        return undefined;
    return status === 0 ? [] : `${stdout}${stderr}`.trim().split('\n');
}
