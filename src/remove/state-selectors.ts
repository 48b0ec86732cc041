import type { TSESTree } from '@typescript-eslint/types';
import { bare } from '../facts/syntax.ts';
import type { Declared } from './pass.ts';
import { importedBy, type PackageExport } from './pure-imports.ts';

/** What must be told of names. */
interface Names {
  packageOf(name: TSESTree.Node): PackageExport | undefined;
  declarationOf(name: TSESTree.Node): Declared | undefined;
}

/** How what a selector makes of a store's state comes back: from the call itself, or from the saga that yields the effect. */
export type StateSelector = 'hook' | 'effect';

/** Hooks and effects that give what their first argument makes of a store's state, and do nothing else. */
function kindOf(found: PackageExport | undefined): StateSelector | undefined {
  if (found?.module === 'react-redux' && found.name === 'useSelector') return 'hook';
  return found?.name === 'select' && /^(?:@?redux-saga(?:\/core)?\/effects|typed-redux-saga(?:\/macro)?)$/.test(found.module) ? 'effect' : undefined;
}

/** Whether a name is `useSelector`, `select` of a saga, or the project's typed form of one: `const useAppSelector: TypedUseSelectorHook<State> = useSelector`, `useSelector.withTypes<State>()`. */
export function stateSelectorOf(name: TSESTree.Node, { packageOf, declarationOf }: Names): StateSelector | undefined {
  const own = kindOf(packageOf(name));
  if (own) return own;
  const declared = declarationOf(name);
  const def = declared?.variable.defs.length === 1 ? declared.variable.defs[0] : undefined;
  if (!declared || def?.type !== 'Variable' || def.parent.kind !== 'const' || !def.node.init) return undefined;
  const value = bare(def.node.init);
  const typed = value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && value.callee.property.type === 'Identifier' && value.callee.property.name === 'withTypes' ? value.callee.object : value;
  return typed.type === 'Identifier' ? kindOf(importedBy(declared.context.variable(typed))) : undefined;
}
