import type { TSESTree } from '@typescript-eslint/types';
import type { ChangedFile } from '../remove/remove.ts';
import { isCode } from './discover.ts';
import { parse } from './parse.ts';

/** Names that a module declares at its top: functions, classes, variables, types, enums. */
function declaredNames(file: string, text: string): Set<string> {
  const { source } = parse(file, text);
  const names = new Set<string>();
  for (const scope of source?.scopes.scopes ?? []) {
    if (scope.type !== 'module' && scope.type !== 'global') continue;
    for (const { name, defs } of scope.variables) if (defs.some((def) => (def.type as string) !== 'ImportBinding' && (def.node as TSESTree.Node).type !== 'ImportDeclaration')) names.add(name);
  }
  return names;
}

/** What a changed file declared at its top before and does not declare any more; nothing for a file that goes whole. */
export function droppedNames({ file, before, after }: ChangedFile): string[] {
  if (after === null || !isCode(file)) return [];
  const left = declaredNames(file, after);
  return [...declaredNames(file, before)].filter((name) => !left.has(name));
}
