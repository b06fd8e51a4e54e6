// links.mjs - that each link which holds in the source holds in the EPUB, and leads to the same text.
import { posix } from 'node:path';
import { findPath, isFile } from './files.mjs';
import { join } from 'node:path';

// ---- What a heading is called

const rules = {
    github: (text) => [text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replace(/ /g, '-')],
    mdbook: (text) => {
        const id = [...text.trim()].map((c) => /[\p{Alphabetic}\p{N}_-]/u.test(c) ? c : /\s/.test(c) ? '-' : '').join('');
        return [id.replace(/[A-Z]/g, (c) => c.toLowerCase()), id.toLowerCase()];
    },
    pandoc: (text) => [text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}_\-.\s]/gu, '').replace(/^[^\p{L}]+/u, '').trim()
        .replace(/\s+/g, '-') || 'section'],
};

// Every name that a link may use → the word that begins what it names; the first to have a name keeps it.
function anchorsOf(text, ids) {
    const anchors = new Map();
    const name = (id, at) => {
        if (!anchors.has(id.normalize('NFC')))
            anchors.set(id.normalize('NFC'), at);
    };

    for (const { id, at } of text.ids)
        name(id, at);
    for (const rule of new Set([ids, 'github'])) {
        const seen = new Map();
        for (const heading of text.headings) {
            if ((heading.ids ?? []).length > 0 || rules[rule] === undefined)
                continue;
            for (const slug of new Set(rules[rule](heading.text))) {
                const count = seen.get(slug) ?? 0;
                seen.set(slug, count + 1);
                if (slug !== '')
                    name(count === 0 ? slug : `${slug}-${count}`, heading.start);
            }
        }
    }
    return anchors;
}

// ---- Where a link of the source leads

function decode(text) {
    try {
        return decodeURIComponent(text);
    } catch {
        return undefined;
    }
}

function candidates(project, path) {
    const found = [path, `${path}.md`, posix.join(path, 'README.md'), posix.join(path, 'index.md')];
    const moved = project.redirects.get(path);

    if (moved !== undefined)
        found.push(...candidates({ ...project, redirects: new Map() }, moved.split('#')[0]));
    if (project.htmlLinks && path.endsWith('.html'))
        found.push(path.replace(/html$/, 'md'), path.replace(/index\.html$/, 'README.md'));
    return found;
}

function chapterAt(project, path) {
    for (const candidate of candidates(project, posix.normalize(path))) {
        const found = findPath(project.folder, candidate);
        const chapter = found === undefined ? undefined : project.byPath.get(found);
        if (chapter !== undefined && isFile(join(project.folder, found)))
            return chapter;
    }
    return undefined;
}

