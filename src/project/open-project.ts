import { existsSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { loadConfig } from '../config/load-config.ts';
import type { Config } from '../config/types.ts';
import { UsageError } from '../errors.ts';
import { loadRegistry } from '../registry/load-registry.ts';
import { scanProject } from './scan.ts';
import type { Scan } from './types.ts';
import { withTags } from './with-tags.ts';

export interface ProjectOptions {
  /** Absolute path of the folder to start from. */
  readonly cwd: string;
  /** Configuration file, from `cwd`; the nearest one unless said. */
  readonly config?: string | undefined;
  /** ISO day to judge deadlines by; the configuration's `today`, or today in UTC, unless said. */
  readonly asOf?: string | undefined;
  /** Files, folders and globs, from `cwd`, to read; the whole project unless said. */
  readonly paths?: readonly string[];
  /** Keep facts below `node_modules/.cache/unflag` for the next run, and use those of the last; not unless said. */
  readonly cached?: boolean | undefined;
  /** Ask TypeScript what the text leaves open, where there is such a question; so unless said. */
  readonly types?: boolean | undefined;
  /** The clock; now unless said. */
  readonly now?: Date;
  /** Told while reading how many files of all are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

export interface OpenProject {
  readonly scan: Scan;
  /** ISO day. */
  readonly asOf: string;
}

/** Loads configuration and registry and reads the project. Throws a known error when either is wrong, or a path does not exist. */
export function openProject({ cwd, config: file, asOf, paths = [], cached = false, types = true, now = new Date(), onProgress }: ProjectOptions): OpenProject {
  const config = loadConfig({ cwd, ...(file === undefined ? {} : { file }) });
  const registry = loadRegistry(config.registry, { root: config.root });
  const only = paths.length > 0 ? pathFilter(config, cwd, paths) : undefined;
  const scan = scanProject({ config, registry, cached, types, ...(only ? { only } : {}), ...(onProgress ? { onProgress } : {}) });
  return { scan: withTags(scan), asOf: asOfDay(asOf, config, now) };
}

/** The ISO day to judge by: what was asked for, or the configuration's, or today in UTC. */
export const asOfDay = (asked: string | undefined, { today }: Config, now: Date): string => asked ?? today ?? now.toISOString().slice(0, 10);

function pathFilter({ root }: Config, cwd: string, paths: readonly string[]): (file: string) => boolean {
  const tests = paths.map((path) => {
    const target = resolve(cwd, path);
    const inside = relative(root, target).replaceAll('\\', '/');
    if (inside.startsWith('..') || isAbsolute(inside)) throw new UsageError(`${path} is outside of the project (${root})`);
    if (existsSync(target)) return statSync(target).isDirectory() ? (file: string) => inside === '' || file.startsWith(`${inside}/`) : (file: string) => file === inside;
    if (/[*?{[]/.test(path)) return picomatch(inside, { dot: true });
    throw new MissingPathError(path);
  });
  return (file) => tests.some((test) => test(file));
}

/** A path on the command line that is not there. */
export class MissingPathError extends UsageError {
  readonly path: string;

  constructor(path: string) {
    super(`${path}: no such file or folder`);
    this.path = path;
  }
}
