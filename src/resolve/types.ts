import type { Constant } from '../facts/types.ts';
import type { Form } from '../sdks/types.ts';

/**
 * What other files can see of a module, by exported name (`default` for the default export).
 * Computed from one file's text; what comes from elsewhere is a reference, which the resolver follows.
 */
export interface ModuleSummary {
  readonly exports: Readonly<Record<string, ExportSummary>>;
  /** `export * from`: sources. */
  readonly stars: readonly string[];
}

export type ExportSummary =
  /** A constant: a string, an enum or an `as const` object of constants. */
  | { readonly type: 'constant'; readonly value: Constant }
  /** Another module's export: `export { a } from`, or an imported name exported again. `*` is the namespace. */
  | { readonly type: 'reference'; readonly source: string; readonly name: string }
  /** A function, hook, component or object that reads flags: forms that apply to the exported name. */
  | { readonly type: 'forms'; readonly sdk: string; readonly forms: readonly Form[] }
  /** What it is, written as an origin (`OpenFeature.getClient()` of a module): an SDK client, an instance. */
  | { readonly type: 'origin'; readonly source: string; readonly path: string };

/** Answers a file's questions about the modules it imports. Every answer may be "not known". */
export interface Resolver {
  /**
   * The names by which configuration may know the module that `source` means in `file`: the source itself, and the
   * target's path from the project's root without extension (and without `/index`), where it is a file of the project.
   */
  moduleNames(file: string, source: string): readonly string[];
  /** What the export `name` of the module is, through re-exports and barrels. */
  exported(file: string, source: string, name: string): ExportSummary | undefined;
}

