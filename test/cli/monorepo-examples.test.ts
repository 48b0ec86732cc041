import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root as projectRoot } from '../self/files.ts';
import { cli, fixture, write, type CliResult } from './cli.ts';

const FOLDER = 'fixtures/projects/monorepo';
const textOf = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

/** Runs a line of an example as a shell would: `npx unflag check --shard 1/2 > part.json`. */
async function shell(cwd: string, line: string): Promise<CliResult> {
  const [, words = '', file] = /^(?:npx )?unflag (.*?)(?: > (\S+))?$/.exec(line) ?? [];
  expect(words, line).not.toBe('');
  const result = await cli(cwd, ...words.split(' '));
  if (file !== undefined) write(cwd, { [file]: result.out });
  return result;
}

const fileOf = (line: string): string | undefined => / > (\S+)$/.exec(line)?.[1];

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly needs?: string; readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } }; readonly steps: readonly { readonly run?: string; readonly with?: { readonly path?: string } }[] }>>;
}

test('each package has its own flags and its own patience', async () => {
  const { out, code } = await cli(fixture('monorepo'), 'list');
  expect(code).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "FLAG              STATE                KIND     OWNER      READS  FILES  TESTS
    express-checkout  expired 83 days ago  release  @checkout      1      1      0
    new-search        expires in 9 days    release  @web           1      1      0

    2 flags, as of 2026-11-22
    Next: unflag explain express-checkout shows one flag whole.
    "
  `);
});

test('the GitHub Actions workflow says what one run says', async () => {
  const root = fixture('monorepo');
  const one = await cli(root, 'check', '--format', 'github');
  const { jobs } = parse(textOf(`${FOLDER}/.github/workflows/flags.yml`)) as Workflow;
  const command = (job: string): string => jobs[job]?.steps.map(({ run = '' }) => run).find((run) => run.includes('unflag')) ?? '';
  const shards = jobs.shard?.strategy?.matrix.shard ?? [];
  for (const shard of shards) {
    const filled = (text: string): string => text.replaceAll('${{ matrix.shard }}', String(shard));
    expect((await shell(root, filled(command('shard')))).code).toBe(0);
    const kept = jobs.shard?.steps.flatMap((step) => step.with?.path ?? []) ?? [];
    expect(kept.map(filled)).toEqual([fileOf(filled(command('shard'))), fileOf(filled(command('shard')))]);
  }
  expect(jobs.merge?.needs).toBe('shard');
  expect(await shell(root, command('merge'))).toEqual(one);
  expect(one.code).toBe(1);
});

interface Turbo {
  readonly tasks: Readonly<Record<string, { readonly dependsOn?: readonly string[]; readonly outputs?: readonly string[]; readonly cache?: boolean }>>;
}

test('the Turborepo tasks say what one run says', async () => {
  const root = fixture('monorepo');
  const one = await cli(root, 'check');
  const { scripts } = JSON.parse(textOf(`${FOLDER}/package.json`)) as { scripts: Readonly<Record<string, string>> };
  const { tasks } = JSON.parse(textOf(`${FOLDER}/turbo.json`)) as Turbo;
  const scriptOf = (task: string): string => scripts[task.replace('//#', '')] ?? '';
  const { dependsOn = [], cache } = tasks['//#flags'] ?? {};
  expect(cache).toBe(false);
  for (const task of dependsOn) {
    expect((await shell(root, scriptOf(task))).code).toBe(0);
    expect(tasks[task]?.outputs).toEqual([fileOf(scriptOf(task))]);
  }
  expect(await shell(root, scriptOf('//#flags'))).toEqual(one);
});

interface Nx {
  readonly targets: Readonly<Record<string, { readonly command: string; readonly dependsOn?: readonly string[]; readonly outputs?: readonly string[]; readonly cache: boolean }>>;
}

test('the Nx targets say what one run says', async () => {
  const root = fixture('monorepo');
  const one = await cli(root, 'check');
  const { targets } = JSON.parse(textOf(`${FOLDER}/project.json`)) as Nx;
  const { dependsOn = [], cache, command = '' } = targets.flags ?? {};
  expect(cache).toBe(false);
  for (const name of dependsOn) {
    const target = targets[name];
    expect((await shell(root, target?.command ?? '')).code).toBe(0);
    expect(target?.outputs).toEqual([`{workspaceRoot}/${fileOf(target?.command ?? '') ?? ''}`]);
  }
  expect(await shell(root, command)).toEqual(one);
});

test('what the examples write is ignored by git', () => {
  expect(textOf(`${FOLDER}/.gitignore`).split('\n')).toContain('flags-*.json');
});

test.each(['turbo.json', 'nx.json', 'project.json', '.github/workflows/flags.yml'])('docs/monorepos.md shows %s as it is', (file) => {
  expect(textOf('docs/monorepos.md')).toContain(textOf(`${FOLDER}/${file}`).trimEnd());
});
