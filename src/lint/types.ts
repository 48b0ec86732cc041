import type { Constant, FileFacts, Range } from '../facts/types.ts';
import type { Deadline, Entry, Registry } from '../registry/types.ts';
import type { Config } from '../config/types.ts';

type Trim<Text extends string> = Text extends ` ${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} `
    ? Trim<Rest>
    : Text;

/** Names of the placeholders in a message: `{{ name }}`. */
type Placeholder<Text extends string> = string extends Text
  ? string
  : Text extends `${string}{{${infer Name}}}${infer Rest}`
    ? Trim<Name> | Placeholder<Rest>
    : never;

export type Messages = Readonly<Record<string, string>>;

/** A message by its id, with data for exactly its placeholders. */
export type Words<M extends Messages = Messages> = {
  [Id in keyof M & string]: string extends M[Id]
    ? { readonly messageId: Id; readonly data?: Readonly<Record<string, string>> }
    : [Placeholder<M[Id]>] extends [never]
      ? { readonly messageId: Id; readonly data?: never }
      : { readonly messageId: Id; readonly data: Readonly<Record<Placeholder<M[Id]>, string>> };
}[keyof M & string];

/** One result of a rule. */
export type Finding<M extends Messages = Messages> = Words<M> & {
  /** Where, in the linted file. */
  readonly range: Range;
  /** The flag it is about. */
  readonly key?: string;
  /** Other places it is about. */
  readonly related?: readonly Related[];
  /** What an editor may offer to do about it. */
  readonly suggestion?: Suggestion<M>;
};

/** A finding about the registry or any file of the project. */
export type ProjectFinding<M extends Messages = Messages> = Finding<M> & {
  /** From the project's root; a registry file as the registry names it. */
  readonly file: string;
};

/** Finds the file that gives what another imports by a name, and its name there. */
export type Locate = (
  file: string,
  source: string,
  name: string,
) => { readonly file: string; readonly name: string } | undefined;

export interface Related {
  /** From the project's root; the file of the finding unless said. */
  readonly file?: string;
  readonly range: Range;
  readonly message: string;
}

/** Write another key where a string literal has this one, or take a flag out of the file at the value that stays. */
export type Suggestion<M extends Messages = Messages> = Words<M> &
  (
    | { readonly type: 'replace'; readonly range: Range; readonly from: string; readonly to: string }
    | { readonly type: 'remove'; readonly keys: readonly string[]; readonly keep: Constant }
  );

/** What every rule may look at. Nothing else: no clock, no file system. */
export interface RegistryRuleInput<Options> {
  readonly registry: Registry;
  /** As-of date, an ISO day. */
  readonly asOf: string;
  readonly config: Config;
  readonly options: Options;
  readonly deadline: (entry: Entry) => Deadline;
}

/** What a rule over one file may look at. */
export interface RuleInput<Options> extends RegistryRuleInput<Options> {
  readonly facts: FileFacts;
  /** Path from the project's root. */
  readonly file: string;
  readonly isTest: boolean;
  /** 1-based line of an offset. */
  readonly line: (offset: number) => number;
}

/** What a project rule may look at: all files at once. Runs in `check` only. */
export interface ProjectRuleInput<Options> extends RegistryRuleInput<Options> {
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly isTest: (file: string) => boolean;
  /** The file that gives what a file imports by a name, and its name there; nothing where that is not known. */
  readonly locate?: Locate;
}

export type Severity = 'warn' | 'error';

/** JSON Schema of a rule's options: an object of plain properties, which is all a rule may have. */
export interface OptionsSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, OptionSchema>>;
  readonly additionalProperties: false;
}

export type OptionSchema =
  | { readonly type: 'boolean'; readonly description: string }
  | { readonly type: 'integer'; readonly minimum: number; readonly description: string }
  | {
      readonly type: 'array';
      readonly items: { readonly type: 'string'; readonly enum?: readonly string[] };
      readonly uniqueItems: true;
      readonly description: string;
    };

export interface RuleMeta<Options, M extends Messages = Messages> {
  readonly type: 'problem' | 'suggestion';
  readonly docs: {
    /** One line, without a full stop. */
    readonly description: string;
    /** The smallest preset that has it. */
    readonly preset: 'recommended' | 'strict' | 'all';
    /** Level in `check`. */
    readonly level: Severity;
    /** Level in the ESLint presets, where it is not the same: a date must not turn an unrelated change red. */
    readonly editorLevel?: Severity;
  };
  readonly messages: M;
  readonly schema: readonly [] | readonly [OptionsSchema];
  readonly defaultOptions: Options;
  readonly hasSuggestions?: boolean;
  /** Test files are left alone unless the option `checkTests`, which the rule gets by this, says otherwise. */
  readonly skipsTests?: boolean;
}

interface BaseRule<Options, M extends Messages> {
  /** Without `unflag/`. */
  readonly name: string;
  readonly meta: RuleMeta<Options, M>;
}

/** Looks at one file; some have something to say about the whole project too, in `check`. */
export interface FileRule<Options = unknown, M extends Messages = Messages> extends BaseRule<Options, M> {
  readonly scope: 'file';
  check(input: RuleInput<Options>): Iterable<Finding<M>>;
  checkProject?(input: ProjectRuleInput<Options>): Iterable<ProjectFinding<M>>;
}

/** Looks at the registry alone: in `check`, and in ESLint when a registry file is linted. */
export interface RegistryRule<Options = unknown, M extends Messages = Messages> extends BaseRule<Options, M> {
  readonly scope: 'registry';
  check(input: RegistryRuleInput<Options>): Iterable<ProjectFinding<M>>;
}

/** Looks at all files at once: in `check` only. */
export interface ProjectRule<Options = unknown, M extends Messages = Messages> extends BaseRule<Options, M> {
  readonly scope: 'project';
  check(input: ProjectRuleInput<Options>): Iterable<ProjectFinding<M>>;
}

export type Rule = FileRule | RegistryRule | ProjectRule;
