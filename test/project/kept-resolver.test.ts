import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { writeChecked } from '../../src/project/cache-file.ts';
import { hashedText } from '../../src/project/disk-marks.ts';
import { createKeptResolver, type KeptResolver } from '../../src/project/kept-resolver.ts';
import { createModulesCache } from '../../src/project/modules-cache.ts';
import { parse } from '../../src/project/parse.ts';
import { prefilterFor } from '../../src/project/prefilter-for.ts';
import { createScopeOf } from '../../src/project/scopes.ts';
import { configIn } from '../../src/config/load-config.ts';
import { loadRegistry } from '../../src/registry/load-registry.ts';

let root: string;
let clock = 1_700_000_000;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unflag-kept-'));
  mkdirSync(join(root, 'node_modules/.cache/unflag'), { recursive: true });
  settle(join(root, 'node_modules'));
  write('package.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Lets a path and the folders around it have changed long ago, each time later. */
function settle(path: string): void {
  for (let at = path; at.length >= root.length; at = dirname(at)) utimesSync(at, ++clock, clock);
}

function write(file: string, text: string): void {
  const path = join(root, file);
  const isNew = statSync(path, { throwIfNoEntry: false }) === undefined;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  if (isNew) settle(path);
  else utimesSync(path, ++clock, clock);
}

function remove(file: string): void {
  rmSync(join(root, file), { force: true });
  settle(dirname(join(root, file)));
}

/** The resolver of one process, and what is read with it. */
function open(cached: boolean): { resolver: KeptResolver; read: readonly string[]; keysIn(file: string): unknown; end(): void } {
  const config = loadConfig({ cwd: root });
  const scopeOf = createScopeOf({ config, registry: loadRegistry(config.registry, { root }), configIn: (folder) => configIn(join(root, folder)) });
  const cache = createModulesCache(root);
  const prefilterOf = (file: string) => prefilterFor(scopeOf(file));
  const read: string[] = [];
  const resolver = createKeptResolver({ root, scopeOf, prefilterOf, kept: cached ? cache?.load() : undefined, onReading: ({ source }) => read.push(source.file) });
  return {
    resolver,
    read,
    keysIn(file) {
      resolver.marks.visit(file);
      const text = readFileSync(join(root, file), 'utf8');
      const { source } = parse(file, text);
      const hashed = hashedText(text);
      if (!source || !resolver.mayAsk(file, hashed)) return [];
      const kept = resolver.factsOf(file, hashed, 'oxc');
      const facts = kept ?? readFacts(source, { sdks: scopeOf(file).sdks, declarations: [], resolver, isTest: false });
      if (!kept) resolver.provideFacts(file, hashed, 'oxc', facts);
      return facts.evaluations.map(({ keys, range }) => [keys, range]);
    },
    end: () => { if (cached && resolver.hasNews()) cache?.save(resolver.keep()); },
  };
}

const files = (): string[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /^(?!node_modules).*\.tsx?$/.test(file)).sort();

/** What a process finds that goes on with what was kept, which must be what one finds that knows nothing. */
function warm(): Record<string, unknown> {
  const [kept, fresh] = [open(true), open(false)];
  const found = Object.fromEntries(files().map((file) => [file, kept.keysIn(file)]));
  expect(found).toEqual(Object.fromEntries(files().map((file) => [file, fresh.keysIn(file)])));
  kept.end();
  return found;
}

const keys = (found: Record<string, unknown>): string[] => [...JSON.stringify(found).matchAll(/"([a-z-]+)"\]/g)].map(([, key = '']) => key).sort();

const ON = "import { useFlag } from '@unleash/proxy-client-react';\nexport const useOn = (key: string): boolean => useFlag(key);\n";
const PAGE = "import { useOn } from './on';\nimport { NAV } from './keys';\nexport const Page = () => (useOn(NAV) ? 1 : 2);\n";

