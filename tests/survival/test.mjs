// test.mjs - the benchmark itself: small EPUBs, changed in ways whose outcome is known by hand for each kind of reader.
import { Book } from './book.mjs';
import { causeOf } from './causes.mjs';
import { costOf, differenceOf } from './layout.mjs';
import { compareReleases, lookUp, markRelease } from './measure.mjs';
import { strToU8, zipSync } from './packages.mjs';
import { kinds } from './readers/index.mjs';
import { missed, summarise } from './report.mjs';

// All of one length, so that the place of one always holds another one.
const ONE = 'The first sentence speaks of anchors and of ropes.', TWO = 'The second sentence tells how a boat can be moved.';
const THREE = 'A third one lists all that a cook has in a locker.', FOUR = 'Nobody knows who has this fourth sentence written.';
const NEW = 'Here stands a paragraph that was not there before, and it is longer than all the others, so that any place of theirs is in it.';

function makeBook(documents) {
    const item = ({ id, path, linear }) => [`<item id="${id}" href="${path}" media-type="application/xhtml+xml"/>`,
        `<itemref idref="${id}"${linear === false ? ' linear="no"' : ''}/>`];
    const entries = {
        mimetype: 'application/epub+zip',
        'META-INF/container.xml': '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="E/p.opf"/></rootfiles></container>',
        'E/p.opf': `<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>${documents.map((one) => item(one)[0]).join('')}</manifest>`
            + `<spine>${documents.map((one) => item(one)[1]).join('')}</spine></package>`,
    };

    for (const { path, body } of documents)
        entries[`E/${path}`] = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>${body}</body></html>`;
    return new Book('test.epub', zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)]))));
}

const a = (body, more) => ({ id: 'a', path: 'a.xhtml', body, ...more }), b = (body, more) => ({ id: 'b', path: 'b.xhtml', body, ...more });
const p = (...texts) => `<p>${texts.join(' ')}</p>`;
const before = [a(`<h1>A</h1>${p(ONE)}${p(TWO)}`), b(`<h1>B</h1>${p(THREE)}${p(FOUR)}`)];

// For each sentence that is named: epub.js foliate apple specid calibre Readium Kobo KOReader Kindle; k, m, l.
const trials = [
    ['nothing is lost when nothing changes', before, before, { [ONE]: 'kkkkkkkkk', [TWO]: 'kkkkkkkkk', [THREE]: 'kkkkkkkkk', [FOUR]: 'kkkkkkkkk' }],
    ['a document before all others shifts the spine', before, [{ id: 'n', path: 'n.xhtml', body: `<h1>N</h1>${p(NEW)}` }, ...before],
        { [ONE]: 'mmkkkkkmm', [TWO]: 'llkkkkklm', [THREE]: 'mmkkkkkmm', [FOUR]: 'mmkkkkkmm' }],
    ['a paragraph before another one shifts it', before, [a(`<h1>A</h1>${p(NEW)}${p(ONE)}${p(TWO)}`), before[1]],
        { [ONE]: 'mmmmmkmmm', [TWO]: 'mmmmmkmmm', [THREE]: 'kkkkkkkkm' }],
    ['a paragraph after it shifts nothing', before, [a(`<h1>A</h1>${p(ONE)}${p(TWO)}${p(NEW)}`), before[1]],
        { [ONE]: 'kkkkkkkkk', [TWO]: 'kkkkkkkkk', [THREE]: 'kkkkkkkkm' }],
    ['what is removed takes the last place away', before, [a(`<h1>A</h1>${p(TWO)}`), before[1]], { [TWO]: 'lllllkllm', [THREE]: 'kkkkkkkkm', [FOUR]: 'kkkkkkkkl' }],
    ['an empty paragraph keeps the place', before, [a(`<h1>A</h1><p hidden="hidden"></p>${p(TWO)}`), before[1]], { [TWO]: 'kkkkkklkm' }],
    ['hidden text is no text', before, [a(`<h1>A</h1><p hidden="hidden">${NEW}</p>${p(ONE)}${p(TWO)}`), before[1]], { [ONE]: 'lllllkllk', [FOUR]: 'kkkkkkkkk' }],
    ['KOReader counts by the name of the element', before, [a(`<h1>A</h1><div></div>${p(ONE)}${p(TWO)}`), before[1]], { [ONE]: 'lllllkkkk', [TWO]: 'mmmmmkkkk' }],
    ['another file name', before, [a(before[0].body, { path: 'c.xhtml' }), before[1]], { [ONE]: 'kkkklllkk', [THREE]: 'kkkkkkkkk' }],
    ['another id in the manifest', before, [a(before[0].body, { id: 'c' }), before[1]], { [ONE]: 'kkllkkkkk', [THREE]: 'kkkkkkkkk' }],
    ['documents in another order', before, [before[1], before[0]], { [ONE]: 'mmkkkkkmm', [FOUR]: 'mmkkkkkmm' }],
    ['an id: a condition in epub.js, a rescue in calibre', [a(`<h1>A</h1><p id="one">${ONE}</p>`)], [a(`<h1>A</h1>${p(NEW)}<p id="one">${ONE}</p>`)],
        { [ONE]: 'lmmkkkmmm' }],
    ['an id of a section that is another one now', [a(`<section id="old">${p(ONE)}</section>`)], [a(`<section id="new">${p(ONE)}</section>`)],
        { [ONE]: 'lkkkkkkkk' }],
    ['a sentence before it in the paragraph', [a(p(ONE, TWO))], [a(p(ONE, THREE, TWO))], { [ONE]: 'kkkkkkkkk', [TWO]: 'mmmmmkmmm' }],
    ['a word before it in the paragraph', [a(p(ONE, TWO))], [a(p(ONE.replace('first', 'very first'), TWO))], { [TWO]: 'mmmmmkkmm' }],
    ['spans for sentences hold words fast', [a(`<p><span>${ONE} </span><span>${TWO}</span></p>`)], [a(`<p><span>${ONE.replace('first', 'very first')} </span><span>${TWO}</span></p>`)],
        { [TWO]: 'kkkkkkkkm' }],
    ['Kobo\'s spans in the book go with the sentence', [a(`<p><span class="koboSpan" id="k1">${ONE}</span></p>`)],
        [a(`${p(NEW)}<p><span class="koboSpan" id="k1">${ONE}</span></p>`)], { [ONE]: 'lllkkkklm' }],
    ['a quotation is taken for its like', [a(p(ONE)), b(p(THREE))], [a(p(ONE.replace('anchors', 'pulleys').replace('speaks', 'mutter'))), b(p(THREE, ONE))],
        { [ONE]: 'mmmmmmmmm', [THREE]: 'kkkkkkkkk' }],
    // calibre shows what is there, up to its end.
    ['a quotation without its like is lost', [a(p(ONE)), b(p(THREE))], [a('<p>Gone.</p>'), b(p(THREE, ONE))], { [ONE]: 'llllmlllm' }],
];

const letters = (to, sentence) => kinds.map((kind) => lookUp(kind, to, sentence).outcome[0]).join('');
let failed = 0;

function claim(sentence, faults) {
    failed += faults.length > 0;
    faults.forEach((fault) => console.log(`# ${fault}`));
    console.log(`${faults.length > 0 ? 'not ok' : 'ok'} - ${sentence}`);
}

