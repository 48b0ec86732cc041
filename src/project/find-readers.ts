import { join } from 'node:path';
import type { Constant } from '../facts/types.ts';
import type { Router } from '../config/types.ts';
import { moduleName } from '../facts/sdk-index.ts';
import type { Form } from '../sdks/types.ts';
import { createFileReader, isMinified } from './file-reader.ts';
import { parse } from './parse.ts';
import { mayUseReaders, readerUses, type Imported, type ReaderUse } from './reader-uses.ts';
import { createPassingResolver } from './with-defining-modules.ts';

/** Something of the project's own that looks like its way to ask for flags. */
export interface HomeGrownReader {
  readonly router: Router;
  /** What it is called in code. */
  readonly names: readonly string[];
  /** Different keys it is called with. */
  readonly keys: number;
  /** Calls with a literal key. */
  readonly calls: number;
}

/** A function of the project's own that is named after flags is asked so often for nothing else, be it for one key. */
const MANY_CALLS = 5;
/** The same where the key is named as one (`Feature.NewNav`). */
const SOME_CALLS = 2;

interface Candidate {
  /** One use, by the module that is nearest to the root. */
  use: ReaderUse;
  readonly receivers: Set<string>;
  readonly keys: Set<string>;
  /** Methods by which tests switch flags. */
  readonly switches: Set<string>;
  calls: number;
  isAsync: boolean;
  /** Some of the keys are written after a `!`. */
  hasOff: boolean;
  off?: string;
}

export interface FindReadersOptions {
  /** Absolute path. */
  readonly root: string;
  /** Files to look into, by path from the root. */
  readonly sources: readonly string[];
  /** Test files, which may switch flags. */
  readonly tests: readonly string[];
  /** Says whether a call is a read that is known already. */
  readonly isKnown: (file: string, offset: number) => boolean;
}

/**
 * Finds what the project's code asks for flags by, where at least two keys are asked for, or one often: functions, hooks and gate components of its
 * own modules, methods, lists of keys and objects of flags, known by their names.
 */
export function findReaders({ root, sources, tests, isKnown }: FindReadersOptions): HomeGrownReader[] {
  const candidates = new Map<string, Candidate>();
  const others = new Set<string>();
  /** Modules that ask for flags themselves: their functions are none. */
  const asking = new Set<string>();
  const read = createFileReader();
  const { constant, locate, resolve } = createPassingResolver(root);
  const located = (file: string, from: string, name: string): Omit<Imported, 'name'> | undefined => {
    const target = resolve(file, from);
    if (target === undefined) return undefined;
    const definition = locate(file, from, name);
    return { module: `./${moduleName(target)}`, origin: definition ? `${definition.file} ${definition.name}` : `${target} ${name}` };
  };
  for (const file of sources) {
    const content = read(join(root, file));
    if (!('bytes' in content) || !mayUseReaders(content.bytes.toString('latin1'))) continue;
    const text = content.bytes.toString('utf8');
    const source = isMinified(text) ? undefined : parse(file, text).source;
    if (!source) continue;
    const found = readerUses(source, {
      locate: (from, name) => located(file, from, name),
      locateValue: (from, name) => (namesKeys(constant(file, from, name)?.value) ? undefined : located(file, from, name)),
      isKnown: (offset) => isKnown(file, offset),
    });
    for (const use of found.uses) note(use, candidates);
    if (found.uses.some(({ place }) => place !== 'self')) asking.add(`./${moduleName(file)}`);
    for (const other of found.others) others.add(other);
  }
  const listed = new Set([...candidates.values()].flatMap(({ use, keys }) => (use.kind === 'list' ? [...keys] : [])));
  const isAsked = ({ use: { kind, isNamed }, keys, calls }: Candidate): boolean => (kind === 'list' ? listed : keys).size > 1 || ((kind === 'function' || kind === 'hoc') && calls >= (isNamed ? SOME_CALLS : MANY_CALLS));
  const found = [...candidates.values()].filter((candidate) => isAsked(candidate)).filter(({ use }) => !(use.place === 'member' && use.receiver === undefined && others.has(use.origin ?? '')) && !(use.place === 'self' && asking.has(use.module ?? '')));
  const services = found.filter(({ use: { kind, module } }) => kind === 'method' && module === undefined);
  for (const file of services.length > 0 ? tests : []) {
    const content = read(join(root, file));
    if ('bytes' in content) noteSwitches(content.bytes.toString('utf8'), services);
  }
  return asRouters(found);
}

