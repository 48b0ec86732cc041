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
  /** What is known of a file from before. */
  known(file: string): KnownReach | undefined;
}

/** What following its imports showed of a file. */
export interface KnownReach {
  /** It uses what its imports offer, so that it may export what flags are asked of. */
  readonly isAccepted: boolean;
  /** The names it offers, by the number of files that may lie before an SDK. */
  readonly offers: readonly (readonly string[] | null)[];
  /** Something was found within a cycle of imports, and is not told here. */
  readonly isPartial: boolean;
}

export interface ImportReach {
  /** Whether a file whose text names these modules can ask for flags through them. */
  asks(file: string, text: string, imports: readonly string[]): boolean;
  /** What came to be known of a file; undefined where nothing was asked. */
  found(file: string): KnownReach | undefined;
  /** Asks of a file all that was known of it once. */
  askAgain(file: string, once: KnownReach): void;
}

/** So many files may lie between a read and the file that names an SDK, barrels aside. */
const MAX_HOPS = 4;

const NONE: ReadonlySet<string> = new Set();

/**
 * Finds for single files, without looking at the whole project, whether they can ask for flags through what they import:
 * a function says so whose file was prepared by it, and that its wrappers and clients can be used.
 */
export function createImportReach(host: ReachHost): ImportReach {
  const importedFiles = new Map<string, readonly string[]>();
  const offers = Array.from({ length: MAX_HOPS + 1 }, () => new Map<string, ReadonlySet<string>>());
  const accepted = new Set<string>();
  /** Offers that are being found, whether one of them was asked for meanwhile, and what was found without it. */
  const busy = new Set<string>();
  let isCut = false;
  const partial = new Set<string>();

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
    const ofHops = offers[hops];
    const known = ofHops?.get(file);
    const id = `${hops} ${file}`;
    if (known) {
      isCut ||= busy.has(id);
      return known;
    }
    const before = host.known(file)?.offers[hops];
    ofHops?.set(file, NONE);
    busy.add(id);
    const found = before ? new Set(before) : findOffers(file, hops);
    busy.delete(id);
    ofHops?.set(file, found);
    if (busy.size === 0) isCut = false;
    if (isCut) partial.add(id);
    return found;
  }

  function findOffers(file: string, hops: number): ReadonlySet<string> {
    if (file.endsWith('.json')) return NONE;
    const passedOn = host.isBarrel(file) ? offeredTo(importedBy(file), hops) : NONE;
    if (!host.mayHaveFlags(file)) {
      const used = hops > 0 ? offeredTo(importedBy(file), hops - 1) : NONE;
      if (!uses(used, () => host.read(file) ?? '')) return passedOn;
      if (!accepted.has(file) && !host.known(file)?.isAccepted) host.accept(file);
      accepted.add(file);
    }
    return new Set([...passedOn, ...host.names(file)]);
  }

  return {
    asks: (file, text, imports) => uses(offeredTo(targets(file, imports), MAX_HOPS), () => text),
    found(file) {
      const before = host.known(file);
      const isPartial = before?.isPartial === true || offers.some((_, hops) => partial.has(`${hops} ${file}`));
      const now = offers.map((ofHops, hops) => {
        const names = partial.has(`${hops} ${file}`) ? undefined : ofHops.get(file);
        return names ? [...names].sort() : (before?.offers[hops] ?? null);
      });
      return isPartial || now.some(Boolean) ? { isAccepted: accepted.has(file) || before?.isAccepted === true, offers: now, isPartial } : undefined;
    },
    askAgain(file, once) {
      for (const [hops, names] of once.offers.entries()) if (names) offeredBy(file, hops);
    },
  };
}
