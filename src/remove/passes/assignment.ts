import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { constantOf } from '../constant-of.ts';
import { exact } from '../known.ts';
import type { Change, Mark, Pass, PassContext } from '../pass.ts';
import { dropStatement, listOf } from '../statements.ts';

type Node = TSESTree.Node;

/**
 * `let x; x = a;` where the flag chose the assignment is `const x = a;`. A variable that lost its other assignments is a constant; one that begins as
 * true, false or nothing is that. An assignment of what the variable begins as, and only ever is, goes.
 */
export const assignment: Pass = {
  name: 'assignment',
  visit(node, context) {
    if (node.type === 'ExpressionStatement') return setsAgain(node.expression, context) ? dropStatement(node, '', context) : undefined;
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
    return lost && writes.length === 0 && declarator.init ? { edits: [keyword(node)], marks: settled(declarator.id, declarator.init, context) } : undefined;
  },
};

/** What is known of a variable that begins as true, false or nothing, and stays that. Other literals have a name for a reason. */
function settled({ range: [offset], name }: TSESTree.Identifier, init: Node, context: PassContext): Mark[] {
  const begins = constantOf(init, context);
  return begins && (typeof begins.value === 'boolean' || begins.value === null || begins.value === undefined) ? [{ kind: 'known', offset, name, known: exact(begins.value) }] : [];
}

/** Whether a value is assigned to a variable that begins as that, and that nothing sets to anything else, where the flag gives the one or the other. */
function setsAgain(expression: Node, context: PassContext): boolean {
  if (expression.type !== 'AssignmentExpression') return false;
  const variable = context.variable(expression.left);
  const [def, ...others] = variable?.defs ?? [];
  if (!variable || def?.type !== 'Variable' || others.length > 0 || def.node.id !== def.name || !def.node.init || expression.range[0] < def.node.range[1]) return false;
  const flagged = context.known(def.node.init);
  if (!flagged && !context.known(expression.right)) return false;
  const begins = flagged?.kind === 'exact' ? flagged : constantOf(def.node.init, context);
  const isSame = (value: Node): boolean => {
    const known = context.known(value);
    const given = known?.kind === 'exact' ? known : constantOf(value, context);
    return begins !== undefined && given !== undefined && Object.is(given.value, begins.value);
  };
  return variable.references.filter((r) => r.isWrite() && !r.init).every(({ identifier: { parent } }) => parent.type === 'AssignmentExpression' && parent.operator === '=' && isSame(parent.right));
}

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
