// browser.mjs - opens the EPUB in epub.js and in foliate-js as a reader would: contents, cover, every document, notes, pictures.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { claim, differences } from './tap.mjs';

export const sizes = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 } };

/** Starts Debian's Chromium through the script beside this file. */
export function launch(here) {
    return chromium.launch({ executablePath: path.join(here, 'chromium') });
}

/** What the navigation document and the spine say, read by the browser itself: {labels, spine}. */
export async function readPackage(browser, origin) {
    const page = await browser.newPage();

    await page.goto(`${origin}/blank.html`);
    const found = await page.evaluate(async () => {
        const root = `${location.origin}/unzipped/`;
        const parse = async (url) => new DOMParser().parseFromString(await (await fetch(url)).text(), 'application/xml');
        const all = (node, name) => [...node.getElementsByTagNameNS('*', name)];
        const container = await parse(`${root}META-INF/container.xml`);
        const packageUrl = new URL(all(container, 'rootfile')[0].getAttribute('full-path'), root);
        const opf = await parse(packageUrl);
        const items = all(opf, 'item');
        const nav = items.find((item) => (item.getAttribute('properties') ?? '').split(' ').includes('nav'));
        const contents = await parse(new URL(nav.getAttribute('href'), packageUrl));
        const toc = all(contents, 'nav').find(
            (one) => one.getAttributeNS('http://www.idpf.org/2007/ops', 'type') === 'toc');

        return {
            labels: all(toc, 'li').map((item) => [...item.children]
                .find((child) => ['a', 'span'].includes(child.localName)).textContent.replace(/\s+/g, ' ').trim()),
            spine: all(opf, 'itemref').map((itemref) => items
                .find((item) => item.id === itemref.getAttribute('idref')).getAttribute('href')),
        };
    });
    await page.close();
    return found;
}

/** A page with the reader open; what goes wrong in it collects in page.faults. */
export async function openReader(browser, origin, name, size, dark) {
    const context = await browser.newContext({ viewport: size, colorScheme: dark ? 'dark' : 'light' });
    const page = await context.newPage();
    const faults = [];

    page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
    page.on('requestfailed', (request) => {
        // A page that moves on gives up what it still loads: no fault of the book.
        if (request.failure()?.errorText !== 'net::ERR_ABORTED')
            faults.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
    });
    page.on('request', (request) => {
        if (!request.url().startsWith(origin) && !/^(blob|data|about):/.test(request.url()))
            faults.push(`asks the network: ${request.url()}`);
    });
    page.on('response', (response) => {
        if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
    });
    await page.goto(`${origin}/${name}.html`);
    await page.waitForFunction(() => window.reader);
    await page.evaluate((night) => window.reader.open(night), dark);
    page.faults = faults;
    return page;
}

/** Goes to a spine index or an href, and waits until its fonts and pictures are there. */
export async function show(page, target) {
    await page.evaluate(async (where) => {
        await window.reader.show(where);
        const shown = window.reader.document();
        await shown.fonts?.ready;
        await Promise.all([...shown.images].map((image) => image.decode().catch(() => {})));
    }, target);
}

/** What is wrong with the document that is shown, and how much text it has. */
function inspect(page) {
    return page.evaluate(() => {
        const shown = window.reader.document();
        if (!shown?.body) return { faults: ['nothing is shown'], text: 0, notes: 0 };
        const faults = [];
        const text = shown.body.textContent.replace(/\s+/g, ' ').trim();
        const pictures = shown.querySelectorAll('img, svg, image').length;

        for (const image of shown.images)
            if (!image.naturalWidth) faults.push(`picture without pixels: ${image.alt || image.src.slice(0, 80)}`);
        for (const link of shown.querySelectorAll('link[rel~=stylesheet]'))
            if (!link.sheet) faults.push(`stylesheet not loaded: ${link.href}`);
        if (shown.querySelector('parsererror')) faults.push('not well-formed');
        if (!text && !pictures) faults.push('an empty page');
        return { faults, text: text.length };
    });
}

async function checkContents(page, name, labels) {
    const toc = await page.evaluate(() => window.reader.toc());
    const faults = differences(labels, toc.map((entry) => entry.label));

    console.log(`# ${name}: contents`);
    for (const entry of toc) console.log(`#   ${'  '.repeat(entry.depth)}${entry.label}`);
    claim(`${name}: the contents are those of the navigation document`, faults);

    const missed = [];
    for (const entry of toc.filter((one) => one.href)) {
        await show(page, entry.href);
        const there = await page.evaluate((id) => !id || Boolean(window.reader.document()?.getElementById(id)),
            decodeURIComponent(entry.href.split('#')[1] ?? ''));
        if (!there) missed.push(`"${entry.label}" leads to ${entry.href}, which is not there`);
    }
    claim(`${name}: each entry leads to its place`, missed);
}

async function checkCover(page, name) {
    const cover = await page.evaluate(() => window.reader.cover()).catch((error) => ({ error: error.message }));

    claim(`${name}: shows the cover (${cover.width} x ${cover.height})`, cover.width > 0 ? [] : `no cover: ${cover.error}`);
}

