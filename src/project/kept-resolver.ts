import type { Prefilter } from '../facts/prefilter.ts';
import { targetId, type Target } from '../resolve/create-resolver.ts';
import { joinSource } from '../resolve/specifier-resolver.ts';
import { createDiskMarks, type DiskMarks, type Marks } from './disk-marks.ts';
import type { FileFacts } from '../facts/types.ts';
import { decoded, keyOfScopes } from './facts-cache.ts';
import { textGlances } from './glances.ts';
import type { KnownModule } from './known-module.ts';
import { createProjectResolver, type ProjectResolver, type ProjectResolverOptions } from './project-resolver.ts';
import { folderOf, perScope, within } from './scopes.ts';

/** What a resolver came to know of a project, with what shows whether it still holds. */
export interface KeptKnowledge {
  readonly marks: Marks;
  readonly modules: ReadonlyMap<string, KnownModule>;
  readonly targets: ReadonlyMap<string, Target>;
  /** By file that was linted and by parser: its facts, or their JSON until they are asked for. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, FileFacts | string>>;
  /** By folder: names the configuration and registry that hold for its files, as far as they decide what is known. */
  readonly scopes: ReadonlyMap<string, string>;
}

export interface KeptResolverOptions extends Omit<ProjectResolverOptions, 'read' | 'glance' | 'before' | 'targets'> {
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
  /** The facts that a text of a file was found to hold, where it was read with the trees of this parser. */
  factsOf(file: string, text: { readonly hash: string }, parser: string): FileFacts | undefined;
  /** Takes over the facts of a text; forgotten where the file says something else. */
  provideFacts(file: string, text: { readonly hash: string }, parser: string, facts: FileFacts): void;
}

/** With more changed files than this, as after a change of branches, most is found anew faster than it is compared. */
const MANY = 50;

/** The modules that a summary names. */
const sourcesOf = ({ module }: KnownModule): string[] =>
  module ? [...new Set([...Object.values(module.summary.exports).flatMap((e) => ('source' in e && e.source !== '' ? [e.source] : [])), ...module.summary.stars])] : [];

/** What others are told of a file, to compare by. */
function told(file: string, known: KnownModule, targets: ReadonlyMap<string, Target>): string {
  const { glance, exported, module, reach } = known;
  return JSON.stringify([
    { ...glance, imports: [] },
    exported && [[...exported.names].sort(), exported.open],
    module && { ...module, closed: [...module.closed].sort(([a], [b]) => (a < b ? -1 : 1)) },
    reach,
    sourcesOf(known).map((source) => targets.get(targetId(file, source)) ?? ''),
  ]);
}

/**
 * Makes a resolver that takes over what still holds of an earlier one's knowledge: all that was known of files that are as they were,
 * but for what they know of a changed file that tells others something else than before, directly or through each other.
 */
export function createKeptResolver({ prefilterOf, kept, ...options }: KeptResolverOptions): KeptResolver {
  const { root, scopeOf } = options;
  const marks = createDiskMarks(root);
  const facts = new Map<string, Map<string, FileFacts | string>>();
  /** Facts were found that it did not take over. */
  let hasFacts = false;
  const keyOf = perScope((scope) => keyOfScopes([scope], root));
  const keyIn = (folder: string): string => keyOf(scopeOf(within(folder)));

  const createFrom = (modules: ReadonlyMap<string, KnownModule>, targets: ReadonlyMap<string, Target>): ProjectResolver => {
    const before = (file: string): KnownModule | undefined => modules.get(file);
    return createProjectResolver({ ...options, read: marks.read, before, targets, glance: textGlances(marks.read, prefilterOf, (file) => before(file)?.glance) });
  };

  function renew(earlier: KeptKnowledge): ProjectResolver {
    const { files, folders, settings } = marks.renew(earlier.marks);
    const keyed = settings ? [...earlier.scopes.keys()] : new Map([...earlier.scopes].map(([folder, key]) => [key, folder] as const)).values();
    if ([...keyed].some((folder) => keyIn(folder) !== earlier.scopes.get(folder))) return createFrom(new Map(), new Map());

    const open = new Set([...earlier.targets].flatMap(([id, target]) => (settings || mayLeadElsewhere(id, target, folders) ? [id] : [])));
    const modules = new Map([...earlier.modules].filter(([file]) => !files.has(file)));
    const resolver = createFrom(modules, open.size > 0 ? new Map([...earlier.targets].filter(([id]) => !open.has(id))) : earlier.targets);
    const isMoved = (file: string, source: string): boolean => {
      const id = targetId(file, source);
      return open.has(id) && (resolver.resolve(file, source) ?? '') !== (earlier.targets.get(id) ?? '');
    };
    const moved = open.size > 0 ? [...earlier.modules].flatMap(([file, { glance }]) => (glance.imports.some((source) => isMoved(file, source)) ? [file] : [])) : [];
    for (const file of moved) modules.delete(file);

    const touched = new Set([...files, ...moved]);
    const again = new Map<string, KnownModule>();
    const tellsOther = (file: string): boolean => {
      const once = earlier.modules.get(file);
      if (!once) return false;
      if (once.isPartial || once.reach?.isPartial || touched.size > MANY) return true;
      resolver.askAgain(file, once);
      again.set(file, resolver.known(file));
      return told(file, resolver.known(file), resolver.targets) !== told(file, once, earlier.targets);
    };
    const others = new Set([...touched].filter(tellsOther));
    const importers = others.size > 0 ? importersIn(earlier) : new Map<string, readonly string[]>();
    for (const file of others) for (const importer of importers.get(file) ?? []) others.add(importer);
    for (const [file, known] of earlier.facts) if (!touched.has(file) && !others.has(file)) facts.set(file, new Map(known));
    if (others.size === 0) return resolver;
    const bare = ({ glance, exported }: KnownModule): KnownModule => ({ glance, exported, module: undefined, reach: undefined, isPartial: false });
    return createFrom(new Map([...modules, ...again].map(([file, known]) => [file, others.has(file) ? bare(known) : known])), resolver.targets);
  }

  const resolver = kept ? renew(kept) : createFrom(new Map(), new Map());
  const before = kept?.targets.size;
  return {
    ...resolver,
    marks,
    hasNews: () => hasFacts || marks.hasNews() || resolver.targets.size !== before,
    keep: () => ({
      marks,
      modules: new Map([...marks.files.keys()].map((file) => [file, resolver.known(file)])),
      targets: resolver.targets,
      facts,
      scopes: new Map([...marks.folders.keys()].map((folder) => [folder, keyIn(folder)])),
    }),
    factsOf(file, text, parser) {
      const known = facts.get(file)?.get(parser);
      if (known === undefined || marks.files.get(file)?.hash !== text.hash) return undefined;
      const found = typeof known === 'string' ? (decoded(known) as FileFacts) : known;
      facts.get(file)?.set(parser, found);
      return found;
    },
    provideFacts(file, text, parser, found) {
      if (facts.get(file)?.get(parser) === found) return;
      resolver.glance(file);
      if (marks.files.get(file)?.hash !== text.hash) return;
      facts.set(file, new Map(facts.get(file)).set(parser, found));
      hasFacts = true;
    },
  };
}

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
