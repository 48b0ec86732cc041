import { importsOf, type Prefilter } from '../facts/prefilter.ts';
import { targetId, type Target } from '../resolve/create-resolver.ts';
import { joinSource } from '../resolve/specifier-resolver.ts';
import { createDiskMarks, type DiskMarks, type HashedText, type Marks } from './disk-marks.ts';
import type { FileFacts } from '../facts/types.ts';
import { decoded, keyOfScopes } from './facts-cache.ts';
import { textGlances } from './glances.ts';
import type { KnownModule } from './known-module.ts';
import { createProjectResolver, type ProjectResolver, type ProjectResolverOptions } from './project-resolver.ts';
import { folderOf, perScope, within } from './scopes.ts';

/** What a resolver came to know of a project, with what shows whether it still holds. Parts may be decoded when they are asked for. */
export interface KeptKnowledge {
  readonly marks: Marks;
  /** By file that was linted: whether it can ask for flags. */
  readonly asking: ReadonlyMap<string, boolean>;
  readonly modules: ReadonlyMap<string, KnownModule>;
  readonly targets: ReadonlyMap<string, Target>;
  /** By file that was linted and by parser: its facts, or their JSON until they are asked for. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, FileFacts | string>>;
  /** By folder: names the configuration and registry that hold for its files, as far as they decide what is known. */
  readonly scopes: ReadonlyMap<string, string>;
}

export interface KeptResolverOptions extends Omit<ProjectResolverOptions, 'read' | 'glance' | 'before' | 'target'> {
  readonly prefilterOf: (file: string) => Prefilter;
  /** What an earlier resolver came to know. */
  readonly kept: KeptKnowledge | undefined;
}

/** A resolver over the files on disk that hands on what it comes to know. */
export interface KeptResolver extends ProjectResolver {
  readonly marks: DiskMarks;
  /** Whether it knows other things than those it took over. */
  hasNews(): boolean;
  keep(): KeptKnowledge;
  /** Whether a file with this text can ask for flags, by what it says or through what it imports. */
  mayAsk(file: string, text: HashedText): boolean;
  /** The facts that a text of a file was found to hold, where it was read with the trees of this parser. */
  factsOf(file: string, text: HashedText, parser: string): FileFacts | undefined;
  /** Takes over the facts of a text; forgotten where the file says something else. */
  provideFacts(file: string, text: HashedText, parser: string, facts: FileFacts): void;
}

/** With more changed files than this, as after a change of branches, most is found anew faster than it is compared. */
const MANY = 50;

/** The modules that a summary names. */
const sourcesOf = ({ module }: KnownModule): string[] =>
  module ? [...new Set([...Object.values(module.summary.exports).flatMap((e) => ('source' in e && e.source !== '' ? [e.source] : [])), ...module.summary.stars])] : [];

/** What others are told of a file, to compare by. */
function told(file: string, known: KnownModule, targetOf: TargetOf): string {
  const { glance, exported, module, reach } = known;
  return JSON.stringify([
    { ...glance, imports: [] },
    exported && [[...exported.names].sort(), exported.open],
    module && { ...module, closed: [...module.closed].sort(([a], [b]) => (a < b ? -1 : 1)) },
    reach,
    sourcesOf(known).map((source) => targetOf(targetId(file, source)) ?? ''),
  ]);
}

type TargetOf = (id: string) => Target | undefined;

/** A resolver with what it goes on with. */
interface Renewed {
  readonly resolver: ProjectResolver;
  /** What import sources mean, as far as is known. */
  targets(): ReadonlyMap<string, Target>;
  /** Whether what was found in a file is as it was. */
  isAsBefore(file: string): boolean;
}

/**
 * Makes a resolver that takes over what still holds of an earlier one's knowledge: all that was known of files that are as they were,
 * but for what they know of a changed file that tells others something else than before, directly or through each other.
 */
