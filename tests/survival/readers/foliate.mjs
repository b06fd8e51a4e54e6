// foliate.mjs - foliate-js: its own epubcfi.js, in a DOM.  The lookup of the spine's item is that of its epub.js: what it
// finds is never an "idref", so that the id is dropped and the position counts.
import { foliate as CFI } from '../packages.mjs';

function findItem(book, top) {
    let item = CFI.toElement(book.opf, top);

    if (item && item.nodeName !== 'idref') {
        top.at(-1).id = null;
        item = CFI.toElement(book.opf, top);
    }
    return book.spine.findIndex(({ idref }) => idref === item?.getAttribute?.('idref'));
}

export const foliate = {
    name: 'foliate',

    mark(book, { index, start, end }) {
        book.cfis ??= CFI.fromElements(book.spine.map(({ itemref }) => itemref));
        return CFI.joinIndir(book.cfis[index], CFI.fromRange(book.content(index).rangeOf(start, end)));
    },

    find(book, stored) {
        try {
            const parts = CFI.parse(stored);
            const index = findItem(book, (parts.parent ?? parts).shift());
            const content = book.content(index);
            const range = CFI.toRange(content.dom, parts);
            return {
                index,
                start: content.offsetOf(range.startContainer, range.startOffset),
                end: content.offsetOf(range.endContainer, range.endOffset),
            };
        } catch {
            return null;        // no such step, or an offset behind the text's end
        }
    },
};
