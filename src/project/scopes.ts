import { join, relative } from 'node:path';
import picomatch from 'picomatch';
import { configFiles, configIn, excludesFolder, readConfigFile } from '../config/load-config.ts';
import type { Config, DeclarationSource } from '../config/types.ts';
import { createCanonicalKey } from '../facts/canonical-key.ts';
import { createRegistry } from '../registry/create-registry.ts';
import { deadlineOf } from '../registry/deadline.ts';
import { loadRegistry } from '../registry/load-registry.ts';
import type { Deadline, Entry, Registry } from '../registry/types.ts';
import type { Sdk, Transform } from '../sdks/types.ts';
import type { Listing } from './discover.ts';
import { withDefiningModules } from './with-defining-modules.ts';

/** What holds for a folder of the project and for those below it that have no configuration of their own. */
export interface Scope {
  /** That of the folder above it. */
  readonly outer?: Scope;
  readonly config: Config;
  /** The folder's own entries, then those of the folders above it. */
  readonly registry: Registry;
  /** Routers and SDKs. */
  readonly sdks: readonly Sdk[];
  readonly canonicalKey: (name: string, transform: Transform | undefined) => string;
  includes(file: string): boolean;
  excludes(file: string): boolean;
  isTest(file: string): boolean;
  /** The declarations that the configuration names in a file. */
  declarationsOf(file: string): readonly DeclarationSource[];
}

/** Gives the scope of a file, by path from the root: that of the nearest folder with a configuration, or of a registry file that which names it. */
export type ScopeOf = (file: string) => Scope;

/** All scopes of a project. */
export interface Scopes {
  readonly of: ScopeOf;
  /** The root's first, outer ones before inner ones. */
  readonly all: readonly Scope[];
  /** The root's configuration, with the SDKs, routers, declarations and entry points of all scopes. */
  readonly config: Config;
  /** The entries of all scopes; of several with one key the outermost. */
  readonly registry: Registry;
}

/** Keys and aliases of all entries. */
export const keysOf = ({ entries }: Registry): string[] => [...entries.values()].flatMap(({ key, aliases }) => [key, ...aliases]);

/** Where an entry stands at an ISO day, by the configuration of the scope that it is registered in. */
export const deadlineIn = (scopeOf: ScopeOf, entry: Entry, asOf: string): Deadline => deadlineOf(entry, asOf, scopeOf(entry.at.file).config);

/** Derives something from scopes, once from each. */
export function perScope<T>(derive: (scope: Scope) => T): (scope: Scope) => T {
  const known = new Map<Scope, T>();
  return (scope) => {
    if (!known.has(scope)) known.set(scope, derive(scope));
    return known.get(scope) as T;
  };
}

/** Says whether a path is one of those that some globs mean, or is written like one (`pages/[id].ts`): one regular expression for all globs. */
function matcher(globs: readonly string[]): (file: string) => boolean {
  const written = new Set(globs);
  const all = new RegExp(globs.length > 0 ? globs.map((glob) => picomatch.makeRe(glob, { dot: true }).source).join('|') : '^\\b$');
  return (file) => written.has(file) || all.test(file);
}

const fromRoot = (root: string, path: string): string => relative(root, path).replaceAll('\\', '/');

/** The folder of a path from the root, `''` for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** A path in a folder, to ask what holds there. */
export const within = (folder: string): string => (folder === '' ? 'x' : `${folder}/x`);

/** Registries as one; entries of the first ones count before those of later ones with the same key. */
export const joinRegistries = (registries: readonly Registry[]): Registry =>
  createRegistry(registries.flatMap(({ all }) => all), [...new Set(registries.flatMap(({ files }) => files))]);

