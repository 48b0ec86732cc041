import type { TSESTree } from '@typescript-eslint/types';
import type { ts } from 'ts-morph';
import type { Sdk } from '../sdks/types.ts';
import { isModuleOf } from '../facts/sdk-index.ts';
import { createTypeOracle } from '../resolve/type-oracle.ts';
import type { TypeOracle } from '../resolve/types.ts';
import { openCompiler } from './compiler.ts';
import { sdkDeclarations } from './sdk-declarations.ts';

/** With more files, or more text, types are not followed further: what is imported from there is any. */
const MAX_FILES = 150;
const MAX_LENGTH = 2 * 1024 * 1024;

export interface TypeSources {
  /** SDKs and routers whose packages may be imported. */
  readonly sdks: readonly Sdk[];
  /** Text of a file of the project without its byte order mark. */
  read(file: string): string | undefined;
  /** The modules that a file names. */
  importsOf(file: string): readonly string[];
  /** The project's file that an import source means in a file. */
  resolve(file: string, source: string): string | undefined;
}

/** Types of single files of a project. */
export interface OpenTypes {
  oracleOf(file: string): TypeOracle;
  /** Files whose text the answers depend on. */
  files(): string[];
}

const PROJECT = '/project/';
const PACKAGES = '/packages/';

/**
 * Opens files with TypeScript, each with what it imports as far as there is room: nearest files first, packages never, those of SDKs by
 * what this tool knows of them. So answers depend neither on what is installed nor on what else is asked.
 */
export function openTypes({ sdks, read, importsOf, resolve }: TypeSources): OpenTypes {
  const compiler = openCompiler();
  const texts = new Map<string, string | undefined>();
  const textOf = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, read(file));
    return texts.get(file);
  };

  const packages = new Map<string, string>();
  const packageFile = (source: string): string | undefined => {
    if (!packages.has(source)) packages.set(source, sdkDeclarations(sdks.filter((sdk) => isModuleOf(sdk, [source]))));
    return packages.get(source) === '' ? undefined : `${PACKAGES}${source}.d.ts`;
  };

  function reachOf(root: string): ReadonlySet<string> {
    const reach = new Set<string>();
    let length = 0;
    for (let level: readonly string[] = [root]; level.length > 0; ) {
      const next = new Set<string>();
      for (const file of level) {
        const text = reach.has(file) ? undefined : textOf(file);
        if (text === undefined || reach.size >= MAX_FILES || length + text.length > MAX_LENGTH) continue;
        reach.add(file);
        length += text.length;
        for (const source of importsOf(file)) {
          const target = resolve(file, source);
          if (target !== undefined && /\.[cm]?tsx?$/.test(target)) next.add(target);
        }
      }
      level = [...next];
    }
    return reach;
  }

  const sourceOf = (path: string): string => (path.startsWith(PACKAGES) ? packageOf(path) : path.startsWith(PROJECT) ? path.slice(PROJECT.length) : '');

  return {
    files: () => [...texts.keys()],
    oracleOf(file) {
      const reach = reachOf(file);
      const program = compiler.open([PROJECT + file], {
        text: (path) => (path.startsWith(PACKAGES) ? packages.get(packageOf(path)) : texts.get(path.slice(PROJECT.length))),
        resolve(source, path) {
          const target = resolve(path.slice(PROJECT.length), source);
          return target === undefined ? packageFile(source) : reach.has(target) ? PROJECT + target : undefined;
        },
      });
      const checker = program.getTypeChecker();
      const source = program.getSourceFile(PROJECT + file);
      return createTypeOracle({
        checker,
        sourceOf,
        typeAt(node) {
          const at = source && nodeAt(source, node.range);
          return at && { type: checker.getTypeAtLocation(at), at };
        },
      });
    },
  };
}

const packageOf = (path: string): string => path.slice(PACKAGES.length, -'.d.ts'.length);

/** The outermost node with exactly this range. */
function nodeAt(source: ts.SourceFile, [start, end]: TSESTree.Range): ts.Node | undefined {
  const inside = (node: ts.Node): ts.Node | undefined =>
    node.forEachChild((child) => {
      if (child.pos > start || child.end < end) return undefined;
      return child.end === end && child.getStart(source) === start ? child : inside(child);
    });
  return inside(source);
}
