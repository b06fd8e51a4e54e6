// pictures.mjs [NAME...] - makes the pictures of README's Markdown section anew: images/readme/NAME.png from the block of
// ````markdown in front of it. `./setup readers` brings what it needs; the program is $EPUBIFY or build/epubify.
//
// A line <!-- NAME.md: TYPE --> begins another file of the block's book. Each document is shown on a page as narrow as a
// telephone's, by day, and at night where that says more.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';

const here = path.dirname(new URL(import.meta.url).pathname);
const root = path.resolve(here, '../..');
const program = path.resolve(process.env.EPUBIFY ?? path.join(root, 'build/epubify'));
const wanted = process.argv.slice(2);
const width = 390;
const scale = 1.25;

// What is not in the block: more of the manifest, documents that epubify makes, night, the page list.
const settings = {
    code: { night: true },
    graph: { night: true },
    chart: { night: true, unfolded: true },
    charts: { columns: 2 },
    terms: {
        manifest: 'lists: [figures]\npage-source: urn:isbn:9780306406157\n',
        made: ['index', 'list-of-figures'],
        pages: true,
    },
};

/** The blocks that a picture follows: {name, text}. */
function readBlocks() {
    const found = [];
    const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
    const pattern = /^````markdown\n([\s\S]*?)^````\n\n!\[[^\]]*\]\(images\/readme\/([\w-]+)\.png\)/gm;

    for (const [, text, name] of readme.matchAll(pattern)) found.push({ name, text });
    return found;
}

