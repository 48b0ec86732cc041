import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { walk } from '../facts/walk.ts';
import { isWritten, type FunctionNode } from '../facts/syntax.ts';
import type { Callee, ClassNode, Use } from './callees.ts';
import { definitionOf } from './callees.ts';
import { unreadProperty } from './injected.ts';
import type { Edit } from './edits.ts';
import type { PassContext } from './pass.ts';

type Node = TSESTree.Node;

/** One value that a function takes: a parameter, or a property of one. A component's props are properties of its first parameter. */
export interface Slot {
  readonly index: number;
  readonly prop?: string;
}

/** What a use gives a slot. */
export type Given =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' }
  /** `value` is absent for a bare JSX attribute, which is true. */
  | { readonly kind: 'value'; readonly value?: Node; readonly edit: Edit };

export const propertyName = (key: Node): string | undefined => (key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined);

/** What a use gives a slot, and the edit that takes it away. */
export function givenAt(use: Use, slot: Slot, context: PassContext): Given {
  const { node } = use;
  if (node.type === 'JSXOpeningElement') return slot.index === 0 && slot.prop !== undefined ? givenByElement(node, slot.prop, context) : { kind: 'unknown' };
  const index = slot.index + use.shift;
  if (node.arguments.slice(0, index + 1).some((a) => a.type === 'SpreadElement')) return { kind: 'unknown' };
  const argument = node.arguments[index] as Node | undefined;
  if (!argument) return { kind: 'absent' };
  if (slot.prop === undefined) return { kind: 'value', value: argument, edit: withoutArgument(node, index, context) };
  const object = objectOf(argument, node, slot.prop, context);
  return object ? givenByObject(object, slot.prop, context) : argument.type === 'Literal' && argument.value === null ? { kind: 'absent' } : { kind: 'unknown' };
}

function givenByElement(element: TSESTree.JSXOpeningElement, prop: string, context: PassContext): Given {
  for (const attribute of [...element.attributes].reverse()) {
    if (attribute.type === 'JSXSpreadAttribute') return { kind: 'unknown' };
    if (attribute.name.type !== 'JSXIdentifier' || attribute.name.name !== prop) continue;
    if (element.attributes.filter((a) => a.type === 'JSXAttribute' && a.name.name === prop).length > 1) return { kind: 'unknown' };
    const { value } = attribute;
    const edit = withoutAttribute(attribute, context);
    if (!value) return { kind: 'value', edit };
    return { kind: 'value', value: value.type === 'JSXExpressionContainer' ? value.expression : value, edit };
  }
  return { kind: 'absent' };
}

/** The edit that takes an attribute out of its element. */
export function withoutAttribute(attribute: Node, { layout }: PassContext): Edit {
  const [start, end] = attribute.range;
  if (layout.startsLine(start) && layout.endsLine(end)) return { start: layout.lineStart(start), end: layout.afterBreak(layout.lineEnd(end)), text: '' };
  let from = start;
  let to = end;
  if (layout.startsLine(start)) while (/[ \t]/.test(layout.text[to] ?? '')) to++;
  else while (/\s/.test(layout.text[from - 1] ?? '')) from--;
  return { start: from, end: to, text: '' };
}

export function withoutArgument(call: TSESTree.CallExpression | TSESTree.NewExpression, index: number, { layout }: PassContext): Edit {
  return layout.listItem(call.arguments.map((a) => a.range), index);
}

/** The object literal that an argument is, directly, by a constant, or by `useMemo`; undefined where something else may look into it or change it. */
export function objectOf(argument: Node, call: Node, prop: string, context: PassContext): TSESTree.ObjectExpression | undefined {
  if (/^TS(?:As|Satisfies|NonNull)Expression$/.test(argument.type)) return objectOf((argument as TSESTree.TSAsExpression).expression, call, prop, context);
  if (argument.type === 'ObjectExpression') return argument;
  if (argument.type === 'CallExpression') return memoized(argument);
  if (argument.type !== 'Identifier') return undefined;
  const variable = context.variable(argument);
  const def = definitionOf(variable);
  if (!variable || def?.type !== 'Variable' || def.parent.kind !== 'const' || def.node.id.type !== 'Identifier' || !def.node.init) return undefined;
  if (def.parent.parent.type === 'ExportNamedDeclaration') return undefined;
  const harmless = variable.references.every((r) => {
    if (r.init) return true;
    const at = r.identifier as Node;
    const { parent } = at;
    if (parent === call || (parent?.type === 'ArrayExpression' && parent.parent.type === 'CallExpression' && parent.parent.arguments.length > 1)) return true;
    return parent?.type === 'MemberExpression' && parent.object === at && !parent.computed && propertyName(parent.property) !== prop && !isWritten(parent);
  });
  if (!harmless) return undefined;
  return def.node.init.type === 'Identifier' ? undefined : objectOf(def.node.init, call, prop, context);
}

