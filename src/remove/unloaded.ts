import type { TSESTree } from '@typescript-eslint/types';
import { positionAt } from '../text/lines.ts';
import type { Plan } from './plan.ts';
import type { Notice } from './types.ts';

/** Whether a statement only declares things when its module is loaded. */
export function isInert(s: TSESTree.Node): boolean {
  if (s.type === 'ExpressionStatement') return Boolean(s.directive) || (s.expression.type === 'AssignmentExpression' && s.expression.left.type === 'MemberExpression');
  return s.type === 'ImportDeclaration' || /Declaration$|^TS/.test(s.type);
}

/** Files that do something when they are loaded, and that no code loads any more. */
export function unloadedFiles(plan: Plan): Notice[] {
  return plan.losers.flatMap((file) => {
    const source = plan.deleted.has(file) || plan.isEntry(file) || plan.project.isTest(file) ? undefined : plan.source(file);
    const effect = source?.ast.body.find((s) => !isInert(s));
    if (!source || !effect || !plan.hasLostValue(file, source) || plan.usersOf(file).some((user) => !plan.project.isTest(user) && plan.imports(user).some((i) => plan.project.resolve(user, i.source) === file))) return [];
    return [{ file, ...positionAt(source.text, effect.range[0]), reason: 'no code loads this file any more, and it does something when it is loaded', hint: 'remove it if that is not needed, or import it for its effects' }];
  });
}
