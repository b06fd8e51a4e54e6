// builders.mjs - who makes the EPUB of each release: epubify (with one of its layouts), pandoc, or any command.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readProject } from '../tools/completeness/kinds.mjs';

const EPUBIFY = resolve(process.env.EPUBIFY ?? new URL('../../build/epubify', import.meta.url).pathname);
const IDENTIFIER = 'urn:uuid:00000000-0000-4000-8000-000000000005';

function run(command, options, cwd) {
    const { status, error, stderr } = spawnSync(command, options, { cwd, encoding: 'utf8', timeout: 600_000 });

    if (error !== undefined || status !== 0)
        throw new Error(`${command} ${options.join(' ')}: ${error?.message ?? `exit ${status}\n${stderr.slice(-2000)}`}`);
}

export function isThere(command) {
    return spawnSync(command, ['--version']).error === undefined;
}

let help;
function knows(option) {
    help ??= execFileSync(EPUBIFY, ['--help'], { encoding: 'utf8' });
    return help.includes(option);
}

/** Can releases follow one another at all? */
export const hasLock = () => knows('--lock');

// Each release on the first day of another month, so that the dates grow.
const dateOf = (number) => `${2001 + Math.floor((number - 1) / 12)}-${String((number - 1) % 12 + 1).padStart(2, '0')}-01`;

function buildWithEpubify(layout, folder) {
    const lock = hasLock() ? ['--lock', join(folder, 'epubify.lock')] : [];
    const chosen = knows('--layout') ? ['--layout', layout] : hasLock() ? ['-M', `layout=${layout}`] : [];

    return (input, output, number) => run(EPUBIFY, ['build', '-q', '--lenient', '-M', `identifier=${IDENTIFIER}`,
        '-M', `release=${number}`, '-M', `date=${dateOf(number)}`, ...lock, ...chosen, input, output]);
}

function buildWithPandoc(input, output) {
    const project = readProject(input);
    const files = project.chapters.map(({ path }) => join(project.folder, path));
    const folders = [...new Set(files.map((file) => join(file, '..')))];

    run('pandoc', ['-o', output, '--quiet', '-M', 'title=Series', '-M', 'lang=en', `--resource-path=${folders.join(':')}`, ...files],
        project.folder);
}

function buildWithCommand(template) {
    const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

    return (input, output, number) => run('sh', ['-c', template.replaceAll('{in}', quote(input)).replaceAll('{out}', quote(output))
        .replaceAll('{release}', number)], input);
}

/** r1, r2 … in a folder, in their order. */
export function releasesOf(series) {
    const names = readdirSync(series).filter((name) => /^r\d+$/.test(name)).sort((a, b) => a.slice(1) - b.slice(1));

    if (names.length < 2)
        throw new Error(`${series} does not hold r1, r2 …`);
    return names.map((name) => resolve(series, name));
}

/** Builds all releases, one after the other, each with what the builder keeps of those before: the EPUBs' paths. */
export function buildSeries({ builder, layout, name }, series, out) {
    const folder = resolve(out, name.replace(/[^\w.-]+/g, '-').slice(0, 60));
    const build = builder === 'epubify' ? buildWithEpubify(layout, folder) : builder === 'pandoc' ? buildWithPandoc : buildWithCommand(builder);

    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return releasesOf(series).map((input, at) => {
        const output = join(folder, `r${at + 1}.epub`);
        build(input, output, at + 1);
        if (!existsSync(output))
            throw new Error(`${name}: there is no ${output}`);
        return output;
    });
}
