import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { MissingPathError, openProject, type OpenProject } from '../project/open-project.ts';
import { closest } from '../suggest.ts';
import type { Context } from './context.ts';
import type { ProjectFlags } from './program.ts';
import { createProgress } from './progress.ts';

/** Opens the project for a command: with progress, and with a suggestion when a path is mistyped. */
export function open(flags: ProjectFlags, context: Context, paths: readonly string[] = []): OpenProject {
  const progress = createProgress(context, 'Reading');
  try {
    return openProject({
      cwd: context.cwd,
      paths,
      asOf: flags.asOf,
      config: flags.config,
      cached: flags.cache,
      types: flags.types,
      now: context.now,
      onProgress: (done, all) => {
        progress.step(done, all);
      },
    });
  } catch (error) {
    if (!(error instanceof MissingPathError)) throw error;
    const near = nearPath(context.cwd, error.path);
    throw new UsageError(near === undefined ? error.message : `${error.message}; did you mean ${near}?`);
  } finally {
    progress.done();
  }
}

function nearPath(cwd: string, path: string): string | undefined {
  try {
    const near = closest(basename(path), readdirSync(dirname(resolve(cwd, path))));
    return near === undefined ? undefined : join(dirname(path), near);
  } catch {
    return undefined;
  }
}
