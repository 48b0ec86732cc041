import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { bare, functionOfThis, isFunction, returnsOf } from './syntax.ts';

type Node = TSESTree.Node;

const OPTIONS = new Set(['setup', 'data', 'computed', 'methods']);

/** What a component has by a name: an expression, or a member of what a store's hook gives. */
export interface ComponentMember {
  readonly node: Node;
  readonly ofStore?: string;
}

const valueOf = (object: TSESTree.ObjectExpression, name: string): Node | undefined =>
  object.properties.flatMap((p) => (p.type === 'Property' && staticName(p.key, p.computed) === name ? [p.value] : []))[0];

const isOptions = (node: Node | undefined): node is TSESTree.ObjectExpression =>
  node?.type === 'ObjectExpression' && node.properties.some((p) => p.type === 'Property' && OPTIONS.has(staticName(p.key, p.computed) ?? ''));

/** The options of the Vue component whose `this` stands in one of their functions. */
export function optionsAround(self: TSESTree.ThisExpression): TSESTree.ObjectExpression | undefined {
  let node: Node | undefined = functionOfThis(self);
  if (node?.parent?.type !== 'Property') return undefined;
  for (let depth = 0; node && depth < 8; depth++) {
    node = node.parent;
    if (node?.type !== 'Property' && node?.type !== 'ObjectExpression') return undefined;
    if (isOptions(node)) return node;
  }
  return undefined;
}

/** The options of the Vue component that the file around a node exports. */
export function exportedOptions(inside: Node): TSESTree.ObjectExpression | undefined {
  let root = inside;
  while (root.parent) root = root.parent;
  const exported = (root.type === 'Program' ? root.body : []).find((statement) => statement.type === 'ExportDefaultDeclaration');
  const given = exported && bare(exported.declaration);
  const options = given?.type === 'CallExpression' ? given.arguments.at(-1) : given;
  return isOptions(options) ? options : undefined;
}

/** Objects that an option's function returns: of `setup` and `data`. */
const returned = (options: TSESTree.ObjectExpression, name: string): TSESTree.ObjectExpression[] => {
  const fn = valueOf(options, name);
  return (fn && isFunction(fn) ? returnsOf(fn) : []).map(bare).filter((node) => node.type === 'ObjectExpression');
};

/** Everything that a Vue component's options say it has by a name. */
export function componentMember(options: TSESTree.ObjectExpression, name: string): ComponentMember[] {
  const plain = [...returned(options, 'setup'), ...returned(options, 'data'), valueOf(options, 'methods')].flatMap((object) => {
    const node = object?.type === 'ObjectExpression' ? valueOf(object, name) : undefined;
    return node && !isFunction(node) ? [{ node }] : [];
  });
  const computed = valueOf(options, 'computed');
  if (computed?.type !== 'ObjectExpression') return plain;
  const own = valueOf(computed, name);
  const getter = own?.type === 'ObjectExpression' ? valueOf(own, 'get') : own;
  const mapped = computed.properties.flatMap((p) => (p.type === 'SpreadElement' ? mappedMember(p.argument, name) : []));
  return [...plain, ...(getter && isFunction(getter) ? returnsOf(getter).map((node) => ({ node })) : []), ...mapped];
}

/** `...mapState(useFlagStore, ['flags'])` of Pinia, and `{ name: 'flags' }` for other names. */
function mappedMember(call: Node, name: string): ComponentMember[] {
  if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier' || !/^map(?:Writable)?State$/.test(call.callee.name)) return [];
  const [node, names] = call.arguments;
  if (node?.type !== 'Identifier') return [];
  if (names?.type === 'ArrayExpression') return names.elements.some((e) => e?.type === 'Literal' && e.value === name) ? [{ node, ofStore: name }] : [];
  const ofStore = names?.type === 'ObjectExpression' ? valueOf(names, name) : undefined;
  return ofStore?.type === 'Literal' && typeof ofStore.value === 'string' ? [{ node, ofStore: ofStore.value }] : [];
}
