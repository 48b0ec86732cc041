import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../facts/source.ts';
import { positionAt } from '../text/lines.ts';
import { wholeWord } from '../text/patterns.ts';
import { isInScript } from './markup.ts';
import type { Plan } from './plan.ts';
import type { Notice } from './types.ts';

type Node = TSESTree.Node;

/** Variables of a file's scripts that hold a literal, with what it is. */
function literals(source: Source): Map<string, string> {
  const found = new Map<string, string>();
  for (const scope of source.scopes.scopes) {
    if (scope.type !== 'module' && scope.type !== 'global') continue;
    for (const { name, defs, references } of scope.variables) {
      const [def] = defs;
      const init: Node | null | undefined = def?.type === 'Variable' && def.node.id === def.name ? def.node.init : undefined;
      if (init?.type === 'Literal' && !references.some((r) => r.isWrite() && !r.init) && def?.type === 'Variable' && def.parent.kind === 'const') found.set(name, source.text.slice(...init.range));
    }
  }
  return found;
}

/** Uses in templates of what a removal made constant. Positions are in the text after the removal. */
export function idleTemplates(plan: Plan): Notice[] {
  const notices: Notice[] = [];
  for (const [file, { fold, source }] of plan.folds) {
    const now = fold.current;
    if (plan.deleted.has(file) || now.scripts === undefined || now.text === source.text) continue;
    const before = literals(source);
    for (const [name, value] of literals(now)) {
      if (before.has(name)) continue;
      const use = [...now.text.matchAll(new RegExp(wholeWord(name), 'g'))].find(({ index }) => !isInScript(now, [index, index]) && /=\s*["']|\{/.test(lineBefore(now.text, index)));
      if (use) notices.push({ file, ...positionAt(now.text, use.index), reason: `the template uses ${name}, which is always ${value} now`, hint: 'write what stays into the template' });
    }
  }
  return notices;
}

const lineBefore = (text: string, offset: number): string => /[^\n\r]*$/.exec(text.slice(0, offset))?.[0] ?? '';
