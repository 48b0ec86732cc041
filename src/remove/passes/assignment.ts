import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../facts/walk.ts';
import type { Change, Pass, PassContext } from '../pass.ts';
import { listOf } from '../statements.ts';

type Node = TSESTree.Node;

/** `let x; x = a;` where the flag chose the assignment is `const x = a;`; a variable that lost its other assignments is a constant. */
export const assignment: Pass = {
  name: 'assignment',
  visit(node, context) {
    if (node.type !== 'VariableDeclaration' || node.kind !== 'let' || node.declarations.length !== 1) return undefined;
    const [declarator] = node.declarations;
    const list = listOf(node);
    if (!list || declarator?.id.type !== 'Identifier') return undefined;
    const variable = context.variable(declarator.id);
    if (!variable || variable.defs.length !== 1) return undefined;
    const writes = variable.references.filter((r) => r.isWrite() && !r.init);
    const first = assigned(list[list.indexOf(node) + 1], declarator.id.name, context);
    // a function that runs while the value is computed would find the variable not there yet
    const isWatched = variable.references.some((r) => r.from.variableScope !== variable.scope.variableScope);
    if (first && (!isWatched || first.isPure) && (declarator.init === null || context.isPure(declarator.init))) {
      const { end } = first;
      const edits = [{ start: declarator.id.range[1], end, text: '' }];
      return { edits: writes.length === 1 ? [keyword(node), ...edits] : edits };
    }
    const lost = context.marked('candidate', declarator.id.range[0])?.written;
    return lost && writes.length === 0 && declarator.init ? { edits: [keyword(node)] } : undefined;
  },
};

const keyword = (node: Node): Change['edits'][number] => ({ start: node.range[0], end: node.range[0] + 'let'.length, text: 'const' });

/** End of `x` in a statement `x = …;` that came out of a branch and does not itself read `x`. */
function assigned(statement: Node | undefined, name: string, context: PassContext): { end: number; isPure: boolean } | undefined {
  if (statement?.type !== 'ExpressionStatement' || !context.marked('settle', statement.range[0])) return undefined;
  const { expression } = statement;
  if (expression.type !== 'AssignmentExpression' || expression.operator !== '=' || expression.left.type !== 'Identifier' || expression.left.name !== name) return undefined;
  if (context.layout.commentsIn([statement.range[0], expression.right.range[0]]).length > 0) return undefined;
  let reads = false;
  walk(expression.right, (n) => {
    if (n.type === 'Identifier' && n.name === name) reads = true;
  });
  return reads ? undefined : { end: expression.left.range[1], isPure: context.isPure(expression.right) };
}
