import { join } from 'node:path';
import type { Router } from '../config/types.ts';
import { createResolver } from '../resolve/create-resolver.ts';
import type { Form } from '../sdks/types.ts';
import { createFileReader, isMinified } from './file-reader.ts';
import { parse } from './parse.ts';
import { mayUseReaders, readerUses, type ReaderUse } from './reader-uses.ts';

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

interface Candidate {
  readonly use: ReaderUse;
  readonly receivers: Set<string>;
  readonly keys: Set<string>;
  calls: number;
  isAsync: boolean;
  off?: string;
}

export interface FindReadersOptions {
  /** Absolute path. */
  readonly root: string;
  /** Files to look into, by path from the root. */
  readonly sources: readonly string[];
  /** Says whether a call is a read that is known already. */
  readonly isKnown: (file: string, offset: number) => boolean;
}

/**
 * Finds what the project's code asks for flags by, where at least two keys are asked for: functions, hooks and gate components of its
 * own modules, methods, lists of keys and objects of flags, known by their names.
 */
export function findReaders({ root, sources, isKnown }: FindReadersOptions): HomeGrownReader[] {
  const candidates = new Map<string, Candidate>();
  const others = new Set<string>();
  const read = createFileReader();
  const { resolve } = createResolver({ root, summary: () => undefined, closed: () => undefined, wrappers: () => undefined, mayWrap: () => false, mayPass: () => false });
  for (const file of sources) {
    const content = read(join(root, file));
    if (!('bytes' in content) || !mayUseReaders(content.bytes.toString('latin1'))) continue;
    const text = content.bytes.toString('utf8');
    const source = isMinified(text) ? undefined : parse(file, text).source;
    if (!source) continue;
    const found = readerUses(source, (from) => resolve(file, from), (offset) => isKnown(file, offset));
    for (const use of found.uses) note(use, candidates);
    for (const other of found.others) others.add(other);
  }
  return asRouters([...candidates.values()].filter(({ use, keys }) => keys.size > 1 && !(use.place === 'member' && others.has(`${use.module ?? ''} ${use.name ?? ''}`))));
}

function note(use: ReaderUse, candidates: Map<string, Candidate>): void {
  const id = [use.module ?? use.kind, use.module === undefined ? '' : use.receiver, use.name, use.place].join('\0');
  const candidate = candidates.get(id) ?? { use, receivers: new Set<string>(), keys: new Set<string>(), calls: 0, isAsync: false };
  candidate.keys.add(use.flag);
  candidate.calls++;
  candidate.isAsync ||= use.isAsync ?? false;
  if (use.off !== undefined) candidate.off ??= use.off;
  if (use.receiver !== undefined) candidate.receivers.add(use.receiver);
  candidates.set(id, candidate);
}

function formOf({ use: { kind, name, place }, isAsync, off }: Candidate): Form {
  return {
    kind, ...(name === undefined ? {} : { name }), key: place,
    ...(name !== undefined && /^(?:get|use)(?!Has|Is)/i.test(name) ? { value: 'any' } : {}),
    ...(isAsync ? { async: true } : {}),
    ...(off === undefined ? {} : { off }),
  };
}

/** What a reader is called in code. */
function namesOf({ use: { kind, name, module, receiver } }: Candidate): string {
  if (kind === 'function') return name ?? '';
  if (kind === 'component') return `<${name ?? ''}>`;
  if (name === undefined) return 'members';
  return module === undefined ? `.${name}()` : `${receiver ?? ''}.${name}()`;
}

/** One router for each module and what it gives, and one for each method. */
function asRouters(candidates: readonly Candidate[]): HomeGrownReader[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { kind, module, name, receiver } = candidate.use;
    const id = module === undefined ? `${kind} ${name ?? ''}` : `${module} ${receiver ?? ''}`;
    groups.set(id, [...(groups.get(id) ?? []), candidate]);
  }
  return [...groups.values()]
    .map((group): HomeGrownReader => {
      const module = group[0]?.use.module;
      const receiver = [...new Set(group.flatMap(({ receivers }) => [...receivers]))].sort().join(' | ');
      return {
        router: { ...(module === undefined ? {} : { modules: [module] }), ...(receiver === '' ? {} : { receiver }), forms: group.map(formOf) },
        names: [...new Set(group.map(namesOf))],
        keys: new Set(group.flatMap(({ keys }) => [...keys])).size,
        calls: group.reduce((sum, { calls }) => sum + calls, 0),
      };
    })
    .sort((a, b) => b.calls - a.calls);
}
