import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, readChecked, writeChecked } from './cache-file.ts';
import { stampOf } from './disk-marks.ts';
import { decoded, encodeFacts } from './facts-cache.ts';
import type { KeptKnowledge } from './kept-resolver.ts';
import type { KnownModule } from './known-module.ts';
import type { Target } from '../resolve/create-resolver.ts';

/** Keeps what a resolver came to know of a project for later processes, several of which may run at once. */
export interface ModulesCache {
  /** What the last process left; undefined when there is nothing, or nothing that can be trusted. */
  load(): KeptKnowledge | undefined;
  save(knowledge: KeptKnowledge): void;
}

/** Goes up with each change of the file's form. */
const FORMAT = 2;
const OPENING = `{"format":${FORMAT},`;

/** What shows whether the rest holds, and what is asked of every file that is linted. */
interface Head {
  readonly format: number;
  readonly files: readonly (readonly [file: string, stamp: string, hash: string, asks?: boolean])[];
  readonly folders: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly scopes: Readonly<Record<string, string>>;
}

/** Files, sources and what is said of modules, by places in a list: many are the same. */
interface Modules {
  readonly texts: readonly string[];
  readonly rows: readonly (readonly [file: number, imports: readonly number[], rest: number])[];
}

/** By what shares its imports: by source, the file, or why it is none. */
type Targets = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** By file, its facts by parser as JSON. */
type Facts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const OUTSIDE = -1;
const MISSING = -2;

/** Lists texts once each. */
function createTexts(): { readonly all: readonly string[]; placeOf(text: string): number } {
  const places = new Map<string, number>();
  const all: string[] = [];
  return {
    all,
    placeOf(text) {
      const there = places.get(text) ?? all.push(text) - 1;
      places.set(text, there);
      return there;
    },
  };
}

const encodeModules = (modules: KeptKnowledge['modules']): Modules => {
  const { all, placeOf } = createTexts();
  const rows = [...modules].map(([file, { glance: { imports, ...glance }, exported, module, reach, isPartial }]) => {
    const rest = { glance, exported: exported && { ...exported, names: [...exported.names] }, module: module && { ...module, closed: [...module.closed] }, reach, isPartial };
    return [placeOf(file), imports.map(placeOf), placeOf(JSON.stringify(rest, encodeFacts))] as const;
  });
  return { texts: all, rows };
};

function encodeTargets(targets: KeptKnowledge['targets']): Targets {
  const byBase = new Map<string, Map<string, string | number>>();
  for (const [id, target] of targets) {
    const [base = '', source = ''] = id.split('\0');
    byBase.set(base, (byBase.get(base) ?? new Map<string, string | number>()).set(source, target === null ? OUTSIDE : target === '' ? MISSING : target));
  }
  return Object.fromEntries([...byBase].map(([base, sources]) => [base, Object.fromEntries(sources)]));
}

const encodeFound = (facts: KeptKnowledge['facts']): Facts =>
  Object.fromEntries([...facts].map(([file, byParser]) => [file, Object.fromEntries([...byParser].map(([parser, found]) => [parser, typeof found === 'string' ? found : JSON.stringify(found, encodeFacts)]))]));

/** No JSON holds a line end between its values' parts where it is written in one line. */
const BETWEEN = ',\n';

function encode({ marks: { files, folders, settings }, asking, modules, targets, facts, scopes }: KeptKnowledge): string {
  const head: Head = {
    format: FORMAT,
    files: [...files].map(([file, { stamp, hash }]) => { const asks = asking.get(file); return asks === undefined ? [file, stamp, hash] : [file, stamp, hash, asks]; }),
    folders: Object.fromEntries(folders), settings: Object.fromEntries(settings), scopes: Object.fromEntries(scopes),
  };
  return `[${[head, encodeModules(modules), encodeTargets(targets), encodeFound(facts)].map((part) => JSON.stringify(part)).join(BETWEEN)}]`;
}

interface Rest {
  readonly glance: Omit<KnownModule['glance'], 'imports'>;
  readonly exported?: { readonly names: readonly string[]; readonly open: boolean };
  readonly module?: Omit<NonNullable<KnownModule['module']>, 'closed'> & { readonly closed: readonly (readonly [string, never])[] };
  readonly reach?: KnownModule['reach'];
  readonly isPartial: boolean;
}

/** A module whose rest is parsed when it is asked for. */
function moduleOf(imports: readonly string[], restOf: () => Rest): KnownModule {
  let known: KnownModule | undefined;
  const whole = (): KnownModule => {
    if (known) return known;
    const { glance, exported, module, reach, isPartial } = restOf();
    return (known = {
      glance: { ...glance, imports },
      exported: exported && { ...exported, names: new Set(exported.names) },
      module: module && { ...module, closed: new Map(module.closed) },
      reach,
      isPartial,
    });
  };
  return {
    get glance() { return whole().glance; },
    get exported() { return whole().exported; },
    get module() { return whole().module; },
    get reach() { return whole().reach; },
    get isPartial() { return whole().isPartial; },
  };
}

