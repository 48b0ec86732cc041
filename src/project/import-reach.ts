import { wholeWord } from '../text/patterns.ts';

/** What is asked of a project to follow its imports. */
export interface ReachHost {
  /** The project's file that an import source means in a file. */
  resolve(file: string, source: string): string | undefined;
  read(file: string): string | undefined;
  /** The modules that a file names where it can bring them in. */
  imports(file: string): readonly string[];
  /** Whether a file can have to do with flags by what it says itself. */
  mayHaveFlags(file: string): boolean;
  /** Whether a file passes other files' exports on. */
  isBarrel(file: string): boolean;
  /** Names by which other files may use what a file exports and flags are asked of. */
  names(file: string): readonly string[];
  /** Takes a file for one that may export such things. */
  accept(file: string): void;
}

/** So many files may lie between a read and the file that names an SDK, barrels aside. */
const MAX_HOPS = 4;

const NONE: ReadonlySet<string> = new Set();

/**
 * Finds for single files, without looking at the whole project, whether they can ask for flags through what they import:
 * a function says so whose file was prepared by it, and that its wrappers and clients can be used.
 */
export function createImportReach(host: ReachHost): (file: string, text: string, imports: readonly string[]) => boolean {
  const importedFiles = new Map<string, readonly string[]>();
  const offers = new Map<string, ReadonlySet<string>>();
  const accepted = new Set<string>();

  const targets = (file: string, sources: readonly string[]): string[] => [...new Set(sources.flatMap((source) => host.resolve(file, source) ?? []))];

  function importedBy(file: string): readonly string[] {
    const known = importedFiles.get(file) ?? targets(file, host.imports(file));
    importedFiles.set(file, known);
    return known;
  }

  /** All names that a file's imports offer to it. */
  const offeredTo = (files: readonly string[], hops: number): ReadonlySet<string> => new Set(files.flatMap((file) => [...offeredBy(file, hops)]));

  const uses = (names: ReadonlySet<string>, text: () => string): boolean => names.size > 0 && new RegExp(wholeWord(...names)).test(text());

  function offeredBy(file: string, hops: number): ReadonlySet<string> {
    const id = `${hops} ${file}`;
    const known = offers.get(id);
    if (known) return known;
    offers.set(id, NONE);
    const found = findOffers(file, hops);
    offers.set(id, found);
    return found;
  }

  function findOffers(file: string, hops: number): ReadonlySet<string> {
    if (file.endsWith('.json')) return NONE;
    const passedOn = host.isBarrel(file) ? offeredTo(importedBy(file), hops) : NONE;
    if (!host.mayHaveFlags(file)) {
      const used = hops > 0 ? offeredTo(importedBy(file), hops - 1) : NONE;
      if (!uses(used, () => host.read(file) ?? '')) return passedOn;
      if (!accepted.has(file)) host.accept(file);
      accepted.add(file);
    }
    return new Set([...passedOn, ...host.names(file)]);
  }

  return (file, text, imports) => uses(offeredTo(targets(file, imports), MAX_HOPS), () => text);
}
