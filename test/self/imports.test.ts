import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../src/facts/walk.ts';
import { parse } from '../../src/project/parse.ts';
import { filesIn, root, textOf } from './files.ts';

/** Helpers of rules that live beside the ESLint adapter. */
const RULE_HELPERS = ['define-rule', 'nested-reads', 'phrases', 'reads', 'truth'].map((name) => `src/lint/${name}.ts`);

const BASE = ['src/data', 'src/errors.ts', 'src/suggest.ts', 'src/text'];
const CORE = [...BASE, 'src/sdks', 'src/facts', 'src/config', 'src/registry', 'src/resolve'];

/**
 * Which folders a folder may import at run time, besides itself; first match counts. `types.ts` files and
 * `import type` bind nobody.
 */
const DIRECTIONS: readonly (readonly [folder: string, mayImport: readonly string[]])[] = [
  ['src/text', []],
  ['src/sdks', []],
  ['src/facts', ['src/sdks', 'src/text']],
  ['src/data', ['src/errors.ts', 'src/suggest.ts', 'src/text']],
  ['src/config', [...BASE, 'src/sdks', 'src/facts/walk.ts']],
  ['src/registry', [...BASE, 'src/config']],
  ['src/resolve', [...BASE, 'src/sdks', 'src/facts', 'src/project/parse.ts']],
  ['rules', ['src/facts', 'src/registry', 'src/suggest.ts', 'src/text', 'src/data/iso-day.ts', ...RULE_HELPERS]],
  [
    'src/lint',
    [...CORE, 'rules', 'src/project/parse.ts', 'src/project/disk-marks.ts', 'src/project/kept-resolver.ts', 'src/project/modules-cache.ts', 'src/project/prefilter-for.ts', 'src/project/scopes.ts', 'src/remove/remove-in-file.ts'],
  ],
  ['src/project/remove-from-project.ts', [...CORE, 'src/project', 'src/lint', 'src/remove']],
  ['src/project', [...CORE, 'rules', 'src/lint', 'package.json']],
  ['src/remove/passes', ['src/facts', 'src/remove', 'src/text']],
  ['src/remove', [...CORE, 'src/project']],
  ['src/reporters', BASE],
];

/** Folders that compute and nothing else: no file system, console, clock, waiting, ESLint or ts-morph. */
const PURE = ['src/text', 'src/facts', 'src/sdks', 'rules', 'src/remove/passes', ...RULE_HELPERS];
const PURE_PACKAGES = /^@typescript-eslint\/(?:types|scope-manager|visitor-keys)$|^picomatch$|^date-fns\//;

interface Import {
  readonly source: string;
  readonly typeOnly: boolean;
}

interface Module {
  readonly file: string;
  readonly imports: readonly Import[];
  /** Names that stand for something outside the file, such as `process`. */
  readonly globals: ReadonlySet<string>;
  readonly waits: boolean;
  readonly asksTheTime: boolean;
}

function importOf(node: TSESTree.Node): Import | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return {
        source: node.source.value,
        typeOnly:
          node.importKind === 'type' ||
          (node.specifiers.length > 0 &&
            node.specifiers.every((s) => s.type === 'ImportSpecifier' && s.importKind === 'type')),
      };
    case 'ExportAllDeclaration':
      return { source: node.source.value, typeOnly: node.exportKind === 'type' };
    case 'ExportNamedDeclaration':
      return node.source ? { source: node.source.value, typeOnly: node.exportKind === 'type' } : undefined;
    case 'ImportExpression':
      return node.source.type === 'Literal' ? { source: String(node.source.value), typeOnly: false } : undefined;
    default:
      return undefined;
  }
}

