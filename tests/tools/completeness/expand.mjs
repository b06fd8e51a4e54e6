// expand.mjs - a chapter's text with what it includes, each line with where it comes from.
//
// Written from the manuals: mdBook's "mdBook-specific features", HonKit's "Content References",
// pandoc's "Footnotes" and "Extension: fenced_divs".
import { join, posix } from 'node:path';
import { findPath, isFile, readText, walk } from './files.mjs';
import { expandLeanpub } from './leanpub.mjs';

const DEEPEST = 10;

class Text {
    constructor(project, path) {
        this.project = project;
        this.path = path;
        this.included = new Set();
        this.values = new Map();    // of variables that the text sets
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

// mdbook-spec defines every rule's name, and lets rustdoc find what is in backquotes, for links of all forms.
function defineNames(pieces) {
    const text = pieces.map((piece) => piece.text).join('');
    const names = new Set([...text.matchAll(/\[([\w-]+(?:\.[\w-]+)+|(?:[A-Z]|grammar-)[\w-]{2,}|(?<=\]\[)[\w.:@!-]+|`[^`\\\]\[\n]+`)\]/g)].map(([, name]) => name));
    const { path, line } = pieces.at(-1);

    return [...pieces, { text: `\n\n${[...names].map((name) => `[${name}]: <${name.replace(/[`<>]/g, '')}>`).join('\n')}\n`, path, line }];
}

// What declared preprocessors say in a text: mdbook-spec's rules are paragraphs of their own, mdbook-admonish's blocks
// hold Markdown, mdbook-footnote's notes are notes.
function expandPreprocessors(text, pieces) {
    const declared = text.project.preprocessors ?? new Set();
    let result = pieces;

    if (declared.has('spec'))
        result = defineNames(text.replace(result, /^```(grammar)?[^]*?^```|^r\[([^\]\n]+)\]$/gm, ([code, grammar, rule], place) =>
            grammar !== undefined ? { pieces: [{ text: `${code}\n\n${(code.match(/\[\^[^\]]+\]/g) ?? []).join(' ')}\n`, ...place }] }
            : rule === undefined ? undefined : { pieces: [{ text: `\n\n<div id="r-${rule}">[${rule}]</div>\n\n`, ...place }] }));
    if (declared.has('admonish'))
        result = text.replace(result, /^([ \t>]*)(`{3,}|~{3,})(?:[ \t]*admonish\b[^\n]*\n([^]*?\n)|[^\n]*\n[^]*?\n?)\1\2[`~]*[ \t]*$/gm, ([, margin, , body], place) =>
            body === undefined ? undefined : { pieces: [{ text: `${margin}\n${body}${margin}\n`, ...place }] });
    if (text.project.mathjax)
        result = text.replace(result, /```[^]*?```|`[^`\n]*`|\\\\\(([^]+?)\\\\\)|\\\\\[([^]+?)\\\\\]|\$\$([^]+?)\$\$/g, ([, a, b, c], place) =>
            (a ?? b ?? c) === undefined ? undefined : { pieces: [{ text: `\`\`${(a ?? b ?? c).trim()}\`\``, ...place }] });
    return declared.has('footnote') ? expandNotes(text, result, /```[^]*?```|`[^`\n]*`|\{\{footnote:\s*((?:(?!\}\})[^])*)\}\}/g) : result;
}

function expandMdBook(text, pieces) {
    const link = /\\\{\{\#.*?\}\}|\{\{\s*#(include|rustdoc_include|playground|playpen|title)\s+([^}]+)\}\}/g;

    return expandPreprocessors(text, text.replace(pieces, link, (found, { path, line }) => {
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
    }));
}

// ---- HonKit

// Code, and what is raw: no templates are there.  In lists and quotes the tool does not see that it is code.
const plain = new RegExp([/^(?<fence>`{3,}|~{3,})[\s\S]*?^\k<fence>/,
    /(?<!^(?:[ \t]*(?:[-*+]|\d+[.)]) | {2}|\t|>).*)(?<ticks>`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?[^`]\k<ticks>(?!`)/,
    /(?<=^(?![ \t>]|[-*+] |\d+[.)] ).*\S.*\n(?:[ \t]*\n)+)(?:(?: {4}|\t).*(?:\n|$))+/,
    /\{% *raw *%\}(?<raw>[\s\S]*?)\{% *endraw *%\}/].map(({ source }) => source).join('|'));

function valueOf(text, name) {
    const value = text.values.get(name) ?? name.split('.').reduce((found, key) => found?.[key], text.project.variables);

    return typeof value === 'object' ? undefined : value;
}

// {% if output.name == "ebook" %}, as far as nothing but two texts is compared.
function expandConditions(text, pieces) {
    const pattern = /\{% *if ([\w.]+) *([!=]=) *(["'])(.*?)\3 *%\}([\s\S]*?)(?:\{% *else *%\}([\s\S]*?))?\{% *endif *%\}/;

    return text.replace(pieces, new RegExp(`${plain.source.replace('(?<raw>', '(?:')}|${pattern.source.replace('\\3', '\\5')}`, 'gm'),
        ([, , , name, sign, , wanted, then, otherwise], place) => {
            const value = name === undefined ? undefined : valueOf(text, name);
            return value === undefined ? undefined
                : { again: true, pieces: [{ text: ((value === wanted) === (sign === '==') ? then : otherwise) ?? '', ...place }] };
        });
}

// {% set name = "value" %} {{ name }} {{ book.name }}
function expandVariables(text, pieces) {
    const set = new RegExp(`${plain.source.replace('(?<raw>', '(?:')}|\\{%-? *set +(\\w+) *= *(["'])(.*?)\\4 *-?%\\}`, 'gm');
    const rest = text.replace(pieces, set, ([, , , name, , value]) => {
        if (name !== undefined)
            text.values.set(name, value);
        return name === undefined ? undefined : { pieces: [] };
    });

    return text.replace(rest, new RegExp(`${plain.source}|\\{\\{\\s*([\\w.]+)\\s*\\}\\}`, 'gm'), ([, , , raw, name], place) => {
        const value = raw ?? (name === undefined ? undefined : valueOf(text, name));
        return value === undefined ? undefined : { pieces: [{ text: String(value), ...place }] };
    });
}

// [import:1-2, title:"a.c"](a.c) of the plug-in include-codeblock, where it stands alone.
function expandImports(text, pieces) {
    const pattern = /^(?<fence>`{3,}|~{3,})[\s\S]*?^\k<fence>|^([ \t]*)\[(?:import|include)(?:(?::(\d*)(-?)(\d*))?([, ][^\]\n]*))?\]\(([^)\n]+)\)/gm;

    return text.replace(pieces, pattern, ([, , space, first, dash, last, label, file], { path, line }) => {
        const target = file && posix.join(posix.dirname(path), file);
        const lines = target && text.read(target)?.split('\n');
        if (!lines)
            return undefined;
        const from = Number(first || 1), to = first && !dash ? from : Number(last || lines.length);
        // Its label may be shown.
        return { pieces: [{ text: `${space}{% ${label ?? ''} %}\n\n${space}\`\`\`\`\`\`\n`, path, line },
            { text: lines.slice(from - 1, to).join('\n'), path: target, line: from }, { text: `\n${space}\`\`\`\`\`\`\n`, path, line }] };
    });
}

