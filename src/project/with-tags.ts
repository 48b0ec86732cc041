import { RegistryError } from '../errors.ts';
import { createRegistry } from '../registry/create-registry.ts';
import { entriesFromTags } from '../registry/entries-from-tags.ts';
import { joinRegistries, withRegistries } from './scopes.ts';
import { positionIn } from '../text/lines.ts';
import type { Scan } from './types.ts';

/** The scan with the entries that `@flag` tags in code stand for; an entry of a registry file goes before a tag. Throws a `RegistryError` with all that is wrong with them. */
export function withTags(scan: Scan): Scan {
  const tagged = [...scan.files.values()].filter(({ facts }) => facts.declarations.some(({ tag }) => tag !== undefined));
  if (tagged.length === 0) return scan;
  const { entries, problems } = entriesFromTags(
    tagged.map(({ file, facts, lines }) => ({ file, declarations: facts.declarations, at: (offset: number) => positionIn(lines, offset) })),
  );
  if (problems.length > 0) throw new RegistryError(problems);
  const scopes = withRegistries(scan.scopes, ({ registry }) => joinRegistries([registry, createRegistry(entries)]));
  return { ...scan, scopes, registry: scopes.registry };
}
