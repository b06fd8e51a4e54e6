// check.mjs - what every release of a book that grows must be, whatever was edited: shared by the script below tests/invariants.
//
//     node check.mjs series EPUBIFY FOLDER SEED RELEASES     a random book, edited at random; prints what is wrong
//     node check.mjs same PLAIN.epub LAID-OUT.epub           the same text in the same order, links that lead to the same
import { DomUtils, parseDocument } from 'htmlparser2';
import { unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { RandomBook } from './random-book.mjs';

const xml = { xmlMode: true, decodeEntities: true };

// Elements of the layout: nothing of them is to be seen.
const isFrame = (node) => ['html', 'body', 'section'].includes(node.name) && node.attribs.class !== 'own'
    || ['div', 'span'].includes(node.name) && Object.keys(node.attribs).length === 0
    || node.attribs.class === 'koboSpan';
const isHidden = (node) => node.attribs?.hidden !== undefined;

function readEpub(path) {
    const files = unzipSync(readFileSync(path));
    const text = (name) => parseDocument(new TextDecoder().decode(files[name]), xml);
    const opf = text('EPUB/package.opf');
    const items = new Map(DomUtils.findAll((node) => node.name === 'item', opf.children)
        .map((node) => [node.attribs.id, node.attribs.href]));
    return DomUtils.findAll((node) => node.name === 'itemref', opf.children).map((node) => {
        const name = items.get(node.attribs.idref), tree = text(`EPUB/${name}`);
        return { name, item: node.attribs.idref, linear: node.attribs.linear !== 'no', tree,
            body: DomUtils.findOne((one) => one.name === 'body', tree.children),
            made: name === 'nav.xhtml' || DomUtils.findOne((one) => one.name === 'section' && /\b(?:titlepage|copyright-page|nav|cover|index|list-of|whats-new)\b/.test(one.attribs.class ?? ''), tree.children) !== null };
    });
}

// An attribute that all below inherit.
function inForce(node, name) {
    let at = node;
    while (at !== null && at.attribs?.[name] === undefined)
        at = at.parent;
    return at?.attribs[name];
}

// What a reader sees: tags without the layout's, and words; ids are left out, since they may be others.
function shown(node, out = []) {
    for (const child of node.children ?? []) {
        if (child.type === 'text') {
            const last = out.length - 1;
            // White space at the start of a block is not to be seen.
            const words = child.data.replace(/\s+/g, ' ').slice(/^<(?:p|li|d[td]|t[dh]|h[1-6]|div|aside|blockquote) /.test(out[last]) && /^\s/.test(child.data) ? 1 : 0);
            if (out[last]?.startsWith('T') && words !== '')
                out[last] = (out[last] + words).replace(/ +/g, ' ');
            else if (words.trim() !== '' || (words === ' ' && last >= 0))
                out.push(`T${words}`);
            continue;
        }
        if (child.name === undefined || isHidden(child))
            continue;
        if (isFrame(child)) {
            shown(child, out);
        } else {
            out.push(`<${child.name} ${child.attribs.class ?? ''} ${inForce(child, 'xml:lang')} ${inForce(child, 'dir') ?? 'ltr'}>`);
            shown(child, out);
            out.push(`</${child.name}>`);
        }
    }
    return out;
}

const tidy = (list) => list.map((one) => (one.startsWith('T') ? one.trim() : one)).filter((one) => one !== 'T');

// Where links lead, as the words that follow there.
function targets(book) {
    const places = new Map();
    for (const document of book) {
        places.set(document.name, textFrom(document.body));
        for (const node of DomUtils.findAll((one) => one.attribs.id !== undefined, document.tree.children))
            places.set(`${document.name}#${node.attribs.id}`, textFrom(node));
    }
    const from = book.map((document) => DomUtils.findAll((one) => one.name === 'a' && one.attribs.href !== undefined
        && one.attribs.class !== 'backlink' && !/^[a-z]+:/.test(one.attribs.href) && !inStubs(one), document.tree.children).map((node) => {
        const [path, id] = node.attribs.href.split('#');
        const name = path === '' ? document.name : posix.join(posix.dirname(document.name), decodeURI(path));
        const key = id === undefined ? name : `${name}#${id}`;
        return { document, to: name, says: words(node), leads: places.get(key) ?? `nowhere: ${key}` };
    }));
    return from;
}

const inStubs = (node) => { for (let at = node; at !== null; at = at.parent) if (isHidden(at)) return true; return false; };
const words = (node) => tidy(shown(node)).filter((one) => one.startsWith('T')).map((one) => one.slice(1)).join(' ').replace(/\s+/g, ' ').trim();

const textFrom = (node) => words(node).slice(0, 60);

export function compare(plain, laidOut) {
    const faults = [];
    const one = readEpub(plain), other = readEpub(laidOut).filter((document) => document.linear);
    const text = (book) => tidy(book.filter((document) => !document.made).flatMap((document) => shown(document.body)));
    const wanted = text(one), found = text(other);
    const i = wanted.findIndex((item, n) => item !== found[n]);
    if (i >= 0 || wanted.length !== found.length)
        faults.push(`text differs at ${i}: wanted ${JSON.stringify(wanted.slice(Math.max(0, i - 2), i + 3))}, found ${JSON.stringify(found.slice(Math.max(0, i - 2), i + 3))}`);
    // The page that says what is new says something else of a book without a past.
    const links = (book) => targets(book).flat().filter((link) => (!link.document.made || link.document.name === 'nav.xhtml')
        && !book.some((document) => document.made && document.name === link.to))
        .map((link) => `${link.says} → ${link.leads}`).sort();
    const a = links(one), b = links(other);
    // A document may hold more texts than one.
    const k = a.findIndex((item, n) => b[n] === undefined || !(item.startsWith(b[n]) || b[n].startsWith(item)));
    if (k >= 0)
        faults.push(`links: wanted ${JSON.stringify(a[k])}, found ${JSON.stringify(b[k])}`);
    for (const link of targets(other).flat())
        if (link.leads.startsWith('nowhere'))
            faults.push(`a link leads ${link.leads}`);
    for (const document of other) {
        const ids = DomUtils.findAll((node) => node.attribs.id !== undefined, document.tree.children).map((node) => node.attribs.id);
        const twice = ids.find((id, n) => ids.indexOf(id) !== n);
        if (twice !== undefined)
            faults.push(`${document.name} has #${twice} twice`);
    }
    return faults;
}

// Texts that are there once → where.
function once(book, wanted, key) {
    const found = new Map();
    for (const document of book)
        for (const node of DomUtils.findAll((one) => wanted(one), document.tree.children)) {
            const text = `${document.name}\n${words(node)}`;
            found.set(text, found.has(text) ? null : key(node, document));
        }
    return found;
}

// Two chapters that are called "Chapter" are told apart by nothing here.
const isHeading = (node) => /^h[1-6]$/.test(node.name) && node.attribs.id !== undefined && !/\bChapter$/.test(words(node));

// Where a positional reader finds an element: which child of which child.
function steps(node) {
    const path = [];
    for (let at = node; at.parent !== null && at.name !== 'html'; at = at.parent)
        path.unshift(at.parent.children.filter((child) => child.type === 'tag').indexOf(at));
    return path.join('/');
}

// What was at a place of the release before is there, or edited, or nothing; never another text that was elsewhere.
export function compareReleases(before, after, counts) {
    const faults = [];
    const ofAuthor = (path) => readEpub(path).filter((document) => !document.made);
    const old = ofAuthor(before), now = ofAuthor(after);
    const ids = once(now, isHeading, (node) => node.attribs.id);
    for (const [text, id] of once(old, isHeading, (node) => node.attribs.id))
        if (id !== null && ids.has(text) && ids.get(text) !== null && ids.get(text) !== id)
            faults.push(`a heading's id: ${JSON.stringify(text)} was #${id}, is #${ids.get(text)}`);
    old.forEach((document, n) => {
        if (document.name !== now[n]?.name && counts !== undefined)
            counts.shifted++;
        const later = now.find((one) => one.name === document.name);
        if ((later === undefined && counts !== undefined) || (later !== undefined && later.item !== document.item))
            faults.push(`${document.name} is no more, or has another item`);
    });
    const isText = (node) => node.name === 'p' || isHeading(node);
    const places = once(now, isText, (node) => steps(node));
    for (const [text, place] of once(old, isText, (node) => steps(node)))
        if (place !== null && places.has(text) && places.get(text) !== null && counts !== undefined)
            counts[places.get(text) === place ? 'kept' : 'moved']++;
    // What leads a reader to other text that was there already: worse than to none.
    const there = new Map([...places].filter(([, place]) => place !== null).map(([text, place]) => [`${text.split('\n')[0]}\n${place}`, text]));
    const oldPlaces = once(old, isText, (node) => steps(node));
    for (const [text, place] of oldPlaces) {
        const now = place === null ? undefined : there.get(`${text.split('\n')[0]}\n${place}`);
        if (now !== undefined && now !== text && !text.endsWith('\n') && !now.endsWith('\n') && oldPlaces.has(now) && oldPlaces.get(now) !== null && counts !== undefined) {
            counts.other++;
            if (process.env.RELEASE_VERBOSE !== undefined)
                console.log(`other text at ${place}: ${JSON.stringify(text)}, now ${JSON.stringify(now)}`);
        }
    }
    return faults;
}

/* ---- A series ------------------------------------------------------------------------------- */

function build(epubify, ...args) {
    const run = spawnSync(epubify, ['build', '-q', '--no-color', '-j', '1', ...args], { encoding: 'utf8', timeout: 60000 });
    return run.status === 0 ? [] : [`${args.join(' ')}: exit ${run.status ?? run.signal}\n${run.stdout}${run.stderr}`];
}

// A lock that a merge or an editor has damaged: it is refused, or the book is whole all the same.
function damaged(random, text) {
    const lines = text.split('\n');
    const at = 3 + random.below(lines.length - 3);
    switch (random.below(5)) {
    case 0: lines.splice(at, 1 + random.below(3)); break;
    case 1: lines.splice(at, 0, lines[random.below(lines.length)]); break;
    case 2: lines.splice(at, 2, lines[at + 1] ?? '', lines[at]); break;
    case 3: lines[at] = lines[at].replace(/b\d+/, `b${1 + random.below(12)}`); break;
    default: lines[at] = lines[at].replace(random.pick([/</, /\^/, / /, / -?[a-z0-9]+/]), random.pick(['', ' li', ' <', ' p', ' -p', ' ^ul', '^']));
    }
    return lines.join('\n');
}

const sameBytes = (one, other) => readFileSync(one).equals(readFileSync(other));

function series(epubify, folder, seed, releases) {
    const book = new RandomBook(seed);
    const counts = { kept: 0, moved: 0, other: 0, shifted: 0 };
    const layouts = book.random.pick([['stable'], ['stable'], ['stable'], ['kobo'], ['kobo'], ['plain'], ['stable', 'kobo'], ['stable', 'plain', 'kobo']]);
    const at = (name) => join(folder, name);
    const source = at('book'), lock = at('epubify.lock');

    rmSync(folder, { recursive: true, force: true });
    for (let release = 1; release <= releases; release++) {
        const epub = at(`${release}.epub`), again = at('again.epub'), plain = at('plain.epub'), done = [];
        let faults = [];
        const fault = (list) => { faults.push(...list); return list.length > 0; };
        const layout = book.random.pick(layouts);
        const half = release > 1 && book.random.chance(40);
        if (half) {     // a build in between leaves no trace
            copyFileSync(lock, at('in-between.lock'));
            for (let i = 0; i < 4; i++)
                done.push(book.edit());
            book.write(source, release);
            fault(build(epubify, '--layout', layout, '--lock', at('in-between.lock'), source, again));
        }
        for (let i = release === 1 ? 0 : 1 + book.random.below(10); i > 0; i--)
            done.push(book.edit());
        book.write(source, release);
        if (existsSync(lock))
            copyFileSync(lock, at('before.lock'));
        if (!fault(build(epubify, '--layout', layout, '--lock', lock, source, epub))) {
            copyFileSync(lock, at(`${release}.lock`));
            if (half && !fault(build(epubify, '--layout', layout, '--lock', at('in-between.lock'), source, again))) {
                if (!sameBytes(lock, at('in-between.lock')) || !sameBytes(epub, again))
                    faults.push('a build in between has left its trace');
            }
            fault(build(epubify, '--frozen', '--layout', layout, '--lock', lock, source, again));
            if (!sameBytes(lock, at(`${release}.lock`)))
                faults.push('the second build has changed the lock');
            if (existsSync(again) && !sameBytes(epub, again))
                faults.push('the second build has other bytes');
            if (!fault(build(epubify, '--layout', 'plain', source, plain)))
                fault(compare(plain, epub));
            if (release > 1 && faults.length === 0) {
                const lock = at('damaged.lock'), odd = at('damaged.epub');
                writeFileSync(lock, damaged(book.random, readFileSync(at('before.lock'), 'utf8')));
                copyFileSync(lock, at('damaged-before.lock'));
                const told = build(epubify, '--layout', layout, '--lock', lock, source, odd);
                if (told.length === 0)
                    fault(compare(plain, odd).map((text) => `with a damaged lock: ${text}`));
                else if (!/\[lock-/.test(told[0]))
                    fault(told);
            }
            if (release > 1)
                fault(compareReleases(at(`${release - 1}.epub`), epub, layouts.includes('plain') ? undefined : counts));
        }
        if (faults.length > 0) {
            console.log(`seed ${seed}, release ${release} (${layout}), after ${done.join(' ')}:\n  ${faults.slice(0, 6).join('\n  ')}`);
            process.exitCode = 1;
            return counts;
        }
    }
    return counts;
}

const [what, ...args] = process.argv.slice(2);
if (what === 'series') {
    const [epubify, folder, seed, releases, rounds] = args;
    const all = { kept: 0, moved: 0, other: 0, shifted: 0 };
    for (let i = 0; i < Number(rounds ?? 1) && process.exitCode !== 1; i++) {
        const counts = series(epubify, folder, Number(seed) + i, Number(releases));
        Object.keys(all).forEach((key) => { all[key] += counts[key]; });
    }
    console.log(`${all.kept} places kept, ${all.moved} moved, ${all.other} with other old text, ${all.shifted} documents shifted`);
} else if (what === 'same') {
    const faults = compare(args[0], args[1]);
    faults.forEach((fault) => console.log(fault));
    process.exitCode = faults.length > 0 ? 1 : 0;
}
