import type { FileFacts, Range } from '../facts/types.ts';
import type { Deadline, Entry, Registry } from '../registry/types.ts';
import type { Config } from '../config/types.ts';

/** One result of a rule. Words come from the rule's messages by `messageId` with `data` put in. */
export interface Finding {
  /** Where, in the linted file. */
  readonly range: Range;
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  /** The flag it is about. */
  readonly key?: string;
  /** Other places it is about, in the same file. */
  readonly related?: readonly { readonly range: Range; readonly message: string }[];
}

/** What a rule may look at. Nothing else: no clock, no file system. */
export interface RuleInput<Options> {
  readonly facts: FileFacts;
  /** Path from the project's root. */
  readonly file: string;
  readonly isTest: boolean;
  readonly registry: Registry;
  /** As-of date, an ISO day. */
  readonly asOf: string;
  readonly config: Config;
  readonly options: Options;
  readonly deadline: (entry: Entry) => Deadline;
}

/** What a project rule may look at: all files at once. Runs in `check` only. */
export interface ProjectRuleInput<Options> extends Omit<RuleInput<Options>, 'facts' | 'file' | 'isTest'> {
  readonly files: ReadonlyMap<string, FileFacts>;
}

/** A finding about the registry or another file. */
export interface ProjectFinding extends Finding {
  readonly file: string;
}