function decodeModules({ texts, rows }: Modules): KeptKnowledge['modules'] {
  const textAt = (place: number): string => texts[place] ?? '';
  const rests = new Map<number, Rest>();
  const restAt = (place: number): Rest => {
    const rest = rests.get(place) ?? (decoded(textAt(place)) as Rest);
    rests.set(place, rest);
    return rest;
  };
  return new Map(rows.map(([file, imports, rest]) => [textAt(file), moduleOf(imports.map(textAt), () => restAt(rest))]));
}

const decodeTargets = (targets: Targets): KeptKnowledge['targets'] =>
  new Map(Object.entries(targets).flatMap(([base, sources]) => Object.entries(sources).map(([source, target]): [string, Target] => [`${base}\0${source}`, target === OUTSIDE ? null : target === MISSING ? '' : String(target)])));

const decodeFound = (facts: Facts): KeptKnowledge['facts'] => new Map(Object.entries(facts).map(([file, byParser]) => [file, new Map(Object.entries(byParser))]));

/** Makes a value when it is first asked for. */
function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Decodes each part when it is asked for: where nothing changed, little more than the head is. */
function decode(json: string): KeptKnowledge | undefined {
  const [first = '', ...rest] = json.slice(1, -1).split(BETWEEN);
  if (!first.startsWith(OPENING)) return undefined;
  const { files, folders, settings, scopes } = JSON.parse(first) as Head;
  const partAt = (place: number): unknown => JSON.parse(rest[place] ?? '');
  const [modules, targets, facts] = [lazy(() => decodeModules(partAt(0) as Modules)), lazy(() => decodeTargets(partAt(1) as Targets)), lazy(() => decodeFound(partAt(2) as Facts))];
  return {
    marks: {
      files: new Map(files.map(([file, stamp, hash]) => [file, { stamp, hash }])),
      folders: new Map(Object.entries(folders)),
      settings: new Map(Object.entries(settings)),
    },
    asking: new Map(files.flatMap(([file, , , asks]) => (asks === undefined ? [] : [[file, asks]]))),
    get modules() { return modules(); },
    get targets() { return targets(); },
    get facts() { return facts(); },
    scopes: new Map(Object.entries(scopes)),
  };
}

/** Whether two processes saw the same project, as far as both looked. */
function agree(one: KeptKnowledge, other: KeptKnowledge): boolean {
  const isSame = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, textOf: (value: T) => string): boolean => [...a].every(([name, value]) => { const there = b.get(name); return there === undefined || textOf(there) === textOf(value); });
  const same = (text: string): string => text;
  return isSame(one.marks.files, other.marks.files, ({ hash }) => hash) && isSame(one.marks.folders, other.marks.folders, same) && isSame(one.marks.settings, other.marks.settings, same) && isSame(one.scopes, other.scopes, same);
}

const both = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): ReadonlyMap<string, T> => new Map([...a, ...b]);

/** What two processes know that saw the same project. */
const union = (one: KeptKnowledge, other: KeptKnowledge): KeptKnowledge => ({
  marks: { files: both(one.marks.files, other.marks.files), folders: both(one.marks.folders, other.marks.folders), settings: both(one.marks.settings, other.marks.settings) },
  asking: both(one.asking, other.asking),
  modules: both(one.modules, other.modules),
  targets: both(one.targets, other.targets),
  facts: both(one.facts, other.facts),
  scopes: both(one.scopes, other.scopes),
});

/** The cache below a project's `node_modules`; undefined where there is no such folder. */
export function createModulesCache(root: string): ModulesCache | undefined {
  const folder = cacheFolder(root);
  if (folder === undefined) return undefined;
  const file = join(folder, 'modules.json');
  let loaded = '';
  const load = (): KeptKnowledge | undefined => {
    const json = readChecked(file);
    return json === undefined ? undefined : decode(json);
  };
  return {
    load() {
      try {
        // The folder is there before anything is known of what surrounds it.
        mkdirSync(folder, { recursive: true });
      } catch {
        return undefined;
      }
      loaded = stampOf(file);
      return load();
    },
    save(knowledge) {
      const meanwhile = stampOf(file) === loaded ? undefined : load();
      writeChecked(file, encode(meanwhile && agree(meanwhile, knowledge) ? union(meanwhile, knowledge) : knowledge));
    },
  };
}
