import { createHash } from 'node:crypto';
import { createRequire, Module } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { stripTypes } from './strip-types.ts';

interface CompiledModule extends Module {
  /** Runs source text as this module; with `module` as ES module, synchronously. */
  _compile(code: string, file: string, format?: 'module' | 'commonjs'): unknown;
}

/**
 * Runs a JavaScript or TypeScript module, given its text, and returns its default export, or undefined when it has none. The module may import
 * what Node can load; it must not use top-level await. Each text runs anew, so that edits are seen.
 */
export function runModule(file: string, text: string): unknown {
  const code = /\.[cm]?ts$/.test(file) ? stripTypes(file, text) : text;
  const commonJs = file.endsWith('.cjs') || (/\bexports\b/.test(code) && !/^\s*export\b/m.test(code));
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 12);
  const virtual = join(dirname(file), `${basename(file)}.${hash}.${commonJs ? 'cjs' : 'mjs'}`);
  const module = new Module(virtual) as CompiledModule;
  module.filename = virtual;
  module.paths = createRequire(file).resolve.paths('x') ?? [];
  module._compile(code, virtual, commonJs ? 'commonjs' : 'module');
  const exports = module.exports as { readonly default?: unknown } | undefined;
  return exports?.default ?? (commonJs ? exports : undefined);
}
