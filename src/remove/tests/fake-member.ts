import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../../facts/syntax.ts';
import { walk } from '../../facts/walk.ts';
import type { Change, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

/** Takes a method that nothing asks any more out of a fake: `fakeStore = { isEnabled: sinon.stub().returns(false) }`. */
export function fakeMemberChange(name: string, context: PassContext): Change | undefined {
  const members: TSESTree.Property[] = [];
  let isUsed = false;
  walk(context.source.ast, (n) => {
    if (n.type === 'MemberExpression' && !n.computed && n.property.type === 'Identifier' && n.property.name === name) isUsed = true;
    if (n.type === 'Literal' && n.value === name) isUsed = true;
    if (n.type === 'Property' && n.parent.type === 'ObjectExpression' && !n.computed && n.key.type === 'Identifier' && n.key.name === name) {
      if (isFake(n.value, context)) members.push(n);
      else isUsed = true;
    }
    return !isUsed;
  });
  const [member] = members;
  if (isUsed || member?.parent.type !== 'ObjectExpression' || member.parent.properties.length < 2) return undefined;
  const { properties } = member.parent;
  return { edits: [context.layout.listItem(properties.map((p) => p.range), properties.indexOf(member))] };
}

/** A stub, or a function that returns a constant. */
export function isFake(value: Node, context: PassContext): boolean {
  if (isFunction(value)) return context.constant(value.body) !== undefined;
  let at: Node = value;
  while (at.type === 'CallExpression' || at.type === 'MemberExpression') {
    if (at.type === 'MemberExpression') {
      if (at.property.type === 'Identifier' && /^(?:stub|fn|spy)$/.test(at.property.name)) return true;
      at = at.object;
    } else at = at.callee;
  }
  return at.type === 'Identifier' && /^(?:stub|spy|fn)$/.test(at.name);
}
