// leanpub.mjs - a manuscript of Leanpub's as Markdown that CommonMark reads the same way.
//
// Written from the Markua specification and Leanpub's older manual: blurbs and asides, attribute lists, comments, parts,
// math, quizzes, settings, code from files.
import { posix } from 'node:path';
import { findPath } from './files.mjs';

const blurb = /^( {0,3})[ABCDEGIQTWX]>(?![>=])/;
const fence = /^[ \t]*(?:(?:[-+*]|\d+[.)])[ \t]+)*(`{3,}|~{3,})/;
const block = /^\{\s*(?:aside|blurb|quiz|exercise|blockquote)\b[^{}]*\}|\{\s*\/\s*(?:aside|blurb|quiz|exercise|blockquote)\s*\}\s*$/gi;
const list = /^\{:?[ \t]*(?:[#.][^{}]*|[\w-]+[ \t]*[=:][^{}]*)\}[ \t]*$/;
const include = /^([ \t]*)(?:<<(?:\[([^\]]*)\])?|!\[([^\]]*)\])\(([^\s()]+(?:\([^\s()]*\))?[^\s()]*|[^()"]+)(?:[ \t]+"([^"]*)")?\)[ \t]*$/;
const picture = /\.(png|jpe?g|gif|svgz?|webp|bmp|tiff?|pdf|eps|ai|psd|ico|avif|heic|mp4|m4v|mov|webm|mp3|m4a|ogg|wav|flac|avi)$/i;
const raised = /\\.|(`+)(?:(?!\1).)*\1|(?<!\[)\^([^\s^`[{\\]{1,39})\^(?!\^)/g;
const changed = /(?:leanpub|markua)-(?:start|end)-(?:insert|delete)/;

class Manuscript {
    constructor(text, pieces) {
        this.text = text;
        this.lines = pieces.flatMap(({ text, path, line }) => text.split(/(?<=\n)/).map((one, i) => ({ text: one, path, line: line + i })));
        this.out = [];
        this.fence = undefined;
        this.quiz = [];             // {quiz} and {exercise} that are open
        this.choice = 0;
    }

    put(text, { path, line }) {
        if (text !== '')
            this.out.push({ text, path, line });
    }

    bare(i) {
        return this.lines[i]?.text.replace(/[\r\n]+$/, '') ?? '';
    }

    // Blocks of settings in front of all: {, keys, }.
    start() {
        let i = 0;

        for (;;) {
            let at = i;
            while (at < this.lines.length && this.bare(at).trim() === '')
                at++;
            const end = this.bare(at).trim() === '{' ? this.lines.findIndex(({ text }, k) => k > at && text.trim() === '}') : -1;
            if (end < 0)
                return i;
            i = end + 1;
        }
    }

    convert() {
        for (let i = this.start(); i < this.lines.length; i++)
            i = this.line(i);
        return this.out;
    }

    // The number of the last line that was read.
    line(i) {
        const at = this.lines[i], bare = this.bare(i);
        const mark = fence.exec(bare.replace(blurb, '').replace(/^[ >]*>/, ''))?.[1];

        if (this.fence !== undefined || mark !== undefined)
            return this.code(i, mark);
        if (/^(?: {4}|\t)/.test(bare) || bare.trim() === '') {
            this.put(changed.test(bare) ? '' : at.text, at);
            return i;
        }
        if (/^%%|^\^[ \t]*$|^\{:[:/].*\}/.test(bare))
            return this.skip(i);
        if (list.test(bare) && /[{ ,]full[:= "]+false/.test(bare))
            return this.omit(i) ?? this.prose(i);
        if (/^\{\$\$\}/.test(bare) && !bare.includes('{/$$}'))
            return this.math(i);
        return this.include(i) ?? this.prose(i);
    }

    // kramdown's {::comment} … {:/comment} too.
    skip(i) {
        const end = this.bare(i).startsWith('{::comment}') ? this.lines.findIndex(({ text }, k) => k > i && text.startsWith('{:/')) : i;

        return Math.max(i, end);
    }

    // {full: false} above a heading: up to the next one that is as high, or the lists above that.
    omit(i) {
        const level = (k) => /^(#{1,6})\s/.exec(this.bare(k))?.[1].length ?? 7;
        let at = i + 1, open;

        while (list.test(this.bare(at)))
            at++;
        const own = level(at), start = at;
        for (at++; own < 7 && at < this.lines.length && (open !== undefined || level(at) > own); at++)
            open = fence.test(this.bare(at)) ? (open === undefined ? at : undefined) : open;
        while (at > start + 1 && list.test(this.bare(at - 1)))
            at--;
        return own < 7 ? at - 1 : undefined;
    }

    code(i, mark) {
        const at = this.lines[i];

        if (this.fence === undefined) {
            this.fence = mark;
            this.quoted = blurb.test(at.text);
        } else if (mark?.startsWith(this.fence) && /^[ \t>]*(?:[A-Z]>)?[ \t]*[`~]+[ \t]*$/.test(this.bare(i))) {
            this.fence = undefined;
        }
        this.put(changed.test(at.text) ? '' : this.quoted ? at.text.replace(blurb, '$1>') : at.text, at);
        return i;
    }

    math(i) {
        const end = this.lines.findIndex(({ text }, k) => k > i && text.includes('{/$$}'));

        if (end < 0)
            return this.prose(i);
        this.put('\n```\n', this.lines[i]);
        for (let k = i; k <= end; k++) {
            const [inside, behind] = this.lines[k].text.replace(/^\{\$\$\}/, '').split('{/$$}');
            this.put(behind === undefined ? inside : `${inside}\n\`\`\`\n${behind}`, this.lines[k]);
        }
        return end;
    }

    include(i) {
        const [, space, older, newer, file, title] = include.exec(this.bare(i)) ?? [];
        const at = this.lines[i];

        if (file === undefined || (older === undefined && this.bare(i).trim().startsWith('!') && picture.test(file)) || !/\.\w+$/.test(file))
            return undefined;
        const base = posix.dirname(this.text.project.manifest ?? at.path);
        const target = ['', 'code/', 'resources/', 'resources/code/', 'images/'].map((folder) => posix.join(base, folder, file))
            .find((name) => findPath(this.text.project.folder, name) !== undefined);
        const content = target && this.text.read(target);
        if (content === undefined || content === '')
            return undefined;
        const isTable = /\.(csv|tbl)$/i.test(file) || /^\{.*\btable\b/.test(this.bare(i - 1));
        this.put(`\n${space}${title ?? older ?? newer ?? ''}\n\n`, at);
        if (!isTable)
            this.put(`${space}\`\`\`\`\`\`\n`, at);
        const shown = /\.csv$/i.test(file) && isTable ? content.replace(/[",|]/g, ' ') : content;
        shown.split(/(?<=\n)/).forEach((one, k) => this.put(space + one, { path: target, line: k + 1 }));
        this.put(isTable ? '\n\n' : `\n${space}\`\`\`\`\`\`\n`, at);
        return i;
    }

    prose(i) {
        const at = this.lines[i];
        let { text } = at;

        if (this.quiz.length > 0) {
            const end = this.answer(i);
            if (end !== undefined)
                return end;
            text = this.question(text);
        }
        this.follow(text);
        text = text.replace(blurb, '$1>').replace(/^-#/, '#').replace(block, '\n');
        if (/^#{1,6}[A-Za-z].*[^.,:;\s]\s*$/.test(text) && this.bare(i - 1).trim() === '' && this.bare(i + 1).trim() === '')
            text = text.replace(/^#+/, '$& ');
        text = text.replace(/\{\$\$\}(.*?)\{\/\$\$\}/g, '``` $1 ```');
        text = text.replace(raised, (found, ticks, above) => above ?? found);
        // What is above a block is none of its lines.
        const [, quote, rest] = /^((?: {0,3}>[ \t]?)*)([\s\S]*)$/.exec(text);
        const between = list.test(rest.trim()) ? `${quote}\n` : '';
        this.put(between, at);
        this.put(text, at);
        this.put(between, at);
        return i;
    }

    follow(text) {
        const word = /^\{(quiz|exercise)\b/.exec(text)?.[1];

        if (word !== undefined)
            this.quiz.push(word);
        if (/\{\/(quiz|exercise)\}/.test(text))
            this.quiz.pop();
    }

    // Of a quiz the book has neither answers nor hints; an exercise has them.
    answer(i) {
        const bare = this.bare(i).trim(), isExercise = this.quiz.at(-1) === 'exercise';
        const end = bare === '{answer}' ? this.lines.findIndex(({ text }, k) => k > i && text.trim() === '{/answer}') : -1;

        if (end >= 0)
            return isExercise ? i : end;
        if (bare === '{/answer}' || (!isExercise && /^(?:![\d.]*|%)(?:\s|$)/.test(bare)))
            return i;
        return undefined;
    }

    question(text) {
        if (/^\?[\d.]*\s/.test(text))
            this.choice = 0;
        return text.replace(/^\?[\d.]*\s/, '').replace(/^(?:![\d.]*|%)\s/, '')
            .replace(/^[A-Za-z]\) /, () => `${String.fromCharCode(97 + this.choice++)}) `);
    }
}

export function expandLeanpub(text, pieces) {
    return new Manuscript(text, pieces).convert();
}
