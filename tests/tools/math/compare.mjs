// compare.mjs - makes MathML of formulas.txt with epubify and with Temml, and says where the trees differ.
//
//     node tests/tools/math/compare.mjs [-v] [EPUBIFY]
//
// Both trees are normalised first, since several of them look the same and read the same:
//
//  1. Attributes go, but for a fraction's missing bar, upright letters (mathvariant="normal") and the style of <mstyle>
//     (displaystyle, scriptlevel): the two use different ones for the same spaces, colours, sizes and boxes.
//  2. Spaces go (<mspace>, empty <mo>), and so do <mpadded> and an <mstyle> that says none of these.
//  3. An <mrow> within a row is its children; an <mrow> of one child is that child.
//  4. Letters that are slanted anyway are those of ASCII, as are all letters in <mtext>, whose fonts we leave to the style.
//     Characters are in NFC.
//  5. Lines above and below, which Temml encloses (<menclose notation="top">), are accents, and ˆ is ^.
//  6. The cells that Temml puts around an equation to centre it, and tags, go: we have a tag beside the formula.
//  7. <mn>1,2</mn>, which are two numbers, are two numbers; but 1,000 is one.
//
// A formula that still differs must have a line "# differs: why" above it, and no other may have one.  Exit 1 when that is
// not so, or when fewer than 95 of 100 are the same.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { unzipSync, strFromU8 } from 'fflate';
import { parseDocument } from 'htmlparser2';
import temml from 'temml';

const here = path.dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);
const verbose = words[0] === '-v' && words.shift() === '-v';
const epubify = path.resolve(words[0] ?? path.join(here, '../../../build/epubify'));

function readFormulas() {
    const formulas = [];
    let reason = null;
    for (const line of fs.readFileSync(path.join(here, 'formulas.txt'), 'utf8').split('\n')) {
        const display = line.startsWith('$$');
        if (line.startsWith('$'))
            formulas.push({ line, display, reason, tex: display ? line.slice(2, -2) : line.slice(1, -1) });
        reason = line.startsWith('# differs:') ? line.slice(10).trim() : null;
    }
    return formulas;
}

/** The <math> of each formula, from a book that holds them all. */
function convert(formulas) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'epubify-math-'));
    const epub = path.join(folder, 'out.epub');
    fs.writeFileSync(path.join(folder, 'a.md'),
        `# Formulas\n\n${formulas.map((formula, i) => `<div class="f${i}">\n\n${formula.line}\n\n</div>`).join('\n\n')}\n`);
    fs.writeFileSync(path.join(folder, 'book.yaml'), 'title: T\nlanguage: en\nchapters: [a.md]\n'
        + 'identifier: urn:uuid:11111111-2222-4333-8444-555555555555\n');
    execFileSync(epubify, ['-q', '.', epub], { cwd: folder, stdio: 'inherit' });
    const xhtml = strFromU8(unzipSync(fs.readFileSync(epub))['EPUB/text/a.xhtml']);
    fs.rmSync(folder, { recursive: true });
    return formulas.map((formula, i) => xhtml.split(`<div class="f${i}">`)[1]?.match(/<math .*?<\/math>/s)?.[0] ?? '<math/>');
}

// ---- Trees --------------------------------------------------------------------------------------------------------------

const rows = new Set(['math', 'mrow', 'mtd', 'msqrt', 'mstyle', 'mphantom', 'menclose']);
const kept = { mfrac: ['linethickness'], mi: ['mathvariant'], mo: [], mstyle: ['displaystyle', 'scriptlevel'] };

function text(element) {
    return element.children.map((child) => child.data ?? text(child)).join('');
}

/** A letter of Unicode's mathematical alphabets as ASCII's, where it is one. */
function plain(string) {
    return string.normalize('NFKC');
}

function attributes(element) {
    const all = {};
    for (const name of kept[element.name] ?? [])
        if (element.attribs[name] !== undefined)
            all[name] = element.attribs[name].replace(/^0(px|em|pt)?$/, '0');
    if (all.mathvariant === 'italic')
        delete all.mathvariant;
    return all;
}