/** `useMemo(() => ({…}), deps)`: the object. */
function memoized(call: TSESTree.CallExpression): TSESTree.ObjectExpression | undefined {
  const name = call.callee.type === 'Identifier' ? call.callee.name : call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier' ? call.callee.property.name : '';
  const [fn] = call.arguments;
  if (name !== 'useMemo' || (fn?.type !== 'ArrowFunctionExpression' && fn?.type !== 'FunctionExpression')) return undefined;
  if (fn.body.type === 'ObjectExpression') return fn.body;
  if (fn.body.type !== 'BlockStatement') return undefined;
  const returned = returnsOf(fn);
  return returned.length === 1 && returned[0]?.argument?.type === 'ObjectExpression' ? returned[0].argument : undefined;
}

/** The return statements of a function itself. */
export function returnsOf(fn: FunctionNode): TSESTree.ReturnStatement[] {
  const found: TSESTree.ReturnStatement[] = [];
  if (fn.body) walk(fn.body, (n) => {
    if (n.type === 'ReturnStatement') found.push(n);
    return !(n.type === 'FunctionDeclaration' || n.type === 'FunctionExpression' || n.type === 'ArrowFunctionExpression' || n.type === 'ClassDeclaration' || n.type === 'ClassExpression');
  });
  return found;
}

/** What an object literal gives a property, and the edit that takes it away. */
export function givenByObject(object: TSESTree.ObjectExpression, prop: string, context: PassContext): Given {
  for (const [index, property] of [...object.properties.entries()].reverse()) {
    if (property.type === 'SpreadElement' || property.computed) return { kind: 'unknown' };
    if (propertyName(property.key) !== prop) continue;
    if (property.kind !== 'init' || property.method || object.properties.filter((p) => p.type === 'Property' && !p.computed && propertyName(p.key) === prop).length > 1) return { kind: 'unknown' };
    return { kind: 'value', value: property.value, edit: object.properties.length === 1 ? context.layout.soleItem(property.range) : context.layout.listItem(object.properties.map((p) => p.range), index) };
  }
  return { kind: 'absent' };
}

/** Where a function looks at a slot. */
export interface Reads {
  /** Expressions that give the slot's value. */
  readonly nodes: readonly Node[];
  /** Edits that take the slot's own declarations away. */
  readonly edits: readonly Edit[];
  readonly fallback?: Node;
  /** Takes the whole parameter away, which holds nothing but the slot. */
  readonly whole?: Edit;
  /** Where the type of what holds the slot is written. */
  readonly types: readonly Node[];
}

/** Everything in a callee that reads a slot; undefined where that can not be followed. */
export function readsOf(callee: Callee, slot: Slot, context: PassContext, byElement: boolean): Reads | undefined {
  const { node } = callee;
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return inFunction(node, slot, context, callee);
  if (byElement) return slot.prop === undefined || slot.index !== 0 ? undefined : inComponentClass(node, slot.prop, context);
  const make = node.body.body.find((m): m is TSESTree.MethodDefinition => m.type === 'MethodDefinition' && m.kind === 'constructor');
  return make?.value.type === 'FunctionExpression' ? inFunction(make.value, slot, context) : undefined;
}