/** Shows every document; returns the index of the one with the most text. */
async function checkDocuments(page, name, spine) {
    const count = await page.evaluate(() => window.reader.sections());
    const faults = count === spine.length ? [] : [`${count} documents, not ${spine.length}`];
    let longest = { index: 0, text: 0 };

    for (let index = 0; index < count; index++) {
        await show(page, index);
        const found = await inspect(page);
        faults.push(...found.faults.map((fault) => `${spine[index]}: ${fault}`));
        if (found.text > longest.text) longest = { index, text: found.text };
    }
    claim(`${name}: renders all ${count} documents`, faults);
    return longest.index;
}

/** Taps the first references of each document: their notes must show, with text. */
async function checkNotes(page, name, spine) {
    const faults = [];
    let followed = 0;

    for (let index = 0; index < spine.length && followed < 12; index++) {
        await show(page, index);
        const references = await page.evaluate(() => [...window.reader.document().querySelectorAll('a[href*="#"]')]
            .filter((link) => /noteref/.test(`${link.getAttribute('role')} ${link.getAttribute('epub:type')}`)).length);
        for (let which = 0; which < Math.min(references, 2); which++) {
            await show(page, index);
            const note = await page.evaluate((nth) => {
                const link = [...window.reader.document().querySelectorAll('a[href*="#"]')].filter(
                    (one) => /noteref/.test(`${one.getAttribute('role')} ${one.getAttribute('epub:type')}`))[nth];
                return window.reader.follow(link);
            }, which);
            followed++;
            if (!note) faults.push(`${spine[index]}: reference ${which + 1} shows no note`);
        }
    }
    if (followed === 0) console.log(`# ${name}: the book has no notes`);
    else claim(`${name}: ${followed} references show their notes`, faults);
}

/** Selects each block of code: what a reader copies is the code, without numbers, marks, prompts and output; and none of
 *  it is cut. */
async function checkCode(page, name, spine) {
    const faults = [];
    let blocks = 0;

    for (let index = 0; index < spine.length; index++) {
        await show(page, index);
        const found = await page.evaluate(() => {
            const shown = window.reader.document();
            const selection = shown.getSelection();
            const solid = (text) => text.split('\n').filter((line) => line.trim() !== '').join('\n');
            return [...shown.querySelectorAll('pre')].map((block) => {
                const code = block.cloneNode(true);
                for (const mark of code.querySelectorAll('.p, .o, .co')) mark.remove();
                selection.selectAllChildren(block);
                const copied = selection.toString();
                selection.removeAllRanges();
                if (block.scrollWidth > block.clientWidth + 1) return `cut at ${block.clientWidth} pixels`;
                return solid(copied) === solid(code.textContent) ? '' : `copied: ${JSON.stringify(copied)}`;
            });
        });
        blocks += found.length;
        faults.push(...found.filter((fault) => fault).map((fault) => `${spine[index]}: ${fault}`));
    }
    claim(`${name}: ${blocks} blocks of code are whole, and copied as they are`, faults);
}

/** The first pages, and two of the longest document. */
async function takePictures(page, content, prefix) {
    const picture = async (what) => {
        await page.waitForTimeout(250);         // the readers turn pages with a short animation
        await page.screenshot({ path: `${prefix}-${what}.png` });
    };

    await show(page, 0);
    await picture('1-first');
    for (let turn = 2; turn <= 4; turn++) {
        await page.evaluate(() => window.reader.next());
        await picture(`${turn}-next`);
    }
    await show(page, content);
    await picture('5-content');
    await page.evaluate(() => window.reader.next());
    await picture('6-content');
}

/** All of it in one reader. */
export async function checkReader(browser, origin, name, expected, folder) {
    let content = 0;

    for (const [size, viewport] of Object.entries(sizes)) {
        for (const mode of ['day', 'night']) {
            const page = await openReader(browser, origin, name, viewport, mode === 'night');

            if (size === 'phone' && mode === 'day') {
                await checkContents(page, name, expected.labels);
                await checkCover(page, name);
                content = await checkDocuments(page, name, expected.spine);
                await checkNotes(page, name, expected.spine);
                await checkCode(page, name, expected.spine);
            }
            await takePictures(page, content, path.join(folder, `${name}-${size}-${mode}`));
            claim(`${name}, ${size}, ${mode}: no error, no failed request`, [...new Set(page.faults)]);
            await page.context().close();
        }
    }
}

/** The pictures of one reader on one sheet, for eyes in a hurry. */
export async function makeSheet(browser, folder, name) {
    const files = fs.readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.png')).sort();
    const page = await browser.newPage({ viewport: { width: 1500, height: 800 } });
    const figures = files.map((file) => `<figure><img src="data:image/png;base64,${
        fs.readFileSync(path.join(folder, file)).toString('base64')}"><figcaption>${file}</figcaption></figure>`);

    await page.setContent(`<style>body { margin: 0; background: #888; font: 11px sans-serif }
        figure { display: inline-block; margin: 4px } img { height: 440px; display: block }</style>${figures.join('')}`);
    await page.screenshot({ path: path.join(folder, `sheet-${name}.png`), fullPage: true });
    await page.close();
}
