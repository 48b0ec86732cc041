import type { TSESTree } from '@typescript-eslint/types';
import { outermost } from '../facts/syntax.ts';
import type { Constant } from '../facts/types.ts';
import { constantOf } from './constant-of.ts';
import type { VariableOf } from './object-flags.ts';
import { saysOn } from './text-state.ts';

type Node = TSESTree.Node;

const DEPTH = 4;

/**
 * A text that the code compares the value of a read with, or the constant that holds it, where on or off alone do not answer: of a flag that is on
 * any text, of one that is off a word for on or off (`flag === 'false'`).
 */
export function comparedText(read: Node, isOn: boolean, variable: VariableOf, depth = 0): string | undefined {
  const at = outermost(read.parent?.type === 'AwaitExpression' ? read.parent : read);
  const { parent } = at;
  const textOf = (node: Node | null): string | undefined => {
    const value: Constant = node && constantOf(node, { variable })?.value;
    return typeof value === 'string' && (isOn || saysOn(value) !== undefined) ? value : undefined;
  };
  switch (parent?.type) {
    case 'BinaryExpression': return /^[!=]==?$/.test(parent.operator) ? textOf(parent.left === at ? parent.right : parent.left) : undefined;
    case 'SwitchStatement': return parent.discriminant === at ? parent.cases.map((c) => textOf(c.test)).find((text) => text !== undefined) : undefined;
    case 'LogicalExpression': return parent.left === at && parent.operator !== '&&' && depth < DEPTH && textOf(parent.right) !== undefined ? comparedText(parent, isOn, variable, depth + 1) : undefined;
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && depth < DEPTH ? variable(parent.id)?.references.filter((r) => !r.init).map((r) => comparedText(r.identifier, isOn, variable, depth + 1)).find((text) => text !== undefined) : undefined;
    default: return undefined;
  }
}