function inFunction(fn: FunctionNode, slot: Slot, context: PassContext, callee?: Callee): Reads | undefined {
  const param = fn.params[slot.index] as Node | undefined;
  if (fn.type !== 'ArrowFunctionExpression' && usesArguments(fn)) return undefined;
  if (!param) return slot.prop === undefined || fn.params.at(-1)?.type === 'RestElement' ? undefined : { nodes: [], edits: [], types: contextualTypes(fn, callee) };
  const plain = param.type === 'TSParameterProperty' ? unreadProperty(param) : param;
  const pattern = plain?.type === 'AssignmentPattern' ? plain.left : plain;
  if (!plain || (pattern?.type !== 'Identifier' && pattern?.type !== 'ObjectPattern')) return undefined;
  const own = pattern.typeAnnotation ? [pattern.typeAnnotation as Node] : contextualTypes(fn, callee);
  if (slot.prop === undefined) {
    if (pattern.type !== 'Identifier' || (callee?.id?.typeAnnotation && contextualTypes(fn, callee).length > 0)) return undefined;
    const nodes = readNodes(context.variable(pattern));
    if (!nodes) return undefined;
    return { nodes, edits: [withoutParameter(fn, slot.index, context)], types: [], ...(plain.type === 'AssignmentPattern' ? { fallback: plain.right } : {}) };
  }
  if (pattern.type === 'ObjectPattern') {
    const reads = inPattern(pattern, slot.prop, context);
    if (!reads) return undefined;
    const empties = pattern.properties.every((p) => isNamed(p, slot.prop)) && slot.index === fn.params.length - 1 && plain === pattern;
    return { ...reads, types: own, ...(empties ? { whole: withoutParameter(fn, slot.index, context) } : {}) };
  }
  const variable = context.variable(pattern);
  const inBody = variable && throughMembers(variable.references.filter((r) => !r.init).map((r) => r.identifier as Node), slot.prop, context);
  return inBody && { ...inBody, types: own };
}

function withoutParameter(fn: FunctionNode, index: number, { layout }: PassContext): Edit {
  const params = fn.params as readonly Node[];
  const param = params[index]!;
  if (params.length > 1) return layout.listItem(params.map((p) => p.range), index);
  const home = fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor' ? fn.parent : undefined;
  if (home && !home.parent.parent.superClass && isEmpty(fn, layout)) {
    const before = home.parent.body[home.parent.body.indexOf(home) - 1]?.range[1] ?? home.parent.range[0] + 1;
    const [start, end] = layout.whole(home.range, before);
    return { start, end, text: '' };
  }
  if (fn.type === 'ArrowFunctionExpression' && layout.text[layout.tokenBefore(param.range[0]) - 1] !== '(') return { start: param.range[0], end: param.range[1], text: '()' };
  const open = layout.tokenBefore(param.range[0]);
  const after = layout.tokenAfter(param.range[1]);
  return { start: open, end: layout.text[after] === ',' ? layout.tokenAfter(after + 1) : after, text: '' };
}

const isEmpty = ({ body }: FunctionNode, layout: PassContext['layout']): boolean => body.type === 'BlockStatement' && body.body.length === 0 && layout.commentsIn(body.range).length === 0;

function usesArguments(fn: FunctionNode): boolean {
  let found = false;
  if (fn.body) walk(fn.body, (n) => {
    if (n.type === 'Identifier' && n.name === 'arguments') found = true;
    return !found;
  });
  return found;
}

/** Types written round a function that say what it takes: `const C: FC<Props>`, `memo<Props>(…)`. */
function contextualTypes(fn: Node, callee?: Callee): Node[] {
  const types: Node[] = [];
  for (let at = fn.parent; at; at = at.parent) {
    if (at.type === 'CallExpression') types.push(...(at.typeArguments?.params ?? []));
    else if (!/^TS(?:As|Satisfies|NonNull)/.test(at.type)) break;
  }
  if (callee?.id?.typeAnnotation) types.push(callee.id.typeAnnotation);
  return types;
}

const isNamed = (part: TSESTree.ObjectPattern['properties'][number], prop: string | undefined): boolean => part.type === 'Property' && !part.computed && propertyName(part.key) === prop;

