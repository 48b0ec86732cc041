import type { TSESTree } from '@typescript-eslint/types';
import type { FileFacts, Range } from '../facts/types.ts';
import { isInScript } from './markup.ts';
import type { Change, Mark, PassContext } from './pass.ts';
import type { Refused } from './seed.ts';
import { dropStatement } from './statements.ts';

type Node = TSESTree.Node;

interface Companions {
  readonly changes: readonly Change[];
  /** Where those are that stay; the statement that one may become later goes all the same. */
  readonly marks: readonly Mark[];
  /** Why they stay, by the marks' seeds. */
  readonly stay: readonly Refused[];
}

/** Exposures and listeners that have no use without their flag: they go, or stay with the reason where what they give or do is needed. */
export function companionChanges(facts: FileFacts, keys: ReadonlySet<string>, nodeAt: (range: Range) => Node | undefined, contextNow: () => PassContext): Companions {
  const changes: Change[] = [];
  const marks: Mark[] = [];
  const stay: Refused[] = [];
  if (facts.companions.length === 0) return { changes, marks, stay };
  const context = contextNow();
  for (const { keys: named, range, role } of facts.companions) {
    const [key] = named;
    if (role !== 'track' || key === undefined || !named.every((k) => keys.has(k))) continue;
    const node = nodeAt(range);
    const change = node && isInScript(context.source, range) ? dropCall(node, context) : 'it is in the template';
    if (typeof change !== 'string') changes.push(change);
    else marks.push({ kind: 'companion', offset: range[0], seed: stay.push({ range, key, reason: `what goes with the flag can not be taken out: ${change}`, hint: 'remove it by hand' }) - 1 });
  }
  return { changes, marks, stay };
}

/** The change that takes a call out, or why it stays. */
function dropCall(node: Node, context: PassContext): Change | string {
  const call = node.type === 'ChainExpression' ? node.expression : node;
  const { callee, arguments: given } = call.type === 'CallExpression' ? call : { callee: undefined, arguments: [] };
  if (!given.every((argument) => context.isPure(argument))) return 'its arguments have effects';
  if (callee && /Call|New|Await/.test((callee.type === 'MemberExpression' ? callee.object : callee).type)) return 'what it is called on is made on the spot';
  let at: Node = node;
  while (at.parent && (at.parent.type === 'ChainExpression' || at.parent.type === 'AwaitExpression' || (at.parent.type === 'UnaryExpression' && at.parent.operator === 'void'))) at = at.parent;
  if (at.parent?.type === 'ExpressionStatement') return dropStatement(at.parent, '', context);
  if (at.parent?.type === 'ArrowFunctionExpression' && at.parent.body === at) {
    const [start, end] = context.layout.grouped(at);
    return { edits: [{ start, end, text: '{}' }] };
  }
  return 'what it returns is used';
}
