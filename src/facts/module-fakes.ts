import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { bare, isFunction, returnsOf, soleReturn, type FunctionNode } from './syntax.ts';
import { codeOf } from './walk.ts';

type Node = TSESTree.Node;

/** One export that a test gives a faked module: `vi.mock('./flags', () => ({ isOn: () => true }))`. */
export interface ModuleFake {
  readonly source: string;
  /** Names that the export may go by; that of a default export is mostly the module's own. */
  readonly names: readonly string[];
  readonly value: Node;
}

const MOCK = /^(?:(?:do)?[mM]ock|unstable_mockModule)$/;

/** The exports that a call fakes; none for other calls. */
export function moduleFakes(call: Node): ModuleFake[] {
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.callee.object.type !== 'Identifier') return [];
  const [source, factory] = call.arguments;
  if (!/^(?:jest|vi|vitest)$/.test(call.callee.object.name) || !MOCK.test(staticName(call.callee.property, call.callee.computed) ?? '')) return [];
  if (source?.type !== 'Literal' || typeof source.value !== 'string' || !factory || !isFunction(factory)) return [];
  const from = source.value;
  const own = /([^/]+?)(?:\/index)?(?:\.[cm]?[jt]sx?)?$/.exec(from)?.[1] ?? '';
  return returnsOf(factory).map(bare).flatMap((r) => (r.type === 'ObjectExpression' ? r.properties : [])).flatMap((p): ModuleFake[] => {
    const name = p.type === 'Property' ? staticName(p.key, p.computed) : undefined;
    return p.type === 'Property' && name !== undefined ? [{ source: from, names: name === 'default' ? [name, own] : [name], value: p.value }] : [];
  });
}

/** The fakes of a file by what they are written as, where that is a name or a path of names (`mocks.useFlags`). */
export function namedFakes(ast: TSESTree.Program): ReadonlyMap<string, ModuleFake> {
  const found = new Map<string, ModuleFake>();
  for (const n of codeOf(ast)) {
    for (const fake of moduleFakes(n)) {
      const path = pathOf(stoodFor(fake.value));
      if (path !== undefined) found.set(path, fake);
    }
  }
  return found;
}

/** What is called in a fake's place: `mockFlags` of `(...given) => mockFlags(...given)`; the fake itself where it does more than hand on. */
export function stoodFor(fake: Node): Node {
  const fn = bare(fake);
  const call = isFunction(fn) ? soleReturn(fn) : undefined;
  const made = call && bare(call);
  if (!isFunction(fn) || made?.type !== 'CallExpression' || pathOf(made.callee) === undefined) return fake;
  const names = fn.params.map((p) => (p.type === 'RestElement' ? p.argument : p)).map(pathOf);
  const isHanded = made.arguments.every((a, i) => pathOf(a.type === 'SpreadElement' ? a.argument : a) === names[i] && (a.type === 'SpreadElement') === (fn.params[i]?.type === 'RestElement'));
  return isHanded && !names.includes(pathOf(made.callee)) ? made.callee : fake;
}

/** `a.b.c` as text; undefined for other expressions. */
export function pathOf(expression: Node): string | undefined {
  const node = bare(expression);
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return undefined;
  const [object, name] = [pathOf(node.object), staticName(node.property, node.computed)];
  return object === undefined || name === undefined ? undefined : `${object}.${name}`;
}

/** What stands for a function: its code, or the value that it is made to return. */
export type Implementation = { readonly fn: FunctionNode; readonly value?: undefined } | { readonly value: Node; readonly fn?: undefined };

/** What a fake of a function does: `() => true`, `vi.fn(() => true)`, `vi.fn().mockReturnValue(true)`, `sinon.stub().callsFake(…)`. */
export function implementationOf(expression: Node): Implementation | undefined {
  const node = bare(expression);
  if (isFunction(node)) return { fn: node };
  if (node.type !== 'CallExpression') return undefined;
  const callee = bare(node.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (staticName(callee.property, callee.computed) ?? '') : '';
  const [argument] = node.arguments;
  if (!argument || argument.type === 'SpreadElement') return undefined;
  if (/^(?:mock(?:Return|Resolved)Value|returns|resolves)$/.test(name)) return { value: argument };
  return /^(?:mockImplementation(?:Once)?|callsFake|fn|spy|stub)$/.test(name) && isFunction(argument) ? { fn: argument } : undefined;
}