describe('after a process that read everything', () => {
  beforeEach(() => {
    write('src/on.ts', ON);
    write('src/keys.ts', "export const NAV = 'new-nav';\n");
    write('src/page.ts', PAGE);
    write('src/plain.ts', 'export const add = (a: number, b: number): number => a + b;\n');
    write('src/all/index.ts', "export * from '../on';\nexport * from '../page';\n");
    write('src/app.ts', "import { useOn, Page } from './all';\nimport { add } from './plain';\nexport const App = () => (useOn('new-app') ? Page() : add(1, 2));\n");
    expect(keys(warm())).toEqual(['new-app', 'new-nav']);
  });

  test('reads nothing again while nothing changed', () => {
    const { resolver, read, keysIn } = open(true);
    for (const file of files()) keysIn(file);
    expect([resolver.hasNews(), read]).toEqual([false, []]);
  });

  test('reads nothing but a changed file that tells others the same', () => {
    write('src/page.ts', `${PAGE}export const more = 1;\n`);
    const { resolver, read, keysIn } = open(true);
    for (const file of files()) keysIn(file);
    expect([resolver.hasNews(), [...new Set(read)]]).toEqual([true, ['src/page.ts']]);
    expect(keys(warm())).toEqual(['new-app', 'new-nav']);
  });

  test('knows files again that were written as they were', () => {
    for (const file of files()) write(file, readFileSync(join(root, file), 'utf8'));
    expect(keys(warm())).toEqual(['new-app', 'new-nav']);
  });

  test.each<[what: string, change: () => void, found: string[]]>([
    ['a file without flags that now reads one', () => write('src/plain.ts', "import { useOn } from './on';\nexport const add = (a: number, b: number) => (useOn('plain') ? a : b);\n"), ['new-app', 'new-nav', 'plain']],
    ['a file that no longer reads any', () => write('src/page.ts', 'export const Page = () => 2;\n'), ['new-app']],
    ['a constant of another file', () => write('src/keys.ts', "export const NAV = 'old-nav';\n"), ['new-app', 'old-nav']],
    ['a constant that another file makes up now', () => { write('src/words.ts', "export const WORD = 'old';\n"); write('src/keys.ts', "import { WORD } from './words';\nexport const NAV = `${WORD}-nav`;\n"); }, ['new-app', 'old-nav']],
    ['a wrapper that asks for one flag now', () => write('src/on.ts', "import { useFlag } from '@unleash/proxy-client-react';\nexport const useOn = (key: string): boolean => key !== '' && useFlag('fixed');\n"), ['fixed']],
    ['a wrapper that is none any more', () => write('src/on.ts', 'export const useOn = (key: string): boolean => key !== "";\n'), []],
    ['a barrel that passes less on', () => write('src/all/index.ts', "export * from '../page';\n"), ['new-nav']],
    ['a wrapper that is gone', () => remove('src/on.ts'), []],
    ['a wrapper by a nearer name', () => write('src/on/index.ts', 'export const useOn = () => true;\n'), ['new-app', 'new-nav']],
    ['a file that comes before a folder', () => write('src/all.ts', "export const useOn = () => true;\nexport const Page = () => 1;\n"), ['new-nav']],
    ['a file where a folder was', () => { rmSync(join(root, 'src/all'), { recursive: true }); write('src/all', ''); }, ['new-nav']],
    ['what imports mean', () => write('tsconfig.json', '{ "compilerOptions": { "paths": { "x/*": ["./src/*"] } } }'), ['new-app', 'new-nav']],
    ['the configuration', () => write('unflag.config.json', '{ "sdks": [] }'), []],
    ["a folder's configuration", () => write('src/all/unflag.config.json', '{ "sdks": [] }'), ['new-app', 'new-nav']],
    ['a file that no longer parses', () => write('src/on.ts', 'export const useOn = (;\n'), []],
  ])('sees %s', (_, change, found) => {
    change();
    expect(keys(warm())).toEqual(found);
    expect(keys(warm())).toEqual(found);
  });

  test('sees that an import leads elsewhere by a path of the tsconfig', () => {
    write('src/app.ts', "import { useOn } from 'flags';\nexport const App = () => useOn('new-app');\n");
    write('tsconfig.json', '{ "extends": "./paths.json" }');
    write('paths.json', '{ "compilerOptions": { "paths": { "flags": ["./src/plain"] } } }');
    expect(keys(warm())).toEqual(['new-nav']);
    write('paths.json', '{ "compilerOptions": { "paths": { "flags": ["./src/on"] } } }');
    expect(keys(warm())).toEqual(['new-app', 'new-nav']);
  });

  test('keeps what processes found that ran at once', () => {
    rmSync(join(root, 'node_modules/.cache/unflag/modules.json'));
    const [one, other] = [open(true), open(true)];
    one.keysIn('src/page.ts');
    other.keysIn('src/plain.ts');
    one.end();
    other.end();
    const { resolver, read, keysIn } = open(true);
    for (const file of ['src/page.ts', 'src/plain.ts']) keysIn(file);
    expect([resolver.hasNews(), read]).toEqual([false, []]);
  });

  test('does without what another version wrote', () => {
    const file = join(root, 'node_modules/.cache/unflag/modules.json');
    writeChecked(file, '{"format":1,"texts":[],"modules":[]}');
    expect(keys(warm())).toEqual(['new-app', 'new-nav']);
    expect(readFileSync(file, 'utf8')).toContain('src/app.ts');
  });

  test.each(['', '{}', '{"sum":"","facts":{}}'])('does without a file that says %j', (text) => {
    writeFileSync(join(root, 'node_modules/.cache/unflag/modules.json'), text);
    expect(keys(warm())).toEqual(['new-app', 'new-nav']);
  });
});

