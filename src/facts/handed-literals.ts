import { DefinitionType } from './definition-type.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { staticName, type Bindings } from './bindings.ts';
import { bare, isFunction } from './syntax.ts';

type Node = TSESTree.Node;

/** A call that hands an argument on, and the argument as it is written there. */
export interface Handed {
  readonly call: TSESTree.CallExpression;
  readonly argument: Node;
}

const DEPTH = 3;

/** Where a file's calls give a parameter its value: `login({ nav: true })` for `flags` in `const login = (flags) => mockFlags(flags)`. */
export function handedTo(name: Node, bindings: Bindings, depth = 0): Handed[] {
  const node = bare(name);
  const variable = node.type === 'Identifier' ? bindings.variableOf(node) : undefined;
  const [def] = variable?.defs ?? [];
  if (!variable || def?.type !== DefinitionType.Parameter || depth > DEPTH || variable.references.some((r) => r.isWrite() && !r.init)) return [];
  const fn = def.node as Node;
  if (!isFunction(fn)) return [];
  const index = fn.params.findIndex((p) => p.range[0] <= def.name.range[0] && def.name.range[1] <= p.range[1]);
  const path = pathTo(def.name, fn.params[index]);
  const id = fn.type === 'FunctionDeclaration' ? fn.id : fn.parent.type === 'VariableDeclarator' && fn.parent.init === fn ? fn.parent.id : undefined;
  const own = path && id?.type === 'Identifier' ? bindings.variableOf(id) : undefined;
  return (own?.references ?? []).flatMap((r): Handed[] => {
    const call = r.identifier.parent;
    if (call?.type !== 'CallExpression' || call.callee !== r.identifier || call.arguments.slice(0, index + 1).some((a) => a.type === 'SpreadElement')) return [];
    const argument = partOf(call.arguments[index], path ?? []);
    if (!argument) return [];
    return bare(argument).type === 'Identifier' ? handedTo(argument, bindings, depth + 1) : [{ call, argument }];
  });
}

/** Names from a parameter down to a name in its pattern. */
function pathTo(name: Node, parameter: Node | undefined): string[] | undefined {
  const path: string[] = [];
  for (let at: Node | undefined = name; at && at !== parameter; at = at.parent) {
    const parent: Node | undefined = at.parent;
    if (parent?.type === 'Property') {
      const key = staticName(parent.key, parent.computed);
      if (key === undefined) return undefined;
      path.unshift(key);
    } else if (parent?.type !== 'ObjectPattern' && parent?.type !== 'AssignmentPattern') return undefined;
  }
  return path;
}

function partOf(argument: Node | undefined, path: readonly string[]): Node | undefined {
  let node = argument;
  for (const name of path) {
    const literal: Node | undefined = node && bare(node);
    if (literal?.type !== 'ObjectExpression') return undefined;
    node = literal.properties.flatMap((p) => (p.type === 'Property' && staticName(p.key, p.computed) === name ? [p.value as Node] : []))[0];
  }
  return node;
}
