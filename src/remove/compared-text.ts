import type { TSESTree } from '@typescript-eslint/types';
import { isEquality, outermost } from '../facts/syntax.ts';
import type { Constant } from '../facts/types.ts';
import { constantOf } from './constant-of.ts';
import type { VariableOf } from './object-flags.ts';
import { saysOn } from './text-state.ts';

type Node = TSESTree.Node;

const DEPTH = 4;

/**
 * A text that the code compares the value of a read with, or the name that holds it, where on or off alone do not answer: of a flag that is on
 * any text, of one that is off a word for on or off (`flag === 'false'`).
 */
export function comparedText(read: Node, isOn: boolean, variable: VariableOf, depth = 0): string | undefined {
  if (depth > DEPTH) return undefined;
  const at = outermost(read.parent?.type === 'AwaitExpression' ? read.parent : read);
  const { parent } = at;
  const again = (node: Node): string | undefined => comparedText(node, isOn, variable, depth + 1);
  const first = <T>(list: readonly T[], textOf: (item: T) => string | undefined): string | undefined => list.map(textOf).find((text) => text !== undefined);
  const ofName = (name: Node): string | undefined => first(variable(name)?.references.filter((r) => !r.init) ?? [], ({ identifier }) => again(identifier));
  const textOf = (node: Node | null): string | undefined => {
    const value: Constant = node && constantOf(node, { variable })?.value;
    return typeof value === 'string' && (isOn || saysOn(value) !== undefined) ? value : undefined;
  };
  if (read.type === 'Property') return ofName(read.value.type === 'AssignmentPattern' ? read.value.left : read.value);
  switch (parent?.type) {
    case 'BinaryExpression': return isEquality(parent.operator) ? textOf(parent.left === at ? parent.right : parent.left) : undefined;
    case 'SwitchStatement': return parent.discriminant === at ? first(parent.cases, ({ test }) => textOf(test)) : undefined;
    case 'LogicalExpression': return parent.left === at && parent.operator !== '&&' && textOf(parent.right) !== undefined ? again(parent) : undefined;
    case 'VariableDeclarator': return ofName(parent.id);
    default: return undefined;
  }
}
