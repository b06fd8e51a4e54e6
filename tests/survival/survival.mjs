// survival.mjs - how many of a reader's highlights survive when a book is updated; see tests/README.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = new URL('../..', import.meta.url).pathname;
const usage = `usage: node survival.mjs [option]...
  --series FOLDER    r1, r2 …: the releases of a book; default: nomicon-releases of the corpus
  --builder NAME     epubify, epubify:plain, epubify:kobo, pandoc, or a command with {in}, {out}, {release};
                     as often as wanted; default: epubify
  --option LAYOUT    the layout of a plain "epubify": stable, plain, kobo
  --marks N          sentences that are marked in each release (300)
  --seed N           which ones (1)
  --out FOLDER       for the EPUBs (build/survival)
  --json FILE        all figures
  --check            exit 1 when a limit is missed, a text changed, or epubcheck finds a fault
  --quick            no epubcheck, and the plain layout is only there to compare with
  --pixels           compares pages of the plain layout and the others in Chromium
  --why [--examples N]  what each mark that was moved or lost is due to
  -v, --verbose      figures of each pair`;

const { values: options } = parseArgs({
    options: {
        series: { type: 'string' }, builder: { type: 'string', multiple: true, default: ['epubify'] },
        option: { type: 'string', default: 'stable' }, marks: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' },
        out: { type: 'string', default: join(root, 'build/survival') }, json: { type: 'string' }, check: { type: 'boolean' },
        pixels: { type: 'boolean' }, quick: { type: 'boolean' }, why: { type: 'boolean' }, examples: { type: 'string', default: '2' },
        verbose: { type: 'boolean', short: 'v' }, help: { type: 'boolean', short: 'h' },
    },
});
if (options.help) {
    console.log(usage);
    process.exit(0);
}

function skip(reason) {
    console.log(`survival: skipped: ${reason}`);
    process.exit(0);
}

if (!existsSync(join(root, 'tests/tools/node_modules/jsdom')))
    skip('the packages of npm are not there; ./setup test brings them');

// A folder of r1, r2 …, or an archive with one in it.
function findSeries(out) {
    const corpus = process.env.EPUBIFY_CORPUS ?? join(root, 'tests/corpus');
    const series = options.series ?? join(corpus, 'nomicon-releases.tar.xz');

    if (!existsSync(series))
        skip(`there is no ${series}; EPUBIFY_CORPUS names the folder that holds it, --series another series`);
    if (!series.endsWith('.tar.xz'))
        return series;
    const folder = join(out, 'series');
    mkdirSync(folder, { recursive: true });
    if (spawnSync('tar', ['-xJf', resolve(series), '-C', folder]).status !== 0)
        throw new Error(`${series} can't be unpacked`);
    const found = join(folder, basename(series, '.tar.xz'));
    return existsSync(join(found, 'r1')) ? found : readdirSync(folder).map((name) => join(folder, name)).find((path) => existsSync(join(path, 'r1')));
}

const { Book } = await import('./book.mjs');
const { buildSeries, hasLock, isThere } = await import('./builders.mjs');
const { explainFaults } = await import('./causes.mjs');
const { MOST_COST, costOf, differenceOf, judge } = await import('./layout.mjs');
const { compareReleases, markRelease } = await import('./measure.mjs');
const { missed, printPairs, printTable, summarise } = await import('./report.mjs');

function rowOf(spec) {
    const [, builder, layout] = /^(epubify)(?::(\w+))?$/.exec(spec) ?? [];

    return builder === undefined ? { builder: spec, name: spec } : { builder, layout: layout ?? options.option, name: `epubify:${layout ?? options.option}` };
}

function measure(row, series, out) {
    const files = buildSeries(row, series, out);
    const books = files.map((file) => new Book(file));
    if (options.quick && row.layout === 'plain')
        return { ...row, files, books };
    const marks = books.map((book) => markRelease(book, Number(options.marks), Number(options.seed)));
    const pairs = books.slice(1).map((book, at) => compareReleases(marks[at], book));
    const result = { ...row, files, books, pairs, whole: compareReleases(marks[0], books.at(-1)) };

    return { ...result, summary: summarise(result) };
}

// Faults of the layouts, apart from what they do to marks.
function checkLayouts(rows) {
    const plain = rows.find(({ layout }) => layout === 'plain');
    const faults = [];

    for (const row of rows.filter((other) => other.layout !== undefined && other !== plain && plain !== undefined)) {
        row.books.forEach((book, at) => {
            const difference = differenceOf(plain.books[at], book);
            if (difference !== undefined)
                faults.push(`${row.name}: r${at + 1} is not what the plain layout has: ${difference}`);
        });
        const cost = costOf(plain.books[0], row.books[0]);
        console.log(`${row.name}: ${cost.toFixed(2)} % larger than plain in r1, ${costOf(plain.books.at(-1), row.books.at(-1)).toFixed(2)} % in the last`);
        if (row.layout === 'stable' && cost > MOST_COST)
            faults.push(`${row.name}: ${cost.toFixed(2)} % larger, at most ${MOST_COST}`);
    }
    return faults;
}

function checkValidity(rows) {
    const said = judge(rows.filter(({ layout }) => layout !== undefined).flatMap(({ files }) => files));

    if (said === undefined)
        console.log('survival: epubcheck is not here; ./setup test brings it');
    return said ?? [];
}

const out = resolve(options.out);
const series = findSeries(out);
const rows = [];
for (const spec of options.builder)
    if (spec === 'pandoc' && !isThere('pandoc'))
        console.log('survival: pandoc is not here; its row is left out');
    else
        rows.push(measure(rowOf(spec), series, out));

if (rows.some(({ builder }) => builder === 'epubify') && !hasLock())
    console.log('survival: this epubify knows no --lock: each release is built on its own');
console.log(`${basename(series)}: ${rows[0].books.length} releases, ${options.marks} sentences in each, seed ${options.seed}; median kept % over adjacent`
    + ' releases (moved %) [first → last kept %]');
const measured = rows.filter(({ summary }) => summary !== undefined);
printTable(measured, console.log);
if (options.verbose)
    measured.forEach((row) => printPairs(row, console.log));
if (options.why)
    for (const { name, books, pairs } of measured)
        console.log([`${name}:`, ...explainFaults(books, pairs, Number(options.examples))].join('\n'));
if (options.json !== undefined)
    writeFileSync(options.json, JSON.stringify({ series: basename(series), marks: Number(options.marks), seed: Number(options.seed),
        rows: measured.map(({ name, layout, summary, books }) => ({ name, layout, sizes: books.map(({ size }) => size), kinds: summary })) }, null, 2));

const faults = checkLayouts(rows);
if (options.pixels)
    faults.push(...await (await import('./pixels.mjs')).comparePixels(rows, out));
if (options.check)
    faults.push(...options.quick ? [] : checkValidity(rows), ...rows.filter(({ layout }) => layout === 'stable' || layout === 'kobo').flatMap(missed));
for (const fault of faults)
    console.log(`missed: ${fault}`);
process.exit(options.check && faults.length > 0 ? 1 : 0);
