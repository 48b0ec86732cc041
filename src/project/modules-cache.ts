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
const FORMAT = 1;

/** What is written of a module, with the places of texts in lists: many are the same. */
type Row = readonly [file: number, stamp: string, hash: string, imports: readonly number[], rest: number, ...facts: readonly number[]];

interface Content {
  readonly format: number;
  readonly texts: readonly string[];
  readonly modules: readonly Row[];
  /** By what shares its imports: by source, the file's place, or why it is none. */
  readonly targets: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly folders: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly scopes: Readonly<Record<string, string>>;
}

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

function encode({ marks: { files, folders, settings }, modules, targets, facts, scopes }: KeptKnowledge): string {
  const texts = createTexts();
  const { placeOf } = texts;
  const rows = [...modules].map(([file, { glance: { imports, ...glance }, exported, module, reach, isPartial }]): Row => {
    const { stamp = '', hash = '' } = files.get(file) ?? {};
    const rest = { glance, exported: exported && { ...exported, names: [...exported.names] }, module: module && { ...module, closed: [...module.closed] }, reach, isPartial };
    const byParser = [...(facts.get(file) ?? [])].flatMap(([parser, found]) => [placeOf(parser), placeOf(typeof found === 'string' ? found : JSON.stringify(found, encodeFacts))]);
    return [placeOf(file), stamp, hash, imports.map(placeOf), placeOf(JSON.stringify(rest, encodeFacts)), ...byParser];
  });
  const byBase = new Map<string, Map<string, number>>();
  for (const [id, target] of targets) {
    const [base = '', source = ''] = id.split('\0');
    byBase.set(base, (byBase.get(base) ?? new Map<string, number>()).set(source, target === null ? OUTSIDE : target === '' ? MISSING : placeOf(target)));
  }
  const content: Content = { format: FORMAT, texts: texts.all, modules: rows, targets: Object.fromEntries([...byBase].map(([base, sources]) => [base, Object.fromEntries(sources)])), folders: Object.fromEntries(folders), settings: Object.fromEntries(settings), scopes: Object.fromEntries(scopes) };
  return JSON.stringify(content);
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

function decode(json: string): KeptKnowledge | undefined {
  const { format, texts, modules, targets, folders, settings, scopes } = JSON.parse(json) as Content;
  if (format !== FORMAT) return undefined;
  const textAt = (place: number): string => texts[place] ?? '';
  const rests = new Map<number, Rest>();
  const restAt = (place: number): Rest => {
    const rest = rests.get(place) ?? (decoded(textAt(place)) as Rest);
    rests.set(place, rest);
    return rest;
  };
  /** Parsers and facts in turn. */
  const factsAt = (places: readonly number[]): ReadonlyMap<string, string> => new Map(places.flatMap((place, i) => (i % 2 === 0 ? [[textAt(place), textAt(places[i + 1] ?? -1)] as const] : [])));
  return {
    marks: {
      files: new Map(modules.map(([file, stamp, hash]) => [textAt(file), { stamp, hash }])),
      folders: new Map(Object.entries(folders)),
      settings: new Map(Object.entries(settings)),
    },
    modules: new Map(modules.map(([file, , , imports, rest]) => [textAt(file), moduleOf(imports.map(textAt), () => restAt(rest))])),
    targets: new Map(Object.entries(targets).flatMap(([base, sources]) => Object.entries(sources).map(([source, place]): [string, Target] => [`${base}\0${source}`, place === OUTSIDE ? null : place === MISSING ? '' : textAt(place)]))),
    facts: new Map(modules.flatMap(([file, , , , , ...facts]) => (facts.length > 0 ? [[textAt(file), factsAt(facts)] as const] : []))),
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
