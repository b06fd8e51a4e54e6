// epubjs.mjs - epub.js: its own EpubCFI, in a DOM.  The spine counts by position alone; an id in the document is one
// more condition on the element at that position.
import { EpubCFI } from '../packages.mjs';

function quietly(run) {
    const log = console.log;

    console.log = () => {};     // it tells of each CFI that leads nowhere
    try {
        return run();
    } catch {
        return null;            // as on a screen: nothing is shown
    } finally {
        console.log = log;
    }
}

export const epubjs = {
    name: 'epub.js',

    mark(book, { index, start, end }) {
        const content = book.content(index);
        const { itemref, idref } = book.spine[index];
        const spine = [...book.opf.documentElement.children].indexOf(itemref.parentNode);
        const base = new EpubCFI().generateChapterComponent(spine, index, idref);

        return new EpubCFI(content.rangeOf(start, end), base).toString();
    },

    find(book, stored) {
        const cfi = new EpubCFI(stored);

        if (book.spine[cfi.spinePos] === undefined)
            return null;
        const content = book.content(cfi.spinePos);
        const range = quietly(() => cfi.toRange(content.dom));
        return range && {
            index: cfi.spinePos,
            start: content.offsetOf(range.startContainer, range.startOffset),
            end: content.offsetOf(range.endContainer, range.endOffset),
        };
    },
};
