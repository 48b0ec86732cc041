import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { Mistake } from '../data/check-data.ts';
import { lineTable } from '../text/lines.ts';
import { withoutBom } from '../text/without-bom.ts';
import { fieldOf, fromValue, pathText, toValue, type Located } from '../data/located.ts';
import { formatOf, parseData, type DataProblem } from '../data/parse-data.ts';
import { ConfigError, type Problem } from '../errors.ts';
import { sdks } from '../sdks/index.ts';
import { checkConfig } from './check-config.ts';
import { resolveConfig } from './resolve-config.ts';
import { runModule } from './run-module.ts';
import type { Config, UserConfig } from './types.ts';

/** File names of a configuration, besides `"unflag"` in package.json. */
export const configFiles = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'jsonc', 'yaml', 'yml'].map(
  (extension) => `unflag.config.${extension}`,
);

interface LoadConfigOptions {
  /** Absolute path of the folder that messages name files from. */
  readonly cwd: string;
  /** Absolute path of the folder to start from; `cwd` unless said. */
  readonly from?: string;
  /** Configuration file of the project's root, instead of the one that is found. */
  readonly file?: string;
}

function readText(file: string, shown: string): string {
  try {
    return withoutBom(readFileSync(file, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ConfigError([
      {
        file: shown,
        message: missing ? 'no such file; check the path' : `cannot be read: ${(error as Error).message}`,
      },
    ]);
  }
}

const hasUnflag = (packageJson: string): boolean => {
  const text = readText(packageJson, packageJson);
  return text.includes('"unflag"') && fieldOf(parseData(packageJson, text).root, 'unflag') !== undefined;
};

/** Names of what a folder holds; none where there is no such folder. */
function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

/** The configuration file that a folder has itself; throws a `ConfigError` where it has several. */
export function configIn(folder: string, cwd: string = folder, names = namesIn(folder)): string | undefined {
  const packageJson = join(folder, 'package.json');
  const files = configFiles.filter((name) => names.has(name)).map((name) => join(folder, name));
  if (names.has('package.json') && hasUnflag(packageJson)) files.push(packageJson);
  if (files.length > 1) {
    const [first, ...others] = files.map((file) => relative(cwd, file));
    throw new ConfigError([
      { file: first ?? '', message: `expected one configuration, found ${others.join(', ')} beside it; keep one` },
    ]);
  }
  return files[0];
}

/** What a folder says of where a project begins. */
export interface FolderMarks {
  readonly config?: string | undefined;
  readonly isPackage: boolean;
  readonly isRepository: boolean;
}

function marksOf(folder: string, cwd: string): FolderMarks {
  const names = namesIn(folder);
  return {
    config: configIn(folder, cwd, names),
    isPackage: names.has('package.json'),
    isRepository: names.has('.git'),
  };
}

/**
 * The configuration files of a folder and of those above it up to the repository's root, outermost first, and where the project
 * begins; folders that are in `known` are not looked at again.
 */
export function findConfigs(
  cwd: string,
  known = new Map<string, FolderMarks>(),
): { readonly files: readonly string[]; readonly root: string } {
  const files: string[] = [];
  let root: string | undefined;
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const marks = known.get(folder) ?? marksOf(folder, cwd);
    known.set(folder, marks);
    const { config, isPackage, isRepository } = marks;
    if (config !== undefined) files.unshift(config);
    if (isPackage) root ??= folder;
    if (isRepository || dirname(folder) === folder)
      return { files, root: isRepository ? folder : (root ?? resolve(cwd)) };
  }
}

/** What a configuration file says; a module is read, and only when that does not do it, run. */
function readConfig(file: string, shown: string, text: string): Located | undefined {
  const { root, problems } = parseData(file, text);
  if (problems.length === 0) return root;
  const at = lineTable(text);
  const toProblem = ({ range, message }: DataProblem): Problem => ({ file: shown, ...at(range[0]), message });
  if (formatOf(file) !== 'module') throw new ConfigError(problems.map(toProblem));
  let value: unknown;
  try {
    value = runModule(file, text);
  } catch (error) {
    const [problem] = problems.map(toProblem);
    const why = (error as Error).message.split('\n')[0] ?? '';
    throw new ConfigError([
      { file: shown, ...problem, message: error instanceof SyntaxError ? why : `cannot be run: ${why}` },
    ]);
  }
  if (value === undefined) throw new ConfigError([{ file: shown, message: 'expected a default export, found none' }]);
  return fromValue(value);
}

/** Whether a configuration leaves a folder out of its project. */
export const excludesFolder = ({ root, exclude }: Config, folder: string): boolean =>
  picomatch([...exclude], { dot: true })(`${relative(root, folder).replaceAll('\\', '/')}/x`);

/**
 * Loads the configurations that hold for a folder, outermost first: the last one is the folder's own or the nearest above it, and each inherits
 * from the one before it. A folder that an outer one leaves out is a project of its own. Throws a `ConfigError` with all that is wrong with one.
 */
export function loadConfigs({ cwd, from = cwd, file: wanted }: LoadConfigOptions): readonly [Config, ...Config[]] {
  if (wanted !== undefined) return [readConfigFile(resolve(cwd, wanted), cwd)];
  const { files, root } = findConfigs(from);
  const [first, ...others] = files;
  if (first === undefined) return [resolveConfig({}, root)];
  let configs: [Config, ...Config[]] = [readConfigFile(first, cwd)];
  for (const file of others) {
    const outer = configs.at(-1) ?? configs[0];
    if (excludesFolder(outer, dirname(file))) configs = [readConfigFile(file, cwd)];
    else configs.push(readConfigFile(file, cwd, outer));
  }
  return configs;
}

/** Loads the configuration of a project's root, as `loadConfigs` finds it. */
export const loadConfig = (options: LoadConfigOptions): Config => loadConfigs(options)[0];

/** Loads one configuration file, which inherits from an outer one where there is one; messages name files from `cwd`. */
export function readConfigFile(file: string, cwd: string, outer?: Config): Config {
  const shown = relative(cwd, file).replaceAll('\\', '/');
  const folder = dirname(file);
  const text = readText(file, shown);
  let located = readConfig(file, shown, text);
  const inPackage = file.endsWith('package.json');
  if (inPackage) located = fieldOf(located, 'unflag')?.value;
  if (!located) return resolveConfig({}, folder, file, outer);
  const at = lineTable(text);
  const toProblem = ({ path, range, message }: Mistake): Problem => ({
    file: shown,
    ...(range && at(range[0])),
    path: pathText(inPackage ? ['unflag', ...path] : path),
    message,
  });
  const mistakes = [
    ...checkConfig(
      located,
      sdks.map((sdk) => sdk.name),
    ),
  ];
  const today = outer && fieldOf(located, 'today');
  if (today)
    mistakes.push({
      path: ['today'],
      ...(today.value.range && { range: today.value.range }),
      message: `a project has one as-of date: say it in the configuration of its root (${relative(cwd, outer.root) || '.'})`,
    });
  if (mistakes.length > 0) throw new ConfigError(mistakes.map(toProblem));
  return resolveConfig(toValue(located) as UserConfig, folder, file, outer);
}
