// causes.mjs - why a reader's mark was moved or lost: the first thing that is not what it was on the way from the spine
// to the sentence.
import { isElement, isText } from './book.mjs';

const byPosition = new Set(['epub.js', 'foliate', 'KOReader']), byIdref = new Set(['apple', 'specid']);

// Where a sentence stands, whatever its white space is by now: in the document of the same name if possible.
export function placeOf(book, text, near) {
    const pattern = new RegExp(text.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'));
    const entries = [...book.chapters].sort((a, b) => (b.path === near.path) - (a.path === near.path) || (b.idref === near.idref) - (a.idref === near.idref));

    for (const { index } of entries) {
        const match = pattern.exec(book.content(index).text);
        if (match !== null)
            return { index, start: match.index, end: match.index + match[0].length };
    }
    return undefined;       // it goes on from one block to the next
}

function stepsOf(content, offset) {
    const point = content.pointAt(offset);
    const steps = [];

    for (let node = point.node; node !== content.body; node = node.parentNode) {
        const before = [...node.parentNode.childNodes].slice(0, [...node.parentNode.childNodes].indexOf(node));
        steps.unshift(isText(node) ? { name: 'text', index: before.filter(isElement).length, alike: before.filter(isText).length }
            : { name: node.localName, id: node.id, index: before.filter(isElement).length,
                alike: before.filter((other) => other.localName === node.localName).length });
    }
    return { steps, offset: point.offset };
}

const describe = ({ steps, offset }) => `${steps.map(({ name, index, id }) => `${name}[${index}]${id ? `#${id}` : ''}`).join('/')}:${offset}`;

function differenceOf(before, after, kind) {
    for (const [depth, old] of before.steps.entries()) {
        const now = after.steps[depth];
        const parent = depth === 0 ? 'body' : before.steps[depth - 1].name;
        if (now === undefined || now.name !== old.name)
            return `<${old.name}> in <${parent}> is ${now === undefined ? 'gone' : `<${now.name}>`}`;
        if (kind === 'KOReader' ? now.alike !== old.alike : now.index !== old.index)
            return old.name === 'text' ? `text node in <${parent}>` : `index of <${old.name}> in <${parent}>`;
        if (kind === 'epub.js' && old.id !== now.id && old.id)
            return `id of <${old.name}>`;
    }
    if (before.steps.length !== after.steps.length)
        return 'deeper than it was';
    return before.offset === after.offset ? undefined : `offset in the text of <${before.steps.at(-2).name}>`;
}

/** {cause, before, after} of one fault. */
export function causeOf(kind, fault, from, to) {
    const { sentence } = fault;
    const old = from.spine[sentence.index];
    const place = placeOf(to, sentence.text, old);

    if (place === undefined)
        return { cause: 'spread over two blocks' };
    const now = to.spine[place.index];
    if (byPosition.has(kind) ? old.index !== now.index : byIdref.has(kind) ? old.idref !== now.idref : old.path !== now.path)
        return { cause: byPosition.has(kind) ? 'spine index' : byIdref.has(kind) ? 'idref' : 'file name',
            before: `${old.index} ${old.path}`, after: `${now.index} ${now.path}` };
    const ends = [[sentence.start, place.start, ''], [sentence.end - 1, place.end - 1, 'end: ']].map(([a, b, prefix]) => {
        const before = stepsOf(from.content(sentence.index), a), after = stepsOf(to.content(place.index), b);
        return { cause: differenceOf(before, after, kind), before: describe(before), after: describe(after), prefix };
    });
    const first = ends.find(({ cause }) => cause !== undefined);
    return first === undefined ? { cause: kind === 'Kobo' ? 'span id' : 'other' } : { ...first, cause: first.prefix + first.cause };
}

/** The lines of a report: for each kind the causes, most frequent first, with examples. */
export function explainFaults(books, pairs, examples) {
    const lines = [];

    for (const kind of Object.keys(pairs[0].results).filter((name) => name !== 'Kindle')) {
        const causes = new Map();
        for (const [at, pair] of pairs.entries())
            for (const fault of pair.results[kind].faults) {
                const found = causeOf(kind, fault, books[at], books[at + 1]);
                const list = causes.get(found.cause) ?? [];
                list.push({ ...fault, ...found, file: books[at].spine[fault.sentence.index].path, pair: `r${at + 1} r${at + 2}` });
                causes.set(found.cause, list);
            }
        for (const [cause, faults] of [...causes].sort((a, b) => b[1].length - a[1].length)) {
            lines.push(`${kind}: ${cause}: ${faults.length} (${faults.filter(({ outcome }) => outcome === 'moved').length} moved)`);
            for (const { pair, file, sentence, outcome, text, before, after } of faults.slice(0, examples)) {
                lines.push(`    ${pair} ${file}: ${outcome} “${sentence.text}”${outcome === 'moved' ? ` → “${text.slice(0, 120)}”` : ''}`);
                if (before !== undefined)
                    lines.push(`        ${before}`, `        ${after}`);
            }
        }
    }
    return lines;
}
