import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Bindings } from './evaluate.ts';

type Node = TSESTree.Node;

/** Whether a read certainly runs after the declaration gave the variable its value. */
export function isAfterDeclaration(read: Node, variable: Variable, bindings: Pick<Bindings, 'variable'>): boolean {
  const def = variable.defs[0];
  if (!def) return false;
  if (def.type === 'Parameter') return true;
  const declaration = def.parent;
  const declarator = def.node as Node;
  if (enclosingFunction(read) === enclosingFunction(declarator) ? read.range[0] < declarator.range[1] : mayRunBefore(read, declarator, bindings)) return false;
  if (declaration?.type !== 'VariableDeclaration') return true;
  const holder = declaration.parent;
  if (holder.type === 'SwitchCase') return read.range[0] >= holder.range[0] && read.range[1] <= holder.range[1];
  if (declaration.kind !== 'var') return true;
  if (holder.type === 'ForStatement' || holder.type === 'ForInStatement' || holder.type === 'ForOfStatement') return within(read, holder);
  const scope = holder.type === 'ExportNamedDeclaration' ? holder.parent : holder;
  return scope !== undefined && within(read, scope) && read.range[0] >= declarator.range[1];
}

const within = (node: Node, outer: Node): boolean => node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];

/** Whether code in a function may run before a declaration round that function has: the function, or one that uses it, is used before. */
function mayRunBefore(read: Node, declarator: Node, bindings: Pick<Bindings, 'variable'>, seen = new Set<Node>()): boolean {
  if (declarator.type !== 'VariableDeclarator') return false;
  const home = enclosingFunction(declarator);
  let outer: Node | undefined;
  for (let fn = enclosingFunction(read); fn && fn !== home; fn = enclosingFunction(fn)) outer = fn;
  if (!outer || within(outer, declarator) || seen.has(outer)) return read.range[0] < declarator.range[1] && !outer;
  seen.add(outer);
  const isHoisted = outer.type === 'FunctionDeclaration';
  if (!isHoisted && outer.range[0] >= declarator.range[1]) return false;
  const name = nameOf(outer);
  if (name === undefined) return isHoisted ? false : true;
  const variable = name && bindings.variable(name);
  if (!variable) return true;
  return variable.references.some(({ identifier, init }) => !init && !(identifier.parent.type === 'ExportSpecifier') && (identifier.range[0] < declarator.range[1] || enclosingFunction(identifier) !== home) && !within(identifier, outer) && mayRunBefore(identifier, declarator, bindings, seen));
}

/** The name by which a function, or the class it is a member of, is used. */
function nameOf(fn: Node): Node | undefined {
  if (fn.type === 'FunctionDeclaration') return fn.id ?? undefined;
  if (fn.parent?.type === 'VariableDeclarator' && fn.parent.init === fn) return fn.parent.id;
  const member = fn.type === 'PropertyDefinition' ? (fn.static ? undefined : fn) : fn.parent?.type === 'MethodDefinition' ? fn.parent : undefined;
  const holder = member?.parent?.parent;
  return holder && 'id' in holder ? ((holder.id as Node | null) ?? undefined) : undefined;
}

/** The innermost function, class field or static block round a node. */
function enclosingFunction(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression' || at.type === 'ArrowFunctionExpression' || at.type === 'StaticBlock' || at.type === 'PropertyDefinition') return at;
  }
  return undefined;
}
