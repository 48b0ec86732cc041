import { statSync } from 'node:fs';
import { join } from 'node:path';
import { textGlances } from '../project/glances.ts';
import {
  createProjectResolver,
  type ProjectResolver,
  type ProjectResolverOptions,
} from '../project/project-resolver.ts';
import { readProjectFile } from '../resolve/create-resolver.ts';

/** Up to so many files are looked at before each linted file, more of them only now and then. */
const FEW = 300;
const PAUSE_MS = 500;

/** What shows that a file changed: time of the last change and size. */
export const stampOf = (file: string): string => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}:${stat.size}` : 'none';
};

export interface FreshResolverOptions extends Omit<ProjectResolverOptions, 'read' | 'glance'> {
  /** Says of a file with its text whether it can have to do with flags. */
  readonly mayHaveFlags: (file: string, text: string) => boolean;
}

/** Gives a resolver for each linted file: the same one until a file that it has read changes on disk. */
export function createFreshResolver({ mayHaveFlags, ...options }: FreshResolverOptions): () => ProjectResolver {
  const { root } = options;
  let stamps = new Map<string, string>();
  let resolver: ProjectResolver | undefined;
  let checked = 0;

  const isStale = (): boolean => {
    const now = performance.now();
    if (stamps.size > FEW && now - checked < PAUSE_MS) return false;
    checked = now;
    for (const [file, stamp] of stamps) if (stampOf(join(root, file)) !== stamp) return true;
    return false;
  };

  return () => {
    if (!resolver || isStale()) {
      const read = new Map<string, string>();
      stamps = read;
      const text = (file: string): string | undefined => {
        read.set(file, stampOf(join(root, file)));
        return readProjectFile(root, file);
      };
      resolver = createProjectResolver({ ...options, read: text, glance: textGlances(text, mayHaveFlags) });
    }
    return resolver;
  };
}
