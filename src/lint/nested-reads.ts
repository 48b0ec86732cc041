import type { Evaluation, FileFacts, FunctionCall, Range, TogglePoint } from '../facts/types.ts';
import type { Locate } from './types.ts';

/** A branch of a flag, and a call in it that ends in a read of another flag. */
export interface NestedRead {
  readonly file: string;
  readonly point: TogglePoint;
  /** Index of the branch. */
  readonly branch: number;
  readonly call: FunctionCall;
  /** Names of the functions from the call to the read. */
  readonly path: readonly string[];
  readonly readIn: string;
  readonly read: Evaluation;
}

export interface NestedReadsOptions {
  readonly files: ReadonlyMap<string, FileFacts>;
  /** How many functions may lie between the branch and the read. */
  readonly depth: number;
  /** What to follow: calls, and with `render` components too. */
  readonly kinds: readonly FunctionCall['kind'][];
  /** Without it calls are followed within their file only. */
  readonly locate?: Locate | undefined;
}

const within = (inner: Range, outer: Range): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

const width = ([start, end]: Range): number => end - start;

/** The innermost branch that holds a place. */
export function branchAround(facts: FileFacts, range: Range): { point: TogglePoint; branch: number } | undefined {
  let found: { point: TogglePoint; branch: number; size: number } | undefined;
  for (const point of facts.togglePoints) {
    for (const [branch, { range: body, empty, sides }] of point.branches.entries()) {
      if (empty || !within(range, body) || Object.keys(sides).length === 0) continue;
      if (!found || width(body) < found.size) found = { point, branch, size: width(body) };
    }
  }
  return found;
}

/** The flags of a toggle point and of those around it. */
const outerKeys = (facts: FileFacts, { keys, parent }: TogglePoint): readonly string[] => {
  const outer = parent && facts.togglePoints[parent.point];
  return outer ? [...keys, ...outerKeys(facts, outer)] : keys;
};

interface Body {
  readonly file: string;
  readonly name: string;
  readonly range: Range;
}

/** Finds reads of flags in functions that are called from the branch of another flag; each flag once a call. */
export function* nestedReads({ files, depth, kinds, locate }: NestedReadsOptions): Iterable<NestedRead> {
  if (depth < 1) return;
  for (const [file, facts] of files) {
    for (const call of facts.calls ?? []) {
      if (!kinds.includes(call.kind)) continue;
      const around = branchAround(facts, call.range);
      const body = around && bodyOf(file, call);
      if (!body || within(call.range, body.range)) continue;
      const seen = new Set(outerKeys(facts, around.point));
      for (const { path, readIn, read } of readsFrom(body, [], new Set())) {
        if (read.keys.every((key) => seen.has(key))) continue;
        for (const key of read.keys) seen.add(key);
        yield { file, ...around, call, path, readIn, read };
      }
    }
  }

  /** The function that a call calls, where it is one of a file that asks for flags. */
  function bodyOf(file: string, { function: local, imported, name }: FunctionCall): Body | undefined {
    if (local) return { file, name, range: local };
    const at = imported && locate?.(file, imported.source, imported.name);
    const found = at && files.get(at.file)?.functions?.find(({ exports = [] }) => exports.includes(at.name));
    return found && { file: at.file, name, range: found.range };
  }

  /** The reads in a function and in those that it calls. */
  function* readsFrom(
    { file, name, range }: Body,
    before: readonly string[],
    visited: Set<string>,
  ): Iterable<Pick<NestedRead, 'path' | 'readIn' | 'read'>> {
    const id = `${file} ${range.join()}`;
    const facts = files.get(file);
    if (visited.has(id) || !facts) return;
    visited.add(id);
    const path = [...before, name];
    for (const read of facts.evaluations)
      if (within(read.range, range) && !read.forwarded) yield { path, readIn: file, read };
    if (path.length >= depth) return;
    for (const call of facts.calls ?? []) {
      const body = kinds.includes(call.kind) && within(call.range, range) ? bodyOf(file, call) : undefined;
      if (body) yield* readsFrom(body, path, visited);
    }
  }
}
