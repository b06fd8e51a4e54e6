// koreader.mjs - KOReader: crengine's normalised XPointers.  /body/DocFragment[2]/body/p[7]/text()[1].23 counts
// elements among those of their name, and texts among texts; an index too large, or an offset, is no place.
import { isBlock, isElement, isText } from '../book.mjs';

// crengine drops white space between blocks, and at the start of one (ldomElementWriter::onText).
function isKept(node) {
    return node.data.trim() !== '' || !((isBlock(node.parentNode) && node.previousSibling === null) || [...node.parentNode.childNodes].some(isBlock));
}

const alike = (node) => [...node.parentNode.childNodes].filter((other) => (isText(node) ? isText(other) && isKept(other)
    : isElement(other) && other.localName === node.localName));

function pathTo(body, node) {
    const steps = [];

    for (let at = node; at !== body; at = at.parentNode)
        steps.unshift({ name: isText(at) ? 'text()' : at.localName, count: alike(at).indexOf(at) + 1 });
    return steps;
}

function follow(body, steps) {
    let node = body;

    for (const { name, count } of steps) {
        const matches = [...node.childNodes].filter((child) => (name === 'text()' ? isText(child) && isKept(child)
            : isElement(child) && child.localName === name));
        node = matches[count - 1];
        if (node === undefined)
            return null;
    }
    return node;
}

function pointer(content, { node, offset }, index) {
    const steps = pathTo(content.body, node).map(({ name, count }) => `${name}[${count}]`);

    return `/body/DocFragment[${index + 1}]/body/${steps.join('/')}.${offset}`;
}

function resolve(book, stored) {
    const [, fragment, path, offset] = /^\/body\/DocFragment\[(\d+)\]\/body\/(.*)\.(\d+)$/.exec(stored);
    const index = Number(fragment) - 1;

    if (book.spine[index] === undefined)
        return null;
    const content = book.content(index);
    const steps = path.split('/').map((step) => /^(.*)\[(\d+)\]$/.exec(step)).map(([, name, count]) => ({ name, count: Number(count) }));
    const node = follow(content.body, steps);
    return node === null || Number(offset) > node.data.length ? null : { index, at: content.offsetOf(node, Number(offset)) };
}

export const koreader = {
    name: 'KOReader',

    mark(book, { index, start, end }) {
        const content = book.content(index);
        const from = content.pointAt(start), to = content.pointAt(end - 1);

        return { start: pointer(content, from, index), end: pointer(content, { node: to.node, offset: to.offset + 1 }, index) };
    },

    find(book, stored) {
        const start = resolve(book, stored.start), end = resolve(book, stored.end);

        return start && end && start.index === end.index ? { index: start.index, start: start.at, end: end.at } : null;
    },
};
