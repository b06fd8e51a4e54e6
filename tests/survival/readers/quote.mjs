// quote.mjs - Readium: the file, and a quotation with what stands around it, found again even when half of it was
// changed.  Kindle: an offset in the text of the whole book.
import { searchQuote } from '../packages.mjs';

const AROUND = 200;
const MOST_ERRORS = 256;

function search(text, quote, errors) {
    const found = [];

    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
        found.push({ start: at, end: at + quote.length, errors: 0 });
    return found.length > 0 ? found : searchQuote(text, quote, errors);
}

function likeness(text, wanted) {
    if (text === '' || wanted === '')
        return 0;
    return 1 - search(text, wanted, wanted.length)[0].errors / wanted.length;
}

// The weights of Hypothesis' anchoring, which Readium has taken over.
function score(text, { start, end, errors }, { quote, before, after }) {
    return 50 * (1 - errors / quote.length)
        + 20 * (before === '' ? 1 : likeness(text.slice(Math.max(0, start - before.length), start), before))
        + 20 * (after === '' ? 1 : likeness(text.slice(end, end + after.length), after));
}

export const readium = {
    name: 'Readium',

    mark(book, { index, start, end }) {
        const { text } = book.content(index);

        return {
            href: book.spine[index].path,
            quote: text.slice(start, end),
            before: text.slice(Math.max(0, start - AROUND), start),
            after: text.slice(end, end + AROUND),
        };
    },

    find(book, stored) {
        const index = book.indexOfPath(stored.href);
        if (index < 0)
            return null;
        const { text } = book.content(index);
        const matches = search(text, stored.quote, Math.min(MOST_ERRORS, stored.quote.length / 2));
        const [best] = matches.map((match) => ({ ...match, score: matches.length > 1 ? score(text, match, stored) : 0 }))
            .sort((a, b) => b.score - a.score);
        return best === undefined ? null : { index, start: best.start, end: best.end };
    },
};

function startsOf(book) {
    let at = 0;

    book.starts ??= book.chapters.map(({ index }) => {
        const start = at;
        at += book.content(index).text.length;
        return { index, start };
    });
    return book.starts;
}

export const kindle = {
    name: 'Kindle',

    mark(book, { index, start, end }) {
        const before = startsOf(book).find((entry) => entry.index === index).start;

        return { start: before + start, end: before + end };
    },

    find(book, stored) {
        const { index, start } = startsOf(book).findLast((entry) => entry.start <= stored.start);

        return { index, start: stored.start - start, end: stored.end - start };
    },
};
