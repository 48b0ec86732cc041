import type { TSESTree } from '@typescript-eslint/types';
import { lastWordOf } from '../../facts/syntax.ts';
import type { Change, Pass, PassContext } from '../pass.ts';
import { dropStatement, keepStatements, listOf } from '../statements.ts';

type Node = TSESTree.Node;

/** Drops statements that do nothing any more: a known value alone, an emptied block, an effect hook without a body. */
export const statement: Pass = {
  name: 'statement',
  visit(node, context) {
    if (node.type === 'ExpressionStatement' && !node.directive) {
      const { expression } = node;
      if (context.known(expression) && context.isPure(expression)) return dropStatement(node, '', context);
      if (context.marked('companion', expression.range[0]) && expression.type === 'CallExpression' && expression.arguments.every((argument) => context.isPure(argument))) return dropStatement(node, '', context);
      if (context.marked('tidy', node.range[0]) && context.isPure(expression)) return dropStatement(node, '', context);
      const inner = context.marked('tidy', node.range[0]) && effectIn(expression, context);
      if (inner && listOf(node) && !startsStatement(inner, context)) {
        const kept = context.layout.grouped(inner, expression.range);
        return { edits: context.layout.keep(context.layout.grouped(expression), kept), ...(context.marked('unread', node.range[0]) ? { marks: [{ kind: 'unread', offset: kept[0] }] } : {}) };
      }
      const body = hookBody(expression);
      if (body?.body.every(isIdle) && isEmptied(body, context) && context.layout.commentsIn(body.range).length === 0) return dropStatement(node, '', context);
      if (expression.type === 'SequenceExpression' && listOf(node)) return splitSequence(node, expression, context);
    }
    if (node.type === 'ReturnStatement' && !node.argument && context.marked('settle', node.range[0]) && isEndOfFunction(node)) return dropStatement(node, '', context);
    if (node.type === 'ContinueStatement' && !node.label && context.marked('settle', node.range[0]) && isEndOfLoop(node)) return dropStatement(node, '', context);
    if (node.type === 'MethodDefinition' && isIdleConstructor(node, context)) return { edits: [emptiedMember(node, context)] };
    if (node.type === 'BlockStatement' && node.body.length > 0 && listOf(node) && context.marked('tidy', node.range[0])) return keepStatements(node, node, context, '');
    if (node.type === 'BlockStatement' && node.body.length === 0 && context.marked('emptied', node.range[0]) && context.layout.commentsIn(node.range).length === 0) return dropEmpty(node, context);
    return undefined;
  },
};

/** The one part of an expression without which it does nothing, where its value is not asked for: `a()` in `!a()`, `a() === 1` and `a() && 1`. */
function effectIn(expression: Node, context: PassContext): Node | undefined {
  switch (expression.type) {
    case 'UnaryExpression': return /^(?:!|void|typeof)$/.test(expression.operator) ? expression.argument : undefined;
    case 'TSAsExpression': case 'TSSatisfiesExpression': case 'TSNonNullExpression': return expression.expression;
    case 'LogicalExpression': return context.isPure(expression.right) ? expression.left : undefined;
    case 'ConditionalExpression': return context.isPure(expression.consequent) && context.isPure(expression.alternate) ? expression.test : undefined;
    case 'BinaryExpression': {
      if (!/^[!=]==$/.test(expression.operator)) return undefined;
      return context.isPure(expression.right) ? expression.left : context.isPure(expression.left) ? expression.right : undefined;
    }
    default: return undefined;
  }
}

