import type { Declaration, Evaluation, FlagProperty, Override } from '../facts/types.ts';
import type { Entry } from '../registry/types.ts';
import type { Scan, ScannedFile } from './types.ts';

/** One flag over all files of a scan. */
export interface Flag {
  readonly key: string;
  readonly entry?: Entry;
  readonly evaluations: readonly { readonly in: ScannedFile; readonly evaluation: Evaluation }[];
  readonly declarations: readonly { readonly in: ScannedFile; readonly declaration: Declaration }[];
  readonly overrides: readonly { readonly in: ScannedFile; readonly override: Override }[];
  readonly properties: readonly { readonly in: ScannedFile; readonly property: FlagProperty }[];
}

interface Draft extends Flag {
  evaluations: { in: ScannedFile; evaluation: Evaluation }[];
  declarations: { in: ScannedFile; declaration: Declaration }[];
  overrides: { in: ScannedFile; override: Override }[];
  properties: { in: ScannedFile; property: FlagProperty }[];
}

/**
 * All flags of a project by key, sorted: those that are read, declared, registered or forced. A key that the registry knows as an alias counts
 * for its flag. Where scopes know a key by entries of their own, it is several flags; the outermost is the one by key.
 */
export function collectFlags({ registry, scopes, files }: Scan): Map<string, Flag> {
  const flags = new Map<string, Draft>();
  const flagFor = (name: string, entry: Entry | undefined): Draft => {
    const key = entry?.key ?? name;
    const id = entry === registry.find(name) ? key : `${key}\0${entry?.at.file ?? ''}`;
    const flag = flags.get(id) ?? { key, ...(entry ? { entry } : {}), evaluations: [], declarations: [], overrides: [], properties: [] };
    flags.set(id, flag);
    return flag;
  };
  for (const entry of registry.all) flagFor(entry.key, entry);
  for (const file of files.values()) {
    const scope = scopes.of(file.file);
    const flagOf = (name: string): Draft => flagFor(name, scope.registry.find(name));
    const { evaluations, declarations, overrides, properties } = file.facts;
    for (const evaluation of evaluations) for (const key of evaluation.keys) flagOf(key).evaluations.push({ in: file, evaluation });
    for (const declaration of declarations) flagOf(declaration.key).declarations.push({ in: file, declaration });
    for (const override of overrides) for (const key of override.keys) flagOf(key).overrides.push({ in: file, override });
    for (const property of properties) for (const key of property.keys) flagOf(key).properties.push({ in: file, property });
  }
  return new Map([...flags].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Evaluations whose key is not known: dynamic ones and patterns. Not those in wrappers, whose calls are the reads, nor those by which anything else may be read. */
export function dynamicEvaluations(scan: Scan): { in: ScannedFile; evaluation: Evaluation }[] {
  return [...scan.files.values()].flatMap((file) =>
    file.facts.evaluations.filter(({ keys, exactness, forwarded, amongOthers }) => keys.length === 0 && !forwarded && !(exactness === 'dynamic' && amongOthers)).map((evaluation) => ({ in: file, evaluation })),
  );
}
