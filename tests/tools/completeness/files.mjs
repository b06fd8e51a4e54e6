// files.mjs - the files of a book's folder: texts, and names that differ only in case or normal form.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix, relative, resolve } from 'node:path';

export function isFile(path) {
    return existsSync(path) && statSync(path).isFile();
}

export function isFolder(path) {
    return existsSync(path) && statSync(path).isDirectory();
}

// Of windows-1252 from 0x80 on, as the Encoding standard has it; Node takes it for Latin 1.
const western = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'];

// Cyrillic is what has its small letters side by side; all else is Western.
function decodeOlder(bytes) {
    if (bytes[0] === 0xFF || bytes[0] === 0xFE)
        return new TextDecoder(bytes[0] === 0xFF ? 'utf-16le' : 'utf-16be').decode(bytes);
    const foreign = bytes.filter((byte) => byte >= 0x80).length;
    const read = ['windows-1251', 'ibm866', 'koi8-r'].map((name) => new TextDecoder(name).decode(bytes));
    const pairs = read.map((text) => [...text.matchAll(/(?<=[а-яё])[а-яё]/gu)].length);
    const most = Math.max(...pairs);

    return most > foreign / 2 ? read[pairs.indexOf(most)] : Array.from(bytes, (byte) => western[byte - 0x80] ?? String.fromCharCode(byte)).join('');
}

export function readText(path) {
    const bytes = readFileSync(path);
    let text;

    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        text = decodeOlder(bytes);
    }
    return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

const fold = (name) => name.normalize('NFC').toLowerCase();

// The path below the folder as it is on disk, or undefined.
export function findPath(folder, path) {
    let found = '';

    if (existsSync(join(folder, path)))
        return posix.normalize(path);
    for (const name of posix.normalize(path).split('/')) {
        const here = join(folder, found);
        if (name === '..' || name === '.' || existsSync(join(here, name))) {
            found = posix.join(found, name);
            continue;
        }
        const like = isFolder(here) ? readdirSync(here).find((other) => fold(other) === fold(name)) : undefined;
        if (like === undefined)
            return undefined;
        found = posix.join(found, like);
    }
    return found;
}

export function isBelow(folder, path) {
    return !relative(folder, resolve(folder, path)).startsWith('..');
}

// All files below the folder, natural order; hidden ones and other tools' are passed over.
export function* walk(folder, below = '') {
    const entries = readdirSync(join(folder, below), { withFileTypes: true })
        .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));

    for (const entry of entries) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules')
            continue;
        if (entry.isDirectory())
            yield* walk(folder, posix.join(below, entry.name));
        else if (entry.isFile())
            yield posix.join(below, entry.name);
    }
}
