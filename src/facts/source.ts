import type { TSESTree } from '@typescript-eslint/types';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { Range } from './types.ts';

/** A parsed file: what the reader, the rules' adapter and the removal passes all work on. Every node has its `parent`. */
export interface Source {
  /** Path relative to the project's root, with forward slashes. */
  readonly file: string;
  /** Text without a byte order mark; offsets refer to it. */
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopes: ScopeManager;
  readonly comments: readonly SourceComment[];
  /** Ranges of scripts, in files that hold other things too; absent where the whole text is code. */
  readonly scripts?: readonly Range[];
  /** Ranges of Flow's types, which the tree does not hold. */
  readonly types?: readonly Range[];
  /** It has JSX text that newer parsers reject. */
  readonly isLenient?: boolean;
}

/** A comment with its delimiters in `range` and without them in `value`. */
export interface SourceComment {
  readonly type: 'Line' | 'Block';
  readonly value: string;
  readonly range: readonly [number, number];
}
