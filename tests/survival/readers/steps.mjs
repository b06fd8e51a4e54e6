// steps.mjs - EPUB CFI by the specification, for readers that look ids up in ways of their own: Apple Books, who trusts
// the specification, calibre's viewer.
import { isElement, isText } from '../book.mjs';

const elementsOf = (node) => [...node.childNodes].filter(isElement);

// The text nodes between the elements number (step - 1) / 2 - 1 and (step - 1) / 2 of the parent.
function chunkOf(parent, step) {
    const chunk = [];
    let at = 1;

    for (const child of parent.childNodes) {
        if (isElement(child))
            at += 2;
        else if (isText(child) && at === step)
            chunk.push(child);
    }
    return chunk;
}

function stepOf(node) {
    const before = [...node.parentNode.childNodes];
    const elements = before.slice(0, before.indexOf(node)).filter(isElement).length;

    return { step: 2 * elements + (isElement(node) ? 2 : 1), id: node.id || undefined, name: node.localName };
}

/** From the root element to a point in a text node: [{step, id, name}], offset. */
export function pathTo(root, node, offset) {
    const steps = [];
    let before = 0;

    for (const text of chunkOf(node.parentNode, stepOf(node).step)) {
        if (text === node)
            break;
        before += text.data.length;
    }
    for (let at = node; at !== root; at = at.parentNode)
        steps.unshift(stepOf(at));
    return { steps, offset: before + offset };
}

function pointIn(chunk, offset) {
    for (const node of chunk) {
        if (offset <= node.data.length)
            return { node, offset };
        offset -= node.data.length;
    }
    return null;
}

/** Position alone: null where a step or the offset has nothing. */
export function follow(from, { steps, offset }) {
    let node = from;

    for (const { step } of steps.slice(0, -1)) {
        node = elementsOf(node)[step / 2 - 1];
        if (node === undefined)
            return null;
    }
    return pointIn(chunkOf(node, steps.at(-1).step), offset);
}

/** From the deepest element whose id is still there. */
export function followIds(dom, path) {
    for (let at = path.steps.length - 1; at >= 0; at--) {
        const element = path.steps[at].id === undefined ? null : dom.getElementById(path.steps[at].id);
        if (element !== null)
            return follow(element, { steps: path.steps.slice(at + 1), offset: path.offset });
    }
    return follow(dom.documentElement, path);
}

/** As calibre's viewer decodes: whenever the element at a position has another id, or none is there, the id wins; an
 * offset that is too large goes on in the next texts of the same parent, and stops at the last one's end. */
export function followLeniently(dom, { steps, offset }) {
    let node = dom.documentElement;

    for (const { step, id } of steps.slice(0, -1)) {
        const child = elementsOf(node)[step / 2 - 1];
        const named = id === undefined || child?.id === id ? null : dom.getElementById(id);
        node = named ?? child;
        if (node === undefined)
            return null;
    }
    const [first] = chunkOf(node, steps.at(-1).step);
    return first === undefined ? null : pointBehind(first, offset);
}

function pointBehind(first, offset) {
    let last = first;

    for (let node = first; node !== null; node = node.nextSibling) {
        if (!isText(node) || node.data === '')
            continue;
        if (offset <= node.data.length)
            return { node, offset };
        offset -= node.data.length;
        last = node;
    }
    return { node: last, offset: last.data.length };
}

const points = (content, { start, end }) => {
    const from = content.pointAt(start), to = content.pointAt(end - 1);

    return [pathTo(content.dom.documentElement, from.node, from.offset), pathTo(content.dom.documentElement, to.node, to.offset + 1)];
};

function makeKind(name, nameOf, indexOf, resolve) {
    return {
        name,

        mark(book, place) {
            const [start, end] = points(book.content(place.index), place);
            return { at: nameOf(book.spine[place.index]), start, end };
        },

        find(book, stored) {
            const index = indexOf(book, stored.at);
            if (index < 0)
                return null;
            const content = book.content(index);
            const start = resolve(content.dom, stored.start), end = resolve(content.dom, stored.end);
            return start && end && {
                index,
                start: content.offsetOf(start.node, start.offset),
                end: content.offsetOf(end.node, end.offset),
            };
        },
    };
}

const byIdref = [({ idref }) => idref, (book, idref) => book.indexOfIdref(idref)];

export const apple = makeKind('apple', ...byIdref, (dom, path) => follow(dom.documentElement, path));
export const specid = makeKind('specid', ...byIdref, followIds);
export const calibre = makeKind('calibre', ({ path }) => path, (book, path) => book.indexOfPath(path), followLeniently);
