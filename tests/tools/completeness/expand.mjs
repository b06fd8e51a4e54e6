// expand.mjs - a chapter's text with what it includes, each line with where it comes from.
//
// Written from the manuals: mdBook's "mdBook-specific features", HonKit's "Content References", Markua's "Code
// resources", pandoc's "Footnotes" and "Extension: fenced_divs".
import { join, posix } from 'node:path';
import { findPath, isFile, readText } from './files.mjs';

const DEEPEST = 10;

class Text {
    constructor(project, path) {
        this.project = project;
        this.path = path;
        this.included = new Set();
    }

    read(path) {
        const found = findPath(this.project.folder, path);

        if (found === undefined || !isFile(join(this.project.folder, found)))
            return undefined;
        this.included.add(found);
        return readText(join(this.project.folder, found));
    }

    // Replaces what matches, line places follow: a piece is {text, path, line}.
    replace(pieces, pattern, replacement, depth = 0) {
        return pieces.flatMap((piece) => {
            const parts = [];
            let done = 0;
            const keep = (until) => {
                if (until > done)
                    parts.push({ text: piece.text.slice(done, until), path: piece.path, line: piece.line + countLines(piece.text, done) });
            };
            for (const found of piece.text.matchAll(pattern)) {
                const line = piece.line + countLines(piece.text, found.index);
                const put = replacement(found, { path: piece.path, line });
                if (put === undefined)
                    continue;
                keep(found.index);
                done = found.index + found[0].length;
                parts.push(...put.again && depth < DEEPEST ? this.replace(put.pieces, pattern, replacement, depth + 1) : put.pieces);
            }
            keep(piece.text.length);
            return parts;
        });
    }
}

function countLines(text, until) {
    let lines = 0;

    for (let i = text.indexOf('\n'); i >= 0 && i < until; i = text.indexOf('\n', i + 1))
        lines++;
    return lines;
}

// ---- mdBook

const anchorStart = /ANCHOR:\s*([\w_-]+)/, anchorEnd = /ANCHOR_END:\s*([\w_-]+)/;

// Lines of a file by "2:10" or an anchor, each {text, line, chosen}.
function choose(text, rule) {
    const lines = text.replace(/\n$/, '').split('\n').map((line, i) => ({ text: line, line: i + 1 }));
    const range = /^(\d*)(?:(:)(\d*))?$/.exec(rule);
    let within = false;

    if (rule === '')
        return lines.map((line) => ({ ...line, chosen: true }));
    if (range !== null) {
        const from = range[1] === '' ? 1 : Number(range[1]);
        const to = range[2] === undefined ? from : range[3] === '' ? Infinity : Number(range[3]);
        return lines.map((line) => ({ ...line, chosen: line.line >= from && line.line <= to }));
    }
    return lines.flatMap((line) => {
        const start = anchorStart.exec(line.text), end = anchorEnd.exec(line.text);
        if (start === null && end === null)
            return [{ ...line, chosen: within }];
        if (!within && start?.[1] === rule)
            within = true;
        else if (within && end?.[1] === rule)
            within = false;
        return [];
    });
}

function expandMdBook(text, pieces) {
    const link = /\\\{\{\#.*?\}\}|\{\{\s*#(include|rustdoc_include|playground|playpen|title)\s+([^}]+)\}\}/g;

    return text.replace(pieces, link, (found, { path, line }) => {
        const [raw, verb, argument] = found;
        if (verb === undefined)
            return { pieces: [{ text: raw.slice(1), path, line }] };
        if (verb === 'title')
            return { pieces: [] };
        const [name, ...flags] = argument.trim().split(/\s+/);
        const [, file, rule] = /^([^:]*)(?::(.*))?$/.exec(name);
        const target = posix.join(posix.dirname(path), file);
        const content = text.read(target);
        if (content === undefined)
            return undefined;
        if (verb === 'playground' || verb === 'playpen')
            return { pieces: [{ text: `\`\`\`rust,${flags.join(',')}\n`, path, line }, { text: content, path: target, line: 1 },
                { text: '\n```', path, line }] };
        const lines = choose(content, rule ?? '')
            .filter(({ chosen }) => chosen || verb === 'rustdoc_include')
            .map((line) => line.chosen ? line : { ...line, text: `# ${line.text}` });
        return {
            again: verb === 'include',
            pieces: lines.map(({ text, line }, i) => ({ text: i + 1 < lines.length ? `${text}\n` : text, path: target, line })),
        };
    });
}

// ---- HonKit

function expandHonKit(text, pieces) {
    return text.replace(pieces, /\{%\s*include\s+["']([^"']+)["']\s*%\}/g, ([, file], { path }) => {
        const target = posix.join(file.startsWith('/') ? text.project.site : posix.dirname(path), file);
        const content = text.read(target);
        return content === undefined ? undefined : { again: true, pieces: [{ text: content, path: target, line: 1 }] };
    });
}

// ---- Leanpub

function expandLeanpub(text, pieces) {
    const code = text.replace(pieces, /^<<(?:\[([^\]\n]*)\])?\(([^)\n]+)\)[ \t]*$/gm, ([, title, file], { path, line }) => {
        const base = posix.dirname(path);
        const target = [file, `code/${file}`, `resources/${file}`, `resources/code/${file}`].map((name) => posix.join(base, name))
            .find((name) => findPath(text.project.folder, name) !== undefined);
        const content = target === undefined ? undefined : text.read(target);
        return content === undefined ? undefined : {
            pieces: [{ text: `\n${title ?? ''}\n\n\`\`\`\`\`\`\n`, path, line }, { text: content, path: target, line: 1 },
                { text: '\n``````\n', path, line }],
        };
    });

    // Asides and blurbs are quotes; the letter is a mark.
    return text.replace(code, /^[ABCDEIQTWX]>/gm, (found, place) => ({ pieces: [{ text: '>', ...place }] }));
}

