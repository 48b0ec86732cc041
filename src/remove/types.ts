import type { Constant, Range } from '../facts/types.ts';

/** What is to be removed: a flag and the value that it keeps. */
export interface Request {
  readonly key: string;
  readonly keep: Constant;
}

/** A place that was left alone, and what a person can do about it. */
export interface Refusal {
  readonly file: string;
  /** In the text before the removal. */
  readonly range: Range;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly key: string;
  readonly reason: string;
  readonly hint: string;
}

/** A place that a person should look at, though nothing is wrong with the removal itself: a test that expects something else, a comment without its reason. */
export interface Notice {
  readonly file: string;
  /** 1-based, in the text at the time. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly reason: string;
  readonly hint: string;
}
