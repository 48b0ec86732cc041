import type { FlagGraph, GraphEdge } from '../project/types.ts';
import { count } from '../text/count.ts';
import { table, type Cell } from './table.ts';
import type { Output } from './types.ts';

const SIDES: Readonly<Record<string, string>> = { mixed: 'depends' };

/** Where a flag is read under another one, and how one gets there. */
function where({ places, via }: GraphEdge): string {
  const [first] = places;
  if (!first) return '';
  const names = first.through.map((name) => (/^[A-Z]/.test(name) ? `<${name}>` : `${name}()`)).join(' › ');
  const way = via === 'branch' ? '' : ` through ${names}, ${first.read.file}:${String(first.read.line)}`;
  const more = places.length > 1 ? ` and ${count(places.length - 1, 'more place')}` : '';
  return `${first.file}:${String(first.line)}${way}${more}`;
}

/** Which flags are read under which, as text: each outer flag with those under it. */
export function writeGraph({ flags, edges }: FlagGraph, { write, colors }: Output): void {
  for (const outer of new Set(edges.map((edge) => edge.outer))) {
    const rows = edges
      .filter((edge) => edge.outer === outer)
      .map((edge): Cell[] => [{ text: ` ${SIDES[edge.side] ?? edge.side}`, paint: colors.dim }, { text: edge.inner }, { text: where(edge), paint: colors.cyan }]);
    write(`${colors.bold(outer)}\n${table(rows)}\n`);
  }
  const nested = new Set(edges.map(({ inner }) => inner));
  if (edges.length === 0) write(`No flag is read under another one (${count(flags.length, 'flag')}).\n`);
  else write(`${count(nested.size, 'flag')} of ${String(flags.length)} read under another one.\n`);
}
