// judge.mjs - epubify's highlighter against highlight.js, on the code blocks of real books.
//
//     node tests/tools/highlight/judge.mjs [--show LANGUAGE] FOLDER...
//
// Every fenced block of the Markdown files below the folders goes through both; each character has one of five
// classes: comment, string, number, keyword (with a language's own types, constants and functions), other. What
// counts is the share of equal ones among the characters, blanks aside, for which one side at least says something
// else than "other". A table follows, the languages with most blocks first; the exit status is 1 when one of the
// ten first agrees on less than 90 %. --show prints the commonest disagreements of a language.
//
// What names a part of the data (a tag, a key, a heading, an operator at the head of a Lisp form) is "other" on both
// sides: highlight.js has the scopes name, attr and section for it. The types, constants and functions that a language
// brings along are keywords on both sides: its scopes type, literal and built_in.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import hljs from 'highlight.js';
import { fromMarkdown } from 'mdast-util-from-markdown';

const program = process.env.HIGHLIGHT ?? 'build/bench/highlight';
const [other, comment, string, number, keyword] = [0, 1, 2, 3, 4];
const labels = ['other', 'comment', 'string', 'number', 'keyword'];
// By CodeStyle of src/data/highlight.h.
const ofStyle = [other, comment, string, number, keyword, keyword, other, other, other, other, other, other, other];
const ofScope = {
  comment, quote: comment, doctag: comment, string, regexp: string, 'char.escape': string, number,
  keyword, built_in: keyword, literal: keyword, type: keyword,
};
// Info strings to the names that both sides know.
const sameName = { shell: 'console', rs: 'rust', sh: 'bash', js: 'javascript', md: 'markdown', hbs: 'handlebars',
  'c++': 'cpp', py: 'python', golang: 'go', patch: 'diff', cmd: 'dos' };

function* markdownFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* markdownFiles(path);
    else if (/\.(md|markdown)$/.test(entry.name)) yield path;
  }
}

function* codeBlocks(node) {
  if (node.type === 'code' && node.value !== '') yield node;
  for (const child of node.children ?? []) yield* codeBlocks(child);
}

function gather(folders) {
  const languages = new Map();
  const seen = new Set();
  for (const folder of folders)
    for (const path of markdownFiles(folder))
      for (const block of codeBlocks(fromMarkdown(readFileSync(path, 'utf8')))) {
        const first = (block.lang ?? '').split(/[,{]/)[0].toLowerCase();
        const name = sameName[first] ?? first;
        const key = name + '\n' + block.value;
        if (name === '' || name === 'text' || seen.has(key)) continue; // a book in several releases counts once
        seen.add(key);
        if (!languages.has(name)) languages.set(name, []);
        languages.get(name).push(block.value + '\n');
      }
  return languages;
}

// A class for each UTF-16 unit. The innermost scope with a class of its own decides; a language within another one
// begins anew.
function theirs(language, text) {
  const classes = new Uint8Array(text.length);
  let at = 0;
  const walk = (node, inherited) => {
    if (typeof node === 'string') {
      classes.fill(inherited, at, at + node.length);
      at += node.length;
      return;
    }
    const scope = node.scope === undefined ? undefined : ofScope[node.scope] ?? ofScope[node.scope.split('.')[0]] ?? other;
    for (const child of node.children) walk(child, scope ?? inherited);
  };
  walk(hljs.highlight(text, { language, ignoreIllegals: true })._emitter.rootNode, other);
  return classes;
}

function ours(language, texts) {
  const input = texts.map((text) => Buffer.from(`${language} ${Buffer.byteLength(text)}\n${text}`));
  const { stdout, status } = spawnSync(program, ['runs'], { input: Buffer.concat(input), maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${program} failed`);
  const lines = stdout.toString().split('\n');
  let line = 0;
  return texts.map((text) => {
    const bytes = new Uint8Array(Buffer.byteLength(text));
    for (; lines[line] !== '.'; line++) {
      const [start, length, style] = lines[line].split(' ').map(Number);
      bytes.fill(ofStyle[style], start, start + length);
    }
    line++;
    const classes = new Uint8Array(text.length);
    for (let at = 0, byte = 0; at < text.length; ) {
      const point = text.codePointAt(at);
      const units = point > 0xffff ? 2 : 1;
      classes.fill(bytes[byte], at, at + units);
      at += units;
      byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return classes;
  });
}

function compare(language, texts, disagreements) {
  const mine = ours(language, texts);
  let same = 0, all = 0;
  texts.forEach((text, i) => {
    const yours = theirs(language, text);
    let shown = 0;
    for (let at = 0; at < text.length; at++) {
      if (/\s/.test(text[at]) || (mine[i][at] === other && yours[at] === other)) continue;
      all++;
      if (mine[i][at] === yours[at]) {
        same++;
        continue;
      }
      if (at < shown) continue;
      let end = at + 1;
      while (end < text.length && mine[i][end] === mine[i][at] && yours[end] === yours[at] && text[end] !== '\n') end++;
      shown = end;
      const key = `${labels[mine[i][at]]} (theirs: ${labels[yours[at]]}) ${JSON.stringify(text.slice(at, Math.min(end, at + 40)))}`;
      disagreements.set(key, (disagreements.get(key) ?? 0) + 1);
    }
  });
  return { same, all };
}

const args = process.argv.slice(2);
const show = args[0] === '--show' ? args.splice(0, 2)[1] : undefined;
const languages = [...gather(args)].filter(([name]) => hljs.getLanguage(name) !== undefined);
languages.sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
let failed = false;
console.log('language       blocks  characters  agree');
languages.forEach(([name, texts], place) => {
  const disagreements = new Map();
  const { same, all } = compare(name, texts, disagreements);
  const share = all === 0 ? 1 : same / all;
  failed ||= place < 10 && share < 0.9;
  console.log(`${name.padEnd(14)} ${String(texts.length).padStart(6)} ${String(all).padStart(11)} ${(100 * share).toFixed(1).padStart(6)} %`);
  if (name === show)
    for (const [key, n] of [...disagreements].sort((a, b) => b[1] - a[1]).slice(0, 60)) console.log(`  ${n} × ${key}`);
});
process.exitCode = failed ? 1 : 0;
