import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../../facts/types.ts';
import { keepExpression } from '../expressions.ts';
import type { Change, Pass, PassContext } from '../pass.ts';
import { returnsOf } from '../slots.ts';
import { boundNames, claimsOn, collides, contentOf, hoistedNames, homeOf, isResource, lexicalNames, listOf } from '../statements.ts';

type Node = TSESTree.Node;

/**
 * A function that is called where it is written, for it had the flag's branches, becomes what is left of it: `(() => { return b; })()` is `b`,
 * and `const a = (() => { const b = f(); return b.c; })()` is `const b = f(); const a = b.c`.
 */
export const calledAtOnce: Pass = {
  name: 'called-at-once',
  visit(node, context) {
    if (node.type === 'CallExpression') return asValue(node, context);
    return node.type === 'VariableDeclaration' ? asStatements(node, context) : undefined;
  },
};

function asValue(call: TSESTree.CallExpression, context: PassContext): Change | undefined {
  const body = bodyOf(call);
  const [last] = body?.body ?? [];
  if (!body || body.body.length > 1 || last?.type !== 'ReturnStatement' || !last.argument || !isSettled(body, context)) return undefined;
  const isCommented = context.layout.commentsIn(call.range).length > context.layout.commentsIn(last.argument.range).length;
  return isCommented ? undefined : keepExpression(call, last.argument, context);
}

function asStatements(place: TSESTree.VariableDeclaration, context: PassContext): Change | undefined {
  if (place.kind === 'var' || place.declare || place.declarations.length > 1 || !listOf(place)) return undefined;
  const [{ id, init }] = place.declarations;
  const body = init && bodyOf(init);
  const last = body?.body.at(-1);
  const home = homeOf(place);
  if (!body || body.body.length === 1 || last?.type !== 'ReturnStatement' || !last.argument || !home || !isSettled(body, context)) return undefined;
  const names = lexicalNames(body.body);
  const meets = boundNames(id).some((name) => names.includes(name)) || collides(names, home, place.range, context);
  if (meets || body.body.some(isResource) || hoistedNames(body, false).length > 0 || last.argument.type === 'SequenceExpression') return undefined;
  const edits = statementEdits(place, init, body, last, last.argument, context);
  return edits && { edits, claims: claimsOn(home, names) };
}

/** The block of the function in `(() => { … })()`, when it takes nothing and says nothing of its type. */
function bodyOf(init: Node): TSESTree.BlockStatement | undefined {
  if (init.type !== 'CallExpression' || init.optional || init.arguments.length > 0 || init.callee.type !== 'ArrowFunctionExpression') return undefined;
  const { async, params, returnType, body } = init.callee;
  return !async && params.length === 0 && !returnType && body.type === 'BlockStatement' ? body : undefined;
}

/** Whether a function lost a branch to the flag, and has none left that returns. */
const isSettled = (body: TSESTree.BlockStatement, context: PassContext): boolean =>
  (context.marked('emptied', body.range[0]) !== undefined || body.body.some(({ range }) => context.marked('settle', range[0]))) && returnsOf(body.parent as TSESTree.ArrowFunctionExpression).length === 1;

/** Edits that write the block's statements where the declaration stands, and the declaration where it returns. */
function statementEdits(place: Node, init: Node, body: TSESTree.BlockStatement, last: Node, value: Node, context: PassContext): Change['edits'] | undefined {
  const { layout } = context;
  const content = contentOf(body, context);
  if (!content || /^[([`+\-/]/.test(layout.text.slice(...body.body[0]!.range))) return undefined;
  const [start] = layout.grouped(value, last.range);
  const previous = listOf(place)?.findLast(({ range }) => range[1] <= place.range[0])?.range[1] ?? (place.parent?.range[0] ?? 0);
  const isDescribed = layout.commentsIn([previous, place.range[0]]).some(({ range }) => !/\n\s*\n/.test(layout.text.slice(range[1], place.range[0])));
  const dropped: readonly Range[] = [[place.range[0], content[0]], [content[1], place.range[1]], [last.range[0], start]];
  if (isDescribed || dropped.some((range) => layout.commentsIn(range).length > 0)) return undefined;
  const head = layout.text.slice(place.range[0], layout.grouped(init, place.range)[0]);
  return [...layout.keep(place.range, content), { start: last.range[0], end: start, text: head }];
}
