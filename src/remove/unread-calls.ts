import { walk } from '../facts/walk.ts';
import { unreadProperty } from './injected.ts';
import { isTruthy } from './known.ts';
import { positionAt } from '../text/lines.ts';
import { holdsPlaceholder } from './placeholders.ts';
import type { Plan } from './plan.ts';
import type { Notice } from './types.ts';

/** Notes conditions that a removal decided but for their calls, `mayEdit() && false`, or for what JSX or a name makes of them (0 is shown); asked for before known values are written. */
export function noteDecided(plan: Plan): void {
  for (const [file, { fold }] of plan.folds) {
    if (plan.deleted.has(file) || plan.project.isTest(file) || !holdsPlaceholder(fold.overlay.text)) continue;
    const context = fold.context();
    walk(context.source.ast, (node) => {
      const right = node.type === 'LogicalExpression' && node.operator === '&&' ? context.known(node.right) : undefined;
      if (node.type === 'LogicalExpression' && right && !isTruthy(right) && (!context.isPure(node.left) || /^(?:JSXExpressionContainer|VariableDeclarator)$/.test(node.parent.type))) fold.mark([{ kind: 'unread', offset: node.range[0] }]);
    });
  }
}

/** Calls whose result a removal left without use, and properties that a constructor is given: they stay because they may do something else. Positions are in the text after the removal. */
export function unreadCalls(plan: Plan): Notice[] {
  return [...plan.folds].flatMap(([file, { fold }]) => {
    const left = new Set(plan.deleted.has(file) || plan.project.isTest(file) ? [] : fold.notes.flatMap((m) => (m.kind === 'unread' || m.kind === 'member' ? m.offset : [])));
    const notices: Notice[] = [];
    if (left.size === 0) return notices;
    const { ast, text } = fold.current;
    walk(ast, (node) => {
      if (node.type === 'ExpressionStatement' && left.has(node.range[0])) notices.push({ file, ...positionAt(text, node.range[0]), reason: 'nothing uses the result any more, and the call may have effects', hint: 'remove it if it has none that are needed' });
      if (node.type === 'LogicalExpression' && node.operator === '&&' && node.right.type === 'Literal' && left.has(node.range[0])) notices.push({ file, ...positionAt(text, node.range[0]), reason: 'the condition can only be falsy now, and asking it may have effects, or give something else than false', hint: 'write what it comes to' });
      const property = node.type === 'TSParameterProperty' ? unreadProperty(node) : undefined;
      if (property?.type === 'Identifier' && left.has(property.range[0])) notices.push({ file, ...positionAt(text, property.range[0]), reason: `nothing reads ${property.name} any more, and making it may have effects`, hint: 'take it out of the constructor if it has none that are needed' });
    });
    return notices;
  });
}
