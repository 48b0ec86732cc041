import { statSync } from 'node:fs';
import type { Prefilter } from '../facts/prefilter.ts';
import { textGlances } from '../project/glances.ts';
import {
  createProjectResolver,
  type ProjectResolver,
  type ProjectResolverOptions,
} from '../project/project-resolver.ts';
import { readProjectFile } from '../resolve/create-resolver.ts';

/** Up to so many files are looked at before each linted file; of more the last that were linted, as those an editor has open, and all of them now and then. */
const FEW = 50;
const LAST = 10;
const PAUSE_MS = 5000;

/** What shows that a file changed: time of the last change and size. */
export const stampOf = (file: string): string => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}:${stat.size}` : 'none';
};

export interface FreshResolverOptions extends Omit<ProjectResolverOptions, 'read' | 'glance'> {
  readonly prefilterOf: (file: string) => Prefilter;
  /** Whether files on disk may have changed since this was last asked of another linted file. */
  readonly mayHaveChanged: () => boolean;
}

/**
 * Gives a resolver for each linted file: the same one until a file that it has read changes on disk. A run from the command line
 * lints each file once, and files do not change under it: they are looked at from when a file is linted again, as in an editor.
 */
export function createFreshResolver({ prefilterOf, mayHaveChanged, ...options }: FreshResolverOptions): (linted: string) => ProjectResolver {
  const { root } = options;
  const linted = new Set<string>();
  let stamps = new Map<string, string>();
  let resolver: ProjectResolver | undefined;
  let isEditor = false;
  let checked = 0;

  const isChanged = (file: string): boolean => stamps.has(file) && stampOf(`${root}/${file}`) !== stamps.get(file);

  const isStale = (): boolean => {
    if (!isEditor) return false;
    const now = performance.now();
    if (stamps.size > FEW && now - checked < PAUSE_MS) return [...linted].slice(-LAST).some(isChanged);
    checked = now;
    return [...stamps.keys()].some(isChanged);
  };

  return (file) => {
    isEditor ||= linted.delete(file);
    linted.add(file);
    if (!resolver || (mayHaveChanged() && isStale())) {
      const read = new Map<string, string>();
      stamps = read;
      const text = (path: string): string | undefined => {
        read.set(path, stampOf(`${root}/${path}`));
        return readProjectFile(root, path);
      };
      resolver = createProjectResolver({ ...options, read: text, glance: textGlances(text, prefilterOf) });
    }
    return resolver;
  };
}
