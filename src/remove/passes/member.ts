import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../facts/walk.ts';
import { within, type Edit } from '../edits.ts';
import type { Change, Mark, Pass, PassContext } from '../pass.ts';
import { isCarrierCall } from './sweep.ts';

type Node = TSESTree.Node;
type Member = TSESTree.PropertyDefinition | TSESTree.MethodDefinition;

/** Private class members that lost their last use, with the constructor's assignment. */
export const member: Pass = {
  name: 'member',
  visit(node, context) {
    if (node.type !== 'PropertyDefinition' && node.type !== 'MethodDefinition') return undefined;
    const mark = context.marked('member', node.key.range[0]);
    if (!mark || !isPrivate(node) || node.decorators.length > 0 || node.computed) return undefined;
    if (node.type === 'MethodDefinition' && node.kind !== 'method') return undefined;
    if (node.type === 'PropertyDefinition' && node.value && !context.isPure(node.value) && !(mark.carrier === true && isCarrierCall(node.value, context))) return undefined;
    const name = (node.key as { name?: string }).name;
    if (name === undefined || mark.name !== name) return undefined;
    const uses = usesOf(context.source.ast, name, node);
    const assignments = uses.map((use) => droppedAssignment(use, context));
    if (assignments.some((a) => a === undefined)) return undefined;
    return without(node, assignments as TSESTree.ExpressionStatement[], context);
  },
};

const isPrivate = (node: Member): boolean => node.key.type === 'PrivateIdentifier' || node.accessibility === 'private';

/** Every place that takes a member so named, except inside the member itself: of `this`, and of other objects where some may be of the class. */
function usesOf(program: Node, name: string, own: Member): Node[] {
  const uses: Node[] = [];
  const hasOthers = namesItself(own.parent);
  walk(program, (n) => {
    if (n === own) return false;
    if (n.type === 'MemberExpression' && ((n.property.type === 'Identifier' && !n.computed) || n.property.type === 'PrivateIdentifier') && n.property.name === name) {
      if (n.object.type === 'ThisExpression' || n.property.type === 'PrivateIdentifier' || (hasOthers && within(n.range, own.parent.range))) uses.push(n);
    }
    if (n.type === 'BinaryExpression' && n.left.type === 'PrivateIdentifier' && n.left.name === name) uses.push(n);
    if (n.type === 'MemberExpression' && n.computed && n.object.type === 'ThisExpression') uses.push(n);
    if (n.type === 'VariableDeclarator' && n.init?.type === 'ThisExpression') uses.push(n);
    return undefined;
  });
  return uses;
}

/** Whether a class has to do with further objects of itself: it names itself, but for its static members, or the type of `this`. */
function namesItself(body: TSESTree.ClassBody): boolean {
  let found = false;
  walk(body, (n) => {
    const isName = n.type === 'Identifier' && n.name === body.parent.id?.name && !(n.parent.type === 'MemberExpression' && n.parent.object === n);
    if (isName || n.type === 'TSThisType') found = true;
    return !found;
  });
  return found;
}

/** `this.name = <pure>;` in a constructor. */
function droppedAssignment(use: Node, context: PassContext): TSESTree.ExpressionStatement | undefined {
  const assignment = use.parent;
  if (assignment?.type !== 'AssignmentExpression' || assignment.left !== use || assignment.operator !== '=' || assignment.parent.type !== 'ExpressionStatement') return undefined;
  const block = assignment.parent.parent;
  if (block.type !== 'BlockStatement' || block.parent.type !== 'FunctionExpression' || block.parent.parent.type !== 'MethodDefinition' || block.parent.parent.kind !== 'constructor') return undefined;
  return context.isPure(assignment.right) ? assignment.parent : undefined;
}

function without(node: Member, assignments: readonly TSESTree.ExpressionStatement[], context: PassContext): Change {
  const { layout } = context;
  const body = node.parent.body as Node[];
  const floor = body[body.indexOf(node) - 1]?.range[1] ?? node.parent.range[0] + 1;
  const [start, end] = layout.whole(node.range, floor);
  const edits: Edit[] = [{ start, end, text: '' }];
  const marks: Mark[] = [];
  for (const statement of assignments) {
    const list = (statement.parent as TSESTree.BlockStatement).body as Node[];
    const [from, to] = layout.whole(statement.range, list[list.indexOf(statement) - 1]?.range[1] ?? statement.parent.range[0] + 1);
    edits.push({ start: from, end: to, text: '' });
  }
  return { edits, marks };
}
