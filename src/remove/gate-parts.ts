import type { TSESTree } from '@typescript-eslint/types';

type Node = TSESTree.Node;

/** What a part of a JSX gate shows: what it is, or what a function without parameters gives; undefined where only the gate can tell. */
export function shownBy(part: Node): Node | undefined {
  const given = part.type === 'JSXExpressionContainer' ? part.expression : part;
  if (!given.type.includes('Function')) return given;
  return given.type === 'ArrowFunctionExpression' && given.params.length === 0 && !given.async && given.body.type !== 'BlockStatement' ? given.body : undefined;
}

/** The children of an element but for white space that does not count. */
export const realChildren = ({ children }: TSESTree.JSXElement | TSESTree.JSXFragment): TSESTree.JSXChild[] => children.filter((c) => !(c.type === 'JSXText' && c.value.trim() === '' && /[\n\r]/.test(c.raw)));

/** Whether a part of a gate can stand without it: its children, or an attribute by name. */
export function standsAlone({ parent: element, attributes }: TSESTree.JSXOpeningElement, stays: string | null): boolean {
  if (stays === null || element.type !== 'JSXElement') return true;
  if (stays !== 'children') return attributes.every((a) => a.type !== 'JSXAttribute' || a.name.name !== stays || !a.value || shownBy(a.value) !== undefined);
  const children = realChildren(element);
  return children.every((c) => shownBy(c) !== undefined && (children.length === 1 || !isFunction(c)));
}

const isFunction = (child: Node): boolean => child.type === 'JSXExpressionContainer' && child.expression.type.includes('Function');
