#!/usr/bin/env node
// check.mjs --words [--language NAME] BOOK - what it reads in the book; what may be shown or not stands in brackets.
// check.mjs [--kind KIND] [--language NAME] [--facts FILE] [--files FILE] [--most N] [--broken] BOOK OUT.epub - is all of the book in its EPUB?
//
// Reads the book by itself and compares: every word in its order, every picture, every link that holds.  Prints what
// differs and one line of sums; exit 1 when something does.  --facts: the sums as JSON; --files: what the EPUB is made from.
// --language: of a folder with translations the one that was built.
// --broken: also which links lead nowhere in the source already.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, passTitle } from './compare.mjs';
import { addressOf, readEpub } from './epub.mjs';
import { readChapter } from './expand.mjs';
import { readProject } from './kinds.mjs';
import { checkLinks } from './links.mjs';
import { readMarkdown } from './markdown.mjs';
import { checkOrder, isMadePage, matchDocuments } from './match.mjs';
import { checkPictures, isRemote } from './pictures.mjs';
import { Words, wordsOf } from './words.mjs';

function readChapters(project) {
    let lines = 0;

    return project.chapters.map((chapter, number) => {
        const { text, places, included } = readChapter(project, chapter.path);
        const words = readMarkdown(text, { hidden: project.hidden });
        // What is in a link already can be no link to a picture on the network.
        for (const picture of words.pictures)
            if (isRemote(picture.to) && words.links.some((link) => link.start <= picture.at && picture.at < link.end))
                words.optional[picture.at] = true;
        for (const part of [words, ...words.notes.values()])
            shift(part, lines, chapter.path);
        const base = lines;
        lines += places.length + 1;
        return { ...chapter, number, included, text: words, places, base };
    });
}

// Lines count through all chapters, so that those of several can be one text.
function shift(text, by, path) {
    text.lines = text.lines.map((line) => line + by);
    for (const name of ['links', 'ids', 'headings', 'pictures'])
        text[name] = text[name].map((item) => ({ ...item, line: (item.line ?? 0) + by, path }));
}

function placeIn(chapters) {
    return (line) => {
        const chapter = chapters.findLast(({ base }) => base < line) ?? chapters[0];
        const { path, line: at } = chapter.places[line - chapter.base - 1] ?? { path: chapter.path, line: 1 };
        return `${path}:${at}`;
    };
}

// All words of a unit's chapters, or of its documents, as one text; what is in it knows its path.
function joined(items) {
    const result = new Words();

    for (const item of items) {
        item.offset = result.words.length;
        for (const words of [item.text, ...item.text.notes.values()])
            for (const name of ['links', 'ids', 'pictures'])
                for (const part of words[name])
                    part.path = item.path;
        result.append(item.text);
    }
    return result;
}

function compareUnit(unit, place) {
    const source = joined(unit.chapters), result = joined(unit.documents);
    const notes = [...source.notes.values()], shown = [...result.notes.values()];
    const pairs = [{ source, result }];
    const faults = [];

    passTitle(source, result, unit.documents[0].title);
    if (notes.length !== shown.length)
        faults.push(`${unit.chapters[0].path}: ${notes.length} footnotes in the source, ${shown.length} in the EPUB`);
    notes.forEach((note, i) => pairs.push({ source: note, result: shown[i] ?? new Words() }));
    for (const pair of pairs) {
        const found = compare(pair.source, pair.result, place);
        pair.match = found.match;
        faults.push(...found.faults);
    }
    return Object.assign(unit, { result, pairs, match: pairs[0].match, faults });
}

// Pages that the program makes show titles, and nothing else that is not marked as made.
function checkMadePages(documents) {
    return documents.filter((document) => !document.unit && !document.isNav && !isMadePage(document)).flatMap(({ path, text, title }) => {
        const words = text.words.filter((_, i) => !text.optional[i]).join(' ');
        return words === '' || words === wordsOf(title).join(' ') ? [] : [`${path}: extra: ${words.slice(0, 200)}`];
    });
}

function check(book, file, kind, language) {
    const project = readProject(book, kind, language);
    const chapters = readChapters(project);
    const remote = new Set(chapters.flatMap(({ text }) => [text, ...text.notes.values()])
        .flatMap((words) => words.pictures.map(({ to }) => to)).filter(isRemote).map(addressOf));
    const { documents, entries, size } = readEpub(file, remote);
    const units = matchDocuments(documents, chapters);
    const lost = chapters.filter(({ unit, text, mayMiss }) => !unit && !mayMiss && text.optional.some((optional) => !optional));
    const found = chapters.filter(({ unit }) => unit);
    const place = placeIn(chapters);

    Object.assign(project, { entries, place, documents: new Map(documents.map((document) => [document.path, document])) });
    for (const unit of units)
        compareUnit(unit, place);
    const pictures = checkPictures(project, units), links = checkLinks(project, units, found);
    const words = (list) => list.reduce((sum, { text }) => sum + text.words.length
        + [...text.notes.values()].reduce((more, note) => more + note.words.length, 0), 0);
    return {
        faults: [
            ...lost.map(({ path }) => `${path}: the chapter is missing`),
            ...checkOrder(documents), ...checkMadePages(documents),
            ...units.flatMap((unit) => unit.faults), ...pictures.faults, ...links.faults,
        ],
        facts: {
            kind: project.kind, chapters: found.length, documents: documents.length, words: words(found), size,
            pictures: pictures.checked, links: links.checked, 'broken in the source': links.broken.length,
            'listed but not there': project.missing.length,
        },
        broken: links.broken,
        files: [...new Set(found.flatMap(({ path, included }) => [path, ...included])), ...project.usedPictures]
            .map((path) => join(project.folder, path)),
    };
}

function printWords(book, kind, language) {
    for (const { path, text } of readChapters(readProject(book, kind, language)))
        for (const [label, { words, optional }] of [['', text], ...text.notes])
            console.log(`${path}${label && ` note ${label}`}: ${words.map((word, i) => optional[i] ? `(${word})` : word).join(' ')}`);
}

const { values, positionals } = parseArgs({
    options: { kind: { type: 'string' }, language: { type: 'string' }, facts: { type: 'string' }, files: { type: 'string' }, most: { type: 'string', default: '20' }, broken: { type: 'boolean' },
        words: { type: 'boolean' } },
    allowPositionals: true,
});
if (values.words && positionals.length === 1) {
    printWords(positionals[0], values.kind, values.language);
    process.exit(0);
}
if (positionals.length !== 2) {
    console.error('usage: check.mjs [--kind KIND] [--language NAME] [--facts FILE] [--files FILE] [--most N] [--broken] BOOK OUT.epub');
    process.exit(2);
}
const { faults, facts, files, broken } = check(...positionals, values.kind, values.language);
for (const fault of faults.slice(0, Number(values.most)))
    console.log(fault);
for (const link of values.broken ? broken : [])
    console.log(`broken in the source: ${link}`);
if (faults.length > Number(values.most))
    console.log(`… and ${faults.length - Number(values.most)} more`);
console.log(Object.entries({ ...facts, faults: faults.length }).map(([name, value]) => `${name} ${value}`).join(', '));
if (values.facts !== undefined)
    writeFileSync(values.facts, JSON.stringify({ ...facts, faults: faults.length }));
if (values.files !== undefined)
    writeFileSync(values.files, files.map((path) => `${path}\n`).join(''));
process.exit(faults.length > 0 ? 1 : 0);
