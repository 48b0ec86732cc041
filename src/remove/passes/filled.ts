import type { TSESTree } from '@typescript-eslint/types';
import type { Change, Pass, PassContext } from '../pass.ts';
import { dropStatements, listOf } from '../statements.ts';

type Node = TSESTree.Node;

/** Methods by which what is made on the spot is filled, none of which runs other code. */
const FILLS: Readonly<Record<string, ReadonlySet<string>>> = {
  Array: new Set(['push', 'unshift']),
  Map: new Set(['set', 'delete']),
  Set: new Set(['add', 'delete']),
  URLSearchParams: new Set(['append', 'set', 'delete']),
  FormData: new Set(['append', 'set', 'delete']),
};

/** A list or collection that is only filled any more: `const query = new URLSearchParams(); query.append('lang', lang);`. */
export const filled: Pass = {
  name: 'filled',
  visit(node, context) {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || context.marked('candidate', node.id.range[0])?.name !== node.id.name) return undefined;
    const { parent, init } = node;
    const list = listOf(parent);
    const fills = init ? FILLS[kindOf(init, context) ?? ''] : undefined;
    if (!list || !fills || !init || parent.declarations.length > 1 || !context.isPure(init) || context.isInMarkup(node.id.name)) return undefined;
    const variable = context.variable(node.id);
    const uses = variable?.defs.length === 1 ? variable.references.filter((r) => !r.init) : [];
    const statements = uses.map(({ identifier }) => filling(identifier, fills, context));
    return statements.length > 0 && statements.every((s) => s && list.includes(s)) ? together([parent, ...(statements as Node[])], context) : undefined;
  },
};

/** What a literal or `new` makes, of what is built in. */
function kindOf(init: Node, context: PassContext): string | undefined {
  if (init.type === 'ArrayExpression') return 'Array';
  return init.type === 'NewExpression' && init.callee.type === 'Identifier' && !context.variable(init.callee) ? init.callee.name : undefined;
}

/** The statement that fills what a name stands for, and does nothing else. */
function filling(name: Node, fills: ReadonlySet<string>, context: PassContext): Node | undefined {
  const member = name.parent;
  const call = member?.parent;
  if (member?.type !== 'MemberExpression' || member.object !== name || member.computed || member.optional || call?.type !== 'CallExpression' || call.callee !== member || call.optional) return undefined;
  const isFill = member.property.type === 'Identifier' && fills.has(member.property.name) && call.arguments.every((a) => a.type !== 'SpreadElement' && context.isPure(a));
  return isFill && call.parent.type === 'ExpressionStatement' ? call.parent : undefined;
}

function together(statements: readonly Node[], context: PassContext): Change {
  const changes = dropStatements(statements, context);
  return { edits: changes.flatMap((c) => c.edits), marks: changes.flatMap((c) => c.marks ?? []) };
}
