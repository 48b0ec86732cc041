import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openCompiler } from '../../src/project/compiler.ts';
import { openProject } from '../../src/project/open-project.ts';
import { createReport } from '../../src/project/report.ts';
import type { Report } from '../../src/project/types.ts';

vi.mock('../../src/project/compiler.ts', { spy: true });

const FILES = {
  'package.json': '{ "name": "typed", "dependencies": { "unleash-client": "*" } }',
  'keys.ts': "export type Key = 'one' | 'two';",
  'deps.ts': "import type { Unleash } from 'unleash-client';\nexport interface Deps { readonly flags: Unleash }",
  'page.ts': `import type { Key } from './keys';
import type { Deps } from './deps';
export const all = (list: Deps[], keys: Key[]) => list.map((deps) => keys.map((key) => deps.flags.isEnabled(key)));
export const any = (list: any[], deps: Deps, names: string[]) => list.map((item) => item.isEnabled('x')) && names.map((name) => deps.flags.isEnabled(name));`,
  'plain.ts': "import { initialize } from 'unleash-client';\nexport const on = initialize({}).isEnabled('plain');",
};

let root: string;

beforeEach(() => {
  vi.mocked(openCompiler).mockClear();
  root = mkdtempSync(join(tmpdir(), 'unflag-types-'));
  for (const [file, text] of Object.entries(FILES)) write(file, text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function scan(options: { readonly types?: boolean; readonly cached?: boolean } = {}): Report {
  const { scan: project, asOf } = openProject({ cwd: root, asOf: '2026-01-01', ...options });
  return createReport(project, { asOf });
}

const keysIn = ({ flags }: Report): string[] => flags.filter(({ evaluations }) => evaluations.length > 0).map(({ key }) => key);
const openIn = ({ openQuestions }: Report): string[] => openQuestions.map(({ file, line, about }) => `${file}:${line} ${about}`);

it('knows receivers and keys by their types, and says what stays open', () => {
  const report = scan();
  expect(keysIn(report)).toEqual(['one', 'plain', 'two']);
  expect(report.flags.flatMap(({ evaluations }) => evaluations.map(({ exactness, confidence }) => `${exactness} ${confidence}`))).toEqual(['union type', 'exact import', 'union type']);
  expect(openIn(report)).toEqual(['page.ts:4 receiver', 'page.ts:4 key']);
});

it('asks nothing with `--no-types`, and counts what types could tell', () => {
  const report = scan({ types: false });
  expect(keysIn(report)).toEqual(['plain']);
  expect(openIn(report)).toEqual(['page.ts:3 receiver', 'page.ts:4 receiver', 'page.ts:4 key']);
  expect(openCompiler).not.toHaveBeenCalled();
});

it('leaves TypeScript alone where the text says everything', () => {
  rmSync(join(root, 'page.ts'));
  expect(keysIn(scan())).toEqual(['plain']);
  expect(openCompiler).not.toHaveBeenCalled();
});

it('takes methods for those of an SDK only where a manifest names it', () => {
  write('page.ts', "import type { Deps } from './deps';\nexport const all = (list: Deps[]) => list.map((deps) => deps.flags.isEnabled('nav'));");
  expect(keysIn(scan())).toEqual(['nav', 'plain']);
  write('package.json', '{ "name": "typed" }');
  expect(keysIn(scan())).toEqual(['plain']);
});

it('keeps the answers until a file changes that they depend on', () => {
  mkdirSync(join(root, 'node_modules'));
  const first = scan({ cached: true });
  expect(scan({ cached: true })).toEqual(first);
  write('plain.ts', `${FILES['plain.ts']}\nexport const more = initialize({}).isEnabled('more');`);
  expect(keysIn(scan({ cached: true }))).toEqual(['more', 'one', 'plain', 'two']);
  expect(openCompiler).toHaveBeenCalledTimes(1);
  write('keys.ts', "export type Key = 'one' | 'three';");
  expect(keysIn(scan({ cached: true }))).toEqual(['more', 'one', 'plain', 'three']);
  expect(openCompiler).toHaveBeenCalledTimes(2);
  expect(keysIn(scan({ cached: true, types: false }))).toEqual(['more', 'plain']);
});
