import picomatch from 'picomatch';
import { parsePlace, parseValue, type ParsedPlace } from '../sdks/notation.ts';
import type { DeclaredType } from '../resolve/types.ts';
import type { Form, Sdk } from '../sdks/types.ts';
import type { Origin } from './origins.ts';
import type { ValueShape } from './types.ts';
import { escapePattern } from '../text/patterns.ts';

/** A form ready to be compared with origins. */
export interface IndexedForm {
  readonly sdk: Sdk;
  readonly form: Form;
  readonly names: readonly string[];
  readonly key: ParsedPlace | undefined;
  readonly default: ParsedPlace | undefined;
  readonly match: ParsedPlace | undefined;
  readonly when: ParsedPlace | undefined;
  readonly forced: ParsedPlace | undefined;
  readonly value: ValueShape;
  /** Tells whether a name is meant by the form. */
  readonly matchesName: (name: string) => boolean;
  /** Tells whether a key is a flag's. */
  readonly matchesKey: (key: string) => boolean;
  /** The form says of some keys only that they are flags' (`feature_*`): what is read by others is something else. */
  readonly amongOthers: boolean;
  /** What the form may be taken from, as paths; see `Sdk.receiver`. */
  readonly receivers: readonly string[];
  /** A router's receiver that has more than flags, as far as the configuration's words say: a user, an organization. */
  readonly ofOther: boolean;
}

/** SDKs and routers, arranged for questions by name. */
export interface SdkIndex {
  /** Forms of a kind that a name could mean; wild-card names included. */
  forms(kind: Form['kind'], name: string): readonly IndexedForm[];
  /** Whether something that is called may be meant by a form, by the last word of its path. */
  isCallee(word: string): boolean;
  readonly members: readonly IndexedForm[];
  /** Forms of members that could be taken from a path, by its last word; for the empty path those of whole modules. */
  membersOf(path: string): readonly IndexedForm[];
  readonly properties: readonly IndexedForm[];
  /** Tells whether a module, known by these names, is the SDK's. */
  isModule(sdk: Sdk, names: readonly string[]): boolean;
  /** Tells whether an origin is a form's receiver; a form without receivers has none. */
  isReceiver(form: IndexedForm, origin: Origin): boolean;
  /** Tells whether a class or interface is a form's receiver; packages of one scope stand for each other. */
  isType(form: IndexedForm, type: DeclaredType): boolean;
}

const split = (names: string): string[] => names.split('|').map((n) => n.trim()).filter(Boolean);

