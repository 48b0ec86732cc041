import type { Range } from '../../facts/types.ts';
import type { Edit } from '../edits.ts';
import type { Known } from '../known.ts';

/** Where an expression stands in a template. */
export interface Place {
  readonly range: Range;
  /** What is made of its value: `condition` asks whether it is true, `effect` nothing, `target` also writes to it. */
  readonly use: 'condition' | 'value' | 'effect' | 'target';
  /** Names that the template declares round it. */
  readonly names: ReadonlySet<string>;
  /** The character that would end it. */
  readonly quote: string;
  /** An effect may also be written as a function, so that an expression must not become one. */
  readonly mayBeFunction: boolean;
  /** What is round it, where white space may move with it. */
  readonly claims: readonly string[];
  /** What the template is without it, once its value is known; nothing where the value is written. */
  readonly settled: (value: Known) => readonly Edit[] | undefined;
}

/** One of the parts of a template of which one is shown. */
export interface Branch {
  /** Nothing where it is shown for want of others. */
  readonly test?: Place;
  /** What it is as the first one; of one without a test, with this text as its test. */
  readonly asFirst: (test: string) => readonly Edit[];
  /** What it is behind others, shown for want of them. */
  readonly asLast: () => readonly Edit[];
  /** What it is when it is always shown. */
  readonly alone: () => readonly Edit[] | undefined;
}

/** Parts of a template of which the first is shown whose test holds. */
export interface Choice {
  /** What is round it, and what its parts are round: of several changes to one element's content only one is made at a time. */
  readonly claims: readonly string[];
  readonly branches: readonly Branch[];
  /** Takes out branches from one index up to another; undefined where that would change what is round them. */
  readonly without: (from: number, to: number) => readonly Edit[] | undefined;
}

/** A file's template, whatever its language. */
export interface Template {
  readonly places: readonly Place[];
  readonly choices: readonly Choice[];
  /** Whether its expressions see the names of the script. */
  readonly seesScript: boolean;
  /** Whether its expressions see refs as what they hold. */
  readonly unwrapsRefs: boolean;
  /** The element that a flag shows or hides by an attribute at an offset, or by itself where it begins there: what stays of it, `isShown` or not. */
  readonly gate: (offset: number, isShown: boolean) => readonly Edit[] | undefined;
}
