import type { FlagGraph } from '../project/types.ts';
import type { Output } from './types.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '#quot;')}"`;

/** Which flags are read under which, as a Mermaid flowchart; dotted lines go through calls and components. */
export function writeMermaid({ edges }: FlagGraph, { write }: Output): void {
  const keys = [...new Set(edges.flatMap(({ outer, inner }) => [outer, inner]))].sort();
  const names = new Map(keys.map((key, index) => [key, `f${String(index)}`]));
  write('flowchart LR\n');
  for (const [key, name] of names) write(`  ${name}[${quoted(key)}]\n`);
  const lines = edges.map(({ outer, inner, side, via }) => {
    const label = side === 'mixed' ? '' : `|${quoted(side)}|`;
    return `  ${names.get(outer) ?? ''} ${via === 'branch' ? '-->' : '-.->'}${label} ${names.get(inner) ?? ''}\n`;
  });
  for (const line of new Set(lines)) write(line);
}
