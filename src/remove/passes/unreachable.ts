import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../../facts/types.ts';
import { walk } from '../../facts/walk.ts';
import type { Pass, PassContext } from '../pass.ts';
import { importedBy, isEnding } from '../pure-imports.ts';
import { exits, isNamedOutside, lexicalNames, listOf, residueOf } from '../statements.ts';

type Node = TSESTree.Node;

/** What stands after a statement that now always ends the block can not run. */
export const unreachable: Pass = {
  name: 'unreachable',
  visit(node, context) {
    const list = listOf(node);
    if (!list || !context.marked('settle', node.range[0]) || !(exits(node) || neverReturns(node, context))) return undefined;
    const all = list.slice(list.indexOf(node) + 1);
    const dead = all.filter((s) => !isHoisted(s, all, context.source.ast) && !isBareVar(s));
    const [first] = dead;
    const last = dead.at(-1);
    if (!first || !last || !node.parent) return undefined;
    const hole: Range = [node.range[1], all.at(-1)?.range[1] ?? last.range[1]];
    if (dead.some((s) => isUsedOutside(s, hole, dead, context))) return undefined;
    const residue = residueOf(dead, context);
    if (residue === undefined) return undefined;
    const keptBetween = all.length > dead.length;
    const edits = keptBetween
      ? dead.map((s) => { const [start, end] = context.layout.whole(s.range, node.range[1]); return { start, end, text: '' }; })
      : [{ start: trailing(node, context.layout.text, context.source.comments), end: last.range[1], text: '' }];
    if (residue !== '' && edits[0]) edits[0] = { ...edits[0], text: `\n${context.layout.indentation(node.range[0])}${residue}\n` };
    return { edits, ...(node.parent.type === 'BlockStatement' ? { marks: [{ kind: 'emptied', offset: node.parent.range[0] }] } : {}) };
  },
};

/** Whether a statement calls what never returns: `redirect('/')` of Next. */
function neverReturns(node: Node, context: PassContext): boolean {
  if (node.type === 'BlockStatement') return node.body.some((s) => neverReturns(s, context));
  const call = node.type === 'ExpressionStatement' ? node.expression : undefined;
  const from = call?.type === 'CallExpression' ? importedBy(context.variable(call.callee)) : undefined;
  return from !== undefined && isEnding(from);
}

/** Whether live code uses a name that a dead statement declares for its block. */
function isUsedOutside(statement: Node, hole: Range, dead: readonly Node[], context: PassContext): boolean {
  const names = new Set(lexicalNames([statement]));
  if (names.size === 0) return false;
  let used = false;
  walk(statement, (n) => {
    const variable = n.type === 'Identifier' && names.has(n.name) ? context.variable(n) : undefined;
    if (variable?.defs.some((d) => d.name === n)) used ||= variable.references.some((r) => !(r.identifier.range[0] >= hole[0] && r.identifier.range[1] <= hole[1] && dead.some((d) => r.identifier.range[0] >= d.range[0] && r.identifier.range[1] <= d.range[1])));
    return !used;
  });
  return used;
}

/** What an earlier round left of dead code. */
const isBareVar = (node: Node): boolean => node.type === 'VariableDeclaration' && node.kind === 'var' && node.declarations.every((d) => d.init === null);

/** Function declarations run before the code round them; those that live code calls stay. */
const isHoisted = (statement: Node, dead: readonly Node[], program: Node): boolean =>
  statement.type === 'FunctionDeclaration' && statement.id !== null && isNamedOutside(new Set([statement.id.name]), program, [dead[0]?.range[0] ?? 0, dead.at(-1)?.range[1] ?? 0]);

/** End of a statement with the comment on its last line. */
function trailing(node: Node, text: string, comments: readonly { range: Range }[]): number {
  const comment = comments.find((c) => c.range[0] >= node.range[1] && /^[^\S\n]*$/.test(text.slice(node.range[1], c.range[0])));
  return comment ? comment.range[1] : node.range[1];
}
