import type { TSESTree } from '@typescript-eslint/types';
import { bare } from '../facts/syntax.ts';
import type { Declared } from './pass.ts';
import { importedBy, type PackageExport } from './pure-imports.ts';

/** What must be told of names. */
interface Names {
  packageOf(name: TSESTree.Node): PackageExport | undefined;
  declarationOf(name: TSESTree.Node): Declared | undefined;
}

/** Hooks and effects that give what their first argument makes of a store's state, and do nothing else. */
const isOne = (found: PackageExport | undefined): boolean =>
  found !== undefined && ((found.module === 'react-redux' && found.name === 'useSelector') || (/^(?:@?redux-saga(?:\/core)?\/effects|typed-redux-saga(?:\/macro)?)$/.test(found.module) && found.name === 'select'));

/** Whether a name is `useSelector`, `select` of a saga, or the project's typed form of one: `const useAppSelector: TypedUseSelectorHook<State> = useSelector`, `useSelector.withTypes<State>()`. */
export function isStateSelector(name: TSESTree.Node, { packageOf, declarationOf }: Names): boolean {
  if (isOne(packageOf(name))) return true;
  const declared = declarationOf(name);
  const def = declared?.variable.defs.length === 1 ? declared.variable.defs[0] : undefined;
  if (!declared || def?.type !== 'Variable' || def.parent.kind !== 'const' || !def.node.init) return false;
  const value = bare(def.node.init);
  const typed = value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && value.callee.property.type === 'Identifier' && value.callee.property.name === 'withTypes' ? value.callee.object : value;
  return typed.type === 'Identifier' && isOne(importedBy(declared.context.variable(typed)));
}
