// match.mjs - which documents of the EPUB hold which chapter, told by their words and not by their names.

const ENOUGH = 0.4;     // of a document's runs of words
const ENOUGH_OF_MADE = 0.9;     // of a page that the program makes when the author has none
const made = ['cover', 'titlepage', 'copyright-page'];

// Runs of three words, those at the ends too.
function runsOf(words) {
    const runs = new Set();

    for (let i = -1; i < words.length; i++)
        runs.add(`${words[i] ?? ''} ${words[i + 1] ?? ''} ${words[i + 2] ?? ''}`);
    return runs;
}

// Index of the chapter with the most of the document; among equal ones the first behind the last one found.
function bestChapter(document, index, sizes, last) {
    const wanted = document.text.words.filter((_, i) => !document.text.optional[i]);
    const runs = runsOf(wanted.length > 0 ? wanted : document.text.words);
    const common = new Map();
    const isMade = made.includes(document.type) || made.includes(document.style);
    let best = -1, highest = isMade ? ENOUGH_OF_MADE : ENOUGH;

    for (const run of runs)
        for (const chapter of index.get(run) ?? [])
            common.set(chapter, (common.get(chapter) ?? 0) + 1);
    const score = (chapter) => common.get(chapter) / runs.size + 0.1 * common.get(chapter) / (runs.size + sizes[chapter]);
    for (const chapter of [...common.keys()].sort((a, b) => (a < last) - (b < last) || a - b))
        if (score(chapter) > highest + (best < 0 ? 0 : 0.005)) {
            best = chapter;
            highest = score(chapter);
        }
    return best;
}

// Sets document.chapter and chapter.documents; returns the documents that are of no chapter.
export function matchDocuments(documents, chapters) {
    const index = new Map();
    const sizes = chapters.map((chapter, i) => {
        const runs = runsOf(chapter.text.words);
        for (const run of runs)
            index.set(run, [...index.get(run) ?? [], i]);
        return runs.size;
    });
    let last = 0;

    for (const chapter of chapters)
        chapter.documents = [];
    return documents.filter((document) => {
        const found = document.isNav || document.text.words.length === 0 ? -1 : bestChapter(document, index, sizes, last);
        if (found < 0)
            return true;
        last = found;
        document.chapter = chapters[found];
        chapters[found].documents.push(document);
        return false;
    });
}

// Sentences about chapters that stand in another order than the source's, or in two places.
export function checkOrder(documents) {
    const faults = [];
    const seen = new Set();
    let last, before;

    for (const { chapter, path } of documents) {
        if (chapter === undefined || chapter === before)
            continue;
        if (seen.has(chapter))
            faults.push(`${path}: ${chapter.path} stands in two places`);
        else if (!chapter.free && last !== undefined && chapter.number < last.number)
            faults.push(`${path}: ${chapter.path} stands behind ${last.path}`);
        seen.add(chapter);
        before = chapter;
        if (!chapter.free)
            last = chapter;
    }
    return faults;
}
