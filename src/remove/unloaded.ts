import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../facts/source.ts';
import { lastWordOf } from '../facts/syntax.ts';
import { positionAt } from '../text/lines.ts';
import { definitionOf } from './callees.ts';
import type { PassContext } from './pass.ts';
import type { Plan } from './plan.ts';
import { importedBy, isRouterMaker, type PackageExport } from './pure-imports.ts';
import type { Notice } from './types.ts';

/** Whether a statement only declares things when its module is loaded. */
function isInert(s: TSESTree.Node): boolean {
  if (s.type === 'ExpressionStatement') return Boolean(s.directive) || (s.expression.type === 'AssignmentExpression' && s.expression.left.type === 'MemberExpression');
  return s.type === 'ImportDeclaration' || /Declaration$|^TS/.test(s.type);
}

/** Whether loading a module only declares things, and notes what routers of its own shall do: `router.get('/', page)`. */
export function isIdle(plan: Plan, file: string, { ast }: Source): boolean {
  return ast.body.every((s) => isInert(s) || isRouting(s, plan.fold(file)?.contextNow));
}

/** Whether a statement is a call of a router's method, on a name that the module gave the router. */
function isRouting(s: TSESTree.Node, context: PassContext | undefined): boolean {
  let at: TSESTree.Node | undefined = s.type === 'ExpressionStatement' ? s.expression : undefined;
  if (at?.type !== 'CallExpression' || at.callee.type !== 'MemberExpression') return false;
  while (at.type === 'CallExpression' || at.type === 'MemberExpression') at = at.type === 'CallExpression' ? at.callee : at.object;
  const def = definitionOf(context?.variable(at));
  const init = def?.type === 'Variable' && def.parent.kind === 'const' && def.node.id === def.name ? def.node.init : undefined;
  if (!context || (init?.type !== 'CallExpression' && init?.type !== 'NewExpression')) return false;
  const isMember = init.callee.type === 'MemberExpression' && !init.callee.computed;
  const from = packageOf(isMember ? (init.callee as TSESTree.MemberExpression).object : init.callee, context);
  return from !== undefined && isRouterMaker(isMember ? { ...from, name: lastWordOf(init.callee) } : from);
}

/** The package that a name is imported from, or loaded by `require`. */
function packageOf(name: TSESTree.Node, context: PassContext): PackageExport | undefined {
  const variable = context.variable(name);
  const def = definitionOf(variable);
  const load = def?.type === 'Variable' ? def.node.init : undefined;
  const [source] = load?.type === 'CallExpression' && load.callee.type === 'Identifier' && load.callee.name === 'require' && !context.variable(load.callee)?.defs.length ? load.arguments : [];
  if (def?.type !== 'Variable' || source?.type !== 'Literal' || typeof source.value !== 'string') return importedBy(variable);
  const property = def.node.id.type === 'ObjectPattern' ? def.name.parent : undefined;
  return { module: source.value, name: property?.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : 'default' };
}

/** Files that do something when they are loaded, and that no code loads any more. */
export function unloadedFiles(plan: Plan): Notice[] {
  return plan.losers.flatMap((file) => {
    const source = plan.deleted.has(file) || plan.isEntry(file) || plan.project.isTest(file) ? undefined : plan.source(file);
    const effect = source && !isIdle(plan, file, source) ? source.ast.body.find((s) => !isInert(s)) : undefined;
    if (!source || !effect || !plan.hasLostValue(file, source) || plan.usersOf(file).some((user) => !plan.project.isTest(user) && plan.imports(user).some((i) => plan.project.resolve(user, i.source) === file))) return [];
    return [{ file, ...positionAt(source.text, effect.range[0]), reason: 'no code loads this file any more, and it does something when it is loaded', hint: 'remove it if that is not needed, or import it for its effects' }];
  });
}