/** Whether an expression begins like a declaration or a block where a statement is expected. */
const startsStatement = (node: Node, { layout }: PassContext): boolean => /^(?:\{|function\b|class\b|async\s|let\b)/.test(layout.text.slice(...node.range));

const isEndOfFunction = (node: Node): boolean => node.parent?.type === 'BlockStatement' && node.parent.body.at(-1) === node && node.parent.parent.type.includes('Function');

/** `a(), known;` is `a();` */
function splitSequence(node: TSESTree.ExpressionStatement, sequence: TSESTree.SequenceExpression, context: PassContext): ReturnType<Pass['visit']> {
  const last = sequence.expressions.at(-1);
  const before = sequence.expressions.at(-2);
  if (!last || !before || !context.known(last) || !context.isPure(last) || node.directive) return undefined;
  const outer = context.layout.grouped(sequence);
  const kept = context.layout.grouped(before, sequence.range);
  if (outer[0] === sequence.range[0]) return { edits: [{ start: kept[1], end: outer[1], text: '' }] };
  const first = sequence.expressions[0] as Node;
  if (/^(?:ObjectExpression|FunctionExpression|ClassExpression)$/.test(first.type)) return undefined;
  const start = context.layout.grouped(first, sequence.range)[0];
  return { edits: [{ start: outer[0], end: start, text: '' }, { start: kept[1], end: outer[1], text: '' }] };
}

const isEndOfLoop = (node: Node): boolean => node.parent?.type === 'BlockStatement' && node.parent.body.at(-1) === node && /^For|While/.test(node.parent.parent.type);

/** `constructor() {}` that lost what it did, where a class without it is made alike. */
function isIdleConstructor({ kind, value, accessibility, parent, range }: TSESTree.MethodDefinition, context: PassContext): boolean {
  if (kind !== 'constructor' || value.type !== 'FunctionExpression' || value.params.length > 0 || value.body.body.length > 0 || context.marked('emptied', value.body.range[0]) === undefined) return false;
  return (accessibility ?? 'public') === 'public' && !parent.parent.superClass && context.layout.commentsIn(range).length === 0 && parent.body.filter((m) => m.type === 'MethodDefinition' && m.kind === 'constructor').length === 1;
}

/** The edit that takes a member out of its class. */
function emptiedMember(node: TSESTree.MethodDefinition, { layout }: PassContext): Change['edits'][number] {
  const before = node.parent.body[node.parent.body.indexOf(node) - 1];
  const [start, end] = layout.whole(node.range, before?.range[1] ?? node.parent.range[0] + 1);
  return { start, end, text: '' };
}

function hookBody(expression: Node): TSESTree.BlockStatement | undefined {
  if (expression.type !== 'CallExpression') return undefined;
  const [first] = expression.arguments;
  if (!/^use(?:Layout)?Effect$/.test(lastWordOf(expression.callee)) || (first?.type !== 'ArrowFunctionExpression' && first?.type !== 'FunctionExpression')) return undefined;
  return first.body.type === 'BlockStatement' ? first.body : undefined;
}

/** A clean-up that does nothing. */
function isIdle(statement: Node): boolean {
  const fn = statement.type === 'ReturnStatement' ? statement.argument : undefined;
  return (fn?.type === 'ArrowFunctionExpression' || fn?.type === 'FunctionExpression') && fn.body.type === 'BlockStatement' && fn.body.body.length === 0;
}

const isEmptied = (body: TSESTree.BlockStatement, context: PassContext): boolean => context.marked('emptied', body.range[0]) !== undefined;

function dropEmpty(node: TSESTree.BlockStatement, context: PassContext): ReturnType<Pass['visit']> {
  const parent = node.parent;
  const { layout } = context;
  if (listOf(node)) return dropStatement(node, '', context);
  if (parent.type === 'IfStatement') {
    if (parent.alternate === node) return { edits: [{ start: layout.tokenBefore(layout.tokenAfter(parent.consequent.range[1])), end: node.range[1], text: '' }] };
    if (parent.alternate) return invert(parent, parent.alternate, context);
    if (context.isPure(parent.test)) return dropStatement(parent, '', context);
    const kept = layout.grouped(parent.test);
    if (!/^(?:CallExpression|AwaitExpression|AssignmentExpression)$/.test(parent.test.type)) return undefined;
    return { edits: [{ start: parent.range[0], end: kept[0], text: '' }, { start: kept[1], end: parent.range[1], text: ';' }] };
  }
  if (parent.type === 'TryStatement' && parent.block === node) return parent.finalizer ? undefined : dropStatement(parent, '', context);
  if (parent.type === 'TryStatement' && parent.finalizer === node && !parent.handler) return keepStatements(parent, parent.block, context, '');
  if (parent.type === 'TryStatement' && parent.finalizer === node && parent.handler) return { edits: [{ start: layout.tokenBefore(layout.tokenBefore(node.range[0]) - 'finally'.length), end: node.range[1], text: '' }] };
  return undefined;
}

/** `if (a) {} else b` is `if (!a) b`. */
function invert(node: TSESTree.IfStatement, alternate: Node, context: PassContext): ReturnType<Pass['visit']> {
  const { layout } = context;
  const { test } = node;
  const edits = [{ start: node.consequent.range[0], end: alternate.range[0], text: '' }];
  const flip: Readonly<Record<string, string>> = { '===': '!==', '!==': '===', '==': '!=', '!=': '==' };
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    const inner = layout.grouped(test.argument, test.range);
    const bare = inner[0] < test.argument.range[0] ? test.argument.range : inner;
    edits.push({ start: test.range[0], end: bare[0], text: '' }, { start: bare[1], end: test.range[1], text: '' });
  } else if (test.type === 'BinaryExpression' && flip[test.operator]) {
    const at = layout.tokenAfter(layout.grouped(test.left, test.range)[1]);
    edits.push({ start: at, end: at + test.operator.length, text: flip[test.operator] ?? '' });
  } else if (/^(?:Identifier|MemberExpression|CallExpression|ChainExpression)$/.test(test.type)) edits.push({ start: test.range[0], end: test.range[0], text: '!' });
  else edits.push({ start: test.range[0], end: test.range[0], text: '!(' }, { start: test.range[1], end: test.range[1], text: ')' });
  return { edits };
}
