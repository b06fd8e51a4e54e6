// languages.mjs - which of a folder's texts are translations of others, by the names of files and folders: each language
// is a book of its own.
import { basename, dirname, extname, posix } from 'node:path';

const inEnglish = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none', languageDisplay: 'standard' });
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => inEnglish.of(code) !== undefined);
const byName = new Map([
    ...codes.map((code) => [inEnglish.of(code).toLowerCase(), code]),
    ...codes.map((code) => [new Intl.DisplayNames([code], { type: 'language' }).of(code).toLowerCase(), code]),
    ['brazilian', 'pt-BR'], ['brazilian-portuguese', 'pt-BR'], ['chinese', 'zh-Hans'], ['simplified-chinese', 'zh-Hans'],
    ['traditional-chinese', 'zh-Hant'], ['indonesia', 'id'], ['espanol', 'es'], ['francais', 'fr'],
]);
const ofCountries = new Map([['cn', 'zh'], ['jp', 'ja'], ['kr', 'ko'], ['cz', 'cs'], ['dk', 'da'], ['gr', 'el'], ['ua', 'uk'], ['vn', 'vi']]);
// Nobody writes these behind a name for another reason, as in java-ee, node-io or part-ii.
const common = new Set('ar bg bn cn de en es fa fr he hu ja jp ko kr nl pl pt ro ru sk sv uk vn zh'.split(' '));
const everywhere = new Set('ar bn de en es fr nl pt sr zh'.split(' '));

// {tag, sure} of a whole name; undefined: it is no language's.
export function languageOf(name) {
    const text = name.toLowerCase().replaceAll('_', '-');
    const [code, place] = text.split('-');
    const named = text.length > 3 && byName.get(text);

    if (named)
        return { tag: named, sure: true };
    if (ofCountries.has(text))
        return { tag: ofCountries.get(text), sure: common.has(text) };
    if (!codes.includes(code) || !/^..(-([a-z]{2}|\d{3}|han[st]|latn|cyrl))?(-[a-z]{2})?$/.test(text))
        return undefined;
    if (place === undefined)
        return { tag: code, sure: common.has(code) };
    const tag = new Intl.Locale(text).toString();
    return { tag, sure: everywhere.has(code) || place === code || new Intl.Locale(code).maximize().region === place.toUpperCase() };
}

function groupBy(items, keyOf) {
    const groups = new Map();

    for (const item of items)
        groups.set(keyOf(item), [...groups.get(keyOf(item)) ?? [], item]);
    return groups;
}

const stemOf = (path) => path.slice(0, path.length - extname(path).length);
const fold = (text) => text.normalize('NFC').toLowerCase();

// README-ja.md: {stem: 'README', tag, sure, mark: '-'}.
function splitName(name) {
    const stem = stemOf(name);

    for (const { index: at, 0: mark } of stem.matchAll(/[-_.]/g)) {
        const found = at === 0 ? undefined : languageOf(stem.slice(at + 1));
        if (found !== undefined)
            return { stem: stem.slice(0, at), mark, rest: stem.length - at, ...found };
    }
    return undefined;
}

// ---- Files beside one another

function findFiles(paths) {
    const groups = new Map(), evidence = new Map();
    const keyOf = (path, stem) => fold(posix.join(dirname(path), stem));

    for (const path of paths) {
        const found = splitName(basename(path));
        if (found !== undefined) {
            const key = keyOf(path, found.stem);
            groups.set(key, [...groups.get(key) ?? [], { path, ...found }]);
        }
    }
    const bases = new Map(paths.map((path) => [keyOf(path, stemOf(basename(path))), path]));
    const hasSibling = (key, { tag }) => bases.has(key) || groups.get(key).some((other) => other.tag !== tag);
    for (const [key, group] of groups)
        for (const item of group.filter((one) => hasSibling(key, one))) {
            const { sure = false, pairs = 0 } = evidence.get(item.tag) ?? {};
            evidence.set(item.tag, { sure: sure || item.sure || /^(readme|_?index)$/i.test(item.stem), pairs: pairs + 1 });
        }
    const found = new Map();
    for (const [key, group] of groups)
        for (const item of group) {
            const { sure = false, pairs = 0 } = evidence.get(item.tag) ?? {};
            if ((sure || (pairs >= 3 && pairs * 3 >= paths.length)) && (hasSibling(key, item) || item.mark === '.' || item.rest > 3))
                found.set(item.path, { tag: item.tag, key, hasBase: bases.has(key) });
        }
    return found;
}

