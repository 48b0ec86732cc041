import type { Entry, Registry } from './types.ts';

/** Makes entries findable by key and alias; of entries with the same key the first counts. */
export function createRegistry(entries: Iterable<Entry>, files: readonly string[] = []): Registry {
  const all = [...new Set(entries)];
  const byKey = new Map<string, Entry>();
  for (const entry of all) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  const byName = new Map(byKey);
  for (const entry of byKey.values())
    for (const alias of entry.aliases) if (!byName.has(alias)) byName.set(alias, entry);
  return { entries: byKey, all, files, find: (key) => byName.get(key) };
}
