import { createKeptResolver, type KeptResolver, type KeptResolverOptions } from '../project/kept-resolver.ts';
import { createModulesCache } from '../project/modules-cache.ts';
import { atExit } from './at-exit.ts';

/** Up to so many files are looked at before each linted file; of more the last that were linted, as those an editor has open, some others in turn, and all of them after a pause. */
const FEW = 50;
const LAST = 10;
const OTHERS = 20;
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
  let last = 0;
  let turn: Iterator<string> | undefined;
  let hasNews = false;

  /** Files that were not looked at for long. */
  function others({ marks }: KeptResolver): string[] {
    const found: string[] = [];
    while (found.length < OTHERS) {
      const next = (turn ??= marks.files.keys()).next();
      if (next.done) {
        turn = undefined;
        break;
      }
      found.push(next.value);
    }
    return found;
  }

  const isStale = (known: KeptResolver): boolean => {
    if (!isEditor) return false;
    const pause = performance.now() - last;
    last += pause;
    const isLookedAtWhole = known.marks.files.size <= FEW || pause > PAUSE_MS;
    return known.marks.isOutdated(isLookedAtWhole ? undefined : [...[...linted].slice(-LAST), ...others(known)]);
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
      turn = undefined;
      resolver = createKeptResolver({ ...options, kept: resolver ? resolver.keep() : cache?.load() });
    }
    resolver.marks.visit(file);
    return resolver;
  };
}
