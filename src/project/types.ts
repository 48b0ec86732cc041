import type { Constant, Exactness, Confidence, FileFacts, OpenQuestion, TogglePointKind, ValueType } from '../facts/types.ts';
import type { Config, RuleLevel } from '../config/types.ts';
import type { DeadlineState, Entry, Registry } from '../registry/types.ts';
import type { SkipReason } from './file-reader.ts';
import type { Lines, Span } from '../text/lines.ts';
import type { SyntaxProblem } from './parse.ts';
import type { ProjectResolver } from './project-resolver.ts';
import type { Scopes } from './scopes.ts';

/** One file that has to do with flags. */
export interface ScannedFile {
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  readonly isTest: boolean;
  readonly facts: FileFacts;
  readonly lines: Lines;
}

/** What one reading of a project gave. Trees and texts are gone. */
export interface Scan {
  /** Of the whole project; what holds for single files is their scope's. */
  readonly config: Config;
  readonly registry: Registry;
  readonly scopes: Scopes;
  readonly resolver: ProjectResolver;
  /** Files with facts, by path. */
  readonly files: ReadonlyMap<string, ScannedFile>;
  /** Every file that was looked at for flags. */
  readonly sources: readonly string[];
  /** Other files of the project that are not excluded. */
  readonly others: readonly string[];
  /** Code that the configuration leaves out. */
  readonly excluded: readonly string[];
  /** TypeScript was asked what the text leaves open. */
  readonly types: boolean;
  /** Files that were parsed. */
  readonly parsed: number;
  readonly problems: readonly SyntaxProblem[];
  readonly skipped: readonly SkippedFile[];
  /** One line each, for people. */
  readonly warnings: readonly string[];
  /** Present when only some paths were read: nothing can be said then about what is nowhere used. */
  readonly only?: (file: string) => boolean;
  /** Text of a file without its byte order mark; undefined when it cannot be read. */
  readonly read: (file: string) => string | undefined;
}

/** One place where a flag is read under another one. */
export interface GraphPlace extends Place {
  /** Functions and components between the branch and the read. */
  readonly through: readonly string[];
  /** The read itself. */
  readonly read: Place;
}

/** A flag is read in code that runs on one side of another flag. */
export interface GraphEdge {
  readonly outer: string;
  readonly inner: string;
  /** The side of the outer flag; `mixed` when other conditions belong to it. */
  readonly side: string;
  /** The read stands in the branch itself, in a function that is called there, or in a component that is rendered there. */
  readonly via: 'branch' | 'call' | 'render';
  readonly places: readonly GraphPlace[];
}

/** Which flags are read under which; as JSON it is what `unflag graph` prints. */
export interface FlagGraph {
  readonly version: 1;
  /** All flags that are read outside of tests. */
  readonly flags: readonly string[];
  readonly edges: readonly GraphEdge[];
}

export interface SkippedFile {
  readonly file: string;
  readonly reason: SkipReason;
  /** What the system said, when unreadable. */
  readonly detail?: string;
}

/** A place in a file of the project. */
export interface Place extends Span {
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
}

export interface ReportedEvaluation extends Place {
  readonly sdk: string;
  readonly form: string;
  readonly exactness: Exactness;
  /** `test`: a read in a test file. */
  readonly role: 'eval' | 'test';
  readonly value: ValueType;
  readonly confidence: Confidence;
  readonly negated?: true;
  readonly async?: true;
  readonly default?: Constant;
  /** With exactness pattern. */
  readonly pattern?: string;
  /** With exactness other than exact: why. */
  readonly reason?: string;
  /** With exactness union: all the keys. */
  readonly keys?: readonly string[];
}

export interface ReportedDeclaration extends Place {
  readonly form: string;
  readonly container?: string;
  readonly name?: string;
}

export interface ReportedOverride extends Place {
  readonly sdk: string;
  readonly form: string;
  readonly value?: Constant;
}

/** A place where a flag is named as data: a route object's `flag`. */
export interface ReportedProperty extends Place {
  readonly sdk: string;
  /** The object counts while the flag is off. */
  readonly negated?: true;
}

export interface ReportedMention extends Place {
  readonly where: 'comment' | 'string' | 'name' | 'text';
}

/** unregistered: read or declared, but not in the registry · retired: decided, still in code · else where its deadline stands. */
export type FlagState = 'unregistered' | 'retired' | DeadlineState;

export interface ReportedEntry {
  readonly key: string;
  readonly aliases?: readonly string[];
  readonly description?: string;
  readonly owner?: string;
  readonly kind?: string;
  readonly createdAt?: string;
  readonly removeBy?: string | null;
  readonly status: Entry['status'];
  readonly keep?: Constant;
  readonly issue?: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One flag whole. */
export interface ReportedFlag {
  readonly key: string;
  readonly entry?: ReportedEntry;
  readonly state: FlagState;
  /** Its deadline, an ISO day. */
  readonly deadline?: string;
  /** Days from the as-of date to the deadline; negative once it has passed. */
  readonly days?: number;
  /** Where it stands, in words. */
  readonly summary?: string;
  readonly evaluations: readonly ReportedEvaluation[];
  readonly declarations: readonly ReportedDeclaration[];
  readonly overrides: readonly ReportedOverride[];
  readonly properties: readonly ReportedProperty[];
  readonly mentions: readonly ReportedMention[];
}

/** A place where code forks on a flag, with the size of each side. */
export interface ReportedTogglePoint extends Place {
  readonly kind: TogglePointKind;
  readonly branches: readonly ReportedBranch[];
}

export interface ReportedBranch extends Place {
  /** on, off, a variant's name, or `mixed` when the flag alone does not tell. */
  readonly side: string;
  readonly statements: number;
  readonly lines: number;
  /** Not written. */
  readonly empty: boolean;
}

export interface ReportedFinding extends Place {
  /** Name of the rule, without `unflag/`. */
  readonly rule: string;
  readonly severity: Exclude<RuleLevel, 'off'>;
  readonly messageId: string;
  readonly message: string;
  readonly key?: string;
  /** Stays the same when lines move. */
  readonly fingerprint?: string;
  /** Other places it is about. */
  readonly related?: readonly (Place & { readonly message: string })[];
}

/** What only types could have told, and did not. */
export interface ReportedQuestion extends Place {
  readonly about: OpenQuestion['about'];
}

/** What `scan` and `check` hand to the reporters; as JSON it is the published format. */
export interface Report {
  readonly version: 1;
  /** ISO day. */
  readonly asOf: string;
  /** Files that were looked at. */
  readonly files: number;
  readonly flags: readonly ReportedFlag[];
  /** Reads whose key is not known. */
  readonly dynamic: readonly ReportedEvaluation[];
  /** The keys among them, and receivers, that types could have told. */
  readonly openQuestions: readonly ReportedQuestion[];
  readonly findings: readonly ReportedFinding[];
  /** Files that do not parse. */
  readonly problems: readonly SyntaxProblem[];
  readonly skipped: readonly SkippedFile[];
  readonly warnings: readonly string[];
}
