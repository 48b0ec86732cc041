import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { Source } from '../facts/source.ts';
import type { Range } from '../facts/types.ts';
import { bare, enclosingFunction, isNothing, outermost } from '../facts/syntax.ts';
import { walk } from '../facts/walk.ts';
import { within, type Edit } from './edits.ts';
import { needsParens, useOf } from './expressions.ts';
import type { PassContext } from './pass.ts';
import { listOf } from './statements.ts';
import { variablesOf } from './variables-of.ts';

type Node = TSESTree.Node;

/**
 * A read with the guards before it that its value makes needless. One that is off is off behind any guard of what it is taken from; one that is
 * on only behind that of the flags themselves: `flags && flags.newNav` says what `flags?.newNav` does, `page && page.flags.newNav` asks for a page too.
 * `other`: what is asked is not there for flags alone.
 */
export function withGuards(read: Node, isOn: boolean, { text, comments }: Source, other?: PassContext): Range | undefined {
  if (other && isOn) return undefined;
  const written = (node: Node): string => text.slice(...node.range).replaceAll(/\s|[?!](?=[.)]|$)/g, '');
  const receivers = new Set(receiversOf(read).slice(0, isOn ? 1 : undefined).map(written));
  let found: Range | undefined;
  for (let at = outermost(read); at.parent?.type === 'LogicalExpression' && at.parent.operator === '&&' && at.parent.right === at; at = at.parent) {
    const { left, range } = at.parent;
    if (!operandsOf(left).every((operand) => receivers.has(written(thereIn(operand)))) || comments.some((c) => within(c.range, range))) break;
    if (!other || isAlike(at.parent, other)) found = range;
  }
  return found;
}

const operandsOf = (node: Node): Node[] => (node.type === 'LogicalExpression' && node.operator === '&&' ? [...operandsOf(node.left), ...operandsOf(node.right)] : [node]);

/** What a guard asks to be there: `flags` of `flags != null`, `undefined !== flags` and `!!flags`. */
function thereIn(guard: Node): Node {
  if (guard.type === 'BinaryExpression' && /^!==?$/.test(guard.operator)) return isNothing(guard.right) ? guard.left : isNothing(guard.left) ? guard.right : guard;
  if (guard.type === 'UnaryExpression' && guard.operator === '!' && guard.argument.type === 'UnaryExpression' && guard.argument.operator === '!') return guard.argument.argument;
  return guard;
}

/** What a read is taken from, and what that is taken from: `a.flags` and `a` of `a.flags.newNav`; nothing that is called or computed. */
function receiversOf(read: Node): Node[] {
  const node = read.type === 'ChainExpression' ? read.expression : read;
  const member = node.type === 'CallExpression' ? node.callee : node;
  if (member.type !== 'MemberExpression') return [];
  const paths: Node[] = [];
  for (let at: Node = member.object; ; at = at.object) {
    paths.push(at);
    if (at.type !== 'MemberExpression') return at.type === 'Identifier' || at.type === 'ThisExpression' ? paths : [];
    if (at.computed) return [];
  }
}

/** What must be there for an optional chain to come to its end: `user` of `user?.plan.has('x')`. */
export function askedFirst(read: Node): Node | undefined {
  for (let at: Node = read.type === 'ChainExpression' ? read.expression : read; ; ) {
    if (at.type !== 'CallExpression' && at.type !== 'MemberExpression') return undefined;
    const from: Node = at.type === 'CallExpression' ? at.callee : at.object;
    if (at.optional) return from;
    at = from;
  }
}

/** All that must be there for an optional chain to come to its end, the first that is asked last: what that is taken from is there, or the chain throws. */
function askedAll(read: Node): Node[] {
  const asked = askedFirst(read);
  return asked ? [asked, ...askedAll(asked)] : [];
}