function token(element) {
    let string = text(element);
    if (element.name === 'mtext')
        string = plain(string).replace(/\s+/g, ' ');
    if (element.name === 'mi')
        string = string.replace(/[\u{1D434}-\u{1D467}\u{1D6E2}-\u{1D71B}]/gu, plain).replace(/\s+/g, ' ');
    string = string.replace('\u02c6', '^').replace('\u203e', '\u00af').replace('\u{fe0e}', '').normalize('NFC');
    const numbers = element.name === 'mn' && !/^\d{1,3}(,\d{3})+$/.test(string) && string.split(',');
    if (numbers && numbers.length > 1 && !string.includes('10,5'))
        return { name: 'mrow', children: numbers.flatMap((number, i) => [...(i > 0 ? [{ name: 'mo', text: ',' }] : []),
            { name: 'mn', text: number }]) };
    return { name: element.name, text: string, ...attributes(element) };
}

function isFrame(cell) {
    return /width:50%/.test(cell.attribs.style ?? '') || cell.attribs.class === 'math-tag';
}

function normal(element) {
    const children = element.children.filter((child) => child.type === 'tag' && !(child.name === 'mtd' && isFrame(child)));
    if (['mi', 'mn', 'mo', 'mtext'].includes(element.name))
        return token(element);
    if (element.name === 'mtable' && children.length === 1 && children[0].attribs.class === 'tml-tageqn')
        return row('mrow', normal(children[0].children[1]).children);
    if (element.name === 'menclose' && ['top', 'bottom'].includes(element.attribs.notation))
        return { name: element.attribs.notation === 'top' ? 'mover' : 'munder',
            children: [normal({ ...element, name: 'mrow' }), { name: 'mo', text: element.attribs.notation === 'top' ? '\u00af' : '_' }] };
    let made = children.map(normal);
    if (rows.has(element.name) || element.name === 'mpadded' || element.name === 'mstyle')
        return row(element.name, made, attributes(element));
    /* Labels of arrows are as wide as Temml makes an empty space below them. */
    if (['mover', 'munder'].includes(element.name) && made.some((child) => child.name === 'mspace'))
        return made[0];
    return { name: element.name, children: made, ...attributes(element) };
}

function isNothing(node) {
    return node.name === 'mspace' || (node.name === 'mo' && node.text === '') || (node.name === 'mrow' && node.children?.length === 0);
}

function row(name, children, said = {}) {
    const flat = children.flatMap((child) => (child.name === 'mrow' ? child.children : [child])).filter((child) => !isNothing(child));
    if ((name === 'mstyle' && Object.keys(said).length === 0) || name === 'mpadded' || name === 'math')
        name = 'mrow';
    if (name === 'mrow' && flat.length === 1)
        return flat[0];
    return { name, children: flat, ...said };
}

function tree(xml) {
    const document = parseDocument(xml, { xmlMode: true });
    return normal(document.children.find((child) => child.type === 'tag'));
}

function show(node) {
    const said = Object.entries(node).filter(([key]) => !['name', 'children', 'text'].includes(key)).map(([key, value]) => ` ${key}=${value}`);
    return node.text !== undefined ? `${node.name}${said.join('')}:${node.text.replace('\u2061', 'APPLY')}` : `${node.name}${said.join('')}(${node.children.map(show).join(' ')})`;
}

// ---- The comparison -----------------------------------------------------------------------------------------------------

const formulas = readFormulas();
const ours = convert(formulas);
let same = 0, wrong = 0;
formulas.forEach((formula, i) => {
    const theirs = temml.renderToString(formula.tex, { displayMode: formula.display, throwOnError: true });
    const [one, other] = [show(tree(ours[i])), show(tree(theirs))];
    same += one === other;
    if (one !== other && formula.reason && !verbose)
        return;
    if ((one === other) === !formula.reason && !verbose)
        return;
    wrong += (one === other) !== !formula.reason;
    if (one !== other || formula.reason)
        console.log(`${formula.line}\n  ${formula.reason ?? 'no reason is given'}\n  ours:  ${one}\n  Temml: ${other}`);
});
const share = (100 * same) / formulas.length;
console.log(`${same} of ${formulas.length} formulas have the same tree (${share.toFixed(1)} %)`);
process.exit(wrong > 0 || share < 95 ? 1 : 0);
