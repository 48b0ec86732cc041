import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../facts/walk.ts';
import { offsetAt } from '../text/lines.ts';
import { keyNamedBy } from './overrides.ts';
import type { RemovalProject } from './project.ts';
import type { ChangedFile } from './remove.ts';
import { placeOf, type Item } from './tests/shapes.ts';

const AT = /^(.*):(\d+):(\d+) TS(\d+): /;

/** A property that its type does not have: what it is called. */
const EXCESS = /TS(?:2353|2561): .*['"]([^'"]+)['"]+ does not exist in type/;

/** A text that its type does not have, and a list of such texts under another type. */
const FOREIGN = /TS(?:2322|2820|2345|2352): [^']*'"([^'"]+)"(?:\[\])?'/;

/** Members that a type has and a value lacks. */
const MISSING = /Property '([^']+)' is missing in type|is missing the following properties from type '[^']*': ([^;]+)/;

/** By test file, members that their types do not do without. */
export function membersMissed(errors: readonly string[], project: RemovalProject): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const error of errors) {
    const [, file = ''] = AT.exec(error) ?? [];
    const [, name, names = ''] = MISSING.exec(error) ?? [];
    const missed = name === undefined ? names.split(/, | and /).filter(Boolean) : [name];
    if (missed.length > 0 && project.isTest(file)) found.set(file, new Set([...(found.get(file) ?? []), ...missed]));
  }
  return found;
}

/** The test files that errors are about, where a removal changed them and there are no other errors. */
export function testsWithErrors(errors: readonly string[], files: readonly ChangedFile[], project: RemovalProject): Set<string> {
  const found = new Set(errors.map((error) => AT.exec(error)?.[1] ?? ''));
  return [...found].every((file) => project.isTest(file) && files.some((f) => f.file === file && f.after !== null)) ? found : new Set();
}

/** By test file, the shapes of places that give a type a requested flag which the removal took out of it. */
export function flagsByType(errors: readonly string[], files: readonly ChangedFile[], project: RemovalProject, keys: ReadonlySet<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const error of errors) {
    const [, file = '', line, column] = AT.exec(error) ?? [];
    const isIn = EXCESS.test(error) ? isProperty : isElement;
    const name = (EXCESS.exec(error) ?? FOREIGN.exec(error))?.[1];
    if (name === undefined || keyNamedBy(name, keys) === undefined || !project.isTest(file)) continue;
    const text = files.find((f) => f.file === file)?.after ?? project.read(file) ?? '';
    const source = project.parse(file, text);
    const item = source && itemAt(source.ast, offsetAt(text, Number(line), Number(column)), (node) => isIn(node, name));
    const shape = item && placeOf(item)?.shape;
    if (shape !== undefined) found.set(file, (found.get(file) ?? new Set()).add(shape));
  }
  return found;
}

/** The requested flags that code is still given where their type has them no more, each with a file. */
export function flagsNeeded(errors: readonly string[], keys: ReadonlySet<string>): Map<string, string> {
  return new Map(errors.flatMap((error) => {
    const name = (EXCESS.exec(error) ?? FOREIGN.exec(error))?.[1];
    const key = name === undefined ? undefined : keyNamedBy(name, keys);
    return key === undefined ? [] : [[key, AT.exec(error)?.[1] ?? '']];
  }));
}

/** By file with errors, the first of them, without its place. */
export function firstErrors(errors: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const error of errors) {
    const [at, file = ''] = AT.exec(error) ?? [];
    if (at !== undefined && !found.has(file)) found.set(file, error.slice(at.length));
  }
  return found;
}

/** Properties that code still gives where their types have them no more. */
export const propertiesHeld = (errors: readonly string[]): Set<string> => new Set(errors.flatMap((error) => EXCESS.exec(error)?.[1] ?? []));

const isProperty = (node: TSESTree.Node): boolean => node.type === 'Property' && node.parent.type === 'ObjectExpression';

const isElement = (node: TSESTree.Node, name: string): boolean => node.type === 'Literal' && node.value === name && node.parent.type === 'ArrayExpression';

/** The item of a literal that an error is about: one that begins there, or the first of a list that does. */
function itemAt(ast: TSESTree.Program, offset: number, isIt: (node: TSESTree.Node) => boolean): Item | undefined {
  let found: TSESTree.Node | undefined;
  walk(ast, (n) => {
    const begins = n.type === 'Property' ? n.key.range[0] === offset : n.range[0] === offset || n.parent?.range[0] === offset;
    if (!found && begins && isIt(n)) found = n;
    return !found && n.range[0] <= offset && offset < n.range[1];
  });
  return found as Item | undefined;
}