/** Writes the block as a book; returns the names of its files. */
function writeBook(folder, block) {
    const parts = block.text.split(/^<!-- ([\w-]+)\.md(?:: ([\w-]+))? -->\n/m);
    const files = [{ name: block.name, type: null, text: parts[0] }];

    for (let i = 1; i < parts.length; i += 3) files.push({ name: parts[i], type: parts[i + 1], text: parts[i + 2] });
    // Those that are linked to, and not shown.
    const others = [...new Set([...block.text.matchAll(/["(]([\w-]+)\.md/g)].map((match) => match[1]))]
        .filter((name) => !files.some((file) => file.name === name));
    for (const file of files) fs.writeFileSync(path.join(folder, `${file.name}.md`), file.text);
    for (const name of others)
        fs.writeFileSync(path.join(folder, `${name}.md`), `# ${name[0].toUpperCase()}${name.slice(1)}\n\nText.\n`);
    for (const file of ['queue.svg', 'queue.py'])
        fs.copyFileSync(path.join(root, 'tests/showcase', file), path.join(folder, file));
    fs.writeFileSync(path.join(folder, 'book.yaml'), `title: A Book\nauthor: A. Uthor\nlanguage: en\ndate: 2025-01-01
identifier: urn:uuid:00000000-0000-4000-8000-000000000001\n${settings[block.name]?.manifest ?? ''}chapters:
${files.map(({ name, type, text }) => `  - {file: ${name}.md, ${type ? `type: ${type}` : `title: ${/^# (.*)/m.exec(text)?.[1]
        .replace(/ \{.*/, '') ?? name}`}}`).join('\n')}
${others.map((name) => `  - ${name}.md`).join('\n')}\n`);
    return files.map((file) => file.name);
}

/** The page list of the navigation document, as a reading system would show it. */
async function takePageList(browser, folder) {
    const nav = fs.readFileSync(path.join(folder, 'EPUB/nav.xhtml'), 'utf8');
    const list = /<nav[^>]*page-list[\s\S]*?<\/nav>/.exec(nav)?.[0] ?? '';
    const rows = [...list.matchAll(/<a[^>]*>([^<]*)<\/a>/g)].map((match) => `<li>${match[1]}</li>`).join('');
    const page = await browser.newPage({ viewport: { width, height: 100 }, deviceScaleFactor: scale });

    await page.setContent(`<style>body { margin: 0; font: 15px sans-serif; color: #111 } main { overflow: hidden }
        h1 { font-size: 15px; margin: 14px 16px }
        ol { list-style: none; margin: 0 0 14px; padding: 0 16px } li { border-top: 1px solid #ccc; padding: 9px 0 }</style>
        <main><h1>Go to page</h1><ol>${rows}</ol></main>`);
    const picture = await page.locator('main').screenshot();
    await page.close();
    return picture;
}

async function takeDocument(browser, file, night, hideTitle, { columns = 1, unfolded = false }) {
    const page = await browser.newPage({
        viewport: { width: width * columns, height: 844 }, deviceScaleFactor: scale, colorScheme: night ? 'dark' : 'light',
    });

    await page.goto(pathToFileURL(file).href);
    await page.addStyleTag({ content: `html { background: ${night ? '#121212' : '#fff'}; color: ${night ? '#d0d0d0' : '#111'} }
        body { padding: 14px 16px !important; overflow: hidden } section { columns: ${columns}; column-gap: 32px }
        section > :first-child { margin-top: 0.3em !important }
        ${hideTitle ? 'h1 { display: none }' : ''}` });
    await page.evaluate(() => Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]));
    if (unfolded)
        await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    const picture = await page.locator('body').screenshot();
    await page.close();
    return picture;
}

/** Side by side, the shorter ones below one another. */
async function compose(browser, pictures, file) {
    const widths = pictures.map((picture) => picture.readUInt32BE(16) / scale);
    const heights = pictures.map((picture) => picture.readUInt32BE(20) / scale);
    const tallest = Math.max(...heights);
    const columns = [];

    pictures.forEach((picture, i) => {
        const last = columns.at(-1);
        if (last && last.height + heights[i] + 12 <= tallest) {
            last.pictures.push(picture);
            last.height += heights[i] + 12;
        } else {
            columns.push({ pictures: [picture], height: heights[i], width: widths[i] });
        }
    });
    const page = await browser.newPage({
        viewport: { width: Math.ceil(columns.reduce((sum, column) => sum + column.width + 14, 12)), height: 100 },
        deviceScaleFactor: scale,
    });
    await page.setContent(`<style>body { margin: 12px; background: #fff; display: flex; gap: 12px; align-items: flex-start }
        div { display: flex; flex-direction: column; gap: 12px }
        img { zoom: ${1 / scale}; display: block; border: 1px solid #bbb }
        </style>${columns.map((column) => `<div>${column.pictures.map((picture) =>
        `<img src="data:image/png;base64,${picture.toString('base64')}">`).join('')}</div>`).join('')}`);
    await page.screenshot({ path: file, fullPage: true });
    await page.close();
}

async function makePicture(browser, block) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pictures-'));
    const { night, made = [], pages, ...look } = settings[block.name] ?? {};
    const file = path.join(root, 'images/readme', `${block.name}.png`);
    const pictures = [];

    try {
        const names = writeBook(folder, block);
        execFileSync(program, ['build', '-q', '--strict', folder, path.join(folder, 'out.epub')], { stdio: 'inherit' });
        execFileSync('unzip', ['-qq', path.join(folder, 'out.epub'), '-d', path.join(folder, 'out')]);
        const text = path.join(folder, 'out/EPUB/text');
        const hideTitle = !/^# /m.test(block.text);
        for (const name of [...names, ...made])
            for (const dark of night ? [false, true] : [false])
                pictures.push(await takeDocument(browser, path.join(text, `${name}.xhtml`), dark, hideTitle, look));
        if (pages) pictures.push(await takePageList(browser, path.join(folder, 'out')));
        await compose(browser, pictures, file);
        console.log(`${path.relative(root, file)}: ${Math.ceil(fs.statSync(file).size / 1024)} KB`);
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

const browser = await launch(here);
try {
    for (const block of readBlocks())
        if (wanted.length === 0 || wanted.includes(block.name)) await makePicture(browser, block);
} finally {
    await browser.close();
}
