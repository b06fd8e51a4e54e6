// random-book.mjs - a small book that is edited from release to release, at random; the same seed gives the same series.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const vocabulary = ('traffic latency region deploy rollback canary shard cache queue retry budget incident pager cluster '
    + 'gateway header cookie session replica quorum leader follower snapshot index query token bucket limiter probe '
    + 'metric trace span alert graph ledger tenant quota').split(' ');

export class Random {
    constructor(seed) { this.state = seed >>> 0; }

    next() {    // mulberry32
        this.state = this.state + 0x6d2b79f5 | 0;
        let t = Math.imul(this.state ^ this.state >>> 15, 1 | this.state);
        t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
        return (t ^ t >>> 14) >>> 0;
    }

    below(n) { return this.next() % n; }
    chance(percent) { return this.below(100) < percent; }
    pick(list) { return list[this.below(list.length)]; }
}

export class RandomBook {
    constructor(seed) {
        this.random = new Random(seed);
        this.count = 0;         // of what must have a name or word of its own
        this.alike = [];        // sentences that are there more than once
        this.files = [];
        for (let i = 2 + this.random.below(3); i > 0; i--)
            this.files.push(this.newFile());
    }

    /* ---- What is in it --------------------------------------------------------------- */

    word() { return this.random.pick(vocabulary); }

    sentence() {
        const { random } = this;
        if (this.alike.length > 0 && random.chance(6))
            return random.pick(this.alike);
        const words = Array.from({ length: 3 + random.below(9) }, () => this.word());
        if (random.chance(80))
            words.splice(random.below(words.length), 0, `w${++this.count}`);
        if (random.chance(15))
            words[1] = `*${words[1]}*`;
        if (random.chance(8))
            words[2] = `\`${words[2]}\``;
        if (random.chance(5))
            words[0] = `“${words[0]}`, words[words.length - 1] += '”';
        if (random.chance(5))
            words[2] += '. \u{1F600}';
        const text = words.join(' ');
        const sentence = text[0].toUpperCase() + text.slice(1) + random.pick(['.', '.', '.', '?', '!', '。', '.)']);
        if (random.chance(6))
            this.alike.push(sentence);
        return sentence;
    }

    link() {
        const file = this.random.pick(this.files);
        const headings = file === undefined ? [] : file.blocks.filter((block) => block.kind === 'heading');
        if (file === undefined)
            return this.sentence();
        return { file, heading: this.random.chance(60) ? this.random.pick(headings) : undefined, text: `link${++this.count}` };
    }

    paragraph() {
        const sentences = Array.from({ length: 1 + this.random.below(5) }, () => this.sentence());
        if (this.random.chance(12))
            sentences.push(this.link());
        if (this.random.chance(8))
            sentences.push({ note: `note${++this.count}`, says: this.sentence() });
        return { kind: 'paragraph', sentences };
    }

    heading() {
        const alike = this.random.chance(15);
        return { kind: 'heading', level: 2 + this.random.below(3), text: alike ? 'Summary' : `Section ${this.word()} h${++this.count}` };
    }

    item(depth) {
        const blocks = [this.paragraph()];
        if (depth < 3 && this.random.chance(25))
            blocks.push(this.block(depth + 1));
        return blocks;
    }

