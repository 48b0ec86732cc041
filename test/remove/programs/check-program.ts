import { readModule } from '../../../src/facts/read-facts.ts';
import type { FileFacts } from '../../../src/facts/types.ts';
import type { Source } from '../../../src/facts/source.ts';
import { removeInFile } from '../../../src/remove/remove-in-file.ts';
import { router, sourceOf } from '../router.ts';
import type { Program } from './grammar.ts';
import { compile, observe } from './observe.ts';

const context = { sdks: [router], declarations: [], resolver: { moduleNames: (_file: string, source: string) => [source], constant: () => undefined, origins: () => [], sdk: () => undefined }, isTest: false };
const NOTHING: FileFacts = { evaluations: [], togglePoints: [], variables: [], declarations: [], overrides: [], companions: [], properties: [] };

/** The facts that a removal uses. */
function readsOf(source: Source): FileFacts {
  const { found, wrappers } = readModule(source, context);
  const forwarding = new Set(wrappers.map((w) => w.evaluation));
  return { ...NOTHING, evaluations: found.evaluations.map((e, i) => (forwarding.has(i) ? { ...e, forwarded: true } : e)) };
}

const scriptOf = (text: string): string => text.replaceAll(/^import .*$/gm, '').replace(/^export (?=(?:async )?function)/m, '');

/** Whether a program is one: generated texts may declare a name twice. */
export const isValid = ({ files }: Program): boolean => compile(scriptOf(files['program.js'] ?? '')) !== undefined;

export interface Outcome {
  /** What is wrong with the removal; absent when nothing is. */
  readonly problem?: string;
  readonly after: string;
  readonly refusals: number;
}

/** Removes the flag of a program and compares what both do; undefined for a text that is no program. */
export async function checkProgram({ files, keep }: Program, again = false): Promise<Outcome | undefined> {
  const before = files['program.js'] ?? '';
  const compiled = compile(scriptOf(before));
  const source = compiled && sourceOf('program.js', before);
  if (!source) return undefined;
  const requests = [{ key: 'x', keep }];
  let after: string;
  let refusals: number;
  try {
    const result = removeInFile(source, { facts: readsOf(source), parse: sourceOf }, requests);
    after = result.text;
    refusals = result.refusals.length;
  } catch (error) {
    return { problem: `the removal failed: ${String(error)}`, after: '', refusals: 0 };
  }
  const without = compile(scriptOf(after));
  if (!without) return { problem: 'it is not valid any more', after, refusals };
  const shown = JSON.stringify(await observe(compiled, keep));
  const now = JSON.stringify(await observe(without, keep));
  if (shown !== now) return { problem: `it showed ${shown}\nit shows  ${now}`, after, refusals };
  const rest = again ? sourceOf('program.js', after) : undefined;
  if (rest && removeInFile(rest, { facts: readsOf(rest), parse: sourceOf }, requests).text !== after) return { problem: 'a second run changes it again', after, refusals };
  return { after, refusals };
}