for (const [name, from, to, expected] of trials) {
    const marks = markRelease(makeBook(from), 100, 1);
    const book = makeBook(to);

    claim(name, Object.entries(expected).flatMap(([text, wanted]) => {
        const sentence = marks.find((mark) => mark.text === text);
        const found = sentence === undefined ? 'not marked' : letters(book, sentence);
        return found === wanted ? [] : [`${text} ${found}, not ${wanted}`];
    }));
}

function expect(name, found, wanted) {
    claim(name, JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`]);
}

// ---- Counts, limits and causes

const old = makeBook(before);
const inserted = makeBook([a(`<h1>A</h1>${p(NEW)}${p(ONE)}`), before[1]]);
const marks = markRelease(old, 100, 1);
const { count, gone, results } = compareReleases(marks, inserted);
expect('a sentence that is no more is left out', { count, gone }, { count: 3, gone: 1 });
expect('the others are counted', { ...results['epub.js'], faults: results['epub.js'].faults.length }, { kept: 2, moved: 1, lost: 0, faults: 1 });
expect('the seed chooses the sentences', [1, 1, 2].map((seed) => markRelease(old, 3, seed).map(({ text }) => text[0]).join('')).map((text, at, all) => text === all[0]),
    [true, true, false]);

const [fault] = results.foliate.faults;
expect('the cause of a shift', causeOf('foliate', fault, old, inserted).cause, 'index of <p> in <body>');
expect('the cause of a shift in the spine', causeOf('epub.js', fault, old, makeBook([b(''), before[0]])).cause, 'spine index');
expect('the cause of a loss by name', causeOf('Kobo', fault, old, makeBook([a(before[0].body, { path: 'c.xhtml' })])).cause, 'file name');

const pair = compareReleases(marks, inserted), same = compareReleases(marks, old);
const summary = (pairs, whole) => ({ name: 'n', layout: 'stable', summary: summarise({ pairs, whole }) });
expect('medians over the pairs', summarise({ pairs: [pair, same, same], whole: pair }).foliate.kept, 100);
expect('no limit is missed when all is kept', missed(summary([same], same)), []);
claim('a limit that is missed is named', missed(summary([pair], same)).some((line) => line.startsWith('n: foliate: 66.67 % kept')) ? [] : missed(summary([pair], same)));
claim('so is a loss from the first to the last', missed(summary([same], pair)).some((line) => line.includes('from the first')) ? [] : ['it is not']);

// ---- Layouts

const laidOut = makeBook([a(`<div></div><h1>A</h1><div></div>${p(`<span>${ONE}</span>`)}<p hidden="hidden"></p>${p(TWO)}${before[1].body}`),
    b('', { linear: false })]);
expect('gaps, spans, placeholders and merged documents are the same text', differenceOf(old, laidOut), undefined);
claim('a lost word is found', differenceOf(old, makeBook([before[0], b(`<h1>B</h1>${p(THREE)}${p(FOUR.replace('this ', ''))}`)])) ? [] : ['it is not']);
claim('swapped paragraphs are found', differenceOf(old, makeBook([before[0], b(`<h1>B</h1>${p(FOUR)}${p(THREE)}`)])) ? [] : ['they are not']);
claim('a lost picture is found', differenceOf(makeBook([a('<p><img src="x.png" alt=""/></p>')]), makeBook([a('<p></p>')])) ? [] : ['it is not']);
claim('a layout costs bytes', costOf(old, laidOut) > 0 ? [] : ['none']);
process.exit(failed > 0 ? 1 : 0);
