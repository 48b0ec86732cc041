import type { TSESTree } from '@typescript-eslint/types';
import type { Constant } from '../../facts/types.ts';
import { exact, type Known } from '../known.ts';
import type { Pass, PassContext } from '../pass.ts';
import { calledOfReact } from '../pure-imports.ts';

type Node = TSESTree.Node;

/** State that begins as a known value and that nothing sets: `const [isNew] = useState(true)` is `const isNew = true`; or that begins as a literal and lost all that set it. */
export const state: Pass = {
  name: 'state',
  visit(node, context) {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'ArrayPattern' || node.init?.type !== 'CallExpression') return undefined;
    const { id, init } = node;
    const [name, setter, ...others] = id.elements;
    const [initial, ...more] = init.arguments;
    if (name?.type !== 'Identifier' || others.length > 0 || more.length > 0 || calledOfReact(init.callee, context.variable) !== 'useState') return undefined;
    if ((setter && !isUnused(setter, context)) || isUnused(name, context)) return undefined;
    const settled = !setter && context.marked('emptied', id.range[0]) ? literalIn(initial) : undefined;
    const text = settled ? context.placeholder(settled) : initial && beginning(initial, context);
    const { layout } = context;
    if (text === undefined || layout.commentsIn(node.range).length > 0) return undefined;
    return { edits: [...layout.keep(id.range, name.range), { start: init.range[0], end: init.range[1], text }] };
  },
};

const isUnused = (setter: Node, context: PassContext): boolean => setter.type === 'Identifier' && (context.variable(setter)?.references ?? []).every((r) => r.init);

/** The plain value that state begins as. */
function literalIn(initial: Node | undefined): Known | undefined {
  if (!initial) return exact(undefined);
  return initial.type === 'Literal' && (initial.value === null ? initial.raw === 'null' : /^(?:string|number|boolean)$/.test(typeof initial.value)) ? exact(initial.value as Constant) : undefined;
}

/** What stands for the value that state begins as: given itself, or by a function. */
function beginning(initial: Node, context: PassContext): string | undefined {
  const known = context.known(initial);
  if (known?.kind === 'exact') return context.layout.text.slice(...initial.range);
  return known?.kind === 'function' && known.returns.kind === 'exact' ? context.placeholder(known.returns) : undefined;
}
