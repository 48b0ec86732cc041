import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { moduleName } from '../facts/sdk-index.ts';
import type { Sdk } from '../sdks/types.ts';
import { specifierResolver } from './specifier-resolver.ts';
import type { ModuleSummary, Resolver } from './types.ts';

/** What a resolver needs of the project. */
export interface ResolverHost {
  /** Absolute path of the project's root. */
  readonly root: string;
  /** The summary of a file of the project (path from the root); undefined when it does not parse or is not there. */
  summary(file: string): ModuleSummary | undefined;
  /** Whether a file can hold wrappers at all: asked before it is summed up for want of them. */
  mayWrap(file: string): boolean;
}

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte', '.json'];
const MAX_REEXPORTS = 20;

/** Joins the summaries of a project's modules by import resolution: relative paths, tsconfig paths, workspaces, package exports. */
export function createResolver(host: ResolverHost): Resolver & { resolve(file: string, source: string): string | undefined } {
  const factory = new ResolverFactory({
    tsconfig: 'auto',
    extensions: EXTENSIONS,
    extensionAlias: { '.js': ['.ts', '.tsx', '.js', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'], '.jsx': ['.tsx', '.jsx'] },
    conditionNames: ['source', 'types', 'import', 'node', 'default', 'require'],
    mainFields: ['source', 'module', 'main'],
  });
  const resolved = new Map<string, string | undefined>();
  const sdks = new Map<string, Sdk | undefined>();
  const busy = new Set<string>();

  /** The project's file (from the root) that an import source means; undefined for packages and what is not there. */
  function resolve(file: string, source: string): string | undefined {
    const cacheKey = `${source.startsWith('.') ? dirname(file) : file.split('/').slice(0, 3).join('/')}\0${source}`;
    if (resolved.has(cacheKey)) return resolved.get(cacheKey);
    let path: string | undefined;
    try {
      path = factory.resolveFileSync(join(host.root, file), source).path;
    } catch {
      path = undefined;
    }
    const inside = path === undefined ? undefined : relative(host.root, path).split(sep).join('/');
    const target = inside === undefined || inside.startsWith('..') || inside.includes('node_modules/') ? undefined : inside;
    resolved.set(cacheKey, target);
    return target;
  }

  /** The module that finally gives an exported name, and its name there. */
  function locate(file: string, name: string, depth = 0): { file: string; name: string } | undefined {
    if (depth > MAX_REEXPORTS) return undefined;
    const summary = host.summary(file);
    const found = summary && Object.hasOwn(summary.exports, name) ? summary.exports[name] : undefined;
    if (found?.type === 'reference') {
      const target = resolve(file, found.source);
      if (target === undefined) return { file, name };
      return found.name === '*' ? { file: target, name: '*' } : (locate(target, found.name, depth + 1) ?? { file, name });
    }
    if (found) return { file, name };
    if (name === 'default') return undefined;
    for (const star of summary?.stars ?? []) {
      const target = resolve(file, star);
      const inner = target === undefined ? undefined : locate(target, name, depth + 1);
      if (inner) return inner;
    }
    return undefined;
  }

  /** Wrappers of a file and of what it re-exports, under the names it exports them by. */
  function sdkOf(file: string, depth = 0): Sdk | undefined {
    if (sdks.has(file)) return sdks.get(file);
    if (busy.has(file) || depth > MAX_REEXPORTS || !host.mayWrap(file)) return undefined;
    busy.add(file);
    const summary = host.summary(file);
    const forms = [...(summary?.sdk?.forms ?? [])];
    for (const star of summary?.stars ?? []) {
      const target = resolve(file, star);
      if (target !== undefined) forms.push(...(sdkOf(target, depth + 1)?.forms ?? []));
    }
    for (const [exported, e] of Object.entries(summary?.exports ?? {})) {
      if (e.type !== 'reference') continue;
      const target = resolve(file, e.source);
      for (const form of (target === undefined ? undefined : sdkOf(target, depth + 1))?.forms ?? []) {
        const isReceiver = form.receiver === e.name;
        const isNamed = form.name === e.name || form.name?.startsWith(`${e.name}.`);
        if (e.name === '*') forms.push(form.kind === 'method' ? form : { ...form, name: `${exported}.${form.name ?? ''}` });
        else if (isReceiver) forms.push({ ...form, receiver: exported });
        else if (isNamed) forms.push({ ...form, name: exported + (form.name ?? '').slice(e.name.length) });
      }
    }
    busy.delete(file);
    const sdk = forms.length > 0 ? { name: moduleName(file), title: file, modules: [moduleName(file), file], forms } : undefined;
    sdks.set(file, sdk);
    return sdk;
  }

  return {
    resolve,
    moduleNames(file, source) {
      const target = resolve(file, source);
      const names = specifierResolver.moduleNames(file, source);
      return target === undefined ? names : [...names, target, moduleName(target)];
    },
    constant(file, source, name) {
      const target = resolve(file, source);
      if (target === undefined || target.endsWith('.json')) return undefined;
      if (name === '*') {
        const exports = Object.entries(host.summary(target)?.exports ?? {});
        return { value: Object.fromEntries(exports.flatMap(([k, e]) => (e.type === 'constant' ? [[k, e.value]] : []))) };
      }
      const at = locate(target, name);
      const found = at && host.summary(at.file)?.exports[at.name];
      return found?.type === 'constant' ? { value: found.value } : undefined;
    },
    origins(file, source, name) {
      const target = resolve(file, source);
      if (target === undefined || !host.mayWrap(target)) return [];
      const at = locate(target, name);
      if (!at) return [];
      const own = { source, names: [at.file, moduleName(at.file)], path: at.name === '*' ? '' : at.name };
      const found = host.summary(at.file)?.exports[at.name];
      if (found?.type === 'reference') return [{ source: found.source, path: found.name === '*' ? '' : found.name, names: [found.source] }];
      if (found?.type !== 'origin') return [own];
      const names = found.source === '' ? own.names : this.moduleNames(at.file, found.source);
      return [own, { source: found.source, path: found.path, names }];
    },
    sdk(file, source) {
      const target = resolve(file, source);
      return target === undefined ? undefined : sdkOf(target);
    },
  };
}

/** Reads a file of the project as text; undefined when it cannot be read. */
export function readProjectFile(root: string, file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}