function expandHonKit(text, pieces) {
    const links = text.replace(pieces, /\{%\s*(?:embed|page-ref)\s+(?:url|page)=["']([^"']+)["'].*?%\}/g, ([, url], place) =>
        ({ pieces: [{ text: `\n\n<${url}>\n\n`, ...place }] }));
    const whole = text.replace(links, /\{%\s*include\s+["']([^"']+)["']\s*%\}/g, ([, file], { path }) => {
        const target = posix.join(file.startsWith('/') ? text.project.site : posix.dirname(path), file);
        const content = text.read(target);
        return content === undefined ? undefined : { again: true, pieces: [{ text: content, path: target, line: 1 }] };
    });

    const code = text.project.codeImports ? expandImports(text, whole) : whole;

    return expandVariables(text, expandConditions(text, code));
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

// Our own formulas: TeX is compared as code.
function expandOwn(text, pieces) {
    const pattern = /(?:^|(?<=\n))[ \t>]*(```+|~~~+)[^]*?\n[ \t>]*\1[^\n]*|`+[^`\n]*`+|\$\$([^]+?)\$\$|(?<![\\$\w])\$(?=\S)([^$\n]*[^\s\\$])\$(?!\d)/g;

    return !text.project.math ? pieces : text.replace(pieces, pattern, ([, , display, inline], place) => {
        const tex = display ?? inline;
        return tex === undefined ? undefined : { pieces: [{ text: `\`\` ${tex.replace(/\s*\n[\s>]*/g, ' ').trim()} \`\``, ...place }] };
    });
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
function expandNotes(text, pieces, pattern) {
    const notes = [];
    const marked = text.replace(pieces, pattern, (found, place) => {
        if (found[1] === undefined)
            return undefined;
        notes.push({ text: `\n\n[^inline-${notes.length + 1}]: ${found[1].replace(/\s*\n\s*/g, ' ')}\n`, ...place });
        return { pieces: [{ text: `[^inline-${notes.length}]`, ...place }] };
    });

    return [...marked, ...notes];
}

function expandPandoc(text, pieces) {
    const noted = expandNotes(text, dropNoProse(text, pieces), /```[\s\S]*?```|`[^`\n]*`|\^\[((?:[^[\]]|\[[^[\]]*\])+)\]/g);
    const last = { text: listDefinitions(text.project), path: text.path, line: 1 };

    return text.replace([...noted, last], /^:{3,}.*$/gm, (found, place) => ({ pieces: [{ text: '\n', ...place }] }));
}

// ---- DocC

// <doc:Page#Heading> shows the title of what it names; pictures are named without their endings; @Metadata { … } is settings.
function expandDocc(text, pieces) {
    const files = [...walk(join(text.project.folder, text.project.catalogue))].map((path) => posix.join(text.project.catalogue, path));
    const find = (stem, isMarkdown) => files.find((path) => /\.md$/.test(path) === isMarkdown && posix.basename(path).split(isMarkdown ? '.md' : /[@~.]/)[0] === stem);
    const slug = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replace(/ /g, '-');
    const headings = (path) => [...readText(join(text.project.folder, path)).replace(/^(```)[^]*?^\1|<!--[^]*?-->/gm, '').matchAll(/^#+ +(.*)$/gm)].map((found) => found[1]);
    const pattern = /^(`{3,})[^]*?^ *\1|<!--[^]*?-->|(`+)(?!`)[^\n]*?[^`\n]\2(?!`)|^@(?:Metadata|Options|Comment)[^\n]*\{[^]*?^\}|<doc:([^>#\n]+)(?:#([^>\n]+))?>|\]\((?:doc:)?([^\s)\/:.#]+)(?:#([^)\n]+))?\)/gm;

    return text.replace(pieces, pattern, ([raw, fence, ticks, page, heading, target, fragment], place) => {
        const to = (path, id) => `](<${posix.relative(posix.dirname(place.path), path)}${id ? `#${slug(id)}` : ''}>)`;
        if (raw.startsWith('@'))
            return { pieces: [] };
        const path = find(page ?? target, page !== undefined || raw.includes('doc:'));
        if (fence !== undefined || ticks !== undefined || path === undefined)
            return undefined;
        if (page === undefined)
            return { pieces: [{ text: to(path, fragment), ...place }] };
        const [title, ...rest] = headings(path);
        const label = heading === undefined ? title : [title, ...rest].find((other) => slug(other) === slug(heading)) ?? title;
        return { pieces: [{ text: `[${label.replace(/[[\]]/g, '\\$&')}${to(path, heading)}`, ...place }] };
    });
}

const expanders = { own: expandOwn, docc: expandDocc, mdbook: expandMdBook, honkit: expandHonKit, leanpub: expandLeanpub, pandoc: expandPandoc };

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
