// match.mjs - which documents of the EPUB hold which chapters, told by their words and not by their names.
//
// A file may fill several documents, and several files one; what belongs together is a unit.
import { wordsOf } from './words.mjs';

const ENOUGH = 0.4;     // of a document's runs of words, or of a chapter's
const ENOUGH_OF_MADE = 0.9;     // of a page that the program makes when the author has none

const isPlanned = ({ style }) => / planned$/.test(style);
// An author's own index has another style: "back index".
export const isMadePage = ({ type, style }) => isPlanned({ style })
    || ['cover', 'titlepage', 'copyright-page'].some((name) => name === type || name === style)
    || ['index', 'list-of-figures', 'list-of-tables', 'list-of-listings'].includes(style);

// A part that shows its title alone may be of nobody's text, and a chapter in it have the same title.
const mayBeMade = (document) => isMadePage(document)
    || (document.type === 'part' && neededOf(document.text).length <= wordsOf(document.title ?? '').length);

const neededOf = ({ words, optional }) => words.filter((_, i) => !optional[i]);

// Runs of three words, those at the ends too; what may be there or not is left out, unless it is all.
function runsOf({ words, optional }) {
    const needed = neededOf({ words, optional });
    const list = needed.length > 0 ? needed : words;
    const runs = new Set();

    for (let i = -1; list.length > 0 && i < list.length; i++)
        runs.add(`${list[i] ?? ''} ${list[i + 1] ?? ''} ${list[i + 2] ?? ''}`);
    return runs;
}

class Index {
    constructor(items) {
        this.items = items;
        this.places = new Map();
        items.forEach((item, i) => {
            for (const run of item.runs)
                this.places.set(run, [...this.places.get(run) ?? [], i]);
        });
    }

    // Those with the most of the runs, at least so much of them; several when they are equal.
    best(runs, enough) {
        const common = new Map();

        for (const run of runs)
            for (const i of this.places.get(run) ?? [])
                common.set(i, (common.get(i) ?? 0) + 1);
        const scores = [...common].map(([i, count]) => [i, count / runs.size + 0.1 * count / (runs.size + this.items[i].runs.size)]);
        const highest = Math.max(...scores.map(([, score]) => score));
        return highest < enough ? [] : scores.filter(([, score]) => score > highest - 0.005).map(([i]) => i).sort((x, y) => x - y);
    }
}

// Of each item the index that is the only best one; else its neighbour's, where that has not had these words yet;
// else the next one behind that none has.
function choose(items, index, enough) {
    const found = items.map((item) => index.best(item.runs, enough(item)));
    const taken = new Set(found.filter((list) => list.length === 1).map(([i]) => i));
    let last = -1, had = new Set();

    return found.map((list, k) => {
        const { runs } = items[k];
        const again = list.filter((i) => i === last && ![...runs].some((run) => had.has(run) && index.items[i].runs.has(run)));
        const [i] = [...again, ...list.filter((i) => i > last && !taken.has(i)), ...list.filter((i) => i >= last), ...list];
        if (list.length > 1)
            taken.add(i);
        had = i === last ? had : new Set(i === undefined ? had : []);
        for (const run of i === undefined ? [] : runs)
            had.add(run);
        last = i ?? last;
        return i;
    });
}

// The words of the part stand in the whole one behind the other, no others between.
function holds(whole, part) {
    for (let at = whole.indexOf(part[0]); at >= 0; at = whole.indexOf(part[0], at + 1))
        if (part.every((word, i) => whole[at + i] === word))
            return true;
    return false;
}

const countHeadings = ({ text }, words) => text.headings.filter(({ start, end }) =>
    text.words.slice(start, end).filter((_, i) => !text.optional[start + i]).join(' ') === words.join(' ')).length;