/** Path from the project's root without `./`, extension and `/index`, as configuration and resolver write modules. */
export const moduleName = (path: string): string =>
  path.replace(/^\.\//, '').replace(/\.d?\.?[cm]?[jt]sx?$/, '').replace(/(^|\/)index$/, '') || path;

/** What default exports of an SDK's modules go by where a build imports them by itself: the names of their files, of two words or more. */
export const namesByFile = ({ modules }: Pick<Sdk, 'modules'>): readonly string[] =>
  modules.flatMap((module) => (/^\.\/(?:.*\/)?(\w*[a-z][A-Z]\w*)(?:\.\w+)?$/.exec(module)?.[1] ?? []));

/** Names that patterns choose; those after `!` are left out. */
function keyMatcher(patterns: readonly string[]): (key: string) => boolean {
  const [out, within] = [patterns.filter((p) => p.startsWith('!')).map((p) => p.slice(1).trim()), patterns.filter((p) => !p.startsWith('!'))];
  const [isOut, isWithin] = [nameMatcher(out), within.length > 0 ? nameMatcher(within) : () => true];
  return (key) => isWithin(key) && !isOut(key);
}

function nameMatcher(names: readonly string[]): (name: string) => boolean {
  const exact = new Set(names.filter((n) => !n.includes('*')));
  const patterns = names.filter((n) => n.includes('*')).map((n) => new RegExp(`^${n.split('*').map(escapePattern).join('.*')}$`));
  return (name) => exact.has(name) || patterns.some((p) => p.test(name));
}

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

/** The name at the end of a path, be it called, constructed or neither. */
function lastWord(path: string): string {
  let end = path.length;
  while (path.endsWith('()', end)) end -= 2;
  const word = path.slice(path.lastIndexOf('.', end - 1) + 1, end);
  return word.startsWith('new ') ? word.slice(4) : word;
}

const isSuffix = (path: string, wanted: string): boolean => path === wanted || path.endsWith(`.${wanted}`);

/** Whether a path is what is wanted of an instance: `new Client().flags` for `Client.flags`. */
const isOfInstance = (path: string, wanted: string): boolean => path.startsWith('new ') && path.replace(/^new ([\w$]+)\(\)/, '$1') === wanted;

/** Whether an SDK is in files of the project, which a build may import by itself. */
const isOfProject = ({ modules }: Sdk): boolean => modules.some((module) => module.startsWith('./'));

/** Compares an origin with receivers; `isOwn` tells whether the origin's module is the SDK's. */
function isReceiver({ receivers, sdk, form }: IndexedForm, origin: Origin, isOwn: (origin: Pick<Origin, 'source' | 'names'>) => boolean): boolean {
  const hasModules = sdk.modules.length > 0;
  const isIt = (wanted: string): boolean => {
    switch (origin.root) {
      case 'import':
        if (!hasModules) return isSuffix(origin.path, wanted) || isOfInstance(origin.path, wanted);
        return (origin.path === wanted || isOfInstance(origin.path, wanted)) && isOwn(origin);
      case 'type':
        if (!hasModules) return isSuffix(origin.path, wanted);
        if (origin.source === undefined) return origin.path === wanted && (isOwn({}) || wanted.includes('.'));
        return isSuffix(origin.path, wanted) && isOwn(origin);
      case 'self':
        if (!hasModules) return form.kind !== 'member' && origin.path === wanted; // of a class, what its own methods ask
        return (origin.path === wanted || isOfInstance(origin.path, wanted)) && isOwn({});
      case 'global':
        if (wanted === 'globalThis') return GLOBAL_OBJECTS.has(origin.path);
        return hasModules ? origin.path === wanted && (wanted.includes('.') || (wanted.endsWith('()') && isOfProject(sdk))) : isSuffix(origin.path, wanted);
      case 'name':
        return !hasModules && (isSuffix(origin.path, wanted) || isOfInstance(origin.path, wanted));
    }
  };
  return receivers.some(isIt);
}

/** Forms of a list of SDKs by kind and name; the same for every file. */
interface Arranged {
  readonly byKind: ReadonlyMap<string, ReadonlyMap<string, readonly IndexedForm[]>>;
  readonly wild: ReadonlyMap<string, readonly IndexedForm[]>;
  /** Matches the last words of all names in both. */
  readonly isCallee: (word: string) => boolean;
  readonly members: readonly IndexedForm[];
  /** Forms of members by the last word of what they are taken from. */
  readonly byReceiver: ReadonlyMap<string, readonly IndexedForm[]>;
  readonly properties: readonly IndexedForm[];
}

const NO_FORMS: readonly IndexedForm[] = [];
const NO_SDKS: readonly Sdk[] = [];

const arrangements = new WeakMap<readonly Sdk[], Arranged>();

function arrange(sdks: readonly Sdk[]): Arranged {
  const known = arrangements.get(sdks);
  if (known) return known;
  const byKind = new Map<string, Map<string, IndexedForm[]>>();
  const wild = new Map<string, IndexedForm[]>();
  const forms = sdks.flatMap((sdk) => compileSdk(sdk).forms);
  const called = forms.filter(({ form: { kind } }) => kind !== 'member' && kind !== 'property');
  for (const f of called) {
    const { kind } = f.form;
    const list = byKind.get(kind) ?? new Map<string, IndexedForm[]>();
    byKind.set(kind, list);
    for (const name of f.names) {
      const [target, at] = name.includes('*') ? [wild, kind] as const : [list, name] as const;
      const there = target.get(at) ?? [];
      target.set(at, there);
      there.push(f);
    }
  }
  const members = forms.filter((f) => f.form.kind === 'member');
  const arranged = { byKind, wild, isCallee: nameMatcher(called.flatMap(({ names }) => names.map((name) => name.slice(name.lastIndexOf('.') + 1)))), members, byReceiver: byReceiver(members), properties: forms.filter((f) => f.form.kind === 'property') };
  arrangements.set(sdks, arranged);
  return arranged;
}

function byReceiver(members: readonly IndexedForm[]): ReadonlyMap<string, readonly IndexedForm[]> {
  const found = new Map<string, IndexedForm[]>();
  for (const f of members) {
    const words = f.receivers.length > 0 ? f.receivers.flatMap((r) => (r === 'globalThis' ? [...GLOBAL_OBJECTS] : [lastWord(r)])) : [''];
    for (const word of new Set(words)) found.set(word, [...(found.get(word) ?? []), f]);
  }
  return found;
}

const joined = (first: readonly IndexedForm[], second: readonly IndexedForm[]): readonly IndexedForm[] =>
  second.length === 0 ? first : first.length === 0 ? second : [...first, ...second];

/**
 * Arranges SDKs for one file: those of the project, then those found in the file and its imports. `namesOf` tells by
 * which names the module of an import source is known, and without a source those of the file itself.
 */
export function createSdkIndex(shared: readonly Sdk[], found: readonly Sdk[], namesOf: (source: string | undefined) => readonly string[]): SdkIndex {
  const [first, second] = [arrange(shared), arrange(found.length > 0 ? found : NO_SDKS)];
  const bySource = new Map<string | undefined, readonly string[]>();
  const names = (source: string | undefined): readonly string[] => {
    const known = bySource.get(source) ?? namesOf(source);
    bySource.set(source, known);
    return known;
  };
  const formsIn = ({ byKind, wild }: Arranged, kind: Form['kind'], name: string): readonly IndexedForm[] => {
    const exact = byKind.get(kind)?.get(name) ?? NO_FORMS;
    const open = wild.get(kind)?.filter((f) => f.matchesName(name)) ?? NO_FORMS;
    return open.length === 0 ? exact : [...exact, ...open];
  };
  return {
    forms: (kind, name) => joined(formsIn(first, kind, name), formsIn(second, kind, name)),
    isCallee: (word) => first.isCallee(word) || second.isCallee(word),
    members: joined(first.members, second.members),
    membersOf(path) {
      const word = lastWord(path);
      return joined(first.byReceiver.get(word) ?? NO_FORMS, second.byReceiver.get(word) ?? NO_FORMS);
    },
    properties: joined(first.properties, second.properties),
    isModule: isModuleOf,
    isType: ({ receivers, sdk }, { name, source }) =>
      (receivers.includes(name) || receivers.includes(`new ${name}()`))
      && (sdk.modules.length === 0 || isModuleOf(sdk, [source, moduleName(source)]) || sdk.modules.some((m) => scopeOf(m) !== undefined && scopeOf(m) === scopeOf(source))),
    isReceiver: (f, origin) => isReceiver(f, origin, (o) => isModuleOf(f.sdk, o.names ?? names(o.source))),
  };
}

/** The scope of a package's name. */
const scopeOf = (name: string): string | undefined => /^@[^/]+(?=\/)/.exec(name)?.[0];

/** Words that name flags. */
export const OF_FLAGS = /flag|feature|toggle|experiment|variant|enable|rollout|switch/i;

/** Whether methods and lists are asked of something that the configuration does not name after flags; what an SDK is asked by is there for them. */
const isOfOther = ({ evidence, modules }: Sdk, { kind }: Form, receivers: readonly string[]): boolean =>
  (kind === 'method' || kind === 'list') && evidence === undefined && ![...modules.map((m) => moduleName(m).split('/').at(-1) ?? ''), ...receivers].some((words) => OF_FLAGS.test(words));

const MAX_HANDLES = 3;

/** What a form may be taken from: its receivers, and results of handles that yield them (`getInstance().snapshot()` for `Snapshot`). */
function receiversOf(sdk: Sdk, form: Form): string[] {
  const expand = (receivers: string | undefined, depth: number): string[] =>
    split(receivers ?? '').flatMap((name) => [name, ...(depth === 0 ? [] : sdk.forms.filter((f) => f.yields === name).flatMap((handle) => resultsOf(handle, depth)))]);
  const resultsOf = (handle: Form, depth: number): string[] => {
    const calls = split(handle.name ?? '').map((name) => `${name}()`);
    if (handle.kind !== 'method') return handle.kind === 'constructor' ? calls.map((c) => `new ${c}`) : calls;
    return expand(handle.receiver ?? sdk.receiver, depth - 1).flatMap((from) =>
      calls.flatMap((c) => (/^[A-Z]\w*$/.test(from) ? [`${from}.${c}`, `new ${from}().${c}`] : [`${from}.${c}`])));
  };
  return [...new Set(expand(form.receiver ?? sdk.receiver, MAX_HANDLES))];
}

interface CompiledSdk {
  readonly sdk: Sdk;
  readonly forms: readonly IndexedForm[];
  readonly isModule: (names: readonly string[]) => boolean;
  /** Tells whether an export of this name is a form's, or what a form is taken from. */
  readonly isAsked: (name: string) => boolean;
}

const place = (written: string | undefined): ParsedPlace | undefined => (written === undefined ? undefined : parsePlace(written));

const firstWord = (path: string): string => /^(?:new )?([\w$*]+)/.exec(path)?.[1] ?? path;

/** Whether flags may be asked of, or by, what a path into an SDK's module leads to: it is of none of the types that come with it. */
export function isAskedOf(sdk: Sdk, path: string): boolean {
  const { forms, isAsked } = compileSdk(sdk);
  const word = firstWord(path);
  if (forms.every(({ form }) => form.kind === 'property')) return false; // nobody is asked by what an object literal holds
  return word === '' || word === '*' || word === 'default' || isAsked(word);
}

/** All paths that an SDK's forms may be taken from. */
export const receiversIn = (sdk: Sdk): string[] => [...new Set(compileSdk(sdk).forms.flatMap(({ receivers }) => receivers))];

const compiledSdks = new WeakMap<Sdk, CompiledSdk>();

/** Whether a module, by any of the names that it goes by, is one of an SDK's. */
export const isModuleOf = (sdk: Sdk, names: readonly string[]): boolean => compileSdk(sdk).isModule(names);

function compileSdk(sdk: Sdk): CompiledSdk {
  const known = compiledSdks.get(sdk);
  if (known) return known;
  const wanted = sdk.modules.map((m) => (m.startsWith('.') || m.includes('/') ? moduleName(m) : m));
  const exact = new Set([...wanted, ...sdk.modules]);
  const globs = wanted.filter((m) => /[*{?]/.test(m)).map((m) => picomatch(m));
  const forms = sdk.forms.map((form): IndexedForm => {
    const formNames = split(form.name ?? '*');
    const receivers = receiversOf(sdk, form);
    return {
      sdk,
      form,
      names: formNames,
      key: place(form.key), default: place(form.default), match: place(form.match), when: place(form.when), forced: place(form.forced),
      value: parseValue(form.value ?? (form.kind === 'hoc' ? 'component' : 'boolean'), form.offVariant) ?? { type: 'any' },
      matchesName: nameMatcher(formNames),
      matchesKey: keyMatcher(split(form.keys ?? '*')),
      amongOthers: split(form.keys ?? '').some((pattern) => !pattern.startsWith('!')),
      receivers,
      ofOther: isOfOther(sdk, form, receivers),
    };
  });
  const compiled: CompiledSdk = {
    sdk,
    isModule: (names) => names.some((n) => exact.has(n) || globs.some((g) => g(n))),
    isAsked: nameMatcher(forms.flatMap(({ names, receivers }) => (receivers.length > 0 ? receivers : names)).map(firstWord)),
    forms,
  };
  compiledSdks.set(sdk, compiled);
  return compiled;
}
