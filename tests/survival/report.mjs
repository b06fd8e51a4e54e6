// report.mjs - the figures of a series as a table, and what they must reach.
import { kinds } from './readers/index.mjs';

const names = kinds.map(({ name }) => name);
const percent = (part, whole) => (whole === 0 ? 100 : 100 * part / whole);

function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;

    return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** {kind: {kept, moved, lost, first}}: medians over the pairs in percent, and what is kept from the first to the last. */
export function summarise({ pairs, whole }) {
    return Object.fromEntries(names.map((name) => {
        const over = (outcome) => median(pairs.map(({ count, results }) => percent(results[name][outcome], count)));
        return [name, {
            kept: over('kept'),
            moved: over('moved'),
            lost: over('lost'),
            first: percent(whole.results[name].kept, whole.count),
            pairs: pairs.map(({ count, gone, results: { [name]: { kept, moved, lost } } }) => ({ count, gone, kept, moved, lost })),
        }];
    }));
}

const cell = ({ kept, moved, first }) => `${kept.toFixed(1)}(${moved.toFixed(1)})[${first.toFixed(0)}]`.padEnd(15);

/** One row for each builder: median kept % over adjacent releases (moved %) [first release → last]. */
export function printTable(rows, log) {
    const width = Math.max(...rows.map(({ name }) => name.length)) + 1;

    log(`${''.padEnd(width)}${names.map((name) => name.padEnd(15)).join('')}`.trimEnd());
    for (const { name, summary } of rows)
        log(`${name.padEnd(width)}${names.map((kind) => cell(summary[kind])).join('')}`.trimEnd());
}

export function printPairs({ name, pairs, whole }, log) {
    const line = (label, { count, gone, results }) => log(`${name} ${label}: ${count} sentences, ${gone} gone: ${names.map((kind) =>
        `${kind} ${results[kind].kept}/${results[kind].moved}/${results[kind].lost}`).join('  ')}`);

    pairs.forEach((pair, at) => line(`r${at + 1} r${at + 2}`, pair));
    line(`r1 r${pairs.length + 1}`, whole);
}

// What a release must not cost its readers: least kept over adjacent releases, and from the first to the last.
const limits = {
    'epub.js': { kept: 98, first: 90 },
    foliate: { kept: 98, first: 90 },
    apple: { kept: 98, first: 90 },
    specid: { kept: 98, first: 90 },
    KOReader: { kept: 98, first: 90 },
    calibre: { kept: 98 },
    Readium: { kept: 99 },
};
const koboLimits = { Kobo: { kept: 99 } };
const MOST_MOVED = 0.5;

/** What is missed, one line each. */
export function missed({ name, layout, summary }) {
    const lines = [];
    const miss = (kind, what, value, limit) => lines.push(`${name}: ${kind}: ${value.toFixed(2)} % ${what}, not ${limit}`);

    for (const [kind, { kept, first }] of Object.entries(layout === 'kobo' ? { ...limits, ...koboLimits } : limits)) {
        const found = summary[kind];
        if (found.kept < kept)
            miss(kind, 'kept', found.kept, `at least ${kept}`);
        if (found.moved > MOST_MOVED)
            miss(kind, 'moved', found.moved, `at most ${MOST_MOVED}`);
        if (first !== undefined && found.first < first)
            miss(kind, 'kept from the first release to the last', found.first, `at least ${first}`);
    }
    return lines;
}