/** Edits that put the value of a read in its place, and ask before whether what it is asked of is there, where that makes a difference. */
export function withQuestion(asked: Node, read: Node, value: string, isFalse: boolean, context: PassContext): Edit[] {
  const whole = outermost(read);
  const { parent } = whole;
  if (isFalse && isAlike(whole, context)) return [{ start: read.range[0], end: read.range[1], text: value }];
  const [from, to] = context.layout.grouped(asked, read.range);
  const isShort = isAlike(whole, context) || (parent?.type === 'LogicalExpression' && parent.operator === '??' && parent.left === whole);
  const made: unknown = { ...read, ...(isShort ? { type: 'LogicalExpression', operator: '&&', left: asked } : { type: 'ConditionalExpression', test: asked }) };
  const [open, close] = needsParens(made as Node, read) ? ['(', ')'] : ['', ''];
  const text = isShort ? ` && ${value}` : ` ? ${value} : undefined`;
  return [{ start: read.range[0], end: from, text: open }, { start: to, end: read.range[1], text: text + close }];
}

/**
 * Whether what a read decides takes it for granted that what it is asked of is there: `client?.isOn('x') && client.track()`. `gone`: ranges of the reads
 * that go.
 */
export function isTakenForGranted(read: Node, gone: readonly Range[], source: Source): boolean {
  const { text } = source;
  const node = read.type === 'ChainExpression' ? read.expression : read;
  const written = (n: Node): string => text.slice(...bare(n).range).replaceAll(/\s|[?!](?=\.)/g, '');
  const [first] = askedAll(node).slice(-1);
  const receivers = new Set([...receiversOf(read).filter((r) => !first || r.range[1] >= first.range[1]), ...[askedFirst(node) ?? []].flat()].map(written));
  return decidedBy(read, variablesOf(source)).some((region) => {
    let found = false;
    walk(region, (n) => {
      if (n.type === 'MemberExpression' && !n.optional && receivers.has(written(n.object)) && !gone.some((g) => within(n.range, g))) found = true;
      return !found;
    });
    return found;
  });
}

const EXITS = /^(?:Return|Throw|Break|Continue)Statement$/;

/** The code that runs, or does not, by the value of an expression, also through names that are given it. */
function decidedBy(expression: Node, variables: ReadonlyMap<Node, Variable>, depth = 0): Node[] {
  const at = outermost(expression);
  const { parent } = at;
  const further = (node: Node): Node[] => decidedBy(node, variables, depth);
  switch (parent?.type) {
    case 'LogicalExpression': return [...(parent.left === at ? [parent.right] : []), ...further(parent)];
    case 'UnaryExpression': case 'AwaitExpression': return further(parent);
    case 'ConditionalExpression': return parent.test === at ? [parent.consequent, parent.alternate] : further(parent);
    case 'IfStatement': {
      const arms = [parent.consequent, ...(parent.alternate ? [parent.alternate] : [])];
      const list = arms.some((arm) => EXITS.test((arm.type === 'BlockStatement' ? arm.body.at(-1) : arm)?.type ?? '')) ? (listOf(parent) ?? []) : [];
      return [...arms, ...list.slice(list.indexOf(parent) + 1)];
    }
    case 'VariableDeclarator': {
      const uses = variables.get(parent.id)?.references.filter((r) => !r.init) ?? [];
      const isFollowed = parent.id.type === 'Identifier' && depth < DEPTH && uses.every((r) => !r.isWrite() && FOLLOWED.test(outermost(r.identifier).parent?.type ?? ''));
      return isFollowed ? uses.flatMap((r) => decidedBy(r.identifier, variables, depth + 1)) : [enclosingFunction(parent) ?? parent.parent.parent];
    }
    default: return [];
  }
}

const DEPTH = 3;

/** Where a name is that only conditions and other names look at. */
const FOLLOWED = /^(?:(?:Logical|Unary|Conditional)Expression|IfStatement|VariableDeclarator)$/;

/** Whether it makes no difference that an expression is false, or is not there. */
const isAlike = (node: Node, context: PassContext): boolean => !useOf(node, context).whenFalsy || isRendered(node);

/** Whether an expression decides what JSX shows: nothing is shown for false, null and undefined alike. */
function isRendered(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'LogicalExpression' && parent.operator === '&&') return isRendered(parent);
  return parent?.type === 'JSXExpressionContainer' && /^JSX(?:Element|Fragment)$/.test(parent.parent.type);
}