// ---- pandoc

// The cells of a grid table, row by row, each as a paragraph.
function listCells(table) {
    const lines = table.trimEnd().split('\n');
    const corners = [...lines[0].matchAll(/\+/g)].map(({ index }) => index);
    const cells = [];
    let row;

    for (const line of lines) {
        if (line.startsWith('+')) {
            cells.push(...row ?? []);
            row = undefined;
            continue;
        }
        row ??= corners.slice(1).map(() => '');
        row = row.map((cell, i) => `${cell}${line.slice(corners[i] + 1, corners[i + 1]).replace(/^ /, '').trimEnd()}\n`);
    }
    return `${cells.join('\n\n')}\n`;
}

// A formula is shown as code, a drawn table as its cells; metadata and raw TeX are not shown.
function dropNoProse(text, pieces) {
    const code = '(?:^|(?<=\\n))(```+|~~~+)[\\s\\S]*?\\n[ \\t]*\\1[^\\n]*|`+[^`\\n]*`+';
    const rules = [
        [/(?<![\s\S])%[^\n]*\n(?:[ \t]+\S[^\n]*\n|%[^\n]*\n)*/g, () => ''],
        [/(?:^|(?<=-->\s*\n|\n\n))---[ \t]*\n[\w-]+:[^\n]*\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/g, () => '\n'],
        [new RegExp(`${code}|\\$\\$([\\s\\S]+?)\\$\\$|(?<![\\\\$\\w])\\$(?=\\S)([^$\\n]*[^\\s\\\\$])\\$(?!\\d)`, 'g'),
            ([, , display, inline]) => display ?? inline],
        [/^(?:[ \t]*\\[a-zA-Z]+\*?(?:\[[^\]\n]*\]|\{[^}\n]*\})*)+[ \t]*$/gm, () => ''],
        [/(?:^|(?<=\n))\+[-:+]+\+\n(?:[|+][^\n]*(?:\n|$))+/g, ([table]) => listCells(table)],
        // A simple table: its rows are lines.
        [/^[^\n]*\S[^\n]*\n {0,3}-{2,}(?: +-{2,})+[ \t]*\n(?:[^\n]*\S[^\n]*\n)*/gm, ([table]) =>
            `${table.split('\n').filter((line) => !/^[ -]*$/.test(line)).map((line) => line.trim()).join('\n\n')}\n`],
    ];

    return rules.reduce((result, [pattern, put], rule) => text.replace(result, pattern, (found, place) => {
        const made = put(found);
        return made === undefined ? undefined
            : { pieces: [{ text: rule === 2 ? `\`\` ${made.replace(/\s*\n\s*/g, ' ').trim()} \`\`` : made, ...place }] };
    }), pieces);
}

// What another file of the book defines is known in all of them.
function listDefinitions(project) {
    project.definitions ??= project.chapters.flatMap(({ path }) =>
        readText(join(project.folder, path)).match(/^ {0,3}\[[^\]^\n]+\]:[ \t]+\S[^\n]*$/gm) ?? []);
    return project.definitions.length === 0 ? '' : `\n\n${project.definitions.join('\n')}\n`;
}

// ^[a note] becomes a reference and a definition at the end.
function expandPandoc(text, pieces) {
    const notes = [];
    const marked = text.replace(dropNoProse(text, pieces), /```[\s\S]*?```|`[^`\n]*`|\^\[((?:[^[\]]|\[[^[\]]*\])+)\]/g, (found, place) => {
        if (found[1] === undefined)
            return undefined;
        notes.push({ text: `\n\n[^inline-${notes.length + 1}]: ${found[1].replace(/\s*\n\s*/g, ' ')}\n`, ...place });
        return { pieces: [{ text: `[^inline-${notes.length}]`, ...place }] };
    });
    const last = { text: listDefinitions(text.project), path: text.path, line: 1 };

    return text.replace([...marked, ...notes, last], /^:{3,}.*$/gm, (found, place) => ({ pieces: [{ text: '\n', ...place }] }));
}

const expanders = { mdbook: expandMdBook, honkit: expandHonKit, leanpub: expandLeanpub, pandoc: expandPandoc };

// YAML between --- and --- at the head of a file is no prose.
function skipFrontMatter(pieces) {
    const [{ text, path }] = pieces;
    const found = /^---[ \t]*\n(?=[\w"'-]+[^\n]*:|#)[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);

    return found === null ? pieces : [{ text: text.slice(found[0].length), path, line: countLines(found[0], found[0].length) + 1 }];
}

// {text, places: of each line {path, line}, included: paths}
export function readChapter(project, path) {
    const text = new Text(project, path);
    const expand = expanders[project.includes] ?? ((_, pieces) => pieces);
    const start = skipFrontMatter([{ text: readText(join(project.folder, path)), path, line: 1 }]);
    const places = [];
    let whole = '';

    for (const piece of expand(text, start)) {
        if (whole === '' || whole.endsWith('\n'))
            places.push({ path: piece.path, line: piece.line });
        for (let i = piece.text.indexOf('\n'), line = piece.line; i >= 0; i = piece.text.indexOf('\n', i + 1))
            if (++line && i + 1 < piece.text.length)
                places.push({ path: piece.path, line });
        whole += piece.text;
    }
    return { text: whole, places, included: text.included };
}
