import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { bare } from '../../facts/syntax.ts';
import type { Change, PassContext } from '../pass.ts';
import { wholeStatement } from './drop-override.ts';
import { blocksRound, statementsOf } from './structure.ts';

type Node = TSESTree.Node;

/** One place that says what a variable of a test holds. */
export interface Feed {
  /** The assignment, or the declaration with its value. */
  readonly at: Node;
  readonly value: Node;
  /** Nothing of its test case comes after it. */
  readonly resets: boolean;
}

/** The variable that an expression is, where the test sets it again and again: `let mockNav = false; … mockNav = true;`. */
export function fedVariable(expression: Node, context: PassContext): Variable | undefined {
  const variable = expression.type === 'Identifier' ? context.variable(expression) : undefined;
  const [def] = variable?.defs ?? [];
  return variable && variable.defs.length === 1 && def?.type === 'Variable' && def.node.id === def.name && writesOf(variable).length > 0 ? variable : undefined;
}

const writesOf = (variable: Variable): Node[] => variable.references.filter((r) => r.isWrite() && !r.init).map((r) => r.identifier);

/** What the test sets a variable to, and where; its first value counts unless hooks of the file set it before each case. */
export function feedsOf(variable: Variable, context: PassContext): Feed[] {
  const { text } = context.source;
  const feeds = writesOf(variable).flatMap((use): Feed[] => {
    const { parent } = use;
    if (parent?.type !== 'AssignmentExpression' || parent.left !== use || parent.operator !== '=') return [];
    const [block] = blocksRound(parent, text);
    return [{ at: parent, value: parent.right, resets: block?.kind === 'case' && statementsOf(block.fn).at(-1) === parent.parent }];
  });
  const [def] = variable.defs;
  const init = def?.type === 'Variable' ? def.node.init : undefined;
  const isSet = feeds.some(({ at }) => { const round = blocksRound(at, text); return round.length === 1 && round[0]?.kind === 'hook'; });
  return init && def && !isSet ? [{ at: def.node, value: init, resets: false }, ...feeds] : feeds;
}

/** One assignment to a variable that only fed what forced the flag: nothing reads it any more. */
export function fedChange(names: ReadonlySet<string>, context: PassContext): Change | undefined {
  for (const variable of unreadOf(names, context)) {
    for (const use of writesOf(variable)) {
      const { parent } = use;
      const change = parent?.type === 'AssignmentExpression' && parent.left === use && context.isPure(bare(parent.right)) ? wholeStatement(parent, context) : undefined;
      if (change) return change;
    }
  }
  return undefined;
}

/** Where variables that only fed what forced the flag are set all the same. */
export const fedStill = (names: ReadonlySet<string>, context: PassContext): Node[] => unreadOf(names, context).flatMap((v) => writesOf(v).slice(0, 1));

const unreadOf = (names: ReadonlySet<string>, { source }: PassContext): Variable[] =>
  source.scopes.scopes.flatMap((s) => s.variables).filter((v) => names.has(v.name) && v.defs.length === 1 && v.defs[0]?.type === 'Variable' && writesOf(v).length > 0 && !v.references.some((r) => r.isRead()));
