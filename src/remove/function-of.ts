import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { bare, returnsOf, type FunctionNode } from '../facts/syntax.ts';
import type { Called } from './pass.ts';
import { importedBy, isReact } from './pure-imports.ts';

type Node = TSESTree.Node;
type VariableOf = (node: Node) => Variable | undefined;

/** The function that a name stands for, where it was declared once and never set again. */
export function functionOf(variable: Variable | undefined, variableOf: VariableOf): FunctionNode | undefined {
  const [def, ...others] = variable?.defs.filter((d) => d.node.type !== 'TSDeclareFunction') ?? [];
  if (!def || others.length > 0 || variable?.references.some((r) => r.isWrite() && !r.init)) return undefined;
  if (def.type === 'FunctionName') return def.node.type === 'FunctionDeclaration' ? def.node : undefined;
  return def.type === 'Variable' && def.node.id === def.name && def.node.init ? written(def.node.init, variableOf) : undefined;
}

/** A function expression, as it is or in React's `useCallback`. */
function written(value: Node, variableOf: VariableOf): FunctionNode | undefined {
  if (value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression') return value;
  const [fn] = value.type === 'CallExpression' ? value.arguments : [];
  if (value.type !== 'CallExpression' || (fn?.type !== 'ArrowFunctionExpression' && fn?.type !== 'FunctionExpression')) return undefined;
  const member = value.callee.type === 'MemberExpression' ? value.callee : undefined;
  const imported = importedBy(variableOf(member?.object ?? value.callee));
  const name = member ? !member.computed && (member.property as TSESTree.Identifier).name : imported?.name;
  return imported && isReact(imported) && name === 'useCallback' ? fn : undefined;
}

/** What `const { key: name } = make()` takes a name out of: the key, and the function that is called. */
export function takenFrom(variable: Variable | undefined, calledBy: (name: Node) => Called | undefined): { readonly key: string; readonly maker: Called } | undefined {
  const def = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  if (def?.type !== 'Variable' || variable?.references.some((r) => r.isWrite() && !r.init)) return undefined;
  const { id, init } = def.node;
  if (id.type !== 'ObjectPattern' || init?.type !== 'CallExpression') return undefined;
  const key = id.properties.flatMap((p) => (p.type === 'Property' && !p.computed && p.value === def.name && p.key.type === 'Identifier' ? p.key.name : []))[0];
  const maker = key === undefined ? undefined : calledBy(init.callee);
  return key !== undefined && maker && !maker.fn.async && !maker.fn.generator ? { key, maker } : undefined;
}

/** The function that `const { name } = make()` takes out of the one object that another function returns. */
export function takenFunction(variable: Variable | undefined, calledBy: (name: Node) => Called | undefined): Called | undefined {
  const taken = takenFrom(variable, calledBy);
  if (!taken) return undefined;
  const { fn: maker, context } = taken.maker;
  const [result, ...others] = maker.body ? returnsOf(maker) : [];
  const object = result && others.length === 0 ? bare(result) : undefined;
  const properties = object?.type === 'ObjectExpression' ? object.properties : [];
  const index = properties.findLastIndex((p) => p.type === 'Property' && !p.computed && p.key.type === 'Identifier' && p.key.name === taken.key);
  const property = properties[index];
  if (property?.type !== 'Property' || property.kind !== 'init' || properties.slice(index).some((p) => p.type === 'SpreadElement' || p.computed)) return undefined;
  const fn = property.value.type === 'Identifier' ? functionOf(context.variable(property.value), (n) => context.variable(n)) : written(property.value, (n) => context.variable(n));
  return fn && { fn, context };
}