export function createKeptResolver({ prefilterOf, kept, ...options }: KeptResolverOptions): KeptResolver {
  const { root, scopeOf } = options;
  const marks = createDiskMarks(root);
  const facts = new Map<string, ReadonlyMap<string, FileFacts | string>>();
  /** Facts that were known before. */
  const taken = new WeakSet<FileFacts>();
  const asking = new Map<string, boolean>();
  const keyOf = perScope((scope) => keyOfScopes([scope], root));
  const keyIn = (folder: string): string => keyOf(scopeOf(within(folder)));

  const createFrom = (before: (file: string) => KnownModule | undefined, target: TargetOf): ProjectResolver =>
    createProjectResolver({ ...options, read: marks.read, before, target, glance: textGlances(marks.read, prefilterOf, (file) => before(file)?.glance) });

  function createAnew(): Renewed {
    const resolver = createFrom(() => undefined, () => undefined);
    return { resolver, targets: () => resolver.targets, isAsBefore: () => false };
  }

  function renew(earlier: KeptKnowledge): Renewed {
    const { files, folders, settings } = marks.renew(earlier.marks);
    const keyed = settings ? [...earlier.scopes.keys()] : new Map([...earlier.scopes].map(([folder, key]) => [key, folder] as const)).values();
    if ([...keyed].some((folder) => keyIn(folder) !== earlier.scopes.get(folder))) return createAnew();

    const open = settings || folders.size > 0 ? new Set([...earlier.targets].flatMap(([id, target]) => (settings || mayLeadElsewhere(id, target, folders) ? [id] : []))) : new Set<string>();
    const touched = new Set(files);
    const resolver = createFrom((file) => (touched.has(file) ? undefined : earlier.modules.get(file)), (id) => (open.has(id) ? undefined : earlier.targets.get(id)));
    const targetOf: TargetOf = (id) => (resolver.targets.has(id) || open.has(id) ? resolver.targets.get(id) : earlier.targets.get(id));
    const targets = (): ReadonlyMap<string, Target> => new Map([...[...earlier.targets].filter(([id]) => !open.has(id)), ...resolver.targets]);
    const isMoved = (file: string, source: string): boolean => {
      const id = targetId(file, source);
      return open.has(id) && (resolver.resolve(file, source) ?? '') !== (earlier.targets.get(id) ?? '');
    };
    if (open.size > 0) for (const [file, { glance }] of earlier.modules) if (glance.imports.some((source) => isMoved(file, source))) touched.add(file);

    const again = new Map<string, KnownModule>();
    const tellsOther = (file: string): boolean => {
      const once = earlier.modules.get(file);
      if (!once) return false;
      if (once.isPartial || once.reach?.isPartial || touched.size > MANY) return true;
      resolver.askAgain(file, once);
      again.set(file, resolver.known(file));
      return told(file, resolver.known(file), targetOf) !== told(file, once, (id) => earlier.targets.get(id));
    };
    const others = new Set([...touched].filter(tellsOther));
    if (others.size === 0) return { resolver, targets, isAsBefore: (file) => !touched.has(file) };
    const importers = importersIn(earlier);
    for (const file of others) for (const importer of importers.get(file) ?? []) others.add(importer);
    const before = (file: string): KnownModule | undefined => again.get(file) ?? (touched.has(file) ? undefined : earlier.modules.get(file));
    const next = createFrom((file) => { const known = before(file); return known && others.has(file) ? bare(known) : known; }, targetOf);
    return { resolver: next, targets: () => new Map([...targets(), ...next.targets]), isAsBefore: (file) => !touched.has(file) && !others.has(file) };
  }

  const { resolver, targets, isAsBefore } = kept ? renew(kept) : createAnew();
  const isOnDisk = (file: string, { hash }: HashedText): boolean => marks.files.get(file)?.hash === hash;
  /** What an earlier resolver knew of the files that are as they were. */
  const still = <T>(earlier: ReadonlyMap<string, T> | undefined): [string, T][] => [...(earlier ?? [])].filter(([file]) => isAsBefore(file));
  const factsIn = (file: string): ReadonlyMap<string, FileFacts | string> | undefined => facts.get(file) ?? (isAsBefore(file) ? kept?.facts.get(file) : undefined);
  return {
    ...resolver,
    marks,
    hasNews: () => facts.size > 0 || asking.size > 0 || marks.hasNews() || resolver.targets.size > 0,
    keep: () => ({
      marks,
      asking: new Map([...still(kept?.asking), ...asking]),
      modules: new Map([...marks.files.keys()].map((file) => [file, resolver.known(file)])),
      targets: targets(),
      facts: new Map([...still(kept?.facts), ...facts]),
      scopes: new Map([...marks.folders.keys()].map((folder) => [folder, keyIn(folder)])),
    }),
    mayAsk(file, text) {
      const known = asking.get(file) ?? (isAsBefore(file) ? kept?.asking.get(file) : undefined);
      if (known !== undefined && isOnDisk(file, text)) return known;
      const imports = importsOf(text.text);
      const may = resolver.asksThroughImports(file, text.text, imports) || prefilterOf(file).holds(file, text.text, imports);
      resolver.glance(file);
      if (isOnDisk(file, text)) asking.set(file, may);
      return may;
    },
    factsOf(file, text, parser) {
      const known = factsIn(file)?.get(parser);
      if (known === undefined || !isOnDisk(file, text)) return undefined;
      const found = typeof known === 'string' ? (decoded(known) as FileFacts) : known;
      taken.add(found);
      return found;
    },
    provideFacts(file, text, parser, found) {
      if (taken.has(found)) return;
      taken.add(found);
      resolver.glance(file);
      if (isOnDisk(file, text)) facts.set(file, new Map(factsIn(file)).set(parser, found));
    },
  };
}

/** What is known of a module but for what it has from others. */
const bare = ({ glance, exported }: KnownModule): KnownModule => ({ glance, exported, module: undefined, reach: undefined, isPartial: false });

/** By file, the files that import it. */
function importersIn({ modules, targets }: KeptKnowledge): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [file, { glance }] of modules) {
    for (const source of glance.imports) {
      const target = targets.get(targetId(file, source)) ?? '';
      if (target !== '') found.set(target, [...(found.get(target) ?? []), file]);
    }
  }
  return found;
}

/** Whether an import source may mean something else since files came to or left some folders. */
function mayLeadElsewhere(id: string, target: Target, folders: ReadonlySet<string>): boolean {
  if (folders.size === 0) return false;
  const [base = '', source = ''] = id.split('\0');
  if (!source.startsWith('.')) return target !== null && (target === '' || folders.has(folderOf(target)) || folders.has(folderOf(folderOf(target))));
  const path = joinSource(within(base === '.' ? '' : base), source);
  return folders.has(folderOf(path)) || folders.has(path);
}
