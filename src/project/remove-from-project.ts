import { removeInFile } from '../remove/remove-in-file.ts';
import type { Refusal, Request } from '../remove/types.ts';
import { parse } from './parse.ts';
import type { Scan } from './types.ts';
import type { FileChange } from './write-files.ts';

export interface RemoveOptions {
  /** Says of a file, by path from the root, whether it may be changed; all files unless said. */
  readonly only?: (file: string) => boolean;
}

/** A removal that is made, but not written. */
export interface Removal {
  readonly requests: readonly Request[];
  readonly files: readonly FileChange[];
  readonly refusals: readonly Refusal[];
  readonly verification: Verification;
}

export interface Verification {
  readonly ok: boolean;
  /** What was looked at, in words. */
  readonly checked: readonly string[];
  /** One line each, for people. */
  readonly problems: readonly string[];
}

/** Takes flags out of a scanned project, in memory. */
export function removeFromProject(scan: Scan, requests: readonly Request[], { only = () => true }: RemoveOptions = {}): Removal {
  const keys = new Set(requests.flatMap(({ key }) => [key, ...(scan.registry.find(key)?.aliases ?? [])]));
  const files: FileChange[] = [];
  const refusals: Refusal[] = [];
  const problems: string[] = [];
  const parseSource = (file: string, text: string) => parse(file, text).source;
  for (const { file, facts } of scan.files.values()) {
    if (!facts.evaluations.some((evaluation) => evaluation.keys.some((key) => keys.has(key))) || !only(file)) continue;
    const before = scan.read(file);
    const source = before === undefined ? undefined : parseSource(file, before);
    if (before === undefined || !source) continue;
    const result = removeInFile(source, { facts, parse: parseSource }, requests);
    refusals.push(...result.refusals);
    if (result.text === before) continue;
    files.push({ file, before, after: result.text });
    if (!parseSource(file, result.text)) problems.push(`${file} does not parse any more`);
  }
  return { requests, files, refusals, verification: { ok: problems.length === 0, checked: ['every changed file parses'], problems } };
}
