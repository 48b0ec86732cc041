import type { TSESTree } from '@typescript-eslint/types';
import type { HandedBack } from '../facts/handed-back.ts';
import type { Constant } from '../facts/types.ts';
import type { Sdk } from '../sdks/types.ts';

/**
 * What other files can see of a module, its wrappers aside. Computed from one file's text; what comes from elsewhere
 * is a reference, which the resolver follows.
 */
export interface ModuleSummary {
  /**
   * By exported name, `default` for the default export. Parts whose origin is known have entries of their own: members
   * (`services.client`), results (`getClient()`), and for a class what it extends (`Client extends`).
   */
  readonly exports: Readonly<Record<string, ExportSummary>>;
  /** For exported classes whose constructor keeps its arguments: which field holds which. */
  readonly fields?: Readonly<Record<string, ConstructorFields>>;
  /** For exported functions that give an argument back: which one. */
  readonly handedBack?: Readonly<Record<string, HandedBack>>;
  /** By the name of a type of the module: exported values that are declared to be of it. What else is of that type is taken for them. */
  readonly instances?: Readonly<Record<string, readonly string[]>>;
  /** What the module itself calls its default export. */
  readonly defaultName?: string;
  /** `export * from`: sources. */
  readonly stars: readonly string[];
}

/** Open when it may rather be a constant that other modules' constants make up. */
export type ExportSummary = { readonly isOpen?: true } & (
  /** A constant: a string, an enum or an `as const` object of constants. */
  | { readonly type: 'constant'; readonly value: Constant }
  /** Another module's export: `export { a } from`, or an imported name exported again. `*` is the namespace. */
  | { readonly type: 'reference'; readonly source: string; readonly name: string }
  /** What it is, written as an origin (`OpenFeature.getClient()` of a module): an SDK client, an instance. */
  | { readonly type: 'origin'; readonly source: string; readonly path: string }
  | { readonly type: 'other' }
);

/** Fields of a class that hold its constructor's arguments, with the argument's index. */
export type ConstructorFields = Readonly<Record<string, number>>;

/** A path within a module; the file that it is in stands first among the names, where it is one of the project. */
export interface ModuleOrigin {
  readonly source: string;
  readonly path: string;
  readonly names: readonly string[];
}

/** Answers a file's questions about the modules it imports. Every answer may be "not known". */
export interface Resolver {
  /**
   * The names by which configuration may know the module that `source` means in `file`: the source itself, and the
   * target's path from the project's root without extension (and without `/index`), where it is a file of the project.
   */
  moduleNames(file: string, source: string): readonly string[];
  /** The constant that the export `name` of the module is, through re-exports and barrels. */
  constant(file: string, source: string, name: string): { readonly value: Constant } | undefined;
  /** Whether `origins` can have an answer for any export of the module. */
  passesOn(file: string, source: string): boolean;
  /**
   * Where the export `name` of the module comes from: another module's export, an SDK's client. The name may be a path into
   * the export (`services.client`, `getClient()`); the empty source is the file itself.
   */
  origins(file: string, source: string, name: string): readonly ModuleOrigin[];
  /** Which fields of an exported class hold its constructor's arguments. */
  fields?(file: string, source: string, name: string): ConstructorFields | undefined;
  /** Which argument an exported function gives back. */
  handedBack?(file: string, source: string, name: string): HandedBack | undefined;
  /** The wrappers that the module exports, as an SDK whose module it is. */
  sdk(file: string, source: string): Sdk | undefined;
  /** The wrappers of the modules that the module's exports are made with (an exported instance of another file's class). */
  reached?(file: string, source: string): readonly Sdk[];
}

/** A class or interface, and where it is declared: in a package, or in a file of the project (path from its root). */
export interface DeclaredType {
  readonly name: string;
  readonly source: string;
}

/** Answers what only types tell, by nodes of the file that is read. Every answer may be "not known". */
export interface TypeOracle {
  /** The strings that an expression, or what a path of members takes from it, can be: those of a union of literals. */
  stringsOf(node: TSESTree.Node, path: readonly string[]): readonly string[] | undefined;
  /** The classes and interfaces that the value of an expression is of, what they extend included; undefined when it can be anything. */
  typesOf(node: TSESTree.Node): readonly DeclaredType[] | undefined;
}