    block(depth = 0) {
        const { random } = this;
        const roll = random.below(100);
        const more = (make) => Array.from({ length: 1 + random.below(3) }, make);
        if (roll < 52 || depth > 2)
            return this.paragraph();
        if (roll < 62)
            return depth === 0 ? this.heading() : this.paragraph();
        if (roll < 74)
            return { kind: 'list', ordered: random.chance(30), tight: random.chance(60), items: more(() => this.item(depth)) };
        if (roll < 81)
            return { kind: 'quote', blocks: more(() => this.block(depth + 1)) };
        if (roll < 86)
            return { kind: 'code', text: `let ${this.word()}${++this.count} = 1;\n\nreturn;` };
        if (roll < 89)
            return { kind: 'div', blocks: more(() => this.block(depth + 1)) };
        if (roll < 92)
            return { kind: 'callout', blocks: more(() => this.block(depth + 1)) };
        if (roll < 95)
            return { kind: 'table', rows: more(() => [this.word(), `t${++this.count}`]) };
        if (roll < 97)
            return { kind: 'terms', terms: more(() => [`Term ${++this.count}`, this.sentence()]) };
        return roll < 98 ? { kind: 'rule' } : { kind: 'html', text: `<section class="own"><p>Raw r${++this.count}.</p></section>` };
    }

    newFile() {
        const name = `${this.random.pick(['', 'more/', 'deep/er/'])}${this.word()}-${++this.count}`;
        const blocks = [];
        for (let i = this.random.below(9); i > 0; i--)
            blocks.push(this.block());
        return { name, title: this.random.chance(8) ? 'Chapter' : `Chapter ${this.word()} c${++this.count}`, blocks,
            language: this.random.pick([undefined, undefined, undefined, undefined, 'de', 'ar']), level: this.random.chance(30) ? 'lesson' : 'chapter' };
    }

    /* ---- Edits ----------------------------------------------------------------------- */

    // A row of blocks somewhere in the book.
    row() {
        const rows = [];
        const visit = (blocks, depth) => {
            rows.push(blocks);
            for (const block of blocks)
                for (const below of block.blocks !== undefined ? [block.blocks] : block.items ?? [])
                    visit(below, depth + 1);
        };
        this.files.filter((file) => !file.planned).forEach((file) => visit(file.blocks, 0));
        return this.random.pick(rows) ?? [];
    }

    blockOf(kind) {
        for (let i = 0; i < 20; i++) {
            const found = this.row().filter((block) => block.kind === kind);
            if (found.length > 0)
                return this.random.pick(found);
        }
        return undefined;
    }

    at(list) { return this.random.below(list.length + 1); }

    edit() {
        const edits = ['insert', 'insert', 'insert', 'remove', 'remove', 'sentence', 'sentence', 'sentence', 'moreSentences',
            'moreSentences', 'fewerSentences', 'swap', 'move', 'split', 'merge', 'addItem', 'addItem', 'removeItem', 'swapItems',
            'level', 'rename', 'duplicate', 'wrap', 'unwrap', 'looseness', 'addFile', 'addFile', 'removeFile', 'moveFile',
            'renameFile', 'renumber', 'splitFile', 'mergeFiles', 'plan', 'language', 'emptyFile', 'retitle'];
        const name = this.random.pick(edits);
        this[name]();
        return name;
    }

    insert() { const row = this.row(); row.splice(this.at(row), 0, this.block(2 * this.random.below(2))); }
    remove() { const row = this.row(); row.splice(this.random.below(row.length || 1), 1); }
    swap() { const row = this.row(), i = this.random.below(row.length || 1); if (i > 0) row.splice(i - 1, 2, row[i], row[i - 1]); }
    duplicate() { const row = this.row(); if (row.length > 0) row.splice(this.at(row), 0, structuredClone(strip(this.random.pick(row)))); }

    move() {
        const from = this.row(), [block] = from.splice(this.random.below(from.length || 1), 1);
        if (block !== undefined && block.kind !== 'heading') {
            const to = this.row();
            if (!contains(block, to))
                to.splice(this.at(to), 0, block);
        }
    }


    moreSentences() { const p = this.blockOf('paragraph'); if (p) p.sentences.splice(this.at(p.sentences), 0, this.sentence()); }
    fewerSentences() { const p = this.blockOf('paragraph'); if (p && p.sentences.length > 1) p.sentences.splice(this.random.below(p.sentences.length), 1); }

