import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ChangedFile } from '../remove/remove.ts';
import { openCompiler, type CompilerError } from './compiler.ts';
import type { Scan } from './types.ts';

const isTypeScript = (file: string): boolean => /\.[cm]?tsx?$/.test(file) && !file.endsWith('.d.ts');

/**
 * TypeScript errors that a removal brings into the files it changes and into those that import them, one line each. Only these files
 * are opened; what they import from elsewhere is any, before and after. Gives undefined where no changed file has a tsconfig.
 */
export function newTypeErrors({ config: { root }, read, resolver }: Scan, files: readonly ChangedFile[], importers: readonly string[]): string[] | undefined {
  const configOf = nearestConfig(root);
  const configs = new Set(files.flatMap(({ file }) => (isTypeScript(file) ? (configOf(file) ?? []) : [])));
  if (configs.size === 0) return undefined;
  const changed = new Map(files.map((file) => [file.file, file]));
  const watched = [...new Set([...changed.keys(), ...importers])].filter((file) => isTypeScript(file) && configs.has(configOf(file) ?? ''));
  const pathOf = (file: string): string => `${root.replaceAll('\\', '/')}/${file}`;
  const fileOf = (path: string): string => path.slice(root.length + 1);
  const texts = new Map(watched.map((file) => [pathOf(file), { before: changed.get(file)?.before ?? read(file), after: changed.has(file) ? changed.get(file)?.after ?? undefined : read(file) }]));
  const compiler = openCompiler();

  const targetOf = (side: Side, source: string, path: string): string | undefined => {
    const target = resolver.resolve(fileOf(path), source);
    return target !== undefined && texts.get(pathOf(target))?.[side] !== undefined ? pathOf(target) : undefined;
  };
  const errorsOf = (of: readonly string[], side: Side): CompilerError[] =>
    [...configs].flatMap((config) => {
      const paths = of.filter((path) => configOf(fileOf(path)) === config);
      return paths.length > 0 ? compiler.errorsOf(paths, config, { text: (path) => texts.get(path)?.[side], resolve: (source, path) => targetOf(side, source, path) }) : [];
    });

  const wasMissing = ({ missing, path }: CompilerError): boolean => missing !== undefined && targetOf('before', missing, path) === undefined;
  const after = errorsOf([...texts.keys()], 'after').filter((error) => !wasMissing(error));
  const before = countOf(errorsOf([...new Set(after.map(({ path }) => path))], 'before'));
  return after.flatMap(({ id, path, line, column, code, message }) => {
    const left = before.get(id) ?? 0;
    before.set(id, left - 1);
    return left > 0 ? [] : [`${fileOf(path)}:${String(line)}:${String(column)} TS${String(code)}: ${message}`];
  });
}

type Side = 'before' | 'after';

/** Finds the tsconfig that is nearest to a file. */
function nearestConfig(root: string): (file: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const inFolder = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const config = join(folder, 'tsconfig.json');
    const found = existsSync(config) ? config : folder.length > root.length ? inFolder(dirname(folder)) : undefined;
    known.set(folder, found);
    return found;
  };
  return (file) => inFolder(dirname(join(root, file)));
}

function countOf(errors: readonly CompilerError[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of errors) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
