// pixels.mjs - a layout must not be seen: pages of the plain build and of the laid-out one in Chromium, pixel by pixel.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { unzipSync } from './packages.mjs';

const CHROMIUM = new URL('../readers/chromium', import.meta.url).pathname;
const PAGES = 6;            // of each release
const SIZE = '600,4000';    // a long strip: what is below it is not compared
const INK = 128;            // darker than this

function unpack(file, folder) {
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(file))))
        if (!path.endsWith('/')) {
            mkdirSync(dirname(join(folder, path)), { recursive: true });
            writeFileSync(join(folder, path), bytes);
        }
}

function takePicture(page, png) {
    const { error, status } = spawnSync(CHROMIUM, ['--hide-scrollbars', '--allow-file-access-from-files', `--window-size=${SIZE}`,
        `--screenshot=${png}`, `file://${encodeURI(page)}`], { timeout: 120_000 });

    if (error !== undefined || status !== 0)
        throw error ?? new Error(`Chromium has ended with ${status}`);
    return decodePng(readFileSync(png));
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

// How many pixels differ, and how many rows have another amount of ink: a line break at another place shows there.
function comparePictures(one, other) {
    const row = one.width * one.channels;
    let pixels = 0, rows = 0;

    for (let y = 0; y < one.height; y++) {
        let ink = 0;
        for (let x = y * row; x < (y + 1) * row; x += one.channels) {
            pixels += [0, 1, 2].some((channel) => one.data[x + channel] !== other.data[x + channel]);
            ink += (one.data[x] < INK) - (other.data[x] < INK);
        }
        rows += ink !== 0;
    }
    return { pixels, rows };
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

/** Lines about pages of the first and the last release that don't look alike in the plain layout and the stable one. */
export function comparePixels(rows, out) {
    const plain = rows.find(({ layout }) => layout === 'plain');
    const others = rows.filter(({ layout }) => layout !== undefined && layout !== 'plain');

    if (plain === undefined || spawnSync(CHROMIUM, ['--version']).status !== 0) {
        console.log('survival: pixels need chromium, and --builder epubify:plain');
        return [];
    }
    return others.flatMap((row) => [0, plain.files.length - 1].flatMap((at) => {
        const pages = compareRelease(plain, row, at, out);
        console.log(`${row.name}: r${at + 1}: ${pages.length} pages looked at, ${pages.filter(({ pixels }) => pixels === 0).length} alike to the pixel`);
        return pages.filter(({ pixels }) => pixels > 0).map(({ path, pixels, rows: lines }) =>
            `${row.name}: r${at + 1} ${path}: ${pixels} pixels differ, ${lines} rows in ink`);
    }));
}
