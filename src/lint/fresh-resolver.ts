import { createKeptResolver, type KeptResolver, type KeptResolverOptions } from '../project/kept-resolver.ts';
import { createModulesCache } from '../project/modules-cache.ts';
import { atExit } from './at-exit.ts';

/** Up to so many files are looked at before each linted file; of more the last that were linted, as those an editor has open, and all of them now and then. */
const FEW = 50;
const LAST = 10;
const PAUSE_MS = 5000;

export interface FreshResolverOptions extends Omit<KeptResolverOptions, 'kept'> {
  /** Whether files on disk may have changed since this was last asked of another linted file. */
  readonly mayHaveChanged: () => boolean;
  /** Whether what came to be known is kept for later processes. */
  readonly isCached: boolean;
}

/**
 * Gives a resolver for each linted file: the same one until a file that it has read changes on disk. A run from the command line
 * lints each file once, and files do not change under it: they are looked at from when a file is linted again, as in an editor.
 */
export function createFreshResolver({ mayHaveChanged, isCached, ...options }: FreshResolverOptions): (linted: string) => KeptResolver {
  const cache = isCached ? createModulesCache(options.root) : undefined;
  const linted = new Set<string>();
  let resolver: KeptResolver | undefined;
  let isEditor = false;
  let checked = 0;
  let hasNews = false;

  const isStale = (known: KeptResolver): boolean => {
    if (!isEditor) return false;
    const now = performance.now();
    if (known.marks.files.size > FEW && now - checked < PAUSE_MS) return known.marks.isOutdated([...linted].slice(-LAST));
    checked = now;
    return known.marks.isOutdated();
  };

  if (cache) {
    atExit(options.root, () => {
      if (resolver && (hasNews || resolver.hasNews())) cache.save(resolver.keep());
    });
  }
  return (file) => {
    isEditor ||= linted.delete(file);
    linted.add(file);
    if (!resolver || (mayHaveChanged() && isStale(resolver))) {
      hasNews ||= resolver?.hasNews() ?? false;
      resolver = createKeptResolver({ ...options, kept: resolver ? resolver.keep() : cache?.load() });
    }
    resolver.marks.visit(file);
    return resolver;
  };
}
