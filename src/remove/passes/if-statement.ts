import type { TSESTree } from '@typescript-eslint/types';
import { isTruthy } from '../known.ts';
import type { Change, Pass, PassContext } from '../pass.ts';
import { dropStatement, keepStatements, listOf, residueOf } from '../statements.ts';

type Node = TSESTree.Node;

/** `if (known)` is one of its arms. */
export const ifStatement: Pass = {
  name: 'if-statement',
  visit(node, context) {
    if (node.type !== 'IfStatement') return undefined;
    let value = context.known(node.test);
    let effects = '';
    if (!value && node.test.type === 'SequenceExpression') {
      const last = node.test.expressions.at(-1);
      value = last && context.known(last);
      const before = node.test.expressions.at(-2);
      if (value && before) effects = `${context.layout.text.slice(node.test.range[0], context.layout.grouped(before, node.test.range)[1]).replace(/^\(/, '')};`;
      if (/^\s*[([`/+\-{]|^\s*(?:function|class|let)\b/.test(effects) || !balanced(effects)) return undefined;
    }
    if (!value) return withoutChoice(node, context);
    const [kept, dead] = isTruthy(value) ? [node.consequent, node.alternate] : [node.alternate, node.consequent];
    const residue = dead ? residueOf([dead], context, kept) : '';
    if (residue === undefined) return undefined;
    const lead = [effects, residue].filter(Boolean).join(' ');
    const change = kept ? keepStatements(node, kept, context, lead) : dropStatement(node, lead, context);
    return change && effects !== '' ? { ...change, marks: [...(change.marks ?? []), { kind: 'tidy', offset: node.range[0] }] } : change;
  },
};

/** `if (test) return a; return a;`, where a flag made the two the same, returns without asking. */
function withoutChoice(node: TSESTree.IfStatement, context: PassContext): Change | undefined {
  const list = listOf(node);
  const other = node.alternate ?? list?.[list.indexOf(node) + 1];
  const [yes, no] = [resultOf(node.consequent), resultOf(other)];
  if (!yes || !no || ![yes, no].some((result) => context.known(result)?.kind === 'exact') || !context.isPure(node.test)) return undefined;
  const [one, two] = [context.constant(yes), context.constant(no)];
  if (!one || !two || typeof one.value === 'object' || !Object.is(one.value, two.value) || context.layout.commentsIn(node.range).length > 0) return undefined;
  return node.alternate ? keepStatements(node, node.alternate, context, '') : dropStatement(node, '', context);
}

/** What a statement returns, if that is all it does. */
function resultOf(statement: Node | null | undefined): Node | undefined {
  const only = statement?.type === 'BlockStatement' && statement.body.length === 1 ? statement.body[0] : statement;
  return only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}

const balanced = (text: string): boolean => text.split('(').length === text.split(')').length;
