import type { TSESTree } from '@typescript-eslint/types';
import { bare, isFunction, lastWordOf } from '../facts/syntax.ts';
import { isEffectFree } from './effects.ts';
import type { Declared, PassContext } from './pass.ts';
import { importedBy, isPureImport, isRunner, isSelectorMaker, isStoreMaker, isStyleMaker, type PackageExport } from './pure-imports.ts';

type Node = TSESTree.Node;

/**
 * What calling a constant does that stands for a function of a package, or that one made: nothing but to give its result (`free`), as of
 * `makeStyles({ … })` and `createSelector(a, b)`, or no more than the functions do that it is given (`runs`), as of a store's hook.
 */
export function madeBy({ variable, context }: Declared): 'free' | 'runs' | undefined {
  const [def, ...others] = variable.defs;
  if (def?.type !== 'Variable' || others.length > 0 || def.parent.kind !== 'const' || def.node.id !== def.name || !def.node.init) return undefined;
  const init = bare(def.node.init);
  const found = packageOf(init, context);
  if (!found) return undefined;
  if (init.type !== 'CallExpression' || init.callee.type === 'MemberExpression') return isPureImport(found) ? 'free' : isRunner(found) ? 'runs' : undefined;
  if (isStoreMaker(found)) return 'runs';
  if (isStyleMaker(found)) return init.arguments.some((a) => context.source.text.slice(...a.range).includes('@global')) ? undefined : 'free';
  return isSelectorMaker(found) && init.arguments.flatMap((a) => (a.type === 'ArrayExpression' ? a.elements : a)).every((a) => a !== null && isFreeFunction(a, context)) ? 'free' : undefined;
}

/** What package the function is of that a value is, or is made by: `useSelector.withTypes<State>()`, `create<State>()((set) => …)`. */
function packageOf(value: Node, context: PassContext): PackageExport | undefined {
  switch (value.type) {
    case 'Identifier': return importedBy(context.variable(value));
    case 'CallExpression': return packageOf(bare(value.callee), context);
    case 'MemberExpression': return value.parent.type === 'CallExpression' && lastWordOf(value) === 'withTypes' ? packageOf(bare(value.object), context) : undefined;
    default: return undefined;
  }
}

function isFreeFunction(node: Node, context: PassContext): boolean {
  if (isFunction(node)) return isEffectFree(node, context);
  return node.type === 'Identifier' && context.isFree(node);
}