// A few words tell nothing by themselves: they may be a part of what the neighbours belong to.  of: an item's other side.
function joinShort(items, of, join) {
    const owned = (item) => of(item).length > 0;
    // What is a title alone is somebody's heading that no document has yet; or the program's, that of a folder for one.
    const lacks = (chapter, words) =>
        countHeadings(chapter, words) > of(chapter).reduce((sum, document) => sum + countHeadings(document, words), 0);

    items.forEach((item, k) => {
        const words = neededOf(item.text);
        const isTitle = item.title !== undefined && words.join(' ') === wordsOf(item.title).join(' ');
        if (owned(item) || words.length === 0)
            return;
        const near = [items.slice(k + 1).find(owned), items.slice(0, k).findLast(owned)].flatMap((neighbour) => neighbour ? of(neighbour) : []);
        const found = near.find((other) => isTitle && item.isNav === false ? lacks(other, words) : holds(neededOf(other.text), words));
        if (found !== undefined)
            join(item, found);
    });
}

// Units {chapters, documents}, both in their order; documents and chapters of none are left out.
export function matchDocuments(documents, chapters) {
    const owner = new Map();        // chapter or document → what it belongs to
    const others = new Map();       // … → those of the other side that it was joined to
    const root = (item) => {
        while (owner.get(item) !== item)
            item = owner.get(item);
        return item;
    };
    const join = (document, chapter) => {
        for (const item of [document, chapter])
            if (!owner.has(item))
                owner.set(item, item);
        owner.set(root(document), root(chapter));
        others.set(document, [...of(document), chapter]).set(chapter, [...of(chapter), document]);
    };
    const of = (item) => others.get(item) ?? [];

    for (const item of [...documents, ...chapters])
        item.runs = runsOf(item.text);
    joinDocuments(documents, chapters, join);
    joinShort(documents.filter((document) => !document.isNav && !isMadePage(document) && !/\bplanned\b/.test(document.style)), of, join);
    joinShort(chapters, of, join);
    joinChapters(documents, chapters.filter((chapter) => !owner.has(chapter)), join);
    const units = new Map();
    for (const [list, name] of [[chapters, 'chapters'], [documents, 'documents']])
        for (const item of list.filter((item) => owner.has(item))) {
            const unit = units.get(root(item)) ?? { chapters: [], documents: [] };
            units.set(root(item), unit);
            unit[name].push(item);
            item.unit = unit;
        }
    return [...units.values()];
}

function joinDocuments(documents, chapters, join) {
    const others = documents.filter(({ isNav, runs }) => !isNav && runs.size > 0);

    choose(others, new Index(chapters), (document) => mayBeMade(document) ? ENOUGH_OF_MADE : ENOUGH).forEach((found, i) => {
        // A title page that the program makes is no longer than its title: a chapter that has that too is another text.
        const isTitle = isMadePage(others[i]) && chapters[found]?.runs.size > 3 * others[i].runs.size;
        if (found !== undefined && !isTitle)
            join(others[i], chapters[found]);
    });
}

// Those that are no document's most: perhaps they are a part of one.
function joinChapters(documents, chapters, join) {
    const others = documents.filter((document) => !document.isNav && !isMadePage(document));
    const left = chapters.filter(({ runs }) => runs.size > 0);

    choose(left, new Index(others), () => ENOUGH).forEach((found, i) => {
        if (found !== undefined)
            join(others[found], left[i]);
    });
}

// Sentences about chapters that stand in another order than the source's, or in two places.
export function checkOrder(documents) {
    const faults = [];
    const seen = new Set();
    let last, before;

    for (const { unit, path } of documents) {
        if (unit === undefined || unit === before)
            continue;
        const [chapter] = unit.chapters;
        if (seen.has(unit))
            faults.push(`${path}: ${chapter.path} stands in two places`);
        else if (!chapter.free && last !== undefined && chapter.number < last.number)
            faults.push(`${path}: ${chapter.path} stands behind ${last.path}`);
        seen.add(unit);
        before = unit;
        if (!chapter.free)
            last = chapter;
    }
    return faults;
}
