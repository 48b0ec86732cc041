import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importsOf } from '../facts/prefilter.ts';
import type { ChangedFile } from '../remove/remove.ts';
import { openCompiler, type Checked, type Compiler, type CompilerError } from './compiler.ts';
import type { Scan } from './types.ts';

const isTypeScript = (file: string): boolean => /\.[cm]?tsx?$/.test(file) && !file.endsWith('.d.ts');

/** What is kept between checks: the texts that the last one opened, and what is wrong in those that it checked. */
interface Session {
  compiler?: Compiler;
  texts?: ReadonlyMap<string, string | undefined>;
  readonly errors: Map<string, readonly CompilerError[]>;
}

/** Tells the TypeScript errors of removals from one scanned project, as `newTypeErrors` does; files that one removal leaves as the last one did are not checked again. */
export function createTypeCheck(scan: Scan): (files: readonly ChangedFile[], importers: readonly string[]) => string[] | undefined {
  const session: Session = { errors: new Map() };
  return (files, importers) => newTypeErrors(scan, files, importers, session);
}

/**
 * TypeScript errors that a removal brings into the files it changes and into those that import them, one line each. Importers are looked at
 * only where what a file declares to them changed, directly or through others of them. Only these files are opened; what they import from elsewhere is any, before and after.
 * Gives undefined where no changed file has a tsconfig.
 */
export function newTypeErrors({ config: { root }, read, resolver }: Scan, files: readonly ChangedFile[], importers: readonly string[], session: Session = { errors: new Map() }): string[] | undefined {
  const configOf = nearestConfig(root);
  const configs = new Set(files.flatMap(({ file }) => (isTypeScript(file) ? (configOf(file) ?? []) : [])));
  if (configs.size === 0) return undefined;
  const pathOf = (file: string): string => `${root.replaceAll('\\', '/')}/${file}`;
  const fileOf = (path: string): string => path.slice(root.length + 1);
  const changed = new Map(files.filter(({ file }) => isTypeScript(file)).map(({ file, before, after }) => [pathOf(file), { before, after: after ?? undefined }]));
  const unchanged = new Map(importers.filter(isTypeScript).map((file) => [pathOf(file), read(file)]));
  const compiler = (session.compiler ??= openCompiler());

  const textAt = (path: string, side: Side): string | undefined => (changed.has(path) ? changed.get(path)?.[side] : unchanged.get(path));
  const targetOf = (side: Side, source: string, path: string): string | undefined => {
    const target = resolver.resolve(fileOf(path), source);
    return target !== undefined && textAt(pathOf(target), side) !== undefined ? pathOf(target) : undefined;
  };
  const under = (config: string, paths: Iterable<string>): string[] => [...paths].filter((path) => configOf(fileOf(path)) === config);
  const check = (paths: readonly string[], config: string, side: Side): Checked =>
    compiler.check(paths, config, { text: (path) => textAt(path, side), resolve: (source, path) => targetOf(side, source, path) });
  const declaresOtherwise = (path: string, after: Checked, before: Checked): boolean => {
    const now = after.declarationsOf(path);
    return now === undefined || now !== before.declarationsOf(path);
  };

  const targets = new Map<string, readonly string[]>();
  const targetsIn = (path: string): readonly string[] => {
    const known = targets.get(path) ?? importsOf(textAt(path, 'after') ?? '').map((source) => pathOf(resolver.resolve(fileOf(path), source) ?? ''));
    targets.set(path, known);
    return known;
  };
  const imported = new Set([...unchanged.keys()].flatMap(targetsIn));

  const texts = new Map([...changed.keys(), ...unchanged.keys()].map((path) => [path, textAt(path, 'after')]));
  if (session.texts) for (const path of staleSince(session.texts, texts, targetsIn)) session.errors.delete(path);
  session.texts = texts;
  const errorsIn = (paths: readonly string[], { errorsOf }: Checked): readonly CompilerError[] => paths.flatMap((path) => {
    const errors = session.errors.get(path) ?? errorsOf([path]);
    session.errors.set(path, errors);
    return errors;
  });

  const errors: CompilerError[] = [];
  const altered = new Set<string>();
  for (const config of configs) {
    const paths = under(config, changed.keys());
    const after = check(paths, config, 'after');
    errors.push(...errorsIn(paths, after));
    const declaring = paths.filter((path) => imported.has(path));
    const before = declaring.length > 0 ? check(declaring, config, 'before') : undefined;
    if (before) for (const path of declaring) if (declaresOtherwise(path, after, before)) altered.add(path);
  }
  const importsAny = (path: string, of: ReadonlySet<string>): boolean => targetsIn(path).some((target) => of.has(target));
  const concerned = new Set<string>();
  for (let next: ReadonlySet<string> = altered; next.size > 0; ) {
    next = new Set([...unchanged.keys()].filter((path) => !concerned.has(path) && importsAny(path, next)));
    for (const path of next) concerned.add(path);
  }
  for (const config of configs) {
    const paths = under(config, concerned);
    if (paths.length > 0) errors.push(...errorsIn(paths, check(paths, config, 'after')));
  }

  const wasMissing = ({ missing, path }: CompilerError): boolean => missing !== undefined && targetOf('before', missing, path) === undefined;
  const found = errors.filter((error) => !wasMissing(error));
  const wrong = new Set(found.map(({ path }) => path));
  const before = countOf([...configs].flatMap((config) => {
    const paths = under(config, wrong);
    return paths.length > 0 ? check(paths, config, 'before').errorsOf(paths) : [];
  }));
  return found.flatMap(({ id, path, line, column, code, message }) => {
    const left = before.get(id) ?? 0;
    before.set(id, left - 1);
    return left > 0 ? [] : [`${fileOf(path)}:${String(line)}:${String(column)} TS${String(code)}: ${message}`];
  });
}

type Side = 'before' | 'after';

/** Whether a text speaks to files that do not import it. */
const isAmbient = (text: string | undefined): boolean => text !== undefined && (/\bdeclare\s+(?:global|module)\b/.test(text) || !/^\s*(?:import|export)\b/m.test(text));

/** Files whose errors may have changed with the texts: those that differ, and those that import them, directly or through others. */
function staleSince(before: ReadonlyMap<string, string | undefined>, now: ReadonlyMap<string, string | undefined>, targetsIn: (path: string) => readonly string[]): ReadonlySet<string> {
  const paths = new Set([...before.keys(), ...now.keys()]);
  const stale = new Set([...paths].filter((path) => before.get(path) !== now.get(path)));
  if ([...stale].some((path) => isAmbient(before.get(path)) || isAmbient(now.get(path)))) return paths;
  for (let size = -1; size < stale.size; ) {
    size = stale.size;
    for (const path of now.keys()) if (targetsIn(path).some((target) => stale.has(target))) stale.add(path);
  }
  return stale;
}

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
