/**
 * Whether an editor and CI say the same: findings of ESLint (typescript-eslint's parser, no types) and of `unflag check --no-types`,
 * all rules of `strict`, for every script of public repositories, tests too. A registry that lacks their flags makes every read
 * and every override a finding. With `--oxlint` also what oxlint says of files with findings and of some others, and again in a process that
 * goes on with what the first one kept.
 *
 *     npm run bench:agree -- --mirror DIR [--repo OWNER/NAME] [--oxlint]
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { Report } from '../src/project/types.ts';
import { rules } from '../rules/index.ts';
import type source from '../src/eslint-plugin.ts';
import { checkout, projectRoot, unflag } from './lib.ts';

const REPOSITORIES = ['hypothesis/client', 'influxdata/ui', 'linode/manager'];
const AS_OF = '2026-11-22';

const { values } = parseArgs({
  options: { mirror: { type: 'string' }, repo: { type: 'string' }, oxlint: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } },
});
if (values.mirror === undefined) throw new Error('--mirror DIR: a folder of bare clones, OWNER+NAME/repo');

const plugin = ((await import(pathToFileURL(join(projectRoot, 'dist/eslint-plugin.js')).href)) as { default: typeof source }).default;
const strict = Object.keys(plugin.configs.strict.rules ?? {}).filter((name) => rules[name.replace('unflag/', '')]?.scope === 'file');
const hasTests = (name: string): boolean => 'checkTests' in (rules[name.replace('unflag/', '')]?.meta.schema[0]?.properties ?? {});
const levels = Object.fromEntries(strict.map((name) => [name, hasTests(name) ? (['warn', { checkTests: true }] as const) : ('warn' as const)]));
/** One flag that no repository reads. */
const REGISTRY = "flags:\n  - { key: unflag-bench-agree, owner: '@bench', kind: ops }\n";

/** One line a finding: place, rule and words. */
const lineOf = (file: string, line: number, column: number, rule: string, message: string): string => `${file}:${line}:${column} ${rule} ${message}`;

/** What `check` says of single files; what it says of the project as a whole no editor can. */
function findingsOfCheck(report: Report): string[] {
  return report.findings
    .filter(({ rule, messageId }) => `unflag/${rule}` in levels && messageId !== 'project')
    .map(({ file, line, column, rule, message }) => lineOf(file, line, column, rule, message));
}

function findingsOfEslint(work: string, files: readonly string[]): string[] {
  const linter = new Linter({ cwd: work });
  const config = [
    {
      files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      plugins: { unflag: plugin },
      settings: { unflag: { today: AS_OF } },
      rules: levels,
    },
  ] as unknown as Parameters<Linter['verify']>[1];
  return files.flatMap((file) => {
    const messages = linter.verify(readFileSync(join(work, file), 'utf8'), config, { filename: join(work, file) });
    return messages.filter(({ ruleId }) => ruleId?.startsWith('unflag/')).map(({ line, column, ruleId, message }) => lineOf(file, line, column, (ruleId ?? '').replace('unflag/', ''), message));
  });
}

interface Diagnostic { readonly filename: string; readonly message: string; readonly code: string; readonly labels: readonly { readonly span: { readonly line: number } }[] }

/** oxlint counts columns in bytes of UTF-8, so lines are compared. */
function findingsOfOxlint(work: string, files: readonly string[]): string[] {
  writeFileSync(join(work, '.oxlintrc.json'), JSON.stringify({
    jsPlugins: [{ name: 'unflag', specifier: join(projectRoot, 'dist/eslint-plugin.js') }],
    categories: { correctness: 'off' }, settings: { unflag: { today: AS_OF } }, rules: levels,
  }));
  const { stdout } = spawnSync(join(projectRoot, 'node_modules/.bin/oxlint'), ['-c', '.oxlintrc.json', '--no-ignore', '-f', 'json', ...files], { cwd: work, encoding: 'utf8', maxBuffer: 1 << 28 });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  return diagnostics.filter(({ code }) => code.startsWith('unflag')).map(({ filename, message, labels }) => `${filename}:${labels[0]?.span.line ?? 0} ${message}`);
}

/** What one list has and the other lacks, counting. */
function difference(one: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
  return one.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

function compare(title: string, [oneName, one]: [string, readonly string[]], [otherName, other]: [string, readonly string[]]): void {
  const [onlyOne, onlyOther] = [difference(one, other), difference(other, one)];
  console.log(`${title}: ${one.length} findings of ${oneName}, ${other.length} of ${otherName}, ${onlyOne.length + onlyOther.length} differ`);
  for (const line of onlyOne) console.log(`  only ${oneName}: ${line}`);
  for (const line of onlyOther) console.log(`  only ${otherName}: ${line}`);
  if (onlyOne.length + onlyOther.length > 0) process.exitCode = 1;
}

for (const repository of values.repo === undefined ? REPOSITORIES : [values.repo]) {
  const work = checkout(resolve(values.mirror), repository, 'HEAD');
  appendFileSync(join(work, 'unflag.config.yaml'), `\nregistry: bench-flags.yaml\nrules: ${JSON.stringify(levels)}\n`);
  writeFileSync(join(work, 'bench-flags.yaml'), REGISTRY);
  const report = JSON.parse(unflag(work, 'check', '--no-types', '--format', 'json', '--as-of', AS_OF)) as Report;
  const files = scripts(work, report);
  const [inCheck, inEslint] = [findingsOfCheck(report), findingsOfEslint(work, files)];
  compare(`${repository} (${files.length} files)`, ['ESLint', inEslint], ['check', inCheck]);
  if (values.oxlint) {
    const sample = [...new Set([...inEslint.map((line) => line.replace(/:.*/, '')), ...files.filter((_, index) => index % 10 === 0)])].slice(0, 500);
    const lines = inEslint.filter((line) => sample.includes(line.replace(/:.*/, ''))).map((line) => line.replace(/^(.*?:\d+):\d+ \S+ /, '$1 '));
    mkdirSync(join(work, 'node_modules'), { recursive: true });
    compare(`${repository} (${sample.length} files)`, ['ESLint', lines], ['oxlint', findingsOfOxlint(work, sample)]);
    compare(`${repository}, with what was kept`, ['ESLint', lines], ['oxlint', findingsOfOxlint(work, sample)]);
  }
  if (values.keep) console.log(work);
  else rmSync(work, { recursive: true, force: true });
}

/** The scripts that `check` looked at, those that do not parse aside. */
function scripts(work: string, { skipped, problems }: Report): string[] {
  const left = new Set([...skipped, ...problems].map(({ file }) => file));
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: work, encoding: 'utf8', maxBuffer: 1 << 28 });
  return stdout.split('\0').filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !left.has(file));
}
