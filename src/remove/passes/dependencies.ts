import type { TSESTree } from '@typescript-eslint/types';
import type { Pass, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

/** A constant is no dependency of a hook: `useEffect(() => …, [a, known])`. */
export const dependencies: Pass = {
  name: 'dependencies',
  visit(node, context) {
    if (node.type !== 'ArrayExpression' || node.parent.type !== 'CallExpression' || !isHook(node.parent, node)) return undefined;
    const elements = node.elements.filter((e) => e !== null);
    if (elements.length !== node.elements.length) return undefined;
    const index = elements.findIndex((e) => isKnown(e, context));
    return index < 0 ? undefined : { edits: [context.layout.listItem(elements.map((e) => e.range), index)] };
  },
};

const isKnown = (node: Node, context: PassContext): boolean => context.known(node)?.kind === 'exact' && context.isPure(node);

function isHook(call: TSESTree.CallExpression, list: Node): boolean {
  const { callee } = call;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  const index = call.arguments.indexOf(list as TSESTree.CallExpressionArgument);
  return /^use[A-Z]/.test(name) && index > 0 && /^(?:Arrow)?Function/.test(call.arguments[index - 1]?.type ?? '');
}
