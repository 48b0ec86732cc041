import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Constant } from '../facts/types.ts';
import { keepValue } from '../registry/keep-value.ts';
import { findMentions } from '../project/mentions.ts';
import { loadRemovalPlan, type PlannedFlag } from '../project/removal-plan.ts';
import type { Scan } from '../project/types.ts';
import type { Request } from '../remove/types.ts';
import { constantText } from '../reporters/words.ts';
import type { Context } from './context.ts';
import { findFlag, flagNamed } from './find-flag.ts';
import type { RemoveFlags } from './program.ts';

/** The flags that a command line asks to remove, each once, with the values that stay. Throws a `UsageError` where one is missing or two disagree. */
export function removalRequests(scan: Scan, keys: readonly string[], { values, retired, plan }: RemoveFlags, { cwd }: Context): Request[] {
  const requests = new Map<string, Request>();
  const add = (key: string, keep: Constant): void => {
    const known = requests.get(key);
    if (known && JSON.stringify(known.keep) !== JSON.stringify(keep)) throw new UsageError(`${key} is named twice, with ${constantText(known.keep)} and with ${constantText(keep)}: say one value`);
    requests.set(key, { key, keep });
  };
  const planned: readonly PlannedFlag[] = [
    ...keys.map((key, index) => ({ key, ...(values?.[index] === undefined ? {} : { keep: values[index] }) })),
    ...(plan === undefined ? [] : loadRemovalPlan(resolve(cwd, plan), plan)),
  ];
  for (const { key: word, keep } of planned) {
    const entry = scan.registry.find(word);
    const key = entry?.key ?? flagNamed(scan, word)?.key ?? (isListenedTo(scan, word) || findMentions(scan, [word]).has(word) ? word : findFlag(scan, word).key);
    if (keep !== undefined) add(key, keepValue(keep));
    else if (entry?.keep !== undefined) add(key, keepValue(entry.keep));
    else throw new UsageError(`say which value of ${key} stays: --keep on, --keep off or --keep <variant>${retired ? '; the registry has none for it' : ''}`);
  }
  if (keys.length > 0 || plan !== undefined) return [...requests.values()];
  const entries = scan.registry.all.filter(({ status }) => status === 'retired');
  for (const entry of entries) {
    const other = scan.registry.all.find(({ key, status, keep }) => key === entry.key && (status !== 'retired' || JSON.stringify(keep) !== JSON.stringify(entry.keep)));
    if (other) throw new UsageError(`${entry.key} is retired at another value, or not at all, in ${other.at.file} than in ${entry.at.file}: say which flags to remove and the files, with --keep and --only`);
  }
  if (entries.length === 0) throw new UsageError('no flag of the registry is retired; say which flag to remove: unflag remove <flag> --keep on');
  return [...new Map(entries.map(({ key, keep }) => [key, { key, keep: keepValue(keep) }])).values()];
}

/** Whether a listener or an exposure names a key. */
const isListenedTo = (scan: Scan, key: string): boolean => [...scan.files.values()].some(({ facts }) => facts.companions.some(({ keys }) => keys.includes(key)));
