import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root } from './files.ts';

/** Packages that Node loads for a module of the built package, CommonJS and native ones included. */
function packagesLoadedBy(file: string): Set<string> {
  const hook = `
    import { writeSync } from 'node:fs';
    export const load = (url, context, next) => (writeSync(2, url + '\\n'), next(url, context));
  `;
  const program = `
    import Module, { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}));
    await import(${JSON.stringify(pathToFileURL(join(root, 'dist', file)).href)});
    for (const name of Object.keys(Module._cache)) console.error(name);
  `;
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const loaded = stderr.replaceAll('\\', '/').split('\n');
  const names = loaded.map((path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}

const HEAVY = ['ts-morph', '@ts-morph/common', 'typescript', 'commander', 'prettier'];
const LATE = ['oxc-parser', 'oxc-resolver', '@typescript-eslint/scope-manager'];

describe('what loading costs', () => {
  it('the ESLint plugin loads neither ts-morph nor commander nor TypeScript, and parser and scopes only when they are needed', () => {
    const packages = packagesLoadedBy('eslint-plugin.js');
    expect(packages).toContain('picomatch');
    expect([...HEAVY, ...LATE].filter((name) => packages.has(name))).toEqual([]);
  });

  it('the library loads ts-morph only when it is needed', () => {
    const packages = packagesLoadedBy('index.js');
    expect(HEAVY.filter((name) => packages.has(name))).toEqual([]);
  });
});
