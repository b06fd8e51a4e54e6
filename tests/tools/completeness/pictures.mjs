// pictures.mjs - that each picture which the source shows is in the EPUB, at its place and byte for byte.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { findPath, isFile } from './files.mjs';
import { wordsOf } from './words.mjs';

export const isRemote = (to) => /^(?:https?:)?\/\//i.test(to);

// Told by the first bytes; undefined: nothing that every reading system shows.
function formatOf(bytes) {
    const head = bytes.subarray(0, 12).toString('latin1');

    if (head.startsWith('\x89PNG'))
        return 'png';
    if (head.startsWith('\xFF\xD8'))
        return 'jpeg';
    if (head.startsWith('GIF8'))
        return 'gif';
    if (head.startsWith('RIFF') && head.endsWith('WEBP'))
        return 'webp';
    return /<svg[\s>]/.test(bytes.subarray(0, 4000).toString('latin1')) ? 'svg' : undefined;
}

function findPicture(project, { to, path: from }) {
    let path = to.replace(/[?#].*$/s, '');

    try {
        path = decodeURIComponent(path);
    } catch {
        // a percent sign of the name
    }
    const folders = path.startsWith('/') ? [project.site, ''] : [posix.dirname(from), ...project.pictureRoots];
    return folders.map((folder) => findPath(project.folder, posix.join(folder, path)))
        .find((found) => found !== undefined && isFile(join(project.folder, found)));
}

function faultOf(project, picture, shown) {
    if (wordsOf(picture.alt).join(' ') !== wordsOf(shown.alt).join(' ') && shown.remote === undefined)
        return `has the description "${shown.alt}", not "${picture.alt}"`;
    if (isRemote(picture.to) || picture.to.startsWith('data:'))
        return undefined;
    const file = findPicture(project, picture);
    const bytes = file === undefined ? undefined : readFileSync(join(project.folder, file));
    const format = bytes === undefined ? undefined : formatOf(bytes);
    if (format === undefined)
        return undefined;
    if (shown.missing || shown.to === undefined)
        return 'is missing in the EPUB';
    const entry = posix.join(posix.dirname(shown.path), decodeURI(shown.to));
    const there = project.entries[entry];
    if (there === undefined)
        return `is ${entry}, which is not there`;
    if (format !== 'svg' && !bytes.equals(Buffer.from(there)))
        return `is ${entry}, which has other bytes`;
    project.usedPictures.add(file);
    return undefined;
}

export function checkPictures(project, units) {
    const faults = [];
    let checked = 0;

    project.usedPictures = new Set();
    for (const { pairs } of units)
        for (const { source, result, match } of pairs)
            for (const picture of source.pictures) {
                const at = match[picture.at];
                const shown = at < 0 ? undefined : result.pictures.find((other) => other.at === at);
                if (shown === undefined)
                    continue;       // the words tell of it
                const fault = faultOf(project, picture, shown);
                checked++;
                if (fault !== undefined)
                    faults.push(`${project.place(picture.line)}: picture ${picture.to.slice(0, 200)} ${fault}`);
            }
    return { faults, checked };
}