const SWITCH = /([\w$]*(?:flag|feature|toggle)[\w$]*)\.(enable|disable)\(\s*["'`]([^"'`\n]+)["'`]\s*\)/gi;

/** `features.enable('new-nav')` in a test, for a key that is asked of such a service. */
function noteSwitches(text: string, services: readonly Candidate[]): void {
  for (const [, receiver = '', name = '', key = ''] of text.matchAll(SWITCH)) {
    for (const service of services) {
      if (!service.keys.has(key)) continue;
      service.receivers.add(receiver);
      service.switches.add(name);
    }
  }
}

/** Whether a constant is a key, or an object with one. */
const namesKeys = (value: Constant): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some((each) => typeof each === 'string' || (typeof each === 'object' && each !== null)) : value !== undefined;

const depthOf = (module: string): number => module.split('/').length;

function note(use: ReaderUse, candidates: Map<string, Candidate>): void {
  const id = (use.place === 'self' ? [use.module, use.place] : use.origin === undefined ? [use.kind, use.name, use.place, use.keys] : [use.origin, use.receiver, use.receiver && use.name, use.place]).join('\0');
  const known = candidates.get(id);
  const isNearer = known?.use.module !== undefined && use.module !== undefined && depthOf(use.module) < depthOf(known.use.module);
  const candidate = known ?? { use, receivers: new Set<string>(), keys: new Set<string>(), switches: new Set<string>(), calls: 0, isAsync: false, hasOff: false };
  if (isNearer) candidate.use = use;
  candidate.keys.add(use.flag);
  candidate.calls++;
  candidate.isAsync ||= use.isAsync ?? false;
  candidate.hasOff ||= use.isOff ?? false;
  if (use.off !== undefined) candidate.off ??= use.off;
  if (use.receiver !== undefined) candidate.receivers.add(use.receiver);
  candidates.set(id, candidate);
}

/** What functions that are a flag each are called: by how all begin, or all their names. */
function namesOfAll(names: readonly string[]): string {
  const start = /^(?:enable|is|are|has|getIs|getAre|useIs|use)(?=[A-Z])/.exec(names[0] ?? '')?.[0] ?? '';
  return start === 'enable' && names.every((name) => name.startsWith(start)) ? `${start}*` : [...names].sort().join(' | ');
}

/** The names of constants that are flags: by what all begin with, where that is a word or more, or all of them. */
function namesOfConstants(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let length = first.length;
  while (others.some((name) => !name.startsWith(first.slice(0, length)))) length--;
  const start = first.slice(0, first.lastIndexOf('_', length - 1) + 1);
  return others.length > 0 && start !== '' ? `${start}*` : [...names].sort().join(' | ');
}

function formsOf({ use: { kind, name: written, place, keys, module, receiver }, keys: flags, isAsync, hasOff, off }: Candidate): Form[] {
  const isConstant = kind === 'member' && module !== undefined && receiver === undefined;
  const name = place === 'self' ? namesOfAll([...flags]) : isConstant ? namesOfConstants([...flags]) : written;
  const form: Form = {
    kind, ...(name === undefined ? {} : { name }), key: place,
    ...(keys === undefined ? {} : { keys }),
    ...(isConstant || (name !== undefined && place !== 'self' && /^(?:get|select|use|value$|observe)(?!Has|Is)/i.test(name)) ? { value: 'any' } : {}),
    ...(isAsync ? { async: true } : {}),
    ...(off === undefined ? {} : { off }),
  };
  return hasOff ? [{ ...form, prefix: '!', negated: true }, form] : [form];
}

const switchesOf = (group: readonly Candidate[]): Form[] =>
  [...new Set(group.flatMap(({ switches }) => [...switches]))].sort((a, b) => b.localeCompare(a)).map((name): Form => ({
    kind: 'method', name, key: 'arg:0', role: 'override', ...(name === 'disable' ? { negated: true } : {}),
  }));

/** What a reader is called in code. */
function namesOf({ use: { kind, name, place, module, receiver }, keys }: Candidate): string {
  if (place === 'self') return namesOfAll([...keys]);
  if (kind === 'function' || kind === 'hoc') return name ?? '';
  if (kind === 'directive') return `*${name ?? ''}`;
  if (kind === 'component') return `<${(name === 'default' ? /([^/]+?)(?:\.\w+)?$/.exec(module ?? '')?.[1] : name) ?? ''}>`;
  if (name === undefined) return module === undefined ? 'members' : (receiver ?? 'constants');
  return module === undefined ? `.${name}()` : `${receiver ?? ''}.${name}()`;
}

/** One router for each module and what it gives, and one for each method. */
function asRouters(candidates: readonly Candidate[]): HomeGrownReader[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { kind, module, name, receiver } = candidate.use;
    const id = module === undefined ? `${kind} ${kind === 'list' ? '' : (name ?? '')}` : `${module} ${receiver ?? ''}`;
    groups.set(id, [...(groups.get(id) ?? []), candidate]);
  }
  return [...groups.values()]
    .map((group): HomeGrownReader => {
      const module = group[0]?.use.module;
      const receiver = [...new Set(group.flatMap(({ receivers }) => [...receivers]))].sort().join(' | ');
      return {
        router: { ...(module === undefined ? {} : { modules: [module] }), ...(receiver === '' ? {} : { receiver }), forms: [...group.flatMap(formsOf), ...switchesOf(group)] },
        names: [...new Set(group.map(namesOf))],
        keys: new Set(group.flatMap(({ keys }) => [...keys])).size,
        calls: group.reduce((sum, { calls }) => sum + calls, 0),
      };
    })
    .sort((a, b) => b.calls - a.calls);
}
