/**
 * What the rules of `strict` cost beside parsing in ESLint, how much faster oxlint runs them, and how long the plugin takes to load.
 *
 *     npm run bench:lint -- --mirror DIR [--repo OWNER/NAME] [--runs 5]
 *
 * DIR holds bare clones as OWNER+NAME/repo. Of each sample the first run is not counted: an editor and a long run of ESLint are warm.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import type source from '../src/eslint-plugin.ts';
import { checkout, projectRoot, unflag } from './lib.ts';
import { measure, spreadOf } from './speed/measure.ts';

const SAMPLE = 794;
const AS_OF = '2026-11-22';

const { values } = parseArgs({ options: { mirror: { type: 'string' }, repo: { type: 'string', default: 'linode/manager' }, runs: { type: 'string', default: '5' } } });
if (values.mirror === undefined) throw new Error('--mirror DIR: a folder of bare clones, OWNER+NAME/repo');
const runs = Array.from({ length: Number(values.runs) }, (_, i) => i);

const pluginFile = join(projectRoot, 'dist/eslint-plugin.js');
const plugin = ((await import(pathToFileURL(pluginFile).href)) as { default: typeof source }).default;
const rules = plugin.configs.strict.rules ?? {};
const work = checkout(resolve(values.mirror), values.repo, 'HEAD');
mkdirSync(join(work, 'node_modules'), { recursive: true });

/** Files that read flags, and a sample of all files, one of so many. */
function samples(): { reading: string[]; usual: string[] } {
  const { flags } = JSON.parse(unflag(work, 'scan', '--format', 'json')) as { flags: { evaluations: { file: string }[] }[] };
  const reading = [...new Set(flags.flatMap((flag) => flag.evaluations.map(({ file }) => file)))].slice(0, SAMPLE);
  const all = execFileSync('git', ['ls-files', '-z', '*.ts', '*.tsx', '*.js', '*.jsx'], { cwd: work, encoding: 'utf8', maxBuffer: 1 << 28 }).split('\0').filter((file) => file !== '' && !file.endsWith('.d.ts'));
  return { reading, usual: all.filter((_, i) => Math.floor((i * SAMPLE) / all.length) !== Math.floor(((i - 1) * SAMPLE) / all.length)) };
}

