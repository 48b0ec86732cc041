import type { Source } from '../facts/source.ts';
import type { ChangedFile } from './remove.ts';
import { markupOf } from './markup.ts';
import type { RemovalProject } from './project.ts';
import { templateView } from './templates/view.ts';
import { removeInFile } from './remove-in-file.ts';
import type { SeedOptions } from './seed.ts';
import type { Request } from './types.ts';

export interface Verification {
  readonly ok: boolean;
  /** What was looked at, in words. */
  readonly checked: readonly string[];
  /** One line each, for people. */
  readonly problems: readonly string[];
}

/** Names that a removal may write: they are there in every file. */
const BUILT_IN = new Set(['undefined', 'Boolean', 'Promise', 'NaN', 'Infinity']);

/** Names that a file uses and does not declare. */
const unboundNames = (source: Source): ReadonlySet<string> => new Set(source.scopes.globalScope?.through.map((r) => r.identifier.name).filter((name) => !BUILT_IN.has(name)));

/** Names that a text uses without declaring them, and that it declared, or did not use, before. */
export const lostNames = (before: Source, after: Source): string[] => [...unboundNames(after)].filter((name) => !unboundNames(before).has(name));

/** Looks at a removal with fresh eyes (`left` are the places that were left with a reason): every file parses, no read is left without a reason, a second run finds nothing to do. */
export function verify(project: RemovalProject, files: readonly ChangedFile[], requests: readonly Request[], left: readonly { readonly file: string }[], isObject?: SeedOptions['isObject']): Verification {
  const problems: string[] = [];
  const keys = new Set(requests.map((r) => r.key));
  for (const { file, before, after } of files) {
    if (after === null || !/\.(?:[cm]?[jt]sx?|vue|svelte|astro|html)$/.test(file)) continue;
    const source = project.parse(file, after);
    const known = project.parse(file, before);
    if (!source || (source.isLenient && !known?.isLenient)) {
      if (known) problems.push(`${file} does not parse any more`);
      continue;
    }
    if (known && source.scripts && markupOf(known) !== markupOf(source) && (templateView(known) === undefined || templateView(source) === undefined)) problems.push(`${file}: its template does not parse any more`);
    const lost = known ? lostNames(known, source) : [];
    if (lost.length > 0) problems.push(`${file}: ${lost.join(', ')} is not declared any more`);
    const facts = project.readAgain?.(source);
    if (!facts) continue;
    const reads = facts.evaluations.filter((e) => !e.forwarded && e.exactness === 'exact' && e.keys.some((k) => keys.has(k)));
    const excused = left.filter((l) => l.file === file).length;
    if (reads.length > excused) problems.push(`${file} still reads ${[...new Set(reads.flatMap((e) => e.keys))].join(', ')}`);
    if (removeInFile(source, { facts, parse: project.parse, isTest: project.isTest(file), ...(isObject ? { isObject } : {}) }, requests).text !== after) problems.push(`${file}: a second run would change it again`);
  }
  const checked = ['every changed file parses, and every name in it is declared'];
  if (project.readAgain) checked.push('no read is left without a reason', 'a second run changes nothing');
  return { ok: problems.length === 0, checked, problems };
}