    split() {
        const row = this.row(), i = this.random.below(row.length || 1);
        if (row[i]?.kind === 'paragraph' && row[i].sentences.length > 1)
            row.splice(i + 1, 0, { kind: 'paragraph', sentences: row[i].sentences.splice(1 + this.random.below(row[i].sentences.length - 1)) });
    }

    merge() {
        const row = this.row(), i = this.random.below(row.length || 1);
        if (row[i]?.kind === 'paragraph' && row[i + 1]?.kind === 'paragraph')
            row[i].sentences.push(...row.splice(i + 1, 1)[0].sentences);
    }

    addItem() { const list = this.blockOf('list'); if (list) list.items.splice(this.at(list.items), 0, this.item(2)); }
    removeItem() { const list = this.blockOf('list'); if (list && list.items.length > 1) list.items.splice(this.random.below(list.items.length), 1); }
    swapItems() { const list = this.blockOf('list'); if (list) list.items.push(list.items.shift()); }
    looseness() { const list = this.blockOf('list'); if (list) list.tight = !list.tight; }
    level() { const heading = this.blockOf('heading'); if (heading) heading.level = 2 + this.random.below(3); }
    rename() { const heading = this.blockOf('heading'); if (heading) heading.text = `Renamed ${this.word()} h${++this.count}`; }

    wrap() {
        const row = this.row(), i = this.random.below(row.length || 1);
        if (row[i] !== undefined && row[i].kind !== 'heading')
            row.splice(i, 1, this.random.chance(50) ? { kind: 'quote', blocks: [row[i]] } : { kind: 'list', items: [[row[i]]] });
    }

    unwrap() {
        const row = this.row(), i = row.findIndex((block) => block.kind === 'quote');
        if (i >= 0)
            row.splice(i, 1, ...row[i].blocks);
    }

    addFile() { this.files.splice(this.at(this.files), 0, this.newFile()); }
    removeFile() { if (this.files.length > 1) this.files.splice(this.random.below(this.files.length), 1); }
    moveFile() { const [file] = this.files.splice(this.random.below(this.files.length), 1); this.files.splice(this.at(this.files), 0, file); }
    file() { return this.random.pick(this.files); }
    plan() { const file = this.file(); file.planned = !file.planned; }
    language() { this.file().language = this.random.pick(['en', 'de', 'ar', 'he', undefined]); }
    emptyFile() { this.file().blocks = []; }
    retitle() { this.file().title = `Retitled ${this.word()} c${++this.count}`; }

    renameFile() {
        const file = this.file(), was = file.name;
        file.name = `renamed/${this.word()}-${++this.count}`;
        if (this.random.chance(50))
            file.was = was;
    }

    // A chapter in front of others whose files are numbered: each has the name that the one behind it had.
    renumber() {
        const i = this.at(this.files), file = this.newFile(), names = this.files.slice(i).map(({ name }) => name);
        this.files.splice(i, 0, file);
        [...names, file.name].forEach((name, n) => { this.files[i + n].name = name; });
    }

    splitFile() {
        const i = this.random.below(this.files.length), file = this.files[i];
        if (file.blocks.length > 1)
            this.files.splice(i + 1, 0, { ...this.newFile(), blocks: file.blocks.splice(file.blocks.length >> 1) });
    }

    mergeFiles() {
        const i = this.random.below(this.files.length);
        if (i + 1 < this.files.length)
            this.files[i].blocks.push({ kind: 'heading', level: 2, text: this.files[i + 1].title }, ...this.files.splice(i + 1, 1)[0].blocks);
    }

    /* ---- As Markdown ----------------------------------------------------------------- */