test('does without where nothing can be written', () => {
  rmSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'node_modules'), '');
  write('src/on.ts', ON);
  write('src/page.ts', "import { useOn } from './on';\nexport const Page = () => useOn('new-page');\n");
  expect(keys(warm())).toEqual(['new-page']);
});

/** Statements of a module, which may ask those that come after it. */
const LINES: readonly ((own: string, other: string) => string)[] = [
  () => "import { useFlag } from '@unleash/proxy-client-react';\nexport const useOn = (key: string) => useFlag(key);",
  (own) => `export const KEY = 'key-${own}';`,
  (own) => `export const plain = '${own}';`,
  (_, other) => `export * from './${other}';`,
  (_, other) => `export { useOn } from './${other}';`,
  (_, other) => `import { KEY } from './${other}';\nexport { KEY };`,
  (own, other) => `import { useOn as on } from './${other}';\nexport const useOther = (key: string) => on(key);\nexport const read = () => on('read-${own}');`,
  (own, other) => `import { useOther as more } from './${other}';\nexport const useOn = (key: string) => more(key);\nexport const own = () => more('own-${own}');`,
  (_, other) => `import { useOn as given } from './${other}';\nimport { KEY as key } from './${other}';\nexport const keyed = () => given(key);`,
  (_, other) => `import * as ns from './${other}';\nexport const spaced = () => ns.useOn(ns.KEY);`,
];
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const moduleOf = (own: number) =>
  fc.tuple(fc.uniqueArray(fc.nat(LINES.length - 1), { minLength: 1, maxLength: 3 }), fc.nat(4)).map(([lines, next]) => {
    const other = NAMES[Math.min(own + 1 + next, NAMES.length)] ?? 'none';
    return { file: `src/${NAMES[own] ?? ''}.ts`, text: `${lines.map((line) => LINES[line]?.(NAMES[own] ?? '', other) ?? '').join('\n')}\n` };
  });
const change = fc.nat(NAMES.length - 1).chain((own) => fc.record({ to: moduleOf(own), isGone: fc.integer({ min: 0, max: 4 }).map((n) => n === 0) }));

test('finds after any changes what a process finds that knows nothing', () => {
  fc.assert(
    fc.property(fc.tuple(...NAMES.map((_, own) => moduleOf(own))), fc.array(fc.record({ changes: fc.array(change, { maxLength: 2 }), asks: fc.nat(NAMES.length - 1) }), { minLength: 1, maxLength: 4 }), (modules, processes) => {
      rmSync(join(root, 'node_modules/.cache/unflag/modules.json'), { force: true });
      for (const { file, text } of modules) write(file, text);
      warm();
      for (const { changes, asks } of processes) {
        for (const { to, isGone } of changes) {
          if (isGone) remove(to.file);
          else write(to.file, to.text);
        }
        // One that asks of a single file must keep what later ones can go on with.
        const one = open(true);
        const [file] = files().slice(asks);
        if (file !== undefined) one.keysIn(file);
        one.end();
        warm();
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 25), ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
  );
});
