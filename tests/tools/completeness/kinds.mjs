// kinds.mjs - what kind of project a folder is, and which files it reads in which order, as each tool's manual has it.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { chooseLanguage, languageOf } from './languages.mjs';
import { findPath, isFile, isFolder, readText, walk } from './files.mjs';
import { parseMarkdown, plainText } from './markdown.mjs';

const isMarkdown = (path) => /\.(md|markdown|mdown|mkd)$/i.test(path);
// Of a repository, not of the book in it.
const isNoChapter = (path) => /(^|\/)(AGENTS|CLAUDE|GEMINI)\.md$/.test(path) ||
    /^(licen[cs]e|copying|contributing|code[_-]of[_-]conduct|changelog|security|pull_request_template|issue_template)\b/i.test(basename(path));

// Texts in Leanpub's Markdown that no list names.
function isManuscript(folder) {
    return isFolder(folder) && readdirSync(folder).some((name) => isMarkdown(name)
        && /^(?:[ABDEGIQTWX]> |\{(?:frontmatter|mainmatter|backmatter|pagebreak|aside)\}|\{blurb|-# )/m.test(readText(join(folder, name))));
}

export function kindOf(folder) {
    const has = (...names) => names.some((name) => isFile(join(folder, name)));

    if (isFile(folder))
        return 'file';
    if (has('book.yaml', 'book.yml'))
        return 'epubify';
    if (has('book.toml', 'src/SUMMARY.md'))
        return 'mdbook';
    if (has('book.json', 'SUMMARY.md', 'LANGS.md') || (has('book.js')
        && /module\.exports[^]*(gitbook|honkit|plugins|structure)/.test(readText(join(folder, 'book.js')))))
        return 'honkit';
    if (has('Book.txt', 'manuscript/Book.txt') || isManuscript(join(folder, 'manuscript')))
        return 'leanpub';
    if (pandocFiles.some((name) => has(name)) || listInScript(folder).length > 2)
        return 'pandoc';
    return readdirSync(folder).some((name) => isMarkdown(name)) ? 'folder' : undefined;
}

// Nothing but a title block or TeX.
function isTitle(path) {
    return isFile(path) && !/\p{L}/u.test(readText(path).replace(/^%[^\n]*\n([ \t]+[^\n]*\n|%[^\n]*\n?)*/, '')
        .replace(/^\\[^\n]*$/gm, '').replace(/<[^>]*>/g, ''));
}

const pandocFiles = ['', 'book/', 'src/', 'src/meta/', 'meta/'].flatMap((at) =>
    ['defaults.yaml', 'defaults.yml', 'metadata.yaml', 'metadata.yml', 'title.txt', 'meta.yaml'].map((name) => at + name));

// The texts that a Makefile, or whatever else runs pandoc, names in one command or list, in their order.
function listInScript(folder) {
    const scripts = readdirSync(folder).filter((name) => /^(makefile|gnumakefile|justfile|rakefile)$|\.(sh|bat|sbt|py|js|rb)$/i.test(name))
        .map((name) => join(folder, name)).filter((path) => isFile(path)).map(readText).filter((text) => /pandoc/i.test(text));
    const names = (line) => (line.match(/[\w./-]+\.(md|markdown|txt)\b/g) ?? [])
        .map((name) => ['', 'src/', 'src/pages/', 'chapters/'].map((at) => posix.join(at, name)).find((path) => isFile(join(folder, path))))
        .filter((path) => path !== undefined);
    let longest = [];

    for (const text of scripts) {
        const joined = text.replace(/(^|\s)(#|\/\/).*$/gm, '').replace(/\\\s*\n/g, ' ')
            .replace(/(?<=\.(md|markdown)['",]*)\s*\n\s*(?=['"\w./-]+\.(md|markdown)['",]*$)/gm, ' ');
        for (const line of joined.split('\n'))
            if (names(line).length > longest.length)
                longest = names(line);
    }
    return longest.filter((path) => isMarkdown(path)).length > 1 ? [...new Set(longest)] : [];
}

// The links of a table of contents in Markdown: {title, path, fragment}, path undefined of a draft.
function readSummary(folder, path) {
    const found = [];
    const definitions = new Map();
    const collect = (node) => {
        const url = node.type === 'link' ? node.url : definitions.get(node.identifier);
        if (node.type === 'definition')
            definitions.set(node.identifier, node.url);
        if (node.type === 'link' || node.type === 'linkReference')
            found.push({ title: plainText(node), ...destination(url ?? '') });
        for (const child of node.children ?? [])
            collect(child);
    };
    const destination = (url) => {
        const [file, fragment] = url.split('#');
        if (/^[a-z][a-z0-9+.-]*:/i.test(url))
            return { remote: url };
        return file === '' ? {} : { path: posix.join(posix.dirname(path), decode(file)), fragment };
    };
    const tree = parseMarkdown(readText(join(folder, path)));

    for (const child of tree.children)
        if (child.type === 'definition')
            collect(child);
    collect(tree);
    return found;
}

function decode(path) {
    try {
        return decodeURIComponent(path);
    } catch {
        return path;
    }
}

// Each file once, where it is listed first; those that are not there apart.
function listChapters(folder, entries) {
    const chapters = [], missing = [], seen = new Set();

    for (const { path, title, ...more } of entries) {
        const found = path === undefined ? undefined : findPath(folder, path);
        if (found !== undefined && isFile(join(folder, found))) {
            if (!seen.has(found))
                chapters.push({ path: found, title, ...more });
            seen.add(found);
        } else if (path !== undefined) {
            missing.push(path);
        }
    }
    return { chapters, missing };
}

function honkitSettings(folder, below) {
    const file = join(folder, below, 'book.json');

    return isFile(file) ? JSON.parse(readText(file)) : {};
}

// The folder of a language that the file lists: the one that is wanted, else the first.  Without it and
// without a SUMMARY.md, what has one is a language or the book.
function chooseHonkitLanguage(folder, top, path, summary, wanted) {
    const isListed = isFile(join(folder, path));
    const folders = (isListed ? readSummary(folder, path).map((link) => link.path?.replace(/\/+$/, ''))
        : readdirSync(join(folder, top)).map((name) => posix.join(top, name)).filter((name) => isFile(join(folder, name, 'SUMMARY.md'))))
        .filter((name) => name !== undefined && isFolder(join(folder, name)));

    if (!isListed && isFile(join(folder, summary)))
        return undefined;
    return folders.find((name) => basename(name) === wanted) ?? folders[0];
}

const readers = {
    epubify(folder) {
        const name = isFile(join(folder, 'book.yaml')) ? 'book.yaml' : 'book.yml';
        const manifest = parseYaml(readText(join(folder, name)), { strict: false, logLevel: 'silent' });
        const markdown = manifest.markdown ?? {};
        const entries = [];
        const collect = (entry) => {
            const { file, title, part, lessons, chapters } = typeof entry === 'string' ? { file: entry } : entry;
            entries.push({ path: file, title: title ?? part });
            [...lessons ?? [], ...chapters ?? []].forEach(collect);
        };

        (manifest.chapters ?? []).forEach(collect);
        return {
            ...listChapters(folder, entries),
            hidden: markdown['hidden-lines'] ?? {},
            includes: manifest.includes ?? 'own',
            math: markdown.math ?? markdown.extensions !== false,
            ids: markdown['heading-ids'] ?? 'github',
            htmlLinks: markdown['html-links'] === true,
        };
    },

    mdbook(folder) {
        const toml = isFile(join(folder, 'book.toml')) ? parseToml(readText(join(folder, 'book.toml'))) : {};
        const source = toml.book?.src ?? 'src';
        const html = toml.output?.html ?? {};
        const redirects = Object.entries(html.redirect ?? {}).map(([from, to]) =>
            [posix.join(source, '/', from), posix.join(source, posix.dirname(from), to)]);

        return {
            ...listChapters(folder, readSummary(folder, posix.join(source, 'SUMMARY.md'))),
            hidden: { rust: '# ', ...html.code?.hidelines },
            includes: 'mdbook',
            mathjax: html['mathjax-support'] === true,
            preprocessors: new Set(Object.keys(toml.preprocessor ?? {})),
            ids: 'mdbook',
            htmlLinks: true,
            site: source,
            redirects: new Map(redirects.map(([from, to]) => [from.replace(/^\//, ''), to])),
        };
    },

    honkit(folder, language) {
        const whole = honkitSettings(folder, '.');
        const top = isFolder(join(folder, whole.root ?? '.')) ? whole.root ?? '.' : '.';
        const at = posix.join;
        const chosen = chooseHonkitLanguage(folder, top, at(top, whole.structure?.languages ?? 'LANGS.md'),
            at(top, whole.structure?.summary ?? 'SUMMARY.md'), language);
        const settings = chosen === undefined ? whole : { ...whole, ...honkitSettings(folder, chosen) };
        const root = chosen ?? top;
        const { summary = 'SUMMARY.md', readme = 'README.md', glossary = 'GLOSSARY.md' } = settings.structure ?? {};
        const entries = isFile(join(folder, root, summary)) ? readSummary(folder, at(root, summary))
            : readers.folder(join(folder, root)).chapters.map((page) => ({ ...page, path: at(root, page.path) }));

        // The introduction comes first whether it is listed or not.
        if (!entries.some(({ path }) => path === at(root, readme)) && findPath(folder, at(root, readme)) !== undefined)
            entries.unshift({ path: at(root, readme), title: undefined, mayMiss: true });
        if (findPath(folder, at(root, glossary)) !== undefined)
            entries.push({ path: at(root, glossary), free: true });
        return {
            ...listChapters(folder, entries),
            includes: 'honkit',
            htmlLinks: true,
            site: root,
            variables: { book: { ...settings.variables, language: basename(chosen ?? '') || undefined }, output: { name: 'ebook', format: 'epub' } },
            codeImports: (settings.plugins ?? []).some((name) => /^include-codeblock(@|$)/.test(name)),
        };
    },

    leanpub(folder) {
        const base = isFile(join(folder, 'Book.txt')) ? '.' : 'manuscript';
        const list = join(folder, base, 'Book.txt');
        const lines = isFile(list) ? readText(list).split('\n').map((line) => line.trim())
            : [...walk(join(folder, base))].filter((path) => isMarkdown(path) && !isNoChapter(path));
        const entries = lines.filter((line) => /\.\w+$/.test(line) && !line.startsWith('#'))
            .map((line) => ({ path: posix.join(base, line) }));

        return {
            ...listChapters(folder, entries),
            includes: 'leanpub',
            manifest: posix.join(base, 'Book.txt'),
            pictureRoots: [base, posix.join(base, 'images'), posix.join(base, 'resources'), posix.join(base, 'resources/images')],
            site: base,
        };
    },

    pandoc(folder) {
        const defaults = ['defaults.yaml', 'defaults.yml'].find((name) => isFile(join(folder, name)));
        const settings = defaults === undefined ? {} : parseYaml(readText(join(folder, defaults)), { uniqueKeys: false });
        const named = settings['input-files'] ?? (settings['input-file'] && [settings['input-file']]) ?? listInScript(folder);
        const beside = posix.dirname(pandocFiles.find((name) => isFile(join(folder, name))) ?? '.');
        const all = [...walk(folder)].filter((path) => isMarkdown(path) && !isNoChapter(path) && !/^readme\./i.test(basename(path)));
        const isNumbered = (path) => /^\p{L}*[-_ .]*\d/u.test(basename(path)) || /^\d/.test(path);
        // Numbered ones beside the metadata or in a folder there; else all that lie beside it.
        const folders = [beside, ...['chapters', 'src', 'text', 'content', 'manuscript'].map((name) => posix.join(beside, name)),
            'chapters', 'src', 'text', 'content'];
        const own = folders.find((at) => all.some((path) => posix.dirname(path) === at && isNumbered(path)));
        const lies = (path) => own === undefined ? posix.dirname(path) === beside
            : own === '.' ? isNumbered(path) : path.startsWith(`${own}/`);
        if (named.length === 0) {
            const entries = all.filter((path) => lies(path) && !isTitle(join(folder, path))).map((path) => ({ path, free: true }));
            return { ...listChapters(folder, entries), includes: 'pandoc', ids: 'pandoc' };
        }
        const files = named.filter((path) => !/\.ya?ml$/.test(path) && !isTitle(join(folder, path)));

        return { ...listChapters(folder, files.map((path) => ({ path }))), includes: 'pandoc', ids: 'pandoc' };
    },

    // The order is taken from the EPUB: any that is nearly natural may be meant.
    folder(folder, language) {
        const { paths, moved } = chooseLanguage([...walk(folder)].filter((path) => isMarkdown(path) && !isNoChapter(path)), language);
        const catalogues = [...new Set(paths.map((path) => path.split('/')[0]).filter((name) => name.endsWith('.docc')))];
        const within = catalogues.length === 1 ? paths.filter((path) => path.startsWith(`${catalogues[0]}/`)) : [];
        const isDocc = within.length * 2 >= paths.length;
        const entries = (isDocc ? within : paths).map((path) => ({ path, free: true, mayMiss: basename(path).startsWith('_') }));
        const sidebar = [...walk(folder)].filter((path) => basename(path) === '_sidebar.md').sort((a, b) => a.length - b.length)[0];

        return { ...listChapters(folder, entries), site: sidebar === undefined ? '.' : posix.dirname(sidebar), redirects: moved,
            ...(isDocc ? { includes: 'docc', catalogue: catalogues[0] } : {}) };
    },

    file(path) {
        return { chapters: [{ path: basename(path) }], missing: [], site: '.' };
    },
};

// A folder of Markdown may have a project in one of its folders, or in one of theirs; of several in languages one is
// built.  undefined: it is read as it is.
function projectWithin(folder, language) {
    const foldersIn = (path) => readdirSync(path).filter((name) => !name.startsWith('.') && isFolder(join(path, name)))
        .map((name) => join(path, name));
    const isProject = (path) => ![undefined, 'folder'].includes(kindOf(path));
    const isUsual = (path) => /^(e?book|docs?|documentation|content|manuscript|guide|handbook|src|text|source)$/i.test(basename(path));
    const countIn = (path) => [...walk(path)].filter((name) => isMarkdown(name) && !isNoChapter(name)).length;
    const first = foldersIn(folder).filter(isProject);
    const found = first.length > 0 ? first : foldersIn(folder).flatMap(foldersIn).filter(isProject);
    const tags = found.map((path) => languageOf(basename(path))?.tag);
    const holdsMost = found.reduce((sum, path) => sum + countIn(path), 0) * 2 >= countIn(folder);

    if (found.length > 1 && !tags.includes(undefined) && new Set(found.map(dirname)).size === 1)
        return holdsMost ? (found[tags.indexOf(language)] ?? found[tags.indexOf('en')] ?? found[0]) : undefined;
    const usual = found.filter(isUsual);
    if (usual.length === 1)
        return usual[0];
    return found.length === 1 && holdsMost ? found[0] : undefined;
}

// {kind, folder, chapters: [{path, title, free, mayMiss}], missing: paths, …}; paths count from the folder.
export function readProject(book, wanted, language) {
    const kind = wanted ?? kindOf(book) ?? ([...walk(book)].some(isMarkdown) ? 'folder' : undefined);
    const within = kind === 'folder' && wanted === undefined ? projectWithin(book, language) : undefined;

    if (within !== undefined)
        return readProject(within, undefined, language);
    if (kind === undefined)
        throw new Error(`${book}: no book is there`);
    return {
        kind,
        folder: kind === 'file' ? dirname(book) : book,
        hidden: {},
        redirects: new Map(),
        pictureRoots: [],
        ids: 'github',
        site: '',
        ...readers[kind](book, language),
    };
}

// The folders below that are books.  Those that a manifest shows go first; else a folder with Markdown of its own is
// one, unless that is only what introduces a repository and all else lies in one folder below.
export function* findBooks(folder) {
    const kind = kindOf(folder);
    const below = readdirSync(folder).filter((name) => !name.startsWith('.') && isFolder(join(folder, name)))
        .map((name) => join(folder, name)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    const holds = (path) => [...walk(path)].some((name) => isMarkdown(name) && !isNoChapter(name));

    if (kind !== undefined && kind !== 'folder')
        return yield folder;
    const marked = below.flatMap((path) => [...findBooks(path)]).filter((path) => kindOf(path) !== 'folder');
    if (marked.length > 0)
        return yield* marked;
    const own = kind === undefined ? [] : readdirSync(folder).filter((name) => isMarkdown(name) && !isNoChapter(name));
    const others = below.filter(holds);
    if (own.some((name) => !/^readme\./i.test(name)) || others.length === 0) {
        if (own.length > 0)
            yield folder;
    } else if (others.length === 1 || own.length === 0) {
        for (const path of others)
            yield* findBooks(path);
    } else {
        yield folder;
    }
}
