import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type * as TsMorph from 'ts-morph';
import type { CompilerOptions, Project, ts } from 'ts-morph';
import type { ChangedFile } from '../remove/remove.ts';
import type { Scan } from './types.ts';
import { escapePattern } from '../text/patterns.ts';

/** Diagnostics that say nothing of a removal: what is not used any more is reported by the project's own lint, and types that are not installed read as any. */
const IGNORED = new Set([2578, 6133, 6138, 6192, 6196, 6198, 6199, 6205, 7005, 7006, 7008, 7010, 7016, 7018, 7019, 7031, 7034, 7053]);
const UNRESOLVED = 2307;

const isTypeScript = (file: string): boolean => /\.[cm]?tsx?$/.test(file) && !file.endsWith('.d.ts');

/**
 * TypeScript errors that a removal brings into the files it changes and into those that import them, one line each. Only these files
 * are opened; what they import from elsewhere is any, before and after. Gives undefined where no changed file has a tsconfig.
 */
export function newTypeErrors(scan: Scan, files: readonly ChangedFile[]): string[] | undefined {
  const { root } = scan.config;
  const byConfig = new Map<string, ChangedFile[]>();
  for (const file of files) {
    const config = isTypeScript(file.file) ? nearestConfig(root, file.file) : undefined;
    if (config !== undefined) byConfig.set(config, [...(byConfig.get(config) ?? []), file]);
  }
  if (byConfig.size === 0) return undefined;
  const importers = importersOf(scan, files);
  return [...byConfig].flatMap(([config, changed]) => compare(scan, config, changed, files, importers));
}

function nearestConfig(root: string, file: string): string | undefined {
  for (let folder = dirname(join(root, file)); folder.length >= root.length; folder = dirname(folder)) {
    const config = join(folder, 'tsconfig.json');
    if (existsSync(config)) return config;
  }
  return undefined;
}

/** Unchanged files that import one of the changed ones. */
function importersOf({ sources, read, resolver }: Scan, files: readonly ChangedFile[]): string[] {
  const changed = new Set(files.map(({ file }) => file));
  const stems = files.map(({ file }) => file.replace(/(?:\/index)?\.[^/]*$/, '').split('/').at(-1) ?? '').filter(Boolean);
  const pattern = new RegExp(`["'](?:[^"']*/)?(?:${stems.map(escapePattern).join('|')})(?:\\.[cm]?[jt]sx?)?["']`, 'g');
  return sources.filter((file) => {
    if (changed.has(file) || !isTypeScript(file)) return false;
    const found = (read(file) ?? '').match(pattern) ?? [];
    return found.some((quoted) => changed.has(resolver.resolve(file, quoted.slice(1, -1)) ?? ''));
  });
}

function compare(scan: Scan, config: string, changed: readonly ChangedFile[], all: readonly ChangedFile[], importers: readonly string[]): string[] {
  const { root } = scan.config;
  const near = importers.filter((file) => nearestConfig(root, file) === config);
  const watched = [...changed.map(({ file }) => file), ...near];
  const present = new Set([...watched, ...all.map(({ file }) => file)]);
  const pathOf = (file: string): string => join(root, file);
  const fileOf = (path: string): string => relative(root, path).split(sep).join('/');
  const project = openProject(config, (name, path) => {
    const target = scan.resolver.resolve(fileOf(path), name);
    return target !== undefined && present.has(target) ? pathOf(target) : undefined;
  });
  for (const file of present) {
    const text = all.find((c) => c.file === file)?.before ?? scan.read(file);
    if (text !== undefined && isTypeScript(file)) project.createSourceFile(pathOf(file), text, { overwrite: true });
  }
  const before = count(errorsOf(project, watched.map(pathOf)).map(({ id }) => id));
  for (const { file, after } of all) {
    const source = project.getSourceFile(pathOf(file));
    if (after === null) {
      present.delete(file);
      if (source) project.removeSourceFile(source);
    } else source?.replaceWithText(after);
  }
  return errorsOf(project, watched.map(pathOf)).flatMap(({ id, path, line, column, code, message }) => {
    const left = before.get(id) ?? 0;
    before.set(id, left - 1);
    return left > 0 ? [] : [`${fileOf(path)}:${String(line)}:${String(column)} TS${String(code)}: ${message}`];
  });
}

/** Opens ts-morph, which is loaded here for the first time, over a tsconfig whose imports are resolved by `resolve`. */
function openProject(config: string, resolve: (name: string, path: string) => string | undefined): Project {
  const { Project: TsProject, ts: typescript } = createRequire(import.meta.url)('ts-morph') as typeof TsMorph;
  const own: CompilerOptions = { noEmit: true, types: [], skipLibCheck: true, incremental: false, composite: false, declaration: false, allowImportingTsExtensions: true };
  const extensionOf = (path: string): ts.Extension => (path.endsWith('x') ? typescript.Extension.Tsx : typescript.Extension.Ts);
  const options = {
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    compilerOptions: own,
    resolutionHost: () => ({
      resolveModuleNames: (names: string[], path: string) => names.map((name) => {
        const resolvedFileName = resolve(name, path);
        return resolvedFileName === undefined ? undefined : { resolvedFileName, extension: extensionOf(resolvedFileName), isExternalLibraryImport: false };
      }),
    }),
  };
  try {
    return new TsProject({ ...options, tsConfigFilePath: config });
  } catch {
    // A tsconfig that extends a package which is not installed: the defaults compare as well.
    return new TsProject({ ...options, compilerOptions: { ...own, jsx: typescript.JsxEmit.Preserve, target: typescript.ScriptTarget.ESNext, strict: true } });
  }
}

interface TypeError {
  /** The same error in a text whose lines moved has the same one. */
  readonly id: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly code: number;
  readonly message: string;
}

function errorsOf(project: Project, paths: readonly string[]): TypeError[] {
  const { DiagnosticCategory } = createRequire(import.meta.url)('ts-morph') as typeof TsMorph;
  return paths.flatMap((path) => {
    const source = project.getSourceFile(path);
    if (!source) return [];
    return source.getPreEmitDiagnostics().flatMap((diagnostic): TypeError[] => {
      const code = diagnostic.getCode();
      if (diagnostic.getCategory() !== DiagnosticCategory.Error || IGNORED.has(code)) return [];
      const text = diagnostic.getMessageText();
      const message = typeof text === 'string' ? text : text.getMessageText();
      const at = source.getLineAndColumnAtPos(diagnostic.getStart() ?? 0);
      return [{ id: `${path}\0${String(code)}\0${code === UNRESOLVED ? message : ''}`, path, line: at.line, column: at.column, code, message }];
    });
  });
}

function count(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
