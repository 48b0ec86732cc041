import type { TSESTree } from '@typescript-eslint/types';
import { join } from 'node:path';
import type { Router } from '../config/types.ts';
import { moduleName } from '../facts/sdk-index.ts';
import { walk } from '../facts/walk.ts';
import { createResolver } from '../resolve/create-resolver.ts';
import type { Form } from '../sdks/types.ts';
import { createFileReader, isMinified } from './file-reader.ts';
import { parse } from './parse.ts';

const NAME = /^(?:(?:is|are|has|get|use|check|should)\w*(?:flag|feature|toggle|experiment|variant)\w*|(?:flag|feature|toggle)(?:enabled|ison|on)\w*)$/i;
const PLAIN_METHOD = /^(?:is)?(?:enabled|active|on)$/i;
const CARRIER = /flag|feature|toggle/i;
const NAMED_KEYS = /^(?:[A-Z]\w*)?(?:F(?:lag|LAG|eature|EATURE)|T(?:oggle|OGGLE)|E(?:xperiment|XPERIMENT))/;
/** A list of the flags that are on; `flags` alone are a regular expression's as well. */
const LIST = /(?:feature|toggle|experiment)s?$|\w(?:features?|flags|toggles|experiments)$/i;
const CALL = /\w(?:flag|feature|toggle|experiment|variant|enabled|active|on)\w*\((?:[^()'"`]*,)?\s*(?:["'`]|\w*(?:flag|feature|toggle|experiment)\w*\.)|(?:flag|feature|toggle|experiment)s?\??\.(?:includes|has)\(\s*["'`]/i;

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
  readonly name: string;
  readonly kind: 'function' | 'method' | 'list';
  /** Which argument is the key. */
  readonly place: number;
  /** Where it is imported from, or for a method what it is called on. */
  readonly module?: string;
  readonly receivers: Set<string>;
  readonly keys: Set<string>;
  calls: number;
}

export interface FindReadersOptions {
  /** Absolute path. */
  readonly root: string;
  /** Files to look into, by path from the root. */
  readonly sources: readonly string[];
  /** Says whether a call is a read that is known already. */
  readonly isKnown: (file: string, offset: number) => boolean;
}

/** Finds functions of the project's own modules, and methods, that are named like flag readers and called with at least two different literal keys. */
export function findReaders({ root, sources, isKnown }: FindReadersOptions): HomeGrownReader[] {
  const candidates = new Map<string, Candidate>();
  const read = createFileReader();
  const { resolve } = createResolver({ root, summary: () => undefined, closed: () => undefined, wrappers: () => undefined, mayWrap: () => false, mayPass: () => false });
  for (const file of sources) {
    const content = read(join(root, file));
    if (!('bytes' in content) || !CALL.test(content.bytes.toString('latin1'))) continue;
    const text = content.bytes.toString('utf8');
    const source = isMinified(text) ? undefined : parse(file, text).source;
    if (!source) continue;
    const imported = importedReaders(source.ast, (from) => resolve(file, from));
    walk(source.ast, (node) => {
      if (node.type !== 'CallExpression' || isKnown(file, node.range[0])) return;
      const place = node.arguments.findIndex((a) => keyOf(a) !== undefined);
      const key = place < 0 ? undefined : keyOf(node.arguments[place]);
      if (key !== undefined) note(node, key, place, imported, candidates);
    });
  }
  return asRouters([...candidates.values()].filter(({ keys }) => keys.size > 1));
}

type Imported = ReadonlyMap<string, { readonly module: string; readonly name: string }>;

function importedReaders(ast: TSESTree.Program, resolve: (from: string) => string | undefined): Imported {
  const imported = new Map<string, { module: string; name: string }>();
  for (const node of ast.body) {
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') continue;
    const names = node.specifiers.flatMap((specifier) => {
      const name = specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? specifier.imported.name : '';
      return NAME.test(name) ? [{ local: specifier.local.name, name }] : [];
    });
    const target = names.length > 0 ? resolve(node.source.value) : undefined;
    if (target === undefined) continue;
    for (const { local, name } of names) imported.set(local, { module: `./${moduleName(target)}`, name });
  }
  return imported;
}

/** The key that an argument is: a text, or a member of what is named after flags. */
function keyOf(argument: TSESTree.Node | undefined): string | undefined {
  if (argument?.type === 'Literal') return typeof argument.value === 'string' ? argument.value : undefined;
  if (argument?.type !== 'MemberExpression' || argument.computed || argument.object.type !== 'Identifier' || argument.property.type !== 'Identifier') return undefined;
  return NAMED_KEYS.test(argument.object.name) ? argument.property.name : undefined;
}

function note({ callee, arguments: given }: TSESTree.CallExpression, key: string, place: number, imported: Imported, candidates: Map<string, Candidate>): void {
  const add = (id: string, start: Pick<Candidate, 'name' | 'module' | 'kind'>, receiver?: string): void => {
    const candidate = candidates.get(`${id} ${String(place)}`) ?? { ...start, place, receivers: new Set(), keys: new Set(), calls: 0 };
    candidate.keys.add(key);
    candidate.calls++;
    if (receiver !== undefined) candidate.receivers.add(receiver);
    candidates.set(`${id} ${String(place)}`, candidate);
  };
  if (callee.type === 'Identifier') {
    const reader = imported.get(callee.name);
    if (reader) add(`${reader.module}\0${reader.name}`, { ...reader, kind: 'function' });
  } else if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed) {
    const { name } = callee.property;
    const from = nameOf(callee.object);
    const receiver = from?.replace(/^[_#]+/, '');
    if (from === undefined || receiver === undefined || place > 0) return;
    if ((name === 'includes' || name === 'has') && LIST.test(receiver)) add(`[].${name}`, { name, kind: 'list' }, from);
    else if (NAME.test(name) || (PLAIN_METHOD.test(name) && CARRIER.test(receiver) && given.length === 1)) add(`.${name}`, { name, kind: 'method' }, from);
  }
}

function nameOf(node: TSESTree.Expression): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined;
}

/** One router for each module, and one for each method. */
function asRouters(candidates: readonly Candidate[]): HomeGrownReader[] {
  const modules = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const id = candidate.module ?? `${candidate.kind} ${candidate.name}`;
    modules.set(id, [...(modules.get(id) ?? []), candidate]);
  }
  return [...modules.values()]
    .map((group): HomeGrownReader => {
      const [first] = group;
      const receiver = [...(first?.receivers ?? [])].sort().join(' | ');
      const forms = group.map(({ name, kind, place }): Form => ({ kind, name, key: `arg:${String(place)}`, ...(/^(?:get|use)(?!Has|Is)/i.test(name) ? { value: 'any' } : {}) }));
      return {
        router: first?.module === undefined ? { receiver, forms } : { modules: [first.module], forms },
        names: group.map(({ name, kind }) => (kind === 'function' ? name : `.${name}()`)),
        keys: new Set(group.flatMap(({ keys }) => [...keys])).size,
        calls: group.reduce((sum, { calls }) => sum + calls, 0),
      };
    })
    .sort((a, b) => b.calls - a.calls);
}
