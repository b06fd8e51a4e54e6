#!/usr/bin/env node
// check.mjs [--kind KIND] [--facts FILE] [--files FILE] [--most N] BOOK OUT.epub - is all of the book in its EPUB?
//
// Reads the book by itself and compares: every word in its order, every picture, every link that holds.  Prints what
// differs and one line of sums; exit 1 when something does.  --facts: the sums as JSON; --files: what the EPUB is made from.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, passTitle } from './compare.mjs';
import { readEpub } from './epub.mjs';
import { readChapter } from './expand.mjs';
import { readProject } from './kinds.mjs';
import { checkLinks } from './links.mjs';
import { readMarkdown } from './markdown.mjs';
import { checkOrder, matchDocuments } from './match.mjs';
import { checkPictures, isRemote } from './pictures.mjs';
import { Words, wordsOf } from './words.mjs';

function readChapters(project) {
    return project.chapters.map((chapter, number) => {
        const { text, places, included } = readChapter(project, chapter.path);
        const words = readMarkdown(text, { hidden: project.hidden });
        // What is in a link already can be no link to a picture on the network.
        for (const picture of words.pictures)
            if (isRemote(picture.to) && words.links.some((link) => link.start <= picture.at && picture.at < link.end))
                words.optional[picture.at] = true;
        return {
            ...chapter, number, included, text: words,
            place: (line) => {
                const { path, line: at } = places[line - 1] ?? { path: chapter.path, line };
                return `${path}:${at}`;
            },
        };
    });
}

// All words of a chapter's documents as one text; links, ids and pictures keep their document's path.
function joined(documents) {
    const result = new Words();

    for (const { text, path } of documents) {
        for (const words of [text, ...text.notes.values()])
            for (const name of ['links', 'ids', 'pictures'])
                for (const item of words[name])
                    item.path = path;
        result.append(text);
    }
    return result;
}

function compareChapter(chapter) {
    const result = joined(chapter.documents);
    const notes = [...chapter.text.notes], shown = [...result.notes.values()];
    const pairs = [{ source: chapter.text, result }];
    const faults = [];

    if (chapter.documents.length > 0)
        passTitle(chapter.text, result, chapter.documents[0].title);
    if (notes.length !== shown.length)
        faults.push(`${chapter.path}: ${notes.length} footnotes in the source, ${shown.length} in the EPUB`);
    notes.forEach(([, source], i) => pairs.push({ source, result: shown[i] ?? new Words() }));
    for (const pair of pairs) {
        const found = compare(pair.source, pair.result, chapter.place);
        pair.match = found.match;
        faults.push(...found.faults);
    }
    return Object.assign(chapter, { result, pairs, match: pairs[0].match, faults });
}

// Pages that the program makes show titles, and nothing else that is not marked as made.
function checkMadePages(documents) {
    const made = ['cover', 'titlepage', 'copyright-page'];

    return documents.filter(({ type, style, isNav }) => !isNav && !made.includes(type) && !made.includes(style)).flatMap(({ path, text, title }) => {
        const words = text.words.filter((_, i) => !text.optional[i]).join(' ');
        return words === '' || words === wordsOf(title).join(' ') ? [] : [`${path}: extra: ${words.slice(0, 200)}`];
    });
}

function check(book, file, kind) {
    const project = readProject(book, kind);
    const chapters = readChapters(project);
    const remote = new Set(chapters.flatMap(({ text }) => [text, ...text.notes.values()])
        .flatMap((words) => words.pictures.map(({ to }) => to)).filter(isRemote));
    const { documents, entries, size } = readEpub(file, remote);
    const others = matchDocuments(documents, chapters);
    const isLost = ({ documents, text, mayMiss }) => documents.length === 0 && !mayMiss && text.optional.some((optional) => !optional);
    const lost = chapters.filter(isLost);
    const found = chapters.filter((chapter) => chapter.documents.length > 0).map(compareChapter);

    Object.assign(project, { entries, documents: new Map(documents.map((document) => [document.path, document])) });
    const pictures = checkPictures(project, found), links = checkLinks(project, found);
    const words = (list) => list.reduce((sum, { text }) => sum + text.words.length
        + [...text.notes.values()].reduce((more, note) => more + note.words.length, 0), 0);
    return {
        faults: [
            ...lost.map(({ path }) => `${path}: the chapter is missing`),
            ...checkOrder(documents), ...checkMadePages(others),
            ...found.flatMap((chapter) => chapter.faults), ...pictures.faults, ...links.faults,
        ],
        facts: {
            kind: project.kind, chapters: found.length, documents: documents.length, words: words(found), size,
            pictures: pictures.checked, links: links.checked, 'broken in the source': links.broken,
            'listed but not there': project.missing.length,
        },
        files: [...new Set(found.flatMap(({ path, included }) => [path, ...included])), ...project.usedPictures]
            .map((path) => join(project.folder, path)),
    };
}

const { values, positionals } = parseArgs({
    options: { kind: { type: 'string' }, facts: { type: 'string' }, files: { type: 'string' }, most: { type: 'string', default: '20' } },
    allowPositionals: true,
});
if (positionals.length !== 2) {
    console.error('usage: check.mjs [--kind KIND] [--facts FILE] [--files FILE] [--most N] BOOK OUT.epub');
    process.exit(2);
}
const { faults, facts, files } = check(...positionals, values.kind);
for (const fault of faults.slice(0, Number(values.most)))
    console.log(fault);
if (faults.length > Number(values.most))
    console.log(`… and ${faults.length - Number(values.most)} more`);
console.log(Object.entries({ ...facts, faults: faults.length }).map(([name, value]) => `${name} ${value}`).join(', '));
if (values.facts !== undefined)
    writeFileSync(values.facts, JSON.stringify({ ...facts, faults: faults.length }));
if (values.files !== undefined)
    writeFileSync(values.files, files.map((path) => `${path}\n`).join(''));
process.exit(faults.length > 0 ? 1 : 0);
