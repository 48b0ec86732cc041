import { createFlagGraph } from '../project/flag-graph.ts';
import type { FlagGraph } from '../project/types.ts';
import { writeGraph } from '../reporters/graph.ts';
import { writeMermaid } from '../reporters/mermaid.ts';
import type { Context, ExitCode } from './context.ts';
import { findFlag } from './find-flag.ts';
import { open } from './open.ts';
import { createOutput } from './output.ts';
import type { GraphFlags } from './program.ts';

/** `unflag graph`: which flags are read under which. */
export function graph(keys: readonly string[], flags: GraphFlags, context: Context): ExitCode {
  const { scan } = open(flags, context);
  const wanted = keys.map((key) => findFlag(scan, key).key);
  const whole = createFlagGraph(scan, { depth: flags.depth });
  const edges = whole.edges.filter(({ outer, inner }) => wanted.length === 0 || wanted.includes(outer) || wanted.includes(inner));
  const chosen: FlagGraph = { ...whole, edges };
  const output = createOutput(context, scan.config.root);
  if (flags.format === 'json') output.write(`${JSON.stringify(chosen, null, 2)}\n`);
  else if (flags.format === 'mermaid') writeMermaid(chosen, output);
  else writeGraph(chosen, output);
  return 0;
}
