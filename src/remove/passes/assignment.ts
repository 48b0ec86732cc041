import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Change, Pass, PassContext } from '../pass.ts';
import { dropStatement, listOf } from '../statements.ts';

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
    const first = assigned(list[list.indexOf(node) + 1], variable, context);
    // a function that runs while the value is computed would find the variable not there yet
    const isWatched = variable.references.some((r) => r.from.variableScope !== variable.scope.variableScope && !(first && isMadeLater(r.identifier, node, list[list.indexOf(node) + 1]!)));
    if (first && (!isWatched || first.isPure) && (declarator.init === null || context.isPure(declarator.init))) {
      const { end } = first;
      const edits = [{ start: declarator.id.range[1], end, text: '' }];
      return { edits: writes.length === 1 ? [keyword(node), ...edits] : edits, marks: [{ kind: 'chosen', offset: declarator.id.range[0] }] };
    }
    const later = declarator.init === null || context.isPure(declarator.init) ? assignedLater(node, variable, list, context) : undefined;
    if (later) return later;
    const lost = context.marked('candidate', declarator.id.range[0])?.written;
    return lost && writes.length === 0 && declarator.init ? { edits: [keyword(node)] } : undefined;
  },
};

/** `let x = null; run(); x = a;`, where nothing uses `x` before, is `run(); const x = a;`. */
function assignedLater(node: TSESTree.VariableDeclaration, variable: Variable, list: readonly Node[], context: PassContext): Change | undefined {
  const { layout } = context;
  const uses = variable.references.filter((r) => !r.init);
  const statement = list.slice(list.indexOf(node) + 2).find((s) => s.range[0] <= (uses[0]?.identifier.range[0] ?? 0) && (uses[0]?.identifier.range[0] ?? 0) < s.range[1]);
  const found = assigned(statement, variable, context);
  const [declarator] = node.declarations;
  if (!found || !statement || !declarator || uses.some((r) => r.identifier.range[0] < statement.range[0] || (r.from.variableScope !== variable.scope.variableScope && !isMadeLater(r.identifier, node, statement)))) return undefined;
  const dropped = dropStatement(node, '', context).edits;
  if (dropped.some((e) => layout.commentsIn([e.start, e.end]).length > 0)) return undefined;
  const { id } = declarator;
  const type = id.typeAnnotation ? layout.text.slice(...id.typeAnnotation.range) : '';
  const isOnly = uses.filter((r) => r.isWrite()).length === 1;
  const edits = [{ start: statement.range[0], end: statement.range[0], text: isOnly ? 'const ' : 'let ' }, ...(type === '' ? [] : [{ start: found.end, end: found.end, text: type }])];
  return { edits: [...dropped, ...edits] };
}

/** Whether a use is inside a function expression that is made after a statement of the same list as the declaration. */
function isMadeLater(use: Node, declaration: Node, statement: Node): boolean {
  if (use.range[0] < statement.range[1] || use.range[1] > (declaration.parent?.range[1] ?? 0)) return false;
  for (let at = use.parent; at && at !== declaration.parent; at = at.parent) if (at.type === 'FunctionDeclaration') return false;
  return true;
}

const keyword = (node: Node): Change['edits'][number] => ({ start: node.range[0], end: node.range[0] + 'let'.length, text: 'const' });

/** End of `x` in a statement `x = …;` that came out of a branch and does not itself read `x`. */
function assigned(statement: Node | undefined, variable: Variable, context: PassContext): { end: number; isPure: boolean } | undefined {
  if (statement?.type !== 'ExpressionStatement' || !context.marked('settle', statement.range[0])) return undefined;
  const { expression } = statement;
  if (expression.type !== 'AssignmentExpression' || expression.operator !== '=' || expression.left.type !== 'Identifier' || expression.left.name !== variable.name) return undefined;
  if (context.layout.commentsIn([statement.range[0], expression.right.range[0]]).length > 0) return undefined;
  const { right } = expression;
  const reads = variable.references.some((r) => r.identifier.range[0] >= right.range[0] && r.identifier.range[1] <= right.range[1]);
  return reads ? undefined : { end: expression.left.range[1], isPure: context.isPure(expression.right) };
}
