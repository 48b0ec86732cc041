import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../facts/walk.ts';
import { escapePattern } from '../text/patterns.ts';
import { positionAt } from '../text/lines.ts';
import type { Plan } from './plan.ts';
import type { Notice } from './types.ts';

/** Those of some flags that code declared. */
function declaredOf({ project }: Plan, keys: ReadonlySet<string>): Set<string> {
  const declared = project.flagged.flatMap((file) => project.facts(file)?.declarations.flatMap(({ key, form }) => (form === 'comment' ? [] : [key])) ?? []);
  return new Set(declared.filter((key) => keys.has(key)));
}

/** Those of some files, or of all source files, whose texts have one of these flags as a string, where code declares it: its type may not let them any more. */
export function filesNaming(plan: Plan, keys: ReadonlySet<string>, among: readonly string[] = plan.project.sources): string[] {
  const declared = declaredOf(plan, keys);
  if (declared.size === 0) return [];
  const pattern = new RegExp(`(["'])(?:${[...declared].map(escapePattern).join('|')})\\1`);
  return among.filter((file) => !plan.deleted.has(file) && pattern.test(plan.text(file)));
}

/** Places that still give one of these flags by its name, which nothing declares any more and that is no everyday word: the first of each file that names one. */
export function stillNamed(plan: Plan, gone: ReadonlySet<string>, naming: readonly string[]): Notice[] {
  const keys = new Set([...gone].filter((key) => !/^[a-z]+$/.test(key)));
  return filesNaming(plan, keys, naming).flatMap((file): Notice[] => {
    const text = plan.text(file);
    const named: TSESTree.StringLiteral[] = [];
    const source = plan.project.parse(file, text);
    if (source) walk(source.ast, (node) => { if (node.type === 'Literal' && typeof node.value === 'string' && keys.has(node.value) && isGiven(node)) named.push(node); });
    const [first, ...others] = named;
    return first ? [{ file, ...positionAt(text, first.range[0]), reason: `${first.raw} is still named here${others.length > 0 ? ` and further down (${String(others.length)} more)` : ''}, and nothing declares it any more`, hint: 'take it out, if the flag is meant' }] : [];
  });
}

/** Whether a string is an element of a list, or given to something. */
const isGiven = ({ parent }: TSESTree.StringLiteral): boolean => parent.type === 'ArrayExpression' || parent.type === 'CallExpression' || parent.type === 'JSXAttribute';
