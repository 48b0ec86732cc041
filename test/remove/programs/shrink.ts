import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf, walk } from '../../../src/facts/walk.ts';
import { sourceOf } from '../router.ts';
import type { Program } from './grammar.ts';

type Node = TSESTree.Node;

/** Takes parts out of a program as long as `fails` says that it still fails: statements go, expressions become one of their parts. Tries so often at most. */
export async function shrink(program: Program, fails: (program: Program) => Promise<boolean>, most: number): Promise<Program> {
  let best = program;
  let tries = 0;
  for (let moved = true; moved; ) {
    moved = false;
    for (const [file, text] of Object.entries(best.files)) {
      for (const candidate of smaller(file, text)) {
        if (tries++ > most) return best;
        const next = { ...best, files: { ...best.files, [file]: candidate } };
        if (!(await fails(next))) continue;
        best = next;
        moved = true;
        break;
      }
      if (moved) break;
    }
  }
  return best;
}

/** Smaller texts, the smallest first. */
function smaller(file: string, text: string): string[] {
  const source = sourceOf(file, text);
  if (!source) return [];
  const found: string[] = [];
  const replace = ({ range: [start, end] }: Node, by: string): void => void found.push(text.slice(0, start) + by + text.slice(end));
  walk(source.ast, (node) => {
    if (node.type === 'Program') return;
    if (/Statement$|Declaration$|^StaticBlock$|^PropertyDefinition$|^SwitchCase$|^Property$|^SpreadElement$/.test(node.type)) replace(node, '');
    if (node.type.endsWith("Statement") || node.type.endsWith("Expression")) for (const child of childrenOf(node)) replace(node, text.slice(...child.range));
    if (node.type.endsWith("Expression")) replace(node, '1');
    if (node.type === 'BlockStatement' && node.parent.type.endsWith("Statement")) replace(node, node.body.map((s) => text.slice(...s.range)).join('\n'));
    if (node.type === 'IfStatement' && node.alternate) replace(node, text.slice(node.range[0], node.consequent.range[1]));
  });
  found.push(text.replaceAll(/^\s*\n/gm, ''));
  return [...new Set(found)].filter((candidate) => candidate.length < text.length).sort((a, b) => a.length - b.length);
}