const config = [
  {
    files: ['**/*.{js,jsx,ts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { unflag: plugin },
    settings: { unflag: { today: AS_OF, cache: false } },
    rules,
  },
] as unknown as Linter.Config[];
const eslint = new ESLint({ cwd: work, overrideConfigFile: true, overrideConfig: config, ignore: false, stats: true, errorOnUnmatchedPattern: false });

/** Milliseconds that parsing and our rules took, file by file. */
const costsOf = (results: readonly ESLint.LintResult[]): { parse: number; rules: number }[] =>
  results.flatMap(({ stats }) => stats?.times.passes ?? []).map((pass) => ({
    parse: pass.parse?.total ?? 0,
    rules: Object.entries(pass.rules ?? {}).reduce((sum, [name, { total }]) => sum + (name.startsWith('unflag/') ? total : 0), 0),
  }));
const costs = async (files: readonly string[]): Promise<ReturnType<typeof costsOf>> => costsOf(await eslint.lintFiles([...files]));

const sum = (list: readonly { parse: number; rules: number }[], part: 'parse' | 'rules'): number => list.reduce((total, cost) => total + cost[part], 0);
const shown = (numbers: readonly number[], digits: number, unit: string): string => {
  const { median, low, high } = spreadOf(numbers);
  return `${median.toFixed(digits)} ${unit} (${low.toFixed(digits)}-${high.toFixed(digits)})`;
};
const row = (what: string, figure: string, aim: string): void => { console.log(`| ${what} | ${figure} | ${aim} |`); };

async function eslintRows(title: string, files: readonly string[], aim: string): Promise<void> {
  const first = await costs(files);
  const shares: number[] = [];
  for (const run of runs) {
    const list = await costs(files);
    shares[run] = (100 * sum(list, 'rules')) / sum(list, 'parse');
  }
  row(`${title}, ${String(files.length)} files: rules beside parsing`, shown(shares, 2, '%'), aim);
  row(`${title}, first run in a process`, `${((100 * sum(first, 'rules')) / sum(first, 'parse')).toFixed(2)} %`, '');
}

/** A warm file of a thousand lines: as it is, when an editor saves or shows it, and with a key more each time. */
async function editorRows(files: readonly string[]): Promise<void> {
  const lines = execFileSync('wc', ['-l', ...files], { cwd: work, encoding: 'utf8' }).trim().split('\n').slice(0, -1).map((line) => line.trim().split(/\s+/));
  const [size = '', file] = lines.sort(([a], [b]) => Math.abs(Number(a) - 1000) - Math.abs(Number(b) - 1000))[0] ?? [];
  if (file === undefined) return;
  const text = readFileSync(join(work, file), 'utf8');
  const again = async (textOf: (turn: number) => string): Promise<number[]> => {
    const times: number[] = [];
    for (let turn = 0; turn < 30; turn++) times.push(sum(costsOf(await eslint.lintText(textOf(turn), { filePath: join(work, file) })), 'rules'));
    return times.slice(10);
  };
  row(`a warm file of ${size} lines that reads flags, as it is`, shown(await again(() => text), 2, 'ms'), '1 ms');
  row('the same after a key', shown(await again((turn) => `${text}//${' '.repeat(turn)}`), 2, 'ms'), '1 ms');
}

const bin = (name: string): string => join(projectRoot, 'node_modules/.bin', name);

/** Configurations of both linters with nothing but our rules; what modules export is kept between processes, or not. */
function writeConfigs(cache: boolean): { readonly inEslint: string[]; readonly inOxlint: string[] } {
  const settings = { unflag: { today: AS_OF, cache } };
  writeFileSync(join(work, 'bench.oxlintrc.json'), JSON.stringify({ jsPlugins: [{ name: 'unflag', specifier: pluginFile }], categories: { correctness: 'off' }, settings, rules }));
  writeFileSync(join(work, 'bench.eslint.config.mjs'), `import * as parser from ${JSON.stringify(import.meta.resolve('@typescript-eslint/parser'))};
import unflag from ${JSON.stringify(pathToFileURL(pluginFile).href)};
export default [{ files: ['**/*.{js,jsx,ts,tsx}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { unflag }, settings: ${JSON.stringify(settings)}, rules: ${JSON.stringify(rules)} }];
`);
  return { inEslint: [bin('eslint'), '-c', 'bench.eslint.config.mjs', '--no-ignore'], inOxlint: [bin('oxlint'), '-c', 'bench.oxlintrc.json', '--no-ignore'] };
}

/** New processes of both linters over the same files. */
function processRows(title: string, files: readonly string[], cache: boolean): void {
  const { inEslint, inOxlint } = writeConfigs(cache);
  const results = (): ESLint.LintResult[] => {
    const { stdout } = spawnSync(process.execPath, [...inEslint, '--stats', '-f', 'json', ...files], { cwd: work, encoding: 'utf8', maxBuffer: 1 << 30 });
    return JSON.parse(stdout) as ESLint.LintResult[];
  };
  if (cache) results();
  const shares = runs.map(() => {
    const list = costsOf(results());
    return (100 * sum(list, 'rules')) / sum(list, 'parse');
  });
  row(`files of all kinds, in a new process, ${title}`, shown(shares, 2, '%'), '');
  const ratios = runs.map(() => {
    const [eslintTook, oxlintTook] = [measure(work, [...inEslint, ...files]), measure(work, [...inOxlint, ...files])];
    return { wall: eslintTook.wall / oxlintTook.wall, cpu: eslintTook.cpu / oxlintTook.cpu };
  });
  row(`ESLint over oxlint, ${title}, wall time`, shown(ratios.map(({ wall }) => wall), 1, 'times'), '12 times');
  row(`ESLint over oxlint, ${title}, CPU`, shown(ratios.map(({ cpu }) => cpu), 1, 'times'), '');
}

/** Milliseconds that importing the plugin adds to importing ESLint. */
function loadRow(): void {
  const script = `await import(${JSON.stringify(import.meta.resolve('eslint'))}); const t = process.cpuUsage(); await import(${JSON.stringify(pathToFileURL(pluginFile).href)}); const { user, system } = process.cpuUsage(t); console.log((user + system) / 1000);`;
  const times = Array.from({ length: 10 }, () => Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })));
  row('loading the plugin after ESLint, CPU', shown(times, 0, 'ms'), '40 ms');
}

try {
  const { reading, usual } = samples();
  console.log('| what | median (quarters) | aim |\n| --- | --- | --- |');
  await eslintRows('files of all kinds', usual, '1 %');
  await eslintRows('files that read flags', reading, '5 %');
  await editorRows(reading);
  processRows('nothing kept', usual, false);
  processRows('with what another kept', usual, true);
  loadRow();
  console.log(`\n${values.repo}; ${values.runs} runs; Node ${process.version}; load ${loadavg()[0]?.toFixed(1) ?? ''}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
