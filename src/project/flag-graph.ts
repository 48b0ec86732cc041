import type { Evaluation, Range, TogglePoint } from '../facts/types.ts';
import { branchAround, nestedReads } from '../lint/nested-reads.ts';
import { spanOf } from '../text/lines.ts';
import type { FlagGraph, GraphEdge, GraphPlace, Place, Scan, ScannedFile } from './types.ts';

export interface FlagGraphOptions {
  /** How many functions or components may lie between a branch and a read. */
  readonly depth: number;
}

type Edge = Omit<GraphEdge, 'places'>;

/** Which flags are read under which, tests aside: in the same branch, or through calls and components that are followed over files. */
export function createFlagGraph(scan: Scan, { depth }: FlagGraphOptions): FlagGraph {
  const files = new Map([...scan.files].filter(([, { isTest }]) => !isTest));
  const keyOf = (key: string): string => scan.registry.find(key)?.key ?? key;
  const edges = new Map<string, Edge & { places: GraphPlace[] }>();
  const flags = new Set<string>();

  const add = (edge: Edge, place: GraphPlace): void => {
    if (edge.outer === edge.inner) return;
    const id = [edge.outer, edge.inner, edge.side, edge.via].join('\0');
    const known = edges.get(id) ?? { ...edge, places: [] };
    edges.set(id, known);
    known.places.push(place);
  };

  const connect = (point: TogglePoint, branch: number, read: Evaluation, via: Edge['via'], place: GraphPlace): void => {
    const sides = point.branches[branch]?.sides ?? {};
    for (const outer of point.keys) for (const inner of read.keys) add({ outer: keyOf(outer), inner: keyOf(inner), side: sides[outer] ?? 'mixed', via }, place);
  };

  for (const file of files.values()) {
    for (const read of file.facts.evaluations) {
      if (read.forwarded || read.exactness !== 'exact') continue;
      for (const key of read.keys) flags.add(keyOf(key));
      const around = aroundOther(file, read);
      const place = placeOf(file, read.range);
      if (around) connect(around.point, around.branch, read, 'branch', { ...place, through: [], read: place });
    }
  }
  const facts = new Map([...files].map(([file, scanned]) => [file, scanned.facts]));
  for (const { file, point, branch, call, path, readIn, read } of nestedReads({ files: facts, depth, kinds: ['call', 'render'], locate: scan.resolver.locate })) {
    const [from, to] = [files.get(file), files.get(readIn)];
    if (from && to && read.exactness === 'exact') connect(point, branch, read, call.kind, { ...placeOf(from, call.range), through: path, read: placeOf(to, read.range) });
  }
  return { version: 1, flags: [...flags].sort(), edges: [...edges.values()].sort(byName) };
}

const placeOf = ({ file, lines }: ScannedFile, range: Range): Place => ({ file, ...spanOf(lines, range) });

/** The innermost branch round a read that another flag decides. */
function aroundOther({ facts }: ScannedFile, read: Evaluation): { point: TogglePoint; branch: number } | undefined {
  for (let around = branchAround(facts, read.range); around; ) {
    if (around.point.keys.some((key) => !read.keys.includes(key))) return around;
    const { parent }: TogglePoint = around.point;
    const point: TogglePoint | undefined = parent && facts.togglePoints[parent.point];
    around = parent && point && { point, branch: parent.branch };
  }
  return undefined;
}

function byName(a: GraphEdge, b: GraphEdge): number {
  const [one, other] = [a, b].map(({ outer, inner, side, via }) => [outer, inner, side, via].join('\0'));
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
