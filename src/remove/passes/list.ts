import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../facts/walk.ts';
import { isTruthy } from '../known.ts';
import type { Change, Pass, PassContext } from '../pass.ts';
import { listOf } from '../statements.ts';

type Node = TSESTree.Node;

/** Lists that the flag took in two steps: `list.filter(() => known).map(…)`, `list.concat(known ? […] : []).map(…)`, and `const list = […]; list.push(a)`. */
export const list: Pass = {
  name: 'list',
  visit(node, context) {
    if (node.type === 'CallExpression') return withoutStep(node, context);
    return node.type === 'ExpressionStatement' && context.marked('settle', node.range[0]) ? pushed(node, context) : undefined;
  },
};

const NEXT = /^(?:concat|every|filter|find|findIndex|flatMap|forEach|includes|join|map|reduce|reduceRight|some)$/;

/** A filter that lets everything through, or what adds nothing, where another method takes what it gives at once. */
function withoutStep(node: TSESTree.CallExpression, context: PassContext): Change | undefined {
  const { callee, parent } = node;
  const [given, ...others] = node.arguments;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.optional || node.optional || callee.property.type !== 'Identifier' || !given || others.length > 0) return undefined;
  if (parent.type !== 'MemberExpression' || parent.object !== node || parent.computed || parent.property.type !== 'Identifier' || !NEXT.test(parent.property.name) || parent.parent.type !== 'CallExpression' || parent.parent.callee !== parent) return undefined;
  const { name } = callee.property;
  if (!(name === 'filter' && letsAllThrough(given, context)) && !(name === 'concat' && isNoMore(given, context))) return undefined;
  const { layout } = context;
  const end = layout.grouped(callee.object, node.range)[1];
  const isLine = layout.startsLine(layout.tokenAfter(end)) && layout.endsLine(layout.pastComment(node.range[1]));
  return layout.commentsIn([end, node.range[1]]).length > 0 ? undefined : { edits: [{ start: end, end: isLine ? layout.pastComment(node.range[1]) : node.range[1], text: '' }] };
}

function letsAllThrough(test: Node, context: PassContext): boolean {
  const known = context.known(test);
  return known?.kind === 'function' && known.returns.kind === 'exact' && isTruthy(known.returns);
}

/** A choice of the flag that ends at an empty list. */
function isNoMore(choice: Node, context: PassContext): boolean {
  const known = choice.type === 'ConditionalExpression' ? context.known(choice.test) : undefined;
  const arm = choice.type === 'ConditionalExpression' && known ? (isTruthy(known) ? choice.consequent : choice.alternate) : undefined;
  return arm?.type === 'ArrayExpression' && arm.elements.length === 0;
}

/** What the flag added to a list right after the list was made is one of its elements. */
function pushed(node: TSESTree.ExpressionStatement, context: PassContext): Change | undefined {
  const { expression } = node;
  const { layout } = context;
  const statements = listOf(node);
  const declaration = statements?.[statements.indexOf(node) - 1];
  const declarator = declaration?.type === 'VariableDeclaration' && declaration.declarations.length === 1 ? declaration.declarations[0] : undefined;
  if (expression.type !== 'CallExpression' || expression.callee.type !== 'MemberExpression' || expression.callee.computed || !declaration || !declarator) return undefined;
  const { object, property } = expression.callee;
  const [first] = expression.arguments;
  const end = expression.arguments.at(-1);
  const last = declarator.init?.type === 'ArrayExpression' ? declarator.init.elements.at(-1) : undefined;
  if (object.type !== 'Identifier' || property.type !== 'Identifier' || property.name !== 'push' || declarator.id.type !== 'Identifier' || declarator.init?.type !== 'ArrayExpression' || !first || !end || !last) return undefined;
  const variable = context.variable(declarator.id);
  if (!variable || variable.references.some(({ identifier }) => isPushedTo(identifier, context)) || context.variable(object) !== variable || expression.arguments.some((a) => names(a, variable.name) || spansLines(a, context))) return undefined;
  const gap = layout.grouped(last, declarator.init.range)[1];
  if (layout.commentsIn([gap, node.range[1]]).some((c) => c.range[0] < first.range[0] || c.range[1] > end.range[1])) return undefined;
  const given = layout.text.slice(first.range[0], end.range[1]);
  const isTall = layout.isMultiLine(declarator.init.range) && layout.startsLine(last.range[0]);
  if (!isTall && layout.isMultiLine([first.range[0], end.range[1]])) return undefined;
  const indent = layout.indentation(last.range[0]);
  const own = layout.indentation(first.range[0]);
  const moved = given.split('\n').map((line, i) => (i === 0 ? line : line.startsWith(own) ? indent + line.slice(own.length) : line)).join('\n');
  const semicolon = layout.text[declaration.range[1] - 1] === ';' ? ';' : '';
  const text = isTall ? `,\n${indent}${moved},\n${layout.indentation(declaration.range[0])}]${semicolon}` : `, ${moved}]${semicolon}`;
  return { edits: [{ start: gap, end: node.range[1], text }] };
}

/** Whether code that the flag did not choose adds to a list: what the flag adds stands in a row with it. */
const isPushedTo = ({ parent }: Node, context: PassContext): boolean => {
  const call = parent?.type === 'MemberExpression' && parent.property.type === 'Identifier' && parent.property.name === 'push' ? parent.parent : undefined;
  return call?.type === 'CallExpression' && !context.marked('settle', call.range[0]);
};

function names(node: Node, name: string): boolean {
  let found = false;
  walk(node, (n) => {
    if (n.type === 'Identifier' && n.name === name) found = true;
    return !found;
  });
  return found;
}

/** Whether a template in an expression has lines of its own, which must not be indented. */
function spansLines(node: Node, { layout }: PassContext): boolean {
  let found = false;
  walk(node, (n) => {
    if ((n.type === 'TemplateLiteral' || n.type === 'JSXText') && layout.isMultiLine(n.range)) found = true;
    return !found;
  });
  return found;
}