    write(folder, release) {
        rmSync(folder, { recursive: true, force: true });
        const put = (path, text) => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), text); };
        const lines = ['title: A book that grows', 'author: Nobody', 'language: en',
            'identifier: urn:uuid:00000000-0000-4000-8000-000000000005', 'date: 2025-01-01', `release: "${release}"`, 'chapters:'];
        let open = false;
        for (const file of this.files) {
            const lesson = file.level === 'lesson' && open;
            if (file.planned) {
                lines.push(`${lesson ? '      ' : '  '}- {title: "${file.title}", status: planned}`);
            } else {
                lines.push(`${lesson ? '      ' : '  '}- file: ${file.name}.md`);
                put(`${file.name}.md`, this.markdownOf(file));
            }
            if (!lesson && !file.planned)
                lines.push('    lessons:');
            open = lesson || !file.planned;
        }
        put('book.yaml', lines.join('\n').replace(/\n    lessons:(?=\n  -|$)/g, '') + '\n');
    }

    markdownOf(file) {
        const front = [file.language && `language: ${file.language}`, file.was && `was: ${file.was}.md`].filter(Boolean);
        const notes = [];
        const up = '../'.repeat(file.name.split('/').length - 1);
        const inline = (sentence) => {
            if (typeof sentence === 'string')
                return sentence;
            if (sentence.note !== undefined) {
                if (!notes.some((note) => note.note === sentence.note))
                    notes.push(sentence);
                return `See[^${sentence.note}].`;
            }
            if (!this.files.includes(sentence.file) || sentence.file.planned)
                return `See ${sentence.text}.`;
            const shown = sentence.heading !== undefined && sentence.file.blocks.includes(sentence.heading) && sentence.heading.text !== 'Summary'
                ? `#${sentence.heading.text.toLowerCase().replaceAll(' ', '-')}` : '';
            return `See [${sentence.text}](${sentence.file === file && shown !== '' ? '' : `${up}${sentence.file.name}.md`}${shown}).`;
        };
        const indent = (text, by, first = by) => first + text.replaceAll('\n', `\n${by}`).replace(/^[ \t]+$/gm, '');
        const blocks = (row) => row.map(block).join('\n\n');
        const block = (it) => {
            switch (it.kind) {
            case 'paragraph': return it.sentences.map(inline).join(it.sentences.length % 2 ? ' ' : '\n') || 'Empty.';
            case 'heading': return `${'#'.repeat(it.level)} ${it.text}`;
            case 'quote': return blocks(it.blocks).split('\n').map((line) => `> ${line}`).join('\n') || '> Q.';
            case 'callout': return ['> [!NOTE]', ...blocks(it.blocks).split('\n').map((line) => `> ${line}`)].join('\n');
            case 'div': return `::: {.own}\n\n${blocks(it.blocks)}\n\n:::`;
            case 'code': return `\`\`\`\n${it.text}\n\`\`\``;
            case 'rule': return '---';
            case 'html': return it.text;
            case 'table': return ['| a | b |', '|---|---|', ...it.rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
            case 'terms': return it.terms.map(([term, says]) => `${term}\n: ${says}`).join('\n\n');
            case 'list':
                return `<!-- -->\n\n${it.items.map((item, i) => {
                    const mark = it.ordered ? `${i + 1}. ` : '- ';
                    return indent(blocks(item), ' '.repeat(mark.length), mark);
                }).join(it.tight ? '\n' : '\n\n')}`;
            }
        };
        const text = `# ${file.title}\n\n${blocks(file.blocks)}\n`;
        return `${front.length > 0 ? `---\n${front.join('\n')}\n---\n` : ''}${text}${notes.map((note) => `\n[^${note.note}]: ${note.says}\n`).join('')}`;
    }
}

// Links are not copied, so that a copy of a block has none of the other's names.
function strip(block) {
    return JSON.parse(JSON.stringify(block, (key, value) => (value?.file !== undefined ? `See ${value.text}.`
        : value?.note !== undefined ? 'See.' : value)));
}

function contains(block, row) {
    const below = block.blocks !== undefined ? [block.blocks] : block.items ?? [];
    return below.some((one) => one === row || one.some((child) => contains(child, row)));
}
