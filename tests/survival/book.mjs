// book.mjs - an EPUB as reading systems see it: the spine, its documents as DOMs, and what a person can read in them.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { isInline } from '../tools/completeness/html.mjs';
import { unzipSync, window } from './packages.mjs';

const ELEMENT = 1, TEXT = 3, CDATA = 4;
export const isElement = (node) => node.nodeType === ELEMENT;
export const isText = (node) => node.nodeType === TEXT || node.nodeType === CDATA;
export const isBlock = (node) => isElement(node) && !isInline(node.localName) && node.localName !== 'br' && node.localName !== 'img';
export const fold = (text) => text.replace(/\s+/g, ' ').trim();

export function parseXml(text, type) {
    const dom = new window.DOMParser().parseFromString(text, type);

    if (dom.querySelector('parsererror') !== null)
        throw new Error(`not well-formed: ${dom.querySelector('parsererror').textContent}`);
    return dom;
}

// What is not well-formed (none of ours) reads as tag soup, as in the more patient readers.
function parseDocument(text) {
    try {
        return parseXml(text, 'application/xhtml+xml');
    } catch {
        return new window.DOMParser().parseFromString(text, 'text/html');
    }
}

// A content document: its DOM, and its visible text as one string, in which every node has its place.  Between
// blocks stands a newline.  What is hidden has a place, but no text.
export class Content {
    constructor(dom) {
        this.dom = dom;
        this.body = dom.querySelector('body');
        this.text = '';
        this.spans = new Map();     // node → [start, end]
        this.texts = [];            // visible text nodes, in their order
        this.blocks = [];           // those that hold text and no block with text: {node, start, end}
        this.#walk(this.body, { hidden: false, code: false });
    }

    #separate() {
        if (this.text !== '' && !this.text.endsWith('\n'))
            this.text += '\n';
    }

    // True when there is text in it.
    #walk(node, above) {
        const state = {
            hidden: above.hidden || (isElement(node) && (node.hasAttribute('hidden') || node.localName === 'script')),
            code: above.code || node.localName === 'pre',
        };
        let inner = false, filled = false;

        if (isBlock(node))
            this.#separate();
        const start = this.text.length;
        if (isText(node) && !state.hidden && node.data !== '') {
            this.texts.push(node);
            this.text += node.data;
        }
        for (const child of node.childNodes)
            if (isElement(child) || isText(child)) {
                const has = this.#walk(child, state);
                filled ||= has;
                inner ||= has && this.spans.get(child).block;
            }
        const end = this.text.length;
        filled ||= isText(node) && !state.hidden && node.data.trim() !== '';
        this.spans.set(node, { start, end, block: isBlock(node) || inner });
        if (isBlock(node) && filled && !inner)
            this.blocks.push({ node, start, end, code: state.code });
        if (isBlock(node))
            this.#separate();
        return filled;
    }

    // Where a point of the DOM is in the text.
    offsetOf(node, offset) {
        const { start, end } = this.spans.get(node) ?? {};

        if (start === undefined)
            return undefined;
        if (isText(node))
            return Math.min(start + offset, end);
        const child = node.childNodes[offset];
        return child === undefined ? end : this.spans.get(child)?.start ?? start;
    }

    // The text node that holds the character at this offset, and where in it.
    pointAt(offset) {
        let low = 0, high = this.texts.length - 1;

        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.spans.get(this.texts[middle]).start <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { node: this.texts[low], offset: offset - this.spans.get(this.texts[low]).start };
    }

    // From before the character at start to behind the one before end, as a hand drags it.
    rangeOf(start, end) {
        const range = this.dom.createRange();
        const from = this.pointAt(start), to = this.pointAt(end - 1);

        range.setStart(from.node, from.offset);
        range.setEnd(to.node, to.offset + 1);
        return range;
    }
}

export class Book {
    #contents = new Map();

    constructor(file, bytes = readFileSync(file)) {
        const entries = unzipSync(bytes);
        const decode = (path) => new TextDecoder().decode(entries[path]);
        const container = parseXml(decode('META-INF/container.xml'), 'application/xml');
        const path = container.querySelector('rootfile').getAttribute('full-path');

        this.file = file;
        this.size = bytes.length;
        this.opf = parseXml(decode(path), 'application/xml');
        this.spine = this.#readSpine(posix.dirname(path));
        this.decode = decode;
    }

    #readSpine(folder) {
        const named = (name) => [...this.opf.getElementsByTagNameNS('*', name)];
        const items = new Map(named('item').map((item) => [item.getAttribute('id'), item]));

        return named('itemref').map((itemref, index) => {
            const idref = itemref.getAttribute('idref');
            const item = items.get(idref);
            return {
                index,
                idref,
                itemref,
                path: posix.join(folder, decodeURI(item.getAttribute('href'))),
                linear: itemref.getAttribute('linear') !== 'no',
                isNav: /\bnav\b/.test(item.getAttribute('properties') ?? ''),
            };
        });
    }

    content(index) {
        if (!this.#contents.has(index))
            this.#contents.set(index, new Content(parseDocument(this.decode(this.spine[index].path))));
        return this.#contents.get(index);
    }

    indexOfPath(path) {
        return this.spine.findIndex((entry) => entry.path === path);
    }

    indexOfIdref(idref) {
        return this.spine.findIndex((entry) => entry.idref === idref);
    }

    // What is read from front to back, made lists of contents left out.
    get chapters() {
        return this.spine.filter(({ linear, isNav }) => linear && !isNav);
    }

    get words() {
        this.folded ??= this.chapters.map(({ index }) => fold(this.content(index).text)).join(' ');
        return this.folded;
    }
}
