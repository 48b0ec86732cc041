import type { TSESTree } from '@typescript-eslint/types';
import { lastWordOf } from '../../facts/syntax.ts';
import { rootOf } from '../bereaved.ts';
import type { Pass, PassContext } from '../pass.ts';

type Node = TSESTree.Node;

/** A constant is no dependency of a hook: `useEffect(() => …, [a, known])`; of memory nothing is that its function does not name any more; and a name that stands for another now is none beside it. */
export const dependencies: Pass = {
  name: 'dependencies',
  visit(node, context) {
    if (node.type !== 'ArrayExpression' || node.parent.type !== 'CallExpression' || !isHook(node.parent, node)) return undefined;
    const elements = node.elements.filter((e) => e !== null);
    if (elements.length !== node.elements.length) return undefined;
    const call = node.parent;
    const index = elements.findIndex((e) => isKnown(e, context) || isForgotten(e, call, context) || isTwice(e, elements, context));
    return index < 0 ? undefined : { edits: [context.layout.listItem(elements.map((e) => e.range), index)] };
  },
};

const isKnown = (node: Node, context: PassContext): boolean => context.known(node)?.kind === 'exact' && context.isPure(node);

/** What came to be named beside another of its name. */
const isTwice = (node: Node, elements: readonly Node[], context: PassContext): boolean =>
  node.type === 'Identifier' && context.marked('tidy', node.range[0]) !== undefined && elements.some((e) => e !== node && e.type === 'Identifier' && e.name === node.name);

/** What the function of `useMemo` or `useCallback` let go of. */
function isForgotten(node: Node, call: TSESTree.CallExpression, context: PassContext): boolean {
  const [fn] = call.arguments;
  const root = rootOf(node);
  const variable = root.type === 'Identifier' && context.isPure(node) ? context.variable(root) : undefined;
  if (!fn || !variable || !context.marked('forgotten', node.range[0])) return false;
  return !variable.references.some(({ identifier: { range } }) => range[0] >= fn.range[0] && range[1] <= fn.range[1]);
}

function isHook(call: TSESTree.CallExpression, list: Node): boolean {
  const index = call.arguments.indexOf(list as TSESTree.CallExpressionArgument);
  return /^use[A-Z]/.test(lastWordOf(call.callee)) && index > 0 && /^(?:Arrow)?Function/.test(call.arguments[index - 1]?.type ?? '');
}