// ---- Folders

// {folder, tags: Map(name → tag), mirrored} of each folder whose folders are languages.
function findFolders(paths, folder = '') {
    const below = paths.filter((path) => folder === '' || path.startsWith(`${folder}/`)).map((path) => path.slice(folder && folder.length + 1));
    const names = [...new Set(below.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))];
    const candidates = names.map((name) => ({ name, ...languageOf(name) })).filter(({ tag }) => tag !== undefined);
    const textsIn = (name) => new Set(below.filter((path) => path.startsWith(`${name}/`)).map((path) => fold(stemOf(path.slice(name.length + 1)))));
    const own = new Set(below.filter((path) => !candidates.some(({ name }) => path.startsWith(`${name}/`))).map((path) => fold(stemOf(path))));
    const commonWith = (one, other) => [...one].filter((text) => other.has(text)).length;

    for (const item of candidates)
        item.texts = textsIn(item.name);
    for (const item of candidates) {
        const beside = commonWith(item.texts, own);
        item.shares = candidates.some((other) => other !== item && commonWith(item.texts, other.texts) > 0);
        item.mirror = (item.sure || !/^(cs|ml|ps|sc|ts)$/.test(item.tag)) && beside * 2 >= item.texts.size && (beside > 1 || (item.texts.size === 1 && beside === 1 && item.sure));
    }
    const accepted = candidates.filter(({ sure, shares, mirror }) => sure || shares || mirror);
    const sure = accepted.filter((item) => item.sure).length;
    const mirrored = accepted.some(({ mirror }) => mirror);
    const all = accepted.reduce((sum, { texts }) => sum + texts.size, 0);
    const good = mirrored || (accepted.length > 1 && (accepted.some(({ shares }) => shares) || own.size < all)
        && (accepted.some(({ tag }) => tag.startsWith('en')) || (sure > 1 && accepted.length * 3 >= names.length * 2)
            || (sure > 0 && accepted.length === names.length)));
    const tags = new Map(good ? accepted.map(({ name, tag }) => [name, tag]) : []);

    return [
        ...good ? [{ folder, tags, mirrored }] : [],
        ...names.filter((name) => !tags.has(name)).flatMap((name) => findFolders(paths, posix.join(folder, name))),
    ];
}

// ---- Translations in a folder of their own

const isForTranslations = (name) => /^(translations?|i18n|l10n|locales?|langs?|languages)$/i.test(name);

// translations/README.fr.md, docs/README-zh.md and i18n/fr/x.md as if they stood beside the text that they translate.
function placeBeside(path, paths) {
    const folder = dirname(path), above = dirname(folder), found = splitName(basename(path));
    const holds = (where, stem) => paths.some((other) => dirname(other) === where && fold(stemOf(basename(other))) === fold(stem));

    if (folder !== '.' && found !== undefined && (isForTranslations(basename(folder)) || /^(readme|_?index)$/i.test(found.stem))
        && !holds(folder, found.stem) && holds(above, found.stem))
        return placeBeside(posix.join(above, basename(path)), paths);
    const parts = path.split('/');
    const at = parts.findIndex((name, i) => i < parts.length - 2 && isForTranslations(name));
    if (at < 0)
        return path;
    const container = parts.slice(0, at + 1).join('/'), around = parts.slice(0, at).join('/');
    const inside = paths.filter((other) => other.startsWith(`${container}/`)).map((other) => other.slice(container.length + 1));
    const beside = paths.filter((other) => (around === '' || other.startsWith(`${around}/`)) && !other.startsWith(`${container}/`));
    return beside.length > 0 && inside.every((other) => !other.includes('/') || languageOf(other.split('/')[0]) !== undefined)
        ? [...parts.slice(0, at), ...parts.slice(at + 1)].join('/') : path;
}