/** `new Date()`, `Date()`, `Date.now()`. */
function isClock(node: TSESTree.Node): boolean {
  const isDate = (each: TSESTree.Node) => each.type === 'Identifier' && each.name === 'Date';
  if (node.type === 'CallExpression' && isDate(node.callee)) return true;
  if (node.type === 'NewExpression') return isDate(node.callee) && node.arguments.length === 0;
  return (
    node.type === 'MemberExpression' &&
    isDate(node.object) &&
    node.property.type === 'Identifier' &&
    node.property.name === 'now'
  );
}

function moduleOf(file: string): Module {
  const { source, problem } = parse(file, textOf(file));
  if (!source) throw new Error(`${file}: ${problem.message}`);
  const imports: Import[] = [];
  let waits = false;
  let asksTheTime = false;
  walk(source.ast, (node) => {
    const found = importOf(node);
    if (found) imports.push(found);
    if (node.type === 'AwaitExpression' || ('async' in node && node.async)) waits = true;
    if (isClock(node)) asksTheTime = true;
  });
  const globals = new Set((source.scopes.globalScope?.through ?? []).map((reference) => reference.identifier.name));
  return { file, imports, globals, waits, asksTheTime };
}

const modules = [...filesIn('src', /\.ts$/), ...filesIn('rules', /\.ts$/)].map(moduleOf);
const inFolder = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`);
const targetOf = (file: string, source: string) => posix.join(posix.dirname(file), source);

describe('imports go one way', () => {
  for (const [folder, mayImport] of DIRECTIONS) {
    const owner = (file: string) => DIRECTIONS.find(([other]) => inFolder(file, other))?.[0];
    const mine = modules.filter(({ file }) => owner(file) === folder);

    it(`${folder} imports only ${['itself', ...mayImport].join(', ')}`, () => {
      const wrong = mine.flatMap(({ file, imports }) =>
        imports
          .filter(({ source, typeOnly }) => source.startsWith('.') && !typeOnly && !source.endsWith('/types.ts'))
          .map(({ source }) => targetOf(file, source))
          .filter((target) => ![folder, ...mayImport].some((allowed) => inFolder(target, allowed)))
          .map((target) => `${file} imports ${target}`),
      );
      expect(wrong).toEqual([]);
    });
  }
});

describe('what a folder may not do', () => {
  const pure = modules.filter(({ file }) => PURE.some((folder) => inFolder(file, folder)));

  it.each(PURE)('%s imports no package that does input, output or more than it needs', (folder) => {
    const wrong = pure
      .filter(({ file }) => inFolder(file, folder))
      .flatMap(({ file, imports }) =>
        imports
          .filter(({ source, typeOnly }) => !typeOnly && !source.startsWith('.') && !PURE_PACKAGES.test(source))
          .map(({ source }) => `${file} imports ${source}`),
      );
    expect(wrong).toEqual([]);
  });

  it.each(PURE)('%s knows no console, clock, process or waiting', (folder) => {
    const wrong = pure
      .filter(({ file }) => inFolder(file, folder))
      .flatMap(({ file, globals, waits, asksTheTime }) => [
        ...['console', 'process', 'performance', 'setTimeout', 'fetch', 'require']
          .filter((name) => globals.has(name))
          .map((name) => `${file} uses ${name}`),
        ...(waits ? [`${file} waits`] : []),
        ...(asksTheTime ? [`${file} asks the time`] : []),
      ]);
    expect(wrong).toEqual([]);
  });

  it('only the command line touches the process, and what the plugin does when it ends', () => {
    const wrong = modules
      .filter(({ file }) => file !== 'src/cli.ts' && file !== 'src/lint/at-exit.ts')
      .filter(
        ({ globals, imports }) =>
          globals.has('process') || imports.some(({ source }) => /^(?:node:)?process$/.test(source)),
      )
      .map(({ file }) => file);
    expect(wrong).toEqual([]);
  });

  it('reads its own sources', () => {
    expect(modules.length).toBeGreaterThan(30);
    expect(modules.find(({ file }) => join(root, file) === join(root, 'src/cli.ts'))?.globals).toContain('process');
  });
});
