import { isTruthy } from '../known.ts';
import type { Pass } from '../pass.ts';
import { dropStatement, keepStatements, residueOf } from '../statements.ts';

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
    if (!value) return undefined;
    const [kept, dead] = isTruthy(value) ? [node.consequent, node.alternate] : [node.alternate, node.consequent];
    const residue = dead ? residueOf([dead], context) : '';
    if (residue === undefined) return undefined;
    const lead = [effects, residue].filter(Boolean).join(' ');
    const change = kept ? keepStatements(node, kept, context, lead) : dropStatement(node, lead, context);
    return change && effects !== '' ? { ...change, marks: [...(change.marks ?? []), { kind: 'tidy', offset: node.range[0] }] } : change;
  },
};

const balanced = (text: string): boolean => text.split('(').length === text.split(')').length;
