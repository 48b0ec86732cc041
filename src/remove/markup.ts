import type { Source } from '../facts/source.ts';
import type { Range } from '../facts/types.ts';
import { within, type Edit } from './edits.ts';

/** Whether a range is part of a script: always, but in files that hold other things too. It may hold types that the tree does not, but no part of one. */
export const isInScript = ({ scripts, types = [] }: Source, range: Range): boolean =>
  (scripts?.some((script) => within(range, script)) ?? true) && types.every(([start, end]) => range.every((at) => at <= start || at >= end));

/** Whether all edits stay inside of scripts. */
export const areInScript = (source: Source, edits: readonly Edit[]): boolean => (source.scripts ?? source.types) === undefined || edits.every((e) => isInScript(source, [e.start, e.end]));

/** The text round the scripts of a file, and round other ranges. */
export function markupOf({ text, scripts = [] }: Source, others: readonly Range[] = []): string {
  let markup = '';
  let at = 0;
  for (const [start, end] of [...scripts, ...others].sort(([a], [b]) => a - b)) {
    markup += text.slice(at, start);
    at = end;
  }
  return markup + text.slice(at);
}

/** Names that types of Flow use, and that markup may use in its own ways, but for the ranges of it that are read: each word of it, `<old-menu>` as `OldMenu` and `oldMenu`, and stores that are read as `$store`. Empty where the whole text is code. */
export function markupNames(source: Source, read: readonly Range[] = []): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of source.types ?? []) for (const [word] of source.text.slice(...type).matchAll(/[\w$]+/g)) names.add(word);
  if (source.scripts === undefined) return names;
  for (const name of namesIn(markupOf(source, read))) names.add(name);
  for (const [, store = ''] of source.text.matchAll(/\$([\w$]+)/g)) names.add(store);
  return names;
}

/** Names that a piece of markup may use. */
export function namesIn(markup: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [word] of markup.matchAll(/[\w$-]+/g)) {
    for (const name of word.split('-')) names.add(name);
    const camel = word.replaceAll(/-+(\w)/g, (_, letter: string) => letter.toUpperCase());
    names.add(camel).add(camel.charAt(0).toUpperCase() + camel.slice(1));
  }
  return names;
}