/** What a destructuring pattern does with one property. */
export function inPattern(pattern: TSESTree.ObjectPattern, prop: string, context: PassContext): Reads | undefined {
  const index = pattern.properties.findIndex((p) => isNamed(p, prop));
  const property = pattern.properties[index];
  if (pattern.properties.some((p) => p.type === 'Property' && p.computed)) return undefined;
  if (property?.type !== 'Property') return pattern.properties.some((p) => p.type === 'RestElement') ? undefined : { nodes: [], edits: [], types: [] };
  const value = property.value as Node;
  const name = value.type === 'AssignmentPattern' ? value.left : value;
  const nodes = name.type === 'Identifier' ? readNodes(context.variable(name)) : undefined;
  if (!nodes) return undefined;
  return { nodes, edits: [pattern.properties.length === 1 ? context.layout.soleItem(property.range) : context.layout.listItem(pattern.properties.map((p) => p.range), index)], types: [], ...(value.type === 'AssignmentPattern' ? { fallback: value.right } : {}) };
}

/** The places that read a name that is never set again and whose type nobody asks for. */
function readNodes(variable: Variable | undefined): Node[] | undefined {
  if (!variable || variable.defs.length !== 1) return undefined;
  const def = variable.defs[0];
  const nodes: Node[] = [];
  for (const r of variable.references) {
    const at = r.identifier as Node;
    if (r.init || at === def?.name) continue;
    if (r.isWrite() || !r.isRead() || at.type !== 'Identifier' || at.parent?.type === 'TSTypeQuery' || at.parent?.type === 'ExportSpecifier') return undefined;
    nodes.push(at);
  }
  return nodes;
}

function inComponentClass(node: ClassNode, prop: string, context: PassContext): Reads | undefined {
  const holders: Node[] = [];
  let lost = false;
  walk(node.body, (n) => {
    if (n.type === 'MemberExpression' && n.object.type === 'ThisExpression' && !n.computed && propertyName(n.property) === 'props') holders.push(n);
    if (n.type === 'MethodDefinition' && n.value.type === 'FunctionExpression') {
      for (const p of n.value.params) {
        if (p.type === 'Identifier' && /^(?:props|prevProps|nextProps)$/.test(p.name)) holders.push(...(context.variable(p)?.references ?? []).map((r) => r.identifier as Node).filter((i) => !isSuperCall(i)));
        else if (p.type !== 'Identifier' && n.value.params[0] === p && /^(?:constructor|componentDidUpdate|shouldComponentUpdate|getDerivedStateFromProps|UNSAFE_componentWillReceiveProps|componentWillReceiveProps|getSnapshotBeforeUpdate)$/.test(propertyName(n.key) ?? '')) lost = true;
      }
    }
    return !(n !== node.body && (n.type === 'ClassDeclaration' || n.type === 'ClassExpression'));
  });
  const reads = lost ? undefined : throughMembers(holders, prop, context);
  const args = node.superTypeArguments?.params ?? [];
  return reads && { ...reads, types: args.slice(0, 1) };
}

const isSuperCall = (id: Node): boolean => id.parent?.type === 'CallExpression' && id.parent.callee.type === 'Super';

/** Reads of a member through expressions that hold its object. */
export function throughMembers(holders: readonly Node[], prop: string, context: PassContext): Reads | undefined {
  const nodes: Node[] = [];
  const edits: Edit[] = [];
  let fallback: Node | undefined;
  for (const holder of holders) {
    const { parent } = holder;
    if (parent?.type === 'MemberExpression' && parent.object === holder && !parent.computed) {
      if (propertyName(parent.property) !== prop) continue;
      if (isWritten(parent) || (parent.parent.type === 'CallExpression' && parent.parent.callee === parent)) return undefined;
      nodes.push(parent);
    } else if (parent?.type === 'VariableDeclarator' && parent.init === holder && parent.id.type === 'ObjectPattern') {
      const inner = inPattern(parent.id, prop, context);
      if (!inner || (inner.fallback && fallback)) return undefined;
      if (inner.edits.length > 0 && parent.id.properties.length === 1) {
        if (parent.parent.type !== 'VariableDeclaration' || parent.parent.declarations.length > 1) return undefined;
        const [start, end] = context.layout.whole(parent.parent.range, 0);
        edits.push({ start, end, text: '' });
      } else edits.push(...inner.edits);
      nodes.push(...inner.nodes);
      fallback ??= inner.fallback;
    } else return undefined;
  }
  if (fallback && nodes.some((n) => n.type === 'MemberExpression')) return undefined;
  return { nodes, edits, types: [], ...(fallback ? { fallback } : {}) };
}
