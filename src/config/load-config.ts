import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
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
  /** Absolute path of the folder to start from. */
  readonly cwd: string;
  /** Configuration file to take, instead of the nearest one. */
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

/** The configuration file for a folder: its own or the nearest above it, up to the repository's root. */
export function findConfig(cwd: string): { readonly file?: string; readonly root: string } {
  let packageRoot: string | undefined;
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const packageJson = join(folder, 'package.json');
    const files = configFiles.map((name) => join(folder, name)).filter((file) => existsSync(file));
    if (existsSync(packageJson)) {
      packageRoot ??= folder;
      if (hasUnflag(packageJson)) files.push(packageJson);
    }
    if (files.length > 1) {
      const [first, ...others] = files.map((file) => relative(cwd, file));
      throw new ConfigError([
        { file: first ?? '', message: `expected one configuration, found ${others.join(', ')} beside it; keep one` },
      ]);
    }
    if (files[0] !== undefined) return { file: files[0], root: folder };
    if (existsSync(join(folder, '.git'))) return { root: folder };
    if (dirname(folder) === folder) return { root: packageRoot ?? resolve(cwd) };
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

/** Loads the configuration that holds for a folder; throws a `ConfigError` with all that is wrong with it. */
export function loadConfig({ cwd, file: wanted }: LoadConfigOptions): Config {
  const { file, root } =
    wanted === undefined ? findConfig(cwd) : { file: resolve(cwd, wanted), root: dirname(resolve(cwd, wanted)) };
  if (file === undefined) return resolveConfig({}, root);
  const shown = relative(cwd, file).replaceAll('\\', '/');
  const text = readText(file, shown);
  let located = readConfig(file, shown, text);
  const inPackage = file.endsWith('package.json');
  if (inPackage) located = fieldOf(located, 'unflag')?.value;
  if (!located) return resolveConfig({}, root, file);
  const at = lineTable(text);
  const toProblem = ({ path, range, message }: Mistake): Problem => ({
    file: shown,
    ...(range && at(range[0])),
    path: pathText(inPackage ? ['unflag', ...path] : path),
    message,
  });
  const mistakes = checkConfig(
    located,
    sdks.map((sdk) => sdk.name),
  );
  if (mistakes.length > 0) throw new ConfigError(mistakes.map(toProblem));
  return resolveConfig(toValue(located) as UserConfig, root, file);
}
