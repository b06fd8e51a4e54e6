// pixels.mjs - a layout must not be seen: pages of the plain build and of the laid-out one in Chromium, word by word and
// pixel by pixel.  A first release of the stable layout has no element within a paragraph, and so the same pixels.  Behind
// the end of a span glyphs may sit on another fraction of a pixel, which leaves their edges a shade lighter or darker;
// what is more than that is a fault.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { unzipSync } from './packages.mjs';

const CHROMIUM = new URL('../readers/chromium', import.meta.url).pathname;
const PAGES = 4;            // of each release
const SIZE = '600,4000';    // a long strip: what is below it is not compared
const SHADE = 96;           // of 255: an edge of a glyph
const NEAR = 0.1;           // of a pixel: one place

function unpack(file, folder) {
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(file))))
        if (!path.endsWith('/')) {
            mkdirSync(dirname(join(folder, path)), { recursive: true });
            writeFileSync(join(folder, path), bytes);
        }
}

function browse(page, ...options) {
    const { error, status, stdout } = spawnSync(CHROMIUM, ['--hide-scrollbars', '--allow-file-access-from-files', `--window-size=${SIZE}`,
        ...options, `file://${encodeURI(page)}`], { timeout: 120_000, encoding: 'utf8', maxBuffer: 1 << 28 });

    if (error !== undefined || status !== 0)
        throw error ?? new Error(`Chromium has ended with ${status}`);
    return stdout;
}

// Runs in the page: every word that has a place, with its left and upper edge.
function placeWords() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), words = [];

    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const [box] = range.getClientRects();
            if (box !== undefined)
                words.push([word, box.left, box.top]);
        }
    document.documentElement.setAttribute('data-words', encodeURIComponent(JSON.stringify(words)));
}

function takePicture(page, png) {
    const scripted = `${page}.words.xhtml`;

    writeFileSync(scripted, readFileSync(page, 'utf8').replace('</body>', `<script>//<![CDATA[\n(${placeWords})()\n//]]></script></body>`));
    const [, words] = /data-words="([^"]*)"/.exec(browse(scripted, '--dump-dom'));
    browse(page, `--screenshot=${png}`);
    return { ...decodePng(readFileSync(png)), words: JSON.parse(decodeURIComponent(words)) };
}

// Eight bits a channel, not interlaced, as Chromium writes.
function decodePng(bytes) {
    const width = bytes.readUInt32BE(16), height = bytes.readUInt32BE(20), channels = { 2: 3, 6: 4 }[bytes[25]];
    const parts = [];

    for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
        if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
            parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
    const raw = inflateSync(Buffer.concat(parts)), length = width * channels;
    const data = new Uint8Array(length * height);
    for (let y = 0; y < height; y++)
        unfilter(data, raw, y, length, channels);
    return { width, height, channels, data };
}

function unfilter(data, raw, y, length, channels) {
    const type = raw[y * (length + 1)];

    for (let x = 0; x < length; x++) {
        const left = x < channels ? 0 : data[y * length + x - channels], up = y === 0 ? 0 : data[(y - 1) * length + x];
        const corner = x < channels || y === 0 ? 0 : data[(y - 1) * length + x - channels];
        data[y * length + x] = raw[y * (length + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][type];
    }
}

function paeth(left, up, corner) {
    const guess = left + up - corner;
    const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));

    return a <= b && a <= c ? left : b <= c ? up : corner;
}

// How many pixels differ, by how much at most, and how many words stand elsewhere.
function comparePictures(one, other) {
    const row = one.width * one.channels;
    let pixels = 0, strongest = 0, moved = Math.abs(one.words.length - other.words.length);

    for (let at = 0; at < row * one.height; at += one.channels) {
        const shade = Math.max(...[0, 1, 2].map((channel) => Math.abs(one.data[at + channel] - other.data[at + channel])));
        pixels += shade > 0;
        strongest = Math.max(strongest, shade);
    }
    one.words.forEach(([word, x, y], at) => {
        const [otherWord, otherX, otherY] = other.words[at] ?? [];
        moved += word !== otherWord || !(Math.abs(x - otherX) < NEAR && Math.abs(y - otherY) < NEAR);
    });
    return { pixels, strongest, moved };
}

// The longest documents that both have under one name with the same text.
function chooseDocuments(plain, book) {
    return plain.chapters.filter(({ path, index }) => {
        const other = book.indexOfPath(path);
        return other >= 0 && book.content(other).text.replace(/\s+/g, '') === plain.content(index).text.replace(/\s+/g, '');
    }).sort((a, b) => plain.content(b.index).text.length - plain.content(a.index).text.length).slice(0, PAGES).map(({ path }) => path);
}

function compareRelease(plain, row, at, out) {
    const folder = join(out, 'pixels');

    rmSync(folder, { recursive: true, force: true });
    unpack(plain.files[at], join(folder, 'plain'));
    unpack(row.files[at], join(folder, 'other'));
    return chooseDocuments(plain.books[at], row.books[at]).map((path) => ({ path, ...comparePictures(
        takePicture(join(folder, 'plain', path), join(folder, 'plain.png')), takePicture(join(folder, 'other', path), join(folder, 'other.png'))) }));
}

/** Lines about pages of the first and the last release that don't look alike in the plain layout and another one. */
export function comparePixels(rows, out) {
    const plain = rows.find(({ layout }) => layout === 'plain');
    const others = rows.filter(({ layout }) => layout !== undefined && layout !== 'plain');

    if (plain === undefined || spawnSync(CHROMIUM, ['--version']).status !== 0) {
        console.log('survival: pixels need chromium, and --builder epubify:plain');
        return [];
    }
    return others.flatMap((row) => [0, plain.files.length - 1].flatMap((at) => {
        const pages = compareRelease(plain, row, at, out);
        console.log(`${row.name}: r${at + 1}: ${pages.map(({ path, pixels, strongest, moved }) => `${path.replace(/^.*\//, '')}: ${
            pixels} pixels differ, by ${strongest} at most, ${moved} words stand elsewhere`).join('; ')}`);
        const most = row.layout === 'stable' && at === 0 ? 0 : SHADE;
        return pages.filter(({ strongest, moved }) => strongest > most || moved > 0).map(({ path }) => `${row.name}: r${at + 1} ${path} looks different`);
    }));
}
