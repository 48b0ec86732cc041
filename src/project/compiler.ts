import { createRequire } from 'node:module';
import type * as TsMorph from 'ts-morph';
import type { ts } from 'ts-morph';

/** One error; the same error in a text whose lines moved has the same id. */
export interface CompilerError {
  readonly id: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly code: number;
  readonly message: string;
  /** For an import that is not found: what it asks for. */
  readonly missing?: string;
}

/**
 * Diagnostics that say nothing of a removal: what is not used any more is reported by the project's own lint, types that are not installed
 * read as any, and names that nothing declares are looked for in the scopes of the changed files.
 */
const IGNORED = new Set([2304, 2503, 2552, 2578, 2580, 2581, 2582, 2584, 2591, 2592, 2593, 2875, 6133, 6138, 6192, 6196, 6198, 6199, 6205, 7005, 7006, 7008, 7010, 7016, 7018, 7019, 7026, 7031, 7034, 7053]);
const UNRESOLVED = new Set([2307, 2792]);

const LIBRARIES = '/node_modules/typescript/lib';

/** Whether files that were read under other options may be used: TypeScript notes in a file which module makes its JSX, and what kind of module it is. */
const isReadAlike = (a: ts.CompilerOptions, b: ts.CompilerOptions): boolean => (['jsx', 'jsxImportSource', 'module', 'moduleDetection', 'target', 'alwaysStrict', 'strict'] as const).every((name) => a[name] === b[name]);

/** So many texts of a file are kept: as it was and as it is now. */
const SIDES = 2;

/** What a program is made of: texts by absolute path, and what imports lead to. */
export interface CompilerFiles {
  text(path: string): string | undefined;
  /** The file that an import source means; undefined where it stays any. */
  resolve(source: string, path: string): string | undefined;
}

/** Files as TypeScript understands them under a tsconfig. */
export interface Checked {
  errorsOf(paths: readonly string[]): CompilerError[];
  /** What a file tells its importers, as the text of its declarations; undefined where that can not be written down. */
  declarationsOf(path: string): string | undefined;
}

export interface Compiler {
  /** Reads files, and what they import of the others, under a tsconfig. */
  check(paths: readonly string[], config: string, files: CompilerFiles): Checked;
  /** A program to ask for types, strict and without the DOM. */
  open(paths: readonly string[], files: CompilerFiles): ts.Program;
}

/** TypeScript's compiler over files that are handed to it, with its own libraries and nothing else. ts-morph is loaded here for the first time. */
export function openCompiler(): Compiler {
  const { Project, ts: typescript } = createRequire(import.meta.url)('ts-morph') as typeof TsMorph;
  const libraries = new Project({ useInMemoryFileSystem: true }).getModuleResolutionHost();
  const parsed = new Map<string, readonly { readonly source: ts.SourceFile; readonly options: ts.CompilerOptions }[]>();
  const extensionOf = (path: string): ts.Extension => (path.endsWith('x') ? typescript.Extension.Tsx : typescript.Extension.Ts);

  const createProgram = (paths: readonly string[], options: ts.CompilerOptions, { text, resolve }: CompilerFiles): ts.Program =>
    typescript.createProgram(paths, options, {
      getSourceFile(path, language) {
        const known = parsed.get(path) ?? [];
        if (path.startsWith(LIBRARIES) && known[0]) return known[0].source;
        const content = path.startsWith(LIBRARIES) ? libraries.readFile?.(path) : text(path);
        if (content === undefined) return undefined;
        const file = known.find((k) => k.source.text === content && isReadAlike(k.options, options)) ?? { source: typescript.createSourceFile(path, content, language), options };
        parsed.set(path, [file, ...known.filter((k) => k !== file)].slice(0, SIDES));
        return file.source;
      },
      getDefaultLibFileName: (of) => `${LIBRARIES}/${typescript.getDefaultLibFileName(of)}`,
      getDefaultLibLocation: () => LIBRARIES,
      fileExists: (path) => text(path) !== undefined,
      readFile: text,
      directoryExists: () => false,
      getDirectories: () => [],
      writeFile: () => undefined,
      getCurrentDirectory: () => '/',
      getCanonicalFileName: (path) => path,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      resolveModuleNameLiterals: (literals, path) => literals.map(({ text: source }) => {
        const resolvedFileName = resolve(source, path);
        return { resolvedModule: resolvedFileName === undefined ? undefined : { resolvedFileName, extension: extensionOf(resolvedFileName), isExternalLibraryImport: false } };
      }),
      resolveTypeReferenceDirectiveReferences: (references) => references.map(() => ({ resolvedTypeReferenceDirective: undefined })),
    });

  return {
    check(paths, config, files) {
      const program = createProgram(paths, optionsOf(typescript, config), files);
      return {
        errorsOf: (of) => of.flatMap((path) => {
          const source = program.getSourceFile(path);
          if (!source) return [];
          return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].flatMap((d) => errorOf(typescript, source, d) ?? []);
        }),
        declarationsOf(path) {
          const source = program.getSourceFile(path);
          let text: string | undefined;
          if (source) program.emit(source, (_, written) => { text = written; }, undefined, true);
          return text;
        },
      };
    },
    open: (paths, files) =>
      createProgram(paths, { noEmit: true, types: [], strict: true, jsx: typescript.JsxEmit.Preserve, target: typescript.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts'] }, files),
  };
}

function errorOf(typescript: typeof ts, source: ts.SourceFile, { category, code, messageText, start = 0, length = 0 }: ts.Diagnostic): CompilerError | undefined {
  if (category !== typescript.DiagnosticCategory.Error || IGNORED.has(code)) return undefined;
  const message = typescript.flattenDiagnosticMessageText(messageText, '\n');
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  const missing = UNRESOLVED.has(code) ? source.text.slice(start, start + length).replaceAll(/^['"`]|['"`]$/g, '') : undefined;
  const path = source.fileName;
  return { id: `${path}\0${String(code)}\0${missing ?? ''}`, path, line: line + 1, column: character + 1, code, message, ...(missing === undefined ? {} : { missing }) };
}

/** Compiler options of a tsconfig; where it extends a package that is not installed, the defaults compare as well. */
function optionsOf(typescript: typeof ts, config: string): ts.CompilerOptions {
  const own: ts.CompilerOptions = {
    types: [], skipLibCheck: true, incremental: false, composite: false, allowImportingTsExtensions: true,
    noEmit: false, noEmitOnError: false, declaration: true, emitDeclarationOnly: true, declarationMap: false, isolatedDeclarations: false, removeComments: true,
  };
  const host = { ...typescript.sys, readDirectory: () => [] };
  const { config: json } = typescript.readConfigFile(config, (path) => typescript.sys.readFile(path)) as { config?: unknown };
  const { options, errors } = typescript.parseJsonConfigFileContent(json ?? {}, host, config.replace(/\/[^/]*$/, ''), undefined, config);
  if (json !== undefined && !errors.some((e) => UNREADABLE.has(e.code))) return { ...options, ...own };
  return { jsx: typescript.JsxEmit.Preserve, target: typescript.ScriptTarget.ESNext, strict: true, ...own };
}

/** A tsconfig, or one it extends, that is not there. */
const UNREADABLE = new Set([5083, 6053]);