// {url}, {chapter, at} or undefined: it leads nowhere in the source either.
function leadsTo(project, chapter, to) {
    const named = project.preprocessors?.has('spec') ? [...project.byPath.values()].find(({ anchors }) => anchors.has(`r-${to}`)) : undefined;
    if (named !== undefined)
        return { chapter: named, at: named.anchors.get(`r-${to}`) };
    if (project.preprocessors?.has('spec') && /^\w+$/.test(to))
        return undefined;       // an item of a library, or of the grammar
    const [, path, fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(to) ?? [];

    if (/^[a-z][a-z0-9+.-]*:/i.test(to) || to.startsWith('//'))
        return isWeb(to) ? { url: to } : undefined;
    const decoded = decode(path ?? '');
    if (decoded === undefined || (path === '' && fragment === undefined))
        return undefined;
    const target = decoded === '' ? chapter
        : chapterAt(project, decoded.startsWith('/') ? posix.join(project.site, decoded) : posix.join(posix.dirname(chapter.path), decoded));
    if (target === undefined)
        return undefined;
    if (fragment === undefined || fragment === '')
        return { chapter: target };
    const at = [fragment, decode(fragment) ?? fragment].map((name) => target.anchors.get(name.normalize('NFC')))
        .find((found) => found !== undefined);
    return at === undefined ? undefined : { chapter: target, at };
}

function isWeb(to) {
    try {
        const url = new URL(to, 'https://example.org');
        return ['http:', 'https:', 'mailto:', 'tel:', 'ftp:'].includes(url.protocol) && !/\s/.test(to.trim());
    } catch {
        return false;
    }
}

function sameUrl(a, b) {
    const norm = (url) => {
        // "\_" is an escape that Markdown leaves in an address that is no link's destination.
        const { href } = new URL(url.replace(/\\(?=[!-/:-@[-`{-~])/g, ''), 'https://example.org');
        return decode(href) ?? href;
    };

    return norm(a) === norm(b);
}

// ---- The link in the EPUB

// The words from the first that both have: [of the source, of the EPUB].
function nextMatched(match, at) {
    while (at < match.length && match[at] < 0)
        at++;
    return at < match.length ? match[at] : -1;
}

// The id stands where the word of the chapter does, but for words that the program made.
function isPlace({ unit, offset }, document, id, at) {
    const wanted = nextMatched(unit.match, offset + at);
    const places = unit.result.ids.filter((other) => other.id === id && other.path === document);

    if (wanted < 0)
        return places.length > 0;
    return places.some((place) => {
        const [from, to] = place.at < wanted ? [place.at, wanted] : [wanted, place.at];
        return unit.result.optional.slice(from, to).every((optional) => optional);
    });
}

// The word is the first of the document.
function isBeginning({ unit, offset }, document, at) {
    const wanted = nextMatched(unit.match, offset + at);
    const found = unit.documents.find(({ path }) => path === document);

    return found !== undefined && (wanted < 0 || unit.result.optional.slice(found.offset, wanted).every((optional) => optional));
}

function faultOf(project, target, link) {
    const [path, id] = link.to.split('#');
    const document = path === '' ? link.path : posix.join(posix.dirname(link.path), decode(path));

    if (target.url !== undefined)
        return sameUrl(link.to, target.url) ? undefined : `leads to ${link.to}`;
    if (/^[a-z]+:/i.test(link.to) || !project.documents.has(document))
        return `leads to ${link.to}, which is not there`;
    if (id !== undefined && !project.documents.get(document).ids.has(id))
        return `leads to ${link.to}, where nothing has that id`;
    if (!target.chapter.unit)
        return undefined;
    if (!target.chapter.unit.documents.some((other) => other.path === document))
        return `leads to ${link.to}, another chapter than ${target.chapter.path}`;
    const at = target.at ?? 0;
    return (id === undefined ? isBeginning(target.chapter, document, at) : isPlace(target.chapter, document, id, at)) ? undefined
        : `leads to ${link.to}, another place`;
}

// Faults of the EPUB; how many links hold in the source, and which do not.
export function checkLinks(project, units, chapters) {
    const faults = [];
    const broken = [];
    let checked = 0;

    project.byPath = new Map(chapters.map((chapter) => [chapter.path, chapter]));
    for (const chapter of chapters)
        chapter.anchors = anchorsOf(chapter.text, project.ids);
    for (const { pairs } of units)
        for (const { source, result, match } of pairs)
            for (const link of source.links) {
                const target = leadsTo(project, project.byPath.get(link.path), link.to.trim());
                const at = nextMatched(match.slice(0, link.end), link.start);
                if (target === undefined)
                    broken.push(`${project.place(link.line)}: ${link.to}`);
                if (target === undefined || at < 0)
                    continue;
                const found = result.links.find((other) => other.start <= at && at < other.end);
                const fault = found === undefined ? 'is no link in the EPUB' : faultOf(project, target, found);
                checked++;
                if (fault !== undefined)
                    faults.push(`${project.place(link.line)}: link ${link.to} ${fault}`);
            }
    return { faults, checked, broken };
}
