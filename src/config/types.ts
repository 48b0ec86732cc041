import type { Form, Sdk, Transform } from '../sdks/types.ts';

export type Kind = 'release' | 'experiment' | 'ops' | 'permission' | 'kill-switch';

/** A router: an SDK that the user describes. See docs/routers.md. */
export interface Router {
  /** Name in output; `router` and its number unless said. */
  readonly name?: string;
  readonly modules?: readonly string[];
  readonly receiver?: string;
  readonly transform?: Transform;
  readonly forms: readonly Form[];
}

/** Where code or data declares the project's flags; the shape is seen from the file. */
export interface DeclarationSource {
  /** File or glob, from the project's root. */
  readonly file: string;
  /** Exported or local name of the enum, object, array, union type or interface. */
  readonly export?: string;
  /** Path inside JSON or YAML, or inside the export (`experimental.flags`). */
  readonly path?: string;
}

export interface KindPolicy {
  /** Days from `createdAt` to the deadline when an entry has no `removeBy`. */
  readonly lifetimeDays?: number;
  /** No deadline at all. */
  readonly permanent?: boolean;
}

/** What `unflag.config.*` may say; all of it optional. */
export interface UserConfig {
  readonly $schema?: string;
  readonly registry?: string | readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly tests?: readonly string[];
  /** As-of date, an ISO day; today in UTC unless said. */
  readonly today?: string;
  readonly kinds?: Readonly<Partial<Record<Kind, KindPolicy>>>;
  readonly warnDays?: number;
  readonly graceDays?: number;
  readonly sdks?: readonly string[];
  readonly routers?: readonly Router[];
  readonly declarations?: readonly DeclarationSource[];
  /** Files nothing of which is ever removed for want of importers (globs): entry points. */
  readonly entries?: readonly string[];
  /** Rule levels and options for `unflag check`; the recommended preset unless said. */
  readonly rules?: Readonly<Record<string, RuleLevel | readonly [RuleLevel, unknown]>>;
}

export type RuleLevel = 'off' | 'warn' | 'error';

/** A configuration with every default in place. */
export interface Config {
  /** Absolute path of the project's root. */
  readonly root: string;
  /** The folder that it holds for, from the root; empty for the root itself. */
  readonly folder: string;
  /** Absolute path of the configuration file, where there is one. */
  readonly file?: string;
  /** Registry files of this folder's own, absolute. */
  readonly registry: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly tests: readonly string[];
  readonly today?: string;
  readonly kinds: Readonly<Record<Kind, KindPolicy>>;
  readonly warnDays: number;
  readonly graceDays: number;
  /** SDKs to look for: the named ones, or all. Routers follow them, as SDKs of their own. */
  readonly sdks: readonly Sdk[];
  readonly routers: readonly Sdk[];
  readonly declarations: readonly DeclarationSource[];
  readonly entries: readonly string[];
  readonly rules: Readonly<Record<string, RuleLevel | readonly [RuleLevel, unknown]>>;
}
