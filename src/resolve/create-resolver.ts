import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type * as Oxc from 'oxc-resolver';
import { memberOf } from '../facts/constants.ts';
import { moduleName } from '../facts/sdk-index.ts';
import type { Constant } from '../facts/types.ts';
import type { Form, Sdk } from '../sdks/types.ts';
import { exportedNames, type ExportedNames } from './exported-names.ts';
import { joinSource, specifierResolver } from './specifier-resolver.ts';
import { createPathAliases } from './path-aliases.ts';
import { findWorkspaces, workspaceFiles, type Workspace } from './workspaces.ts';
import type { ExportSummary, ModuleOrigin, ModuleSummary, Resolver } from './types.ts';

/** What a resolver needs of the project. */
export interface ResolverHost {
  /** Absolute path of the project's root. */
  readonly root: string;
  /** The summary of a file of the project (path from the root); undefined when it does not parse or is not there. */
  summary(file: string): ModuleSummary | undefined;
  /** What an export is that the summary leaves open. */
  closed(file: string, name: string): ExportSummary | undefined;
  /** The file's own wrappers, as an SDK whose module it is. */
  wrappers(file: string): Sdk | undefined;
  /** Text of a file, for a glance before it is summed up; undefined when it is not there. */
  read?(file: string): string | undefined;
  /** Whether a path from the root is a file of the project for certain: saves asking the disk. */
  has?(file: string): boolean;
  /** Whether a file can hold wrappers at all: asked before it is summed up for want of them. */
  mayWrap(file: string): boolean;
  /** Whether a file can pass on what flags are asked of, such as an SDK's client. */
  mayPass(file: string): boolean;
  /** What is known from before of an import source, by `targetId`. */
  target?(id: string): Target | undefined;
  /** What is known from before of the names that a file exports. */
  exported?(file: string): ExportedNames | undefined;
}

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte', '.json'];
/** What a written extension may stand for. */
const EXTENSION_ALIASES: Readonly<Record<string, string[]>> = { '.js': ['.ts', '.tsx', '.js', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'], '.jsx': ['.tsx', '.jsx'] };
const MAX_REEXPORTS = 20;
const MAX_NAMESPACES = 5;

const load = createRequire(import.meta.url);

/** Loads the resolver of files; `plain` works where a tsconfig extends what is not installed. */
function createFactories(options: Oxc.NapiResolveOptions): { readonly factory: Oxc.ResolverFactory; readonly plain: Oxc.ResolverFactory } {
  const { ResolverFactory } = load('oxc-resolver') as typeof Oxc;
  return { factory: new ResolverFactory({ ...options, tsconfig: 'auto' }), plain: new ResolverFactory(options) };
}

/** What an import source means: a file of the project (from the root), null for what is outside of it, the empty text where there is no such file. */
export type Target = string | null;

/** Names an import source in a file: files of a folder mean the same by a relative one, those of a package by any other. */
export const targetId = (file: string, source: string): string => `${source.startsWith('.') ? dirname(file) : file.split('/').slice(0, 3).join('/')}\0${source}`;

/** A resolver that also finds files and can be told that what it found may have changed. */
export interface ModuleResolver extends Resolver {
  /** The project's file (from the root) that an import source means in a file. */
  resolve(file: string, source: string): string | undefined;
  /** What import sources were found to mean beyond what was known from before, by `targetId`. */
  readonly targets: ReadonlyMap<string, Target>;
  /** The file that gives what a file imports by a name, through files that pass it on, and its name there. */
  locate(file: string, source: string, name: string): { readonly file: string; readonly name: string } | undefined;
  /** Forms of the wrappers that a file exports, its own and those it passes on. */
  wrappersOf(file: string): readonly Form[];
  /** What files were seen to export by a glance at their texts, when that was asked. */
  readonly glances: ReadonlyMap<string, ExportedNames>;
  /** The names that a file exports, by a glance at its text. */
  exportedNames(file: string): ExportedNames;
  /** Drops all answers that depend on summaries. */
  forget(): void;
}

/** Joins the summaries of a project's modules by import resolution: relative paths, tsconfig paths, workspaces, package exports. */
export function createResolver(host: ResolverHost): ModuleResolver {
  const options = {
    extensions: EXTENSIONS,
    extensionAlias: EXTENSION_ALIASES,
    conditionNames: ['source', 'types', 'import', 'node', 'default', 'require'],
    mainFields: ['source', 'module', 'main'],
  };
  let factories: ReturnType<typeof createFactories> | undefined;
  const aliasesOf = createPathAliases(host.root);
  const targets = new Map<string, Target>();
  /** The same for the file that asked last, which mostly asks again. */
  let asking = { file: '', answers: new Map<string, string | undefined>() };
  const sdks = new Map<string, Sdk | undefined>();
  const origins = new Map<string, readonly ModuleOrigin[]>();
  const reached = new Map<string, ReadonlySet<string>>();
  const reachedSdks = new Map<string, readonly Sdk[]>();
  const busy = new Set<string>();
  const glances = new Map<string, ExportedNames>();
  const stars = new WeakMap<ModuleSummary, readonly string[]>();

  /** The project's file (from the root) that an import source means; undefined for packages and what is not there. */
  function resolve(file: string, source: string): string | undefined {
    if (asking.file !== file) asking = { file, answers: new Map() };
    const { answers } = asking;
    if (!answers.has(source)) answers.set(source, resolveFrom(file, source));
    return answers.get(source);
  }

  function resolveFrom(file: string, source: string): string | undefined {
    const id = targetId(file, source);
    const known = targets.has(id) ? targets.get(id) : host.target?.(id);
    if (known !== undefined) return known === null || known === '' ? undefined : known;
    const listed = host.has && findListed(file, source, host.has);
    const path = listed === undefined ? (pathOf(file, source) ?? guess(file, source)) : join(host.root, listed);
    const inside = path === undefined ? undefined : relative(host.root, path).split(sep).join('/');
    const target = inside === undefined || inside.startsWith('..') || inside.includes('node_modules/') ? undefined : inside;
    targets.set(id, target ?? (path === undefined ? '' : null));
    return target;
  }

  function pathOf(file: string, source: string): string | undefined {
    const from = join(host.root, file);
    const { factory, plain } = (factories ??= createFactories(options));
    for (const resolver of [factory, plain]) {
      try {
        const { path } = resolver === factory ? factory.resolveFileSync(from, source) : plain.sync(dirname(from), source);
        if (path !== undefined) return path;
      } catch {
        continue;
      }
    }
    return undefined;
  }

  let workspaces: ReadonlyMap<string, Workspace> | undefined;

  /** Where an import leads that nothing installed or configured answers: to a workspace's source, or from a usual source root. */
  function guess(file: string, source: string): string | undefined {
    if (source.startsWith('.') || source.startsWith('node:')) return undefined;
    workspaces ??= findWorkspaces(host.root);
    const [, name = '', subpath = ''] = /^(@[^/]+\/[^/]+|[^@][^/]*)(?:\/(.*))?$/.exec(source) ?? [];
    const workspace = workspaces.get(name);
    const alias = /^(?:[@~#]\/|[~$](?=\w))(.+)$/.exec(source)?.[1] ?? (/^[a-z][\w-]*\//i.test(source) ? source : undefined);
    const folders = file.split('/').slice(0, -1).map((_, i, parts) => parts.slice(0, i + 1).join('/')).reverse();
    const candidates = workspace ? workspaceFiles(workspace, subpath)
      : alias === undefined ? [] : [...folders, ''].flatMap((folder) => ['src/', '', 'app/'].map((sub) => (folder === '' ? '' : `${folder}/`) + sub + alias));
    const paths = [...(workspace ? [] : aliasesOf(file, source)), ...candidates.map((candidate) => join(host.root, candidate))];
    for (const path of paths) {
      if (!existsSync(dirname(path))) continue;
      const found = (factories ??= createFactories(options)).plain.sync(host.root, path).path;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function namesIn(file: string): ExportedNames {
    const known = glances.get(file) ?? host.exported?.(file) ?? exportedNames(host.read?.(file) ?? '');
    glances.set(file, known);
    return known;
  }

  /** Says by a glance at its text whether a file can export a name. */
  function mayExport(file: string, name: string): boolean {
    if (!host.read) return true;
    const known = namesIn(file);
    return known.open || known.names.has(name);
  }

  /** What a module exports by a name; what is not known to be no constant is, as long as it makes no difference. */
  function exportOf(file: string, name: string): ExportSummary | undefined {
    const exports = host.summary(file)?.exports;
    const found = exports && Object.hasOwn(exports, name) ? exports[name] : undefined;
    return found?.isOpen && found.type !== 'other' ? host.closed(file, name) : found;
  }

  /** The module that finally gives an exported name, and its name there; with `shallow`, modules that can pass nothing on are taken at their word. */
  function locate(file: string, name: string, depth = 0, shallow = false): { file: string; name: string } | undefined {
    if (depth > MAX_REEXPORTS) return undefined;
    if (shallow && depth > 0 && name !== 'default' && !host.mayPass(file)) return { file, name };
    const found = exportOf(file, name);
    if (found?.type === 'reference') {
      const target = resolve(file, found.source);
      if (target === undefined) return { file, name };
      return found.name === '*' ? { file: target, name: '*' } : (locate(target, found.name, depth + 1, shallow) ?? { file, name });
    }
    if (found) return { file, name };
    if (name === 'default') return undefined;
    for (const target of starsOf(file)) {
      const inner = mayExport(target, name) ? locate(target, name, depth + 1, shallow && (host.mayPass(target) || glances.get(target)?.names.has(name))) : undefined;
      if (inner) return inner;
    }
    return undefined;
  }

  /** The files of the project whose exports a file passes on all at once. */
  function starsOf(file: string): readonly string[] {
    const summary = host.summary(file);
    if (!summary) return [];
    const found = stars.get(summary) ?? summary.stars.flatMap((star) => resolve(file, star) ?? []);
    stars.set(summary, found);
    return found;
  }

  /** Wrappers of a file and of what it re-exports, under the names it exports them by. */
  function sdkOf(file: string, depth = 0): Sdk | undefined {
    if (sdks.has(file)) return sdks.get(file);
    if (busy.has(file) || depth > MAX_REEXPORTS || !host.mayWrap(file)) return undefined;
    busy.add(file);
    const forms = [...(host.wrappers(file)?.forms ?? [])];
    const summary = host.summary(file);
    for (const target of starsOf(file)) forms.push(...(sdkOf(target, depth + 1)?.forms ?? []));
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

  /** The constant that an export is, or a part of it: `FLAGS`, `Toggler.NAMES`, `useFlags()`. */
  function constantOf(file: string, name: string, depth = 0): { readonly value: Constant } | undefined {
    const head = /^[^.(]*/.exec(name)?.[0] ?? '';
    const at = depth > MAX_NAMESPACES ? undefined : locate(file, head);
    if (!at) return undefined;
    if (name !== head) return name.endsWith('()') ? resultOf(at.file, `${at.name}().`, depth) : partOf(at.file, at.name + name.slice(head.length), depth);
    return at.name === '*' ? namespaceOf(at.file, depth + 1) : constantIn(at.file, at.name);
  }

  /** The same of a path that a summary has, which may lead to another module. */
  function partOf(file: string, path: string, depth: number): { readonly value: Constant } | undefined {
    const found = exportOf(file, path);
    const from = found?.type === 'reference' ? found.name : found?.type === 'origin' && !found.path.includes('(') ? found.path : undefined;
    const target = from === undefined || !found || !('source' in found) || found.source === '' ? undefined : resolve(file, found.source);
    if (target === undefined) return constantIn(file, path) ?? memberIn(file, path);
    return from === '*' || from === '' ? namespaceOf(target, depth + 1) : constantOf(target, from ?? '', depth + 1);
  }

  /** A member of an export that is a constant: `Feature.NewNav` of an enum. */
  function memberIn(file: string, path: string): { readonly value: Constant } | undefined {
    const [head = '', ...members] = path.split('.');
    return members.length === 0 || path.includes('(') ? undefined
      : members.reduce<{ readonly value: Constant } | undefined>((known, member) => known && memberOf(known.value, member), constantIn(file, head));
  }

  /** The constants among the members of what a function returns. */
  function resultOf(file: string, prefix: string, depth: number): { readonly value: Readonly<Record<string, Constant>> } | undefined {
    const members = Object.keys(host.summary(file)?.exports ?? {}).filter((path) => path.startsWith(prefix) && /^[\w$]+$/.test(path.slice(prefix.length)));
    const known = members.flatMap((path) => { const part = partOf(file, path, depth); return part ? [[path.slice(prefix.length), part.value] as const] : []; });
    return known.length > 0 ? { value: Object.fromEntries(known) } : undefined;
  }

  function constantIn(file: string, name: string): { readonly value: Constant } | undefined {
    const found = exportOf(file, name);
    const closed = found?.isOpen ? host.closed(file, name) : found;
    return closed?.type === 'constant' ? { value: closed.value } : undefined;
  }

  /** The constants among a module's exports, re-exports included. */
  function namespaceOf(file: string, depth = 0): { readonly value: Readonly<Record<string, Constant>> } {
    const summary = depth > MAX_NAMESPACES ? undefined : host.summary(file);
    const value: Record<string, Constant> = {};
    if (summary) for (const target of starsOf(file)) Object.assign(value, namespaceOf(target, depth + 1).value);
    for (const [name, e] of Object.entries(summary?.exports ?? {})) {
      const known = e.type === 'reference' ? constantOf(file, name, depth + 1) : constantIn(file, name);
      if (known) value[name] = known.value;
    }
    return { value };
  }

  const namesOf = (file: string): readonly string[] => [file, moduleName(file)];

  /** Where a path into a module's exports comes from: `client`, `services.client`, `getClient()`. */
  function originsIn(file: string, source: string, path: string, depth = 0): readonly ModuleOrigin[] {
    if (depth > MAX_NAMESPACES || !host.mayPass(file)) return [];
    const id = `${file}\0${source}\0${path}`;
    const known = origins.get(id);
    if (known) return known;
    origins.set(id, []);
    const found = findOrigins(file, source, path, depth);
    origins.set(id, found);
    return found;
  }

  function findOrigins(file: string, source: string, path: string, depth: number): readonly ModuleOrigin[] {
    const head = /^[^.(]*/.exec(path)?.[0] ?? '';
    const rest = path.slice(head.length);
    const at = locate(file, head, 0, true);
    if (!at) return [];
    if (at.name === '*') {
      const inner = originsIn(at.file, source, rest.replace(/^\./, ''), depth + 1);
      return rest === '' ? [{ source, names: namesOf(at.file), path: '' }, ...inner] : inner;
    }
    const summary = at.name === 'default' || host.mayPass(at.file) ? host.summary(at.file) : undefined;
    const ownNames = rest !== '' ? [] : at.name === 'default' && summary?.defaultName !== undefined ? [at.name, summary.defaultName] : [at.name];
    const own = [...ownNames, ...(summary?.instances?.[at.name] ?? []).map((name) => name + rest)].map((path): ModuleOrigin => ({ source, names: namesOf(at.file), path }));
    const found = summary && exportOf(at.file, at.name + rest);
    if (found?.type === 'reference') return [{ source: found.source, path: found.name === '*' ? '' : found.name, names: [found.source] }, ...own];
    const extended = summary?.exports[`${at.name} extends`];
    const origin = found?.type === 'origin' ? found : rest === '' && extended?.type === 'origin' ? extended : undefined;
    if (!origin) return own;
    if (origin.source === '') return [...own, { source: '', path: origin.path, names: namesOf(at.file) }];
    const target = resolve(at.file, origin.source);
    const names = [...(target === undefined ? [] : namesOf(target)), ...specifierResolver.moduleNames(at.file, origin.source)];
    return [...own, { source: origin.source, path: origin.path, names }, ...(target === undefined ? [] : originsIn(target, origin.source, origin.path, depth + 1))];
  }

  /** The modules that what a module exports is made with: where the methods of an exported instance are. */
  function reachedFrom(file: string, depth = 0): ReadonlySet<string> {
    const known = reached.get(file);
    if (known) return known;
    const found = new Set<string>();
    reached.set(file, found);
    if (depth > MAX_NAMESPACES || !host.mayWrap(file)) return found;
    const summary = host.summary(file);
    const sources = Object.values(summary?.exports ?? {}).flatMap((e) => (e.type === 'origin' || e.type === 'reference' ? [e.source] : []));
    for (const source of new Set([...sources, ...(summary?.stars ?? [])])) {
      const target = source === '' ? undefined : resolve(file, source);
      if (target === undefined || target === file) continue;
      found.add(target);
      for (const other of reachedFrom(target, depth + 1)) found.add(other);
    }
    return found;
  }

  /** The module that finally gives what a file imports. */
  const located = (file: string, source: string, name: string): { file: string; name: string } | undefined => {
    const target = resolve(file, source);
    return target === undefined ? undefined : locate(target, name);
  };

  return {
    resolve,
    targets,
    moduleNames(file, source) {
      const target = resolve(file, source);
      const names = specifierResolver.moduleNames(file, source);
      return target === undefined ? names : [...names, target, moduleName(target)];
    },
    constant(file, source, name) {
      const target = resolve(file, source);
      if (target === undefined) return undefined;
      return name === '*' ? namespaceOf(target) : constantOf(target, name);
    },
    fields(file, source, name) {
      const at = located(file, source, name);
      return at && host.summary(at.file)?.fields?.[at.name];
    },
    handedBack(file, source, name) {
      const at = located(file, source, name);
      return at && host.summary(at.file)?.handedBack?.[at.name];
    },
    passesOn(file, source) {
      const target = source === '' ? file : resolve(file, source);
      return target !== undefined && host.mayPass(target);
    },
    origins(file, source, name) {
      const target = source === '' ? file : resolve(file, source);
      return target === undefined ? [] : originsIn(target, source, name);
    },
    sdk(file, source) {
      const target = resolve(file, source);
      return target === undefined ? undefined : sdkOf(target);
    },
    reached(file, source) {
      const target = resolve(file, source);
      if (target === undefined) return [];
      const found = reachedSdks.get(target) ?? [...reachedFrom(target)].flatMap((other) => sdkOf(other) ?? []);
      if (busy.size === 0) reachedSdks.set(target, found);
      return found;
    },
    glances,
    exportedNames: namesIn,
    forget() {
      for (const cache of [sdks, origins, reached, reachedSdks]) cache.clear();
    },
    locate(file, source, name) {
      const target = resolve(file, source);
      return target === undefined || !host.mayWrap(target) ? undefined : locate(target, name);
    },
    wrappersOf: (file) => sdkOf(file)?.forms ?? [],
  };
}

/** The file that a relative import means, where the list of the project's files says so in the order in which the disk would be asked. */
function findListed(file: string, source: string, has: (file: string) => boolean): string | undefined {
  if (!source.startsWith('.') || /(?:^|\/)\.{0,2}$/.test(source)) return undefined;
  const base = joinSource(file, source);
  const [extension = ''] = /\.[cm]?jsx?$/.exec(source) ?? [];
  const aliases = EXTENSION_ALIASES[extension];
  if (aliases) return aliases.map((alias) => base.slice(0, -extension.length) + alias).find(has);
  if (has(base)) return base;
  for (const each of EXTENSIONS) if (has(base + each)) return base + each;
  return has(`${base}/package.json`) ? undefined : EXTENSIONS.map((each) => `${base}/index${each}`).find(has);
}

/** Reads a file of the project as text; undefined when it cannot be read. */
export function readProjectFile(root: string, file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}
