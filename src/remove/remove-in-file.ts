import type { TSESTree } from '@typescript-eslint/types';
import type { FileFacts } from '../facts/types.ts';
import type { Source } from '../facts/source.ts';
import { isEmbedded } from '../project/embedded.ts';
import { walk } from '../facts/walk.ts';
import { positionAt } from '../text/lines.ts';
import type { Edit } from './edits.ts';
import { Fold, type Parse } from './fold.ts';
import { keysLookedInto } from './object-flags.ts';
import type { Mark } from './pass.ts';
import { seedsOf, type Refused, type SeedOptions, type Seeds } from './seed.ts';
import type { Refusal, Request } from './types.ts';

export interface InFileContext extends SeedOptions {
  /** Facts of the file; ranges are in its text. */
  readonly facts: FileFacts;
  readonly parse: Parse;
}

export interface InFileResult {
  /** From the text as it was to the text without the flags. */
  readonly edits: readonly Edit[];
  readonly refusals: readonly Refusal[];
  /** The text after the edits. */
  readonly text: string;
}

/** Puts the kept values into a fold and settles it, without the last step that writes them as literals. */
export function beginFold(source: Source, context: InFileContext, requests: readonly Request[]): { fold: Fold; seeds: Seeds } {
  const own = isEmbedded(source.file) ? (context.parse(source.file, source.text) ?? source) : source;
  const fold = new Fold(own, context.parse);
  const objects = keysLookedInto(own, context.facts.evaluations, requests);
  const seeds = seedsOf(own, context.facts, requests, fold, { isObject: (key) => objects.has(key), ...context });
  fold.mark(seeds.marks);
  fold.change(seeds.changes, seeds.carriers);
  fold.run();
  return { fold, seeds };
}

/** Removes flags from one file alone: what the editor's quick fix does. Nothing that other files may use is touched. */
export function removeInFile(source: Source, context: InFileContext, requests: readonly Request[]): InFileResult {
  const { fold, seeds } = beginFold(source, context, requests);
  const refusals = finishFold(source, fold, seeds);
  return { edits: fold.overlay.edits(), refusals, text: fold.overlay.text };
}

/** Takes out the defaults of reads that are gone, where the object stays for others. */
function dropDefaults(fold: Fold, { reads }: Seeds): void {
  if (!fold.notes.some((m) => m.kind === 'default')) return;
  const open = new Set(fold.pending().map((seed) => reads[seed]?.key));
  const seen = new Set<number>();
  for (let mark = nextDefault(fold, open, seen); mark; mark = nextDefault(fold, open, seen)) {
    seen.add(mark.offset);
    const { offset } = mark;
    const object = objectAt(fold, offset);
    const index = object?.properties.findIndex((p) => p.range[0] === offset) ?? -1;
    if (object && fold.change([{ edits: [fold.context().layout.listItem(object.properties.map((p) => p.range), index)] }]).length > 0) seen.clear();
  }
  fold.run();
}

const nextDefault = (fold: Fold, open: ReadonlySet<string | undefined>, seen: ReadonlySet<number>): Mark | undefined =>
  fold.notes.find((m) => m.kind === 'default' && !open.has(m.name) && !seen.has(m.offset));

/** The object literal that has a property at an offset. */
function objectAt(fold: Fold, offset: number): TSESTree.ObjectExpression | undefined {
  let found: TSESTree.ObjectExpression | undefined;
  walk(fold.current.ast, (node) => {
    if (node.type === 'ObjectExpression' && node.properties.some((p) => p.range[0] === offset)) found = node;
  });
  return found;
}

const OF_PARTS = {
  reason: 'what is made of the value is not known: the whole result is handed on, or a part of it that the flag does not decide is read',
  hint: 'read only the parts that the flag decides, or remove this use by hand',
};
const OF_OBJECT = {
  reason: 'the flag holds more than on or off, and its whole value or a member of it is read',
  hint: `say what it holds: --keep with JSON ('{"color": "blue"}') or the name of a variant`,
};

/** Writes what is left of the known values and lists the places that could not go. */
export function finishFold(source: Source, fold: Fold, seeds: Seeds): Refusal[] {
  dropDefaults(fold, seeds);
  fold.finish();
  const refusals: Refusal[] = stayingReads(fold, seeds).map((r) => ({ file: source.file, ...positionAt(source.text, r.range[0]), ...r }));
  for (const companion of stayingCompanions(fold, seeds)) refusals.push({ file: source.file, ...positionAt(source.text, companion.range[0]), ...companion });
  for (const seed of fold.unmoved()) {
    const read = seeds.reads[seed];
    if (read) refusals.push({ file: source.file, range: read.range, ...positionAt(source.text, read.range[0]), key: read.key, reason: 'the value is taken out together with the rest of an object, or its variable is set again', hint: 'take the value out by itself, or remove this use by hand' });
  }
  for (const seed of fold.leftovers) {
    const read = seeds.reads[seed];
    if (!read || refusals.some((r) => r.range === read.range)) continue;
    refusals.push({
      file: source.file, range: read.range, ...positionAt(source.text, read.range[0]), key: read.key,
      ...(read.isObject ? OF_OBJECT : OF_PARTS),
    });
  }
  return refusals;
}

/** Reads that were left alone and are still there: others went with the code round them. A read whose text is there once more may have been written anew. */
export function stayingReads({ notes, overlay }: Fold, { refused }: Seeds): Refused[] {
  const marked = new Set(notes.flatMap((m) => (m.kind === 'refused' ? (m.seed ?? []) : [])));
  const written = ({ range }: Refused): string => overlay.original.slice(...range);
  const isWrittenAnew = (read: Refused): boolean => {
    const text = written(read);
    return overlay.text.split(text).length - 1 > refused.filter((other, i) => marked.has(i) && written(other) === text).length;
  };
  return refused.filter((read, i) => marked.has(i) || isWrittenAnew(read));
}

/** Calls that go with a flag and are still there. */
export const stayingCompanions = (fold: Fold, seeds: Seeds): Refused[] => fold.notes.flatMap((m) => (m.kind === 'companion' && m.seed !== undefined ? (seeds.companions[m.seed] ?? []) : []));
