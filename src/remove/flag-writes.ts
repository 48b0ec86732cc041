import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { objectMethod, staticName } from '../facts/bindings.ts';
import type { Source } from '../facts/source.ts';
import { isWritten } from '../facts/syntax.ts';
import type { Evaluation } from '../facts/types.ts';
import { walk } from '../facts/walk.ts';
import type { VariableOf } from './object-flags.ts';

type Node = TSESTree.Node;

/** Methods of `Object` that set members of what they are given first. */
const SETS = /^(?:assign|define(?:Property|Properties))$/;

/** Whether a call takes a member by its path: `get(state, 'flags.newNav')`. */
export const isByPath = (node: Node, { form }: Evaluation): boolean => node.type === 'CallExpression' && form.endsWith('.member');

/**
 * Whether a file sets the member that a read takes, or deletes it, also by another name of the object, or by a key that is not known:
 * the flag does not decide alone then. Of a path (`get(state, 'flags.newNav')`) its last name tells.
 */
export function setsFlag(read: Node, evaluation: Evaluation, { ast, text }: Source, variable: VariableOf): boolean {
  const node = read.type === 'ChainExpression' ? read.expression : read;
  const byPath = isByPath(node, evaluation);
  const object = byPath ? undefined : objectOf(node);
  if (!byPath && !object) return false;
  const last = byPath ? evaluation.keyRange && text.slice(...evaluation.keyRange).split(/[^\w$-]+/).filter(Boolean).at(-1) : nameOf(node);
  const path = ({ range }: Node): string => text.slice(...range).replaceAll(/\s|[?!](?=[.)[]|$)/g, '');
  const names = object && namesOf(object, variable);
  const isSame = (other: Node): boolean => {
    if (!object) return false;
    const named = other.type === 'Identifier' ? variable(other) : undefined;
    return (named !== undefined && names?.has(named) === true) || path(other) === path(object); // the same hook may give the same object elsewhere
  };
  let isFound = false;
  walk(ast, (n) => {
    if (n.type === 'MemberExpression' && isWritten(n)) {
      const name = staticName(n.property, n.computed);
      if (byPath ? name === last : (name === undefined || name === last) && isSame(n.object)) isFound = true;
    } else if (n.type === 'CallExpression' && n.arguments[0] && !byPath && SETS.test(objectMethod(n) ?? '') && isSame(n.arguments[0])) isFound = true;
    return !isFound;
  });
  return isFound;
}

/** The object whose member a read takes, by a name or by a pattern. */
function objectOf(read: Node): Node | undefined {
  if (read.type === 'MemberExpression') return read.object;
  const declarator = read.type === 'Property' ? read.parent.parent : undefined;
  return declarator?.type === 'VariableDeclarator' && declarator.init ? declarator.init : undefined;
}

const nameOf = (read: Node): string | undefined => (read.type === 'MemberExpression' ? staticName(read.property, read.computed) : read.type === 'Property' ? staticName(read.key, read.computed) : undefined);

/** The variables that hold an object which has a name: its own, and those that are given it. */
function namesOf(object: Node, variable: VariableOf): ReadonlySet<Variable> {
  const own = object.type === 'Identifier' ? variable(object) : undefined;
  const names = new Set(own ? [own] : []);
  for (const name of names) {
    for (const { identifier } of name.references) {
      const { parent } = identifier;
      const other = parent.type === 'VariableDeclarator' && parent.init === identifier ? variable(parent.id) : undefined;
      if (other) names.add(other);
    }
  }
  return names;
}