// ---- The choice

const isEnglish = (tag) => tag === 'en' || tag.startsWith('en-');
const most = (tags) => [...groupBy(tags, (tag) => tag)].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))[0]?.[0];

// Of the paths those of one language: the main text's, or the one that is asked for by its tag.  moved: which path of the
// main text each of the others stands for.
export function chooseLanguage(real, wanted) {
    const byPlace = new Map(real.map((path) => [placeBeside(path, real), path]));
    const { paths, moved } = choosePlaces([...byPlace.keys()], wanted);
    const back = (path) => byPlace.get(path);

    return { paths: paths.map(back), moved: new Map([...moved].map(([from, to]) => [back(from), back(to)])) };
}

function choosePlaces(paths, asked) {
    const files = findFiles(paths), folders = findFolders(paths);
    const setOf = (path) => folders.find(({ folder }) => folder === '' || path.startsWith(`${folder}/`));
    const inSet = (path, set) => set?.tags.get(path.slice(set.folder && set.folder.length + 1).split('/')[0]);
    const placed = paths.map((path) => {
        const set = setOf(path), inFolder = inSet(path, set), file = files.get(path);
        const stem = file === undefined ? fold(stemOf(path)) : file.key;
        const name = inFolder === undefined ? '' : path.slice(set.folder && set.folder.length + 1).split('/')[0];
        return { path, set, inFolder, tag: file?.tag, main: name === '' ? stem : posix.join(fold(set.folder), stem.slice(posix.join(set.folder, name).length + 1)) };
    });
    const groups = [...groupBy([...files.values()], ({ key }) => key).values()];
    const withBase = groups.filter(([{ hasBase }]) => hasBase).length;
    const isShared = folders.some(({ mirrored }) => !mirrored);
    const tags = placed.flatMap(({ tag, inFolder }) => [tag, inFolder].filter((one) => one !== undefined));
    const wanted = asked && (tags.find((tag) => tag === asked) ?? tags.find((tag) => tag.startsWith(`${asked}-`)));
    const main = isShared || withBase * 2 < groups.length ? tags.filter(isEnglish).sort()[0] ?? most(tags) : undefined;
    const chosenOf = ({ tags: there, mirrored }) => {
        const all = [...there.values()];
        return all.find((tag) => tag === wanted) ?? all.find((tag) => tag === main) ?? (mirrored ? undefined : all[0]);
    };
    const taken = placed.filter(({ set, inFolder }) => {
        const chosen = set && chosenOf(set);
        return set === undefined || inFolder === chosen || (inFolder === undefined && !set.mirrored);
    });
    const kept = [...groupBy(taken, ({ main: key, tag, path }) => tag === undefined && !files.size ? path : key).values()].flatMap((group) => {
        const translated = group.some(({ tag }) => tag !== undefined);
        const best = group.find(({ tag }) => tag !== undefined && tag === wanted) ?? group.find(({ tag }) => tag === undefined)
            ?? group.find(({ tag }) => tag === main);
        return !translated ? group : best === undefined ? [] : [best];
    });
    const keptPaths = new Set(kept.map(({ path }) => path)), byMain = new Map(kept.map((item) => [item.main, item.path]));
    const isMain = ({ tag, inFolder }) => [tag, inFolder].every((one) => one === undefined || one === main);
    return {
        paths: paths.filter((path) => keptPaths.has(path)),
        moved: new Map(placed.filter((item) => wanted !== undefined && !keptPaths.has(item.path) && isMain(item) && byMain.has(item.main))
            .map((item) => [item.path, byMain.get(item.main)])),
    };
}