/** Makes what holds for a folder of what was written for it. */
export function createScope(config: Config, registry: Registry, outer?: Scope): Scope {
  const declared = config.declarations.map((source) => ({ source, matches: matcher([source.file.replace(/^\.\//, '')]) }));
  const isIncluded = matcher(config.include);
  return {
    ...(outer ? { outer } : {}),
    config,
    registry,
    sdks: [...config.routers, ...config.sdks],
    canonicalKey: createCanonicalKey(keysOf(registry)),
    includes: (file) => isIncluded(file) || declared.some(({ matches }) => matches(file)),
    excludes: matcher(config.exclude),
    isTest: matcher(config.tests),
    declarationsOf: (file) => declared.flatMap(({ source, matches }) => (matches(file) ? [source] : [])),
  };
}

export interface ScopesOptions {
  /** Configuration and registry of the project's root. */
  readonly config: Config;
  readonly registry: Registry;
  /** The configuration file, absolute, that a folder below the root has itself. */
  readonly configIn: (folder: string) => string | undefined;
  /** Told of configurations and registries, absolute, before they are read. */
  readonly onFiles?: (files: readonly string[]) => void;
}

/** Opens the scopes of files when they are asked about; that throws a `KnownError` where a configuration or a registry is wrong. */
export function createScopeOf({ config, registry, configIn: fileIn, onFiles }: ScopesOptions): ScopeOf {
  const { root } = config;
  const rootScope = createScope(withDefiningModules(config), registry);
  const known = new Map([['', rootScope]]);
  const ofRegistry = new Map(config.registry.map((file) => [fromRoot(root, file), rootScope]));

  function open(file: string, outer: Scope): Scope {
    onFiles?.([file]);
    const own = withDefiningModules(readConfigFile(file, root, outer.config), outer.config);
    onFiles?.(own.registry);
    const scope = createScope(own, joinRegistries([loadRegistry(own.registry, { root }), outer.registry]), outer);
    for (const each of own.registry) ofRegistry.set(fromRoot(root, each), scope);
    return scope;
  }

  function ofFolder(folder: string): Scope {
    const there = folder.startsWith('..') ? rootScope : known.get(folder);
    if (there) return there;
    const outer = ofFolder(folderOf(folder));
    const file = fileIn(folder);
    const scope = file === undefined || excludesFolder(outer.config, join(root, folder)) ? outer : open(file, outer);
    known.set(folder, scope);
    return scope;
  }

  return (file) => ofRegistry.get(file) ?? ofFolder(folderOf(file));
}

/** Opens all scopes of a project at once, given what it holds. */
export function openScopes({ config, registry }: Pick<ScopesOptions, 'config' | 'registry'>, { named }: Pick<Listing, 'named'>): Scopes {
  const folders = [...new Set(named([...configFiles, 'package.json']).map(folderOf))].filter((folder) => folder !== '').sort();
  const possible = new Set(folders);
  const of = createScopeOf({ config, registry, configIn: (folder) => (possible.has(folder) ? configIn(join(config.root, folder)) : undefined) });
  return allOf(of, [...new Set(['', ...folders].map((folder) => of(within(folder))))]);
}

/** Scopes with other registries, made from what each was and from the new one of the scope around it. */
export function withRegistries({ of, all }: Scopes, change: (scope: Scope, outer: Registry | undefined) => Registry): Scopes {
  const changed = new Map<Scope, Scope>();
  for (const scope of all) {
    const outer = scope.outer && changed.get(scope.outer);
    changed.set(scope, createScope(scope.config, change(scope, outer?.registry), outer));
  }
  return allOf((file) => changed.get(of(file)) ?? of(file), [...changed.values()]);
}

function allOf(of: ScopeOf, all: readonly Scope[]): Scopes {
  const [root] = all as [Scope];
  if (all.length === 1) return { of, all, config: root.config, registry: root.registry };
  const union = <T>(items: (config: Config) => readonly T[]): T[] => [...new Set(all.flatMap(({ config }) => items(config)))];
  const config = { ...root.config, sdks: union((c) => c.sdks), routers: union((c) => c.routers), declarations: union((c) => c.declarations), entries: union((c) => c.entries) };
  return { of, all, config, registry: joinRegistries(all.map(({ registry }) => registry)) };
}
