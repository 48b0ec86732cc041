import type { TSESTree } from '@typescript-eslint/types';
import { entriesLookedUp, forcedBy } from '../../facts/forced-by.ts';
import type { FunctionNode } from '../../facts/syntax.ts';
import type { Range } from '../../facts/types.ts';
import { walk } from '../../facts/walk.ts';
import type { Edit } from '../edits.ts';
import { constantOf } from '../constant-of.ts';
import { exact } from '../known.ts';
import type { Change, PassContext } from '../pass.ts';
import { exits } from '../statements.ts';
import { isEquality } from '../../facts/syntax.ts';

type Node = TSESTree.Node;

/** Whether a fake implementation turns off every key that it does not name. */
export function isFalsyElse(fn: FunctionNode, context: PassContext): boolean {
  const [parameter] = fn.params;
  const keys = { of: (n: Node) => ({ keys: typeof constantOf(n, context)?.value === 'string' ? [String(constantOf(n, context)?.value)] : [], exactness: 'exact' as const, keyRange: n.range }) };
  const constants = { constantOf: (n: Node) => constantOf(n, context) };
  const result = forcedBy(fn, parameter?.type === 'Identifier' ? parameter.name : '', undefined, { keys, constants });
  return result !== undefined && 'value' in result && !result.value;
}

/** A fake implementation is not asked for these keys any more: what compares with them is false. */
export function forgotten(fn: FunctionNode, keys: ReadonlySet<string>, context: PassContext): Change | undefined {
  const [parameter] = fn.params;
  if (parameter?.type !== 'Identifier') return undefined;
  const edits: Edit[] = [];
  const isKey = (n: Node): boolean => { const v = constantOf(n, context)?.value; return typeof v === 'string' && keys.has(v); };
  const isParameter = (n: Node): boolean => n.type === 'Identifier' && n.name === parameter.name;
  walk(fn.body, (n) => {
    if (n.type === 'BinaryExpression' && isEquality(n.operator)) {
      const [a, b] = [n.left as Node, n.right as Node];
      if ((isParameter(a) && isKey(b)) || (isParameter(b) && isKey(a))) edits.push({ start: n.range[0], end: n.range[1], text: context.placeholder(exact(n.operator.startsWith('!'))) });
    }
    if (n.type === 'CallExpression' && n.callee.type === 'MemberExpression' && n.callee.object.type === 'ArrayExpression' && n.arguments[0] && isParameter(n.arguments[0])) {
      const elements = n.callee.object.elements.filter((e) => e !== null);
      const index = elements.findIndex((e) => isKey(e));
      if (index < 0) return undefined;
      if (elements.length === 1) edits.push({ start: n.range[0], end: n.range[1], text: context.placeholder(exact(false)) });
      else edits.push(context.layout.listItem(elements.map((e) => e.range), index));
    }
    if (n.type === 'MemberExpression') {
      const entry = entriesLookedUp(n, parameter.name)?.find((e) => keys.has(e.name))?.node;
      const table = entry?.parent.type === 'ObjectExpression' ? entry.parent.properties : [];
      if (entry) edits.push(table.length > 1 ? context.layout.listItem(table.map((p) => p.range), table.indexOf(entry)) : context.layout.soleItem(entry.range));
    }
    if (n.type === 'SwitchStatement' && isParameter(n.discriminant)) {
      const index = n.cases.findIndex((c) => c.test && isKey(c.test));
      if (index >= 0) edits.push(withoutCase(n, index, context));
    }
    return undefined;
  });
  return edits.length > 0 ? { edits } : undefined;
}

/** Takes a case out of a switch; what others fall into stays. */
function withoutCase({ cases, discriminant }: TSESTree.SwitchStatement, index: number, { layout }: PassContext): Edit {
  const own = cases[index]!;
  const before = cases[index - 1];
  const isShared = before !== undefined && !before.consequent.some(exits);
  const label: Range = [own.range[0], layout.tokenAfter(own.test?.range[1] ?? own.range[0]) + 1];
  const [start, end] = layout.whole(isShared ? label : own.range, before?.range[1] ?? discriminant.range[1]);
  return { start, end, text: '' };
}
